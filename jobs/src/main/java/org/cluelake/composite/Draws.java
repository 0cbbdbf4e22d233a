package org.cluelake.composite;

import java.nio.ByteBuffer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.cluelake.run.Sha256;

/**
 * Seeded draws of risks. Every place and indicator has a sequence of its own, so neither the order
 * of places nor how they are shared out among threads changes a draw.
 *
 * @param seed names the period and the version of the settings
 */
record Draws(String seed) {

  private static final RandomSource SOURCE = RandomSource.XO_SHI_RO_256_PP;

  /** Logarithms of so many risks. */
  double[] logarithms(String place, String indicator, Risk risk, int number) {
    SharedStateContinuousSampler sampler =
        AhrensDieterMarsagliaTsangGammaSampler.of(
            generator(seed + "|" + place + "|" + indicator), risk.shape(), 1 / risk.rate());
    double[] logarithms = new double[number];
    for (int b = 0; b < number; b++) {
      // A shape far below one draws zeros, whose logarithm is no number to add.
      logarithms[b] = Math.log(Math.max(sampler.sample(), Double.MIN_NORMAL));
    }
    return logarithms;
  }

  /** A generator whose sequence the name alone decides. */
  static UniformRandomProvider generator(String name) {
    long[] state = new long[4];
    ByteBuffer.wrap(Sha256.of(name)).asLongBuffer().get(state);
    return SOURCE.create(state);
  }
}
