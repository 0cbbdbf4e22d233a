package org.cluelake.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random numbers that belong to a stable key such as (person, day), so that one more day or a
 * larger nation leaves the others' numbers alone. Uses StrictMath: the same on every machine.
 */
final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Draw of(long seed, String what, long... keys) {
    long h = mix(seed * GOLDEN + what.hashCode());
    for (long key : keys) {
      h = mix(h * GOLDEN + key);
    }
    return new Draw(h);
  }

  /** Spreads a key evenly over 64 bits (the finaliser of SplitMix64). */
  static long mix(long key) {
    long z = key;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  double uniform() {
    return random.nextDouble();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A whole number, both ends included. */
  int between(int low, int high) {
    return high <= low ? low : random.nextInt(low, high + 1);
  }

  long bits() {
    return random.nextLong();
  }

  boolean chance(double p) {
    return random.nextDouble() < p;
  }

  double gaussian(double mean, double deviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(gaussian(0, sigma));
  }

  int poisson(double mean) {
    if (mean > 30) {
      return (int) Math.max(0, Math.round(gaussian(mean, StrictMath.sqrt(mean))));
    }
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The index of one of the weights, by weight. */
  int weighted(double... weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
