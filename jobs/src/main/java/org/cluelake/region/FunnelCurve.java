package org.cluelake.region;

import java.util.ArrayList;
import java.util.List;

/** The limits of a funnel as curves over expected events, for a drawing. */
public final class FunnelCurve {

  private static final int POINTS = 41;

  private FunnelCurve() {}

  /**
   * The limits of the ratio at so many expected events: by chance alone, Poisson limits inverted,
   * and wider by the over-dispersion of the areas (Spiegelhalter 2005).
   *
   * @param expected events at the nation's rate
   */
  public record At(
      double expected,
      double warnLow,
      double warnHigh,
      double alarmLow,
      double alarmHigh,
      double wideWarnLow,
      double wideWarnHigh,
      double wideAlarmLow,
      double wideAlarmHigh) {}

  /**
   * The curves, at expected events evenly apart in their logarithm.
   *
   * @param observed events of all areas
   * @param expected their expected events, more than 0
   * @param from least expected events drawn
   * @param to most, more than {@code from}
   */
  public static List<At> of(double[] observed, double[] expected, double from, double to) {
    Funnel funnel = Funnel.of(observed, expected);
    Funnel chance = new Funnel(0);
    List<At> curve = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      double e = from * Math.pow(to / from, (double) i / (POINTS - 1));
      Interval warn = chance.limits(e, Funnel.WARN);
      Interval alarm = chance.limits(e, Funnel.ALARM);
      Interval wideWarn = funnel.limits(e, Funnel.WARN);
      Interval wideAlarm = funnel.limits(e, Funnel.ALARM);
      curve.add(
          new At(
              e,
              warn.low(),
              warn.high(),
              alarm.low(),
              alarm.high(),
              wideWarn.low(),
              wideWarn.high(),
              wideAlarm.low(),
              wideAlarm.high()));
    }
    return curve;
  }
}
