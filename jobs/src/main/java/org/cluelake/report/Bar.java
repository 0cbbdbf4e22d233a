package org.cluelake.report;

import java.math.BigDecimal;

/**
 * A range on a scale of ratios from 1/8 to 8 times the nation's level, in steps of a drawing 180
 * wide, the nation in the middle.
 *
 * @param low left end
 * @param value the figure
 * @param high right end
 */
public record Bar(int low, int value, int high) {

  private static final int WIDTH = 180;
  private static final double DOUBLINGS = 3;

  /** The range drawn, or null where there is none. */
  static Bar of(RegionFacts.Range range) {
    return range == null ? null : new Bar(at(range.low()), at(range.value()), at(range.high()));
  }

  private static int at(BigDecimal ratio) {
    double doublings = Math.log(Math.max(ratio.doubleValue(), 1e-3)) / Math.log(2);
    double held = Math.max(-DOUBLINGS, Math.min(DOUBLINGS, doublings));
    return (int) Math.round((held / DOUBLINGS + 1) * WIDTH / 2);
  }
}
