package org.cluelake.region;

/**
 * How relative risks are spread over areas: a gamma distribution (Clayton and Kaldor 1987).
 *
 * @param shape of the spread; the larger, the more alike the areas
 * @param rate expected events the prior is worth
 */
record GammaPrior(double shape, double rate) {

  double mean() {
    return shape / rate;
  }

  double variance() {
    return shape / (rate * rate);
  }

  /** An area's risk after its events were seen. */
  Posterior posterior(double observed, double expected) {
    return new Posterior(shape + observed, rate + expected);
  }
}
