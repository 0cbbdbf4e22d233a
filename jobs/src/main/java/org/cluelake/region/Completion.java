package org.cluelake.region;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.trend.ReportingTriangle;

/**
 * How many cases of the newest weeks are still to be delivered, by county: the chain ladder (Mack
 * 1993) over weeks of acceptance and weeks until the first delivery.
 *
 * <p>A county with enough cases goes by its own delays, every other by the nation's. What was
 * accepted before the oldest of the weeks counts as delivered.
 */
final class Completion {

  private final int weeks;
  private final int ownFrom;
  private final double[][] nation;
  private final Map<String, double[][]> counties = new TreeMap<>();

  /**
   * A completion without cases.
   *
   * @param weeks of acceptance; none is expected to take as many to be delivered
   * @param ownFrom least cases of a county that goes by its own delays
   */
  Completion(int weeks, int ownFrom) {
    this.weeks = weeks;
    this.ownFrom = ownFrom;
    this.nation = triangle(weeks);
  }

  private static double[][] triangle(int weeks) {
    double[][] events = new double[weeks][];
    for (int i = 0; i < weeks; i++) {
      events[i] = new double[weeks - i];
    }
    return events;
  }

  /**
   * Adds delivered cases.
   *
   * @param ago weeks since their week of acceptance, 0 being the newest
   * @param delay weeks until they were delivered, up to {@code ago}
   */
  void add(String county, int ago, int delay, long cases) {
    int period = weeks - 1 - ago;
    nation[period][delay] += cases;
    counties.computeIfAbsent(county, c -> triangle(weeks))[period][delay] += cases;
  }

  /** By county, the cases still to be delivered; nothing where none are. */
  Map<String, Double> outstanding() {
    double[] curve = ReportingTriangle.of(nation).factors();
    Map<String, Double> outstanding = new HashMap<>();
    counties.forEach(
        (county, events) -> {
          ReportingTriangle own = ReportingTriangle.of(events);
          double all = 0;
          for (double known : own.known()) {
            all += known;
          }
          Double unused =
              outstanding.put(county, rest(own, all >= ownFrom ? own.factors() : curve));
        });
    return outstanding;
  }

  private double rest(ReportingTriangle county, double[] factors) {
    double[] known = county.known();
    double rest = 0;
    double growth = 1;
    // The oldest period is complete; each later one lacks one more factor.
    for (int period = 0; period < weeks; period++) {
      rest += known[period] * (growth - 1);
      if (period + 1 < weeks) {
        growth *= factors[weeks - 2 - period];
      }
    }
    return rest;
  }
}
