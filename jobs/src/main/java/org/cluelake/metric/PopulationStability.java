package org.cluelake.metric;

/**
 * How far a distribution is from an earlier one: the population stability index, the sum over bins
 * of the difference of shares times the logarithm of their ratio (Siddiqi 2006). Each count is
 * raised by a half, so that an empty bin has a finite weight.
 *
 * @param index 0 for equal shares
 */
public record PopulationStability(double index) {

  private static final double MOVED = 0.1;
  private static final double CHANGED = 0.25;
  private static final double RAISED = 0.5;

  /** Measures two counts over the same bins. */
  public static PopulationStability of(long[] earlier, long[] now) {
    if (earlier.length != now.length || earlier.length == 0) {
      throw new IllegalArgumentException("both have the same bins, at least one");
    }
    double all = 0;
    double allNow = 0;
    for (int b = 0; b < now.length; b++) {
      all += earlier[b] + RAISED;
      allNow += now[b] + RAISED;
    }
    double index = 0;
    for (int b = 0; b < now.length; b++) {
      double before = (earlier[b] + RAISED) / all;
      double after = (now[b] + RAISED) / allNow;
      index += (after - before) * StrictMath.log(after / before);
    }
    return new PopulationStability(index);
  }

  /** In the usual words: stable, moved from 0.1 on, changed from 0.25 on. */
  public String word() {
    return index >= CHANGED ? "changed" : index >= MOVED ? "moved" : "stable";
  }
}
