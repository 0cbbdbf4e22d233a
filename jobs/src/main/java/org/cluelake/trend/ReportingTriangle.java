package org.cluelake.trend;

import org.cluelake.run.Require;

/**
 * How much of what happened in a period is known yet, from how earlier periods filled up: the chain
 * ladder (Mack 1993). Events are counted by the period they happened in and the number of periods
 * until they were known.
 *
 * @param factors by delay, how much the sum known grows in the next period
 * @param known by period, oldest first, what is known of it
 * @param ultimates by period, what will be known of it in the end
 */
public record ReportingTriangle(double[] factors, double[] known, double[] ultimates) {

  public ReportingTriangle {
    factors = factors.clone();
    known = known.clone();
    ultimates = ultimates.clone();
  }

  /**
   * The triangle of new events.
   *
   * @param events by period, oldest first, and delay: the first row is complete, each later one is
   *     shorter by one
   */
  public static ReportingTriangle of(double[][] events) {
    int n = events.length;
    Require.that(n >= 2, "a reporting triangle has %s periods; want 2 or more", n);
    double[][] sums = new double[n][];
    for (int i = 0; i < n; i++) {
      Require.that(
          events[i].length == n - i,
          "period %s of a reporting triangle has %s delays; want %s",
          i + 1,
          events[i].length,
          n - i);
      sums[i] = events[i].clone();
      for (int k = 1; k < sums[i].length; k++) {
        sums[i][k] += sums[i][k - 1];
      }
    }
    double[] factors = new double[n - 1];
    for (int k = 0; k < n - 1; k++) {
      double now = 0;
      double next = 0;
      for (int i = 0; i < n - 1 - k; i++) {
        now += sums[i][k];
        next += sums[i][k + 1];
      }
      factors[k] = now == 0 ? 1 : next / now;
    }
    double[] known = new double[n];
    double[] ultimates = new double[n];
    for (int i = 0; i < n; i++) {
      int delays = n - i;
      known[i] = sums[i][delays - 1];
      ultimates[i] = known[i];
      for (int k = delays - 1; k < n - 1; k++) {
        ultimates[i] *= factors[k];
      }
    }
    return new ReportingTriangle(factors, known, ultimates);
  }

  /** Share of a period that is known: 1 where nothing more will come. */
  public double completeness(int period) {
    return ultimates[period] == 0 ? 1 : known[period] / ultimates[period];
  }

  /** What is still to be known of a period. */
  public double outstanding(int period) {
    return ultimates[period] - known[period];
  }

  @Override
  public double[] factors() {
    return factors.clone();
  }

  @Override
  public double[] known() {
    return known.clone();
  }

  @Override
  public double[] ultimates() {
    return ultimates.clone();
  }
}
