package org.cluelake.evaluate;

import java.util.Locale;
import org.cluelake.metric.WilsonInterval;

/** How shares and their 95% intervals (Wilson) are written; a dash of nothing. */
final class Words {

  private static final double LEVEL = 0.95;

  private Words() {}

  static String interval(long count, long base) {
    return scaled(count, base, 1, "%.3f to %.3f");
  }

  static String intervalPerThousand(long count, long base) {
    return scaled(count, base, 1000, "%.1f to %.1f");
  }

  static String perThousand(long count, long base) {
    return base == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 1000.0 * count / base);
  }

  private static String scaled(long count, long base, double unit, String format) {
    if (base == 0) {
      return "-";
    }
    WilsonInterval wilson = WilsonInterval.of(count, base, LEVEL);
    return String.format(Locale.ROOT, format, unit * wilson.low(), unit * wilson.high());
  }
}
