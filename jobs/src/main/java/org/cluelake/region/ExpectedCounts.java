package org.cluelake.region;

/**
 * Indirect standardisation: the events an area would have if every stratum of its people had the
 * rate of all areas together. With one stratum of people as they are it is the crude expected
 * count, and with one in which each counts with the risk of a reference it is that of the reference
 * ({@link StandardRisks}).
 */
final class ExpectedCounts {

  private ExpectedCounts() {}

  /**
   * Expected events by area.
   *
   * @param events of all areas, by stratum
   * @param exposure by area, then stratum
   */
  static double[] of(double[] events, double[][] exposure) {
    double[] expected = new double[exposure.length];
    for (int s = 0; s < events.length; s++) {
      double total = 0;
      for (double[] area : exposure) {
        total += area[s];
      }
      double rate = total == 0 ? 0 : events[s] / total;
      for (int i = 0; i < exposure.length; i++) {
        expected[i] += exposure[i][s] * rate;
      }
    }
    return expected;
  }
}
