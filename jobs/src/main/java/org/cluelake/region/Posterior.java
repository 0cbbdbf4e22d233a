package org.cluelake.region;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * What is known of an area's relative risk: a gamma distribution.
 *
 * @param shape events, the prior's included
 * @param rate expected events, the prior's included
 */
record Posterior(double shape, double rate) {

  double mean() {
    return shape / rate;
  }

  double variance() {
    return shape / (rate * rate);
  }

  double quantile(double probability) {
    return distribution().inverseCumulativeProbability(probability);
  }

  /** The middle range of that level. */
  Interval interval(double level) {
    double tail = (1 - level) / 2;
    return new Interval(quantile(tail), quantile(1 - tail));
  }

  /** Probability that the risk is above so many times the nation's: the listing statistic. */
  double above(double ratio) {
    return distribution().survivalProbability(ratio);
  }

  /** Probability that this area's risk is above the other's, the two being independent. */
  double above(Posterior other) {
    return RegularizedBeta.value(other.rate / (other.rate + rate), other.shape, shape);
  }

  GammaDistribution distribution() {
    return GammaDistribution.of(shape, 1 / rate);
  }
}
