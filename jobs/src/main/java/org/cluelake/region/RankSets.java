package org.cluelake.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Which ranks cannot be ruled out, 1 being the highest value: sets that hold every true rank with
 * the stated probability, not bars that overlap (Mogstad, Romano, Shaikh and Wilhelm 2023, Review
 * of Economic Studies). Estimates are independent and about normal.
 *
 * @param estimates by area
 * @param errors standard error of each
 */
public record RankSets(double[] estimates, double[] errors) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int DRAWS = 2000;

  public RankSets {
    estimates = estimates.clone();
    errors = errors.clone();
  }

  /** The ranks of one area: 1 and those surely above it, to all without those surely below it. */
  public record Set(int low, int high) {}

  /**
   * The ranks one area may have: Holm's procedure over the two one-sided tests against each other
   * area. It holds for this area, not for all at once.
   */
  public Set of(int area, double level) {
    int n = estimates.length;
    List<double[]> tests = new ArrayList<>();
    for (int other = 0; other < n; other++) {
      if (other != area) {
        double z = z(other, area);
        tests.add(new double[] {NORMAL.survivalProbability(z), 1});
        tests.add(new double[] {NORMAL.cumulativeProbability(z), -1});
      }
    }
    tests.sort(Comparator.comparingDouble(t -> t[0]));
    int above = 0;
    int below = 0;
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i)[0] > (1 - level) / (tests.size() - i)) {
        break;
      }
      if (tests.get(i)[1] > 0) {
        above++;
      } else {
        below++;
      }
    }
    return new Set(1 + above, n - below);
  }

  /**
   * All areas that may be among the first so many: it holds all that truly are, with the stated
   * probability. Lower limits of all ranks at once, by stepping down through the largest difference
   * of seeded draws; publish this set, not the first so many.
   *
   * @param first how many
   * @param level probability
   * @param seed of the draws
   */
  public boolean[] amongFirst(int first, double level, long seed) {
    int n = estimates.length;
    boolean[][] isAbove = new boolean[n][n];
    boolean hasChanged = n > 1;
    while (hasChanged) {
      double critical = critical(isAbove, level, seed);
      hasChanged = false;
      for (int area = 0; area < n; area++) {
        for (int other = 0; other < n; other++) {
          if (other != area && !isAbove[area][other] && z(other, area) > critical) {
            isAbove[area][other] = true;
            hasChanged = true;
          }
        }
      }
    }
    boolean[] among = new boolean[n];
    for (int area = 0; area < n; area++) {
      int above = 0;
      for (boolean one : isAbove[area]) {
        above += one ? 1 : 0;
      }
      among[area] = above < first;
    }
    return among;
  }

  /**
   * The difference that chance alone exceeds anywhere among the open pairs in 1 - level of the
   * draws. In its own errors a difference is never larger than the two noises in theirs, so pairs
   * of small noise need no look.
   */
  private double critical(boolean[][] isAbove, double level, long seed) {
    int n = estimates.length;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] largest = new double[DRAWS];
    double[] noise = new double[n];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < n; i++) {
        noise[i] = normal.sample();
      }
      largest[draw] = largest(isAbove, noise);
    }
    Arrays.sort(largest);
    return largest[(int) Math.ceil(level * DRAWS) - 1];
  }

  private double largest(boolean[][] isAbove, double[] noise) {
    int n = noise.length;
    int[] rising = rising(noise);
    double most = 0;
    for (int up = n - 1; up >= 0; up--) {
      int above = rising[up];
      double upwards = Math.max(0, noise[above]);
      for (int down = 0; down < n; down++) {
        int below = rising[down];
        double downwards = Math.max(0, -noise[below]);
        if (upwards * upwards + downwards * downwards <= most * most) {
          if (down == 0) {
            return most;
          }
          break;
        }
        if (above != below && !isAbove[below][above]) {
          double apart = errors[above] * noise[above] - errors[below] * noise[below];
          most = Math.max(most, apart / error(above, below));
        }
      }
    }
    return most;
  }

  /** Areas by rising noise, of equals the earlier first. */
  private static int[] rising(double[] noise) {
    long[] keys = new long[noise.length];
    for (int i = 0; i < noise.length; i++) {
      int bits = Float.floatToIntBits((float) noise[i]);
      keys[i] = (long) (bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(k -> (int) k).toArray();
  }

  private double z(int above, int below) {
    return (estimates[above] - estimates[below]) / error(above, below);
  }

  private double error(int one, int other) {
    return Math.hypot(errors[one], errors[other]);
  }
}
