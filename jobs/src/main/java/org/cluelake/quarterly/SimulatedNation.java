package org.cluelake.quarterly;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.cluelake.run.Require;

/**
 * A nation whose counties' true risks are known: logarithms that move slowly from quarter to
 * quarter, counties of very different size, and counts by chance.
 */
public final class SimulatedNation {

  /**
   * What the nation is like.
   *
   * @param counties number of counties
   * @param meanEvents events of a county of mean size and risk in a quarter
   * @param spread standard deviation of the logarithm of the risk
   * @param memory correlation of the logarithm with that of the quarter before
   * @param sizes standard deviation of the logarithm of the size
   * @param seed another seed is another nation
   */
  public record Traits(
      int counties, double meanEvents, double spread, double memory, double sizes, long seed) {
    public Traits {
      Require.that(counties >= 100, "counties is %s; want 100 or more", counties);
      Require.that(meanEvents > 0, "meanEvents is %s; want more than 0", meanEvents);
      Require.that(spread > 0, "spread is %s; want more than 0", spread);
      Require.that(memory >= 0 && memory < 1, "memory is %s; want 0 to below 1", memory);
      Require.that(sizes >= 0, "sizes is %s; want 0 or more", sizes);
    }
  }

  private final Traits traits;
  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian normal;
  private final double[] expected;
  private final double[] logRisk;

  /** The nation before its first quarter. */
  public SimulatedNation(Traits traits) {
    this.traits = traits;
    random = RandomSource.XO_SHI_RO_256_PP.create(traits.seed());
    normal = ZigguratSampler.NormalizedGaussian.of(random);
    expected = new double[traits.counties()];
    logRisk = new double[traits.counties()];
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Math.exp(traits.sizes() * normal.sample());
      sum += expected[i];
      logRisk[i] = traits.spread() * normal.sample();
    }
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= traits.meanEvents() * traits.counties() / sum;
    }
  }

  /** Events a county would have at the nation's mean risk. */
  double expected(int county) {
    return expected[county];
  }

  /** True risks of the present quarter, the nation's mean being about 1. */
  double risk(int county) {
    return Math.exp(logRisk[county] - traits.spread() * traits.spread() / 2);
  }

  int counties() {
    return expected.length;
  }

  /** Moves on by a quarter and gives its events. */
  double[] nextQuarter() {
    double fresh = Math.sqrt(1 - traits.memory() * traits.memory());
    double[] events = new double[expected.length];
    for (int i = 0; i < events.length; i++) {
      logRisk[i] = traits.memory() * logRisk[i] + fresh * traits.spread() * normal.sample();
      events[i] = PoissonSampler.of(random, expected[i] * risk(i)).sample();
    }
    return events;
  }
}
