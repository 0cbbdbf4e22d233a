package org.cluelake.region;

import java.util.Optional;

/**
 * One region compared with the nation, exactly.
 *
 * @param place the region and what it is added up in
 * @param count what it adds up to
 * @param events what its risk rests on: the observed, or for money those of the unit's size
 * @param expected such events at the nation's rate
 * @param rate per unit of exposure, with its range; empty without exposure
 * @param ratio observed over expected, with its range; empty where nothing is expected
 * @param fit the prior of its level; empty where there is none
 * @param risk what is known of its risk; empty without a prior or expected events
 * @param rank among its level; empty as the risk is
 * @param areas regions of its level with an exposure
 * @param funnel where it lies in the funnel; null where nothing is expected
 * @param change against the window before; empty where either has no event, and for money
 * @param completeness share of the window its data seem to cover
 */
record Figures(
    RegionTree.Place place,
    Count count,
    double events,
    double expected,
    Optional<Estimate> rate,
    Optional<Estimate> ratio,
    Optional<GammaPoissonFit> fit,
    Optional<Posterior> risk,
    Optional<Rank> rank,
    int areas,
    String funnel,
    Optional<RateRatio> change,
    double completeness) {

  /** A value with its 95% range. */
  record Estimate(double value, Interval interval) {}

  /** A place in the order of risks, 1 being the highest. */
  record Rank(double expected, int low, int high) {}
}
