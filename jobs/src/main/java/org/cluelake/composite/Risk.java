package org.cluelake.composite;

import org.cluelake.run.Require;

/**
 * What is known of a relative risk by one indicator: a gamma distribution, the posterior of events
 * among expected events.
 *
 * @param shape events, the prior's included
 * @param rate expected events, the prior's included
 */
public record Risk(double shape, double rate) {
  public Risk {
    Require.that(
        shape > 0 && rate > 0, "a risk has shape %s and rate %s; want more than 0", shape, rate);
  }

  double mean() {
    return shape / rate;
  }
}
