package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The curves of a funnel. */
class FunnelCurveTest {

  /** Limits of FunnelPlotR at 15 and 30 expected events, reference vector V5. */
  @Test
  void chanceAloneGivesThePrintedLimits() {
    double[] expected = new double[50];
    Arrays.fill(expected, 20);
    List<FunnelCurve.At> curve = FunnelCurve.of(expected, expected, 15, 30);

    FunnelCurve.At first = curve.get(0);
    assertThat(first.warnLow()).isEqualTo(0.5596924, within(1e-6));
    assertThat(first.warnHigh()).isEqualTo(1.649348, within(1e-6));
    assertThat(first.alarmLow()).isEqualTo(0.3862650, within(1e-6));
    assertThat(first.alarmHigh()).isEqualTo(2.082907, within(1e-6));
    FunnelCurve.At last = curve.get(curve.size() - 1);
    assertThat(last.expected()).isEqualTo(30, within(1e-9));
    assertThat(last.alarmHigh()).isEqualTo(1.702771, within(1e-6));
  }

  @Property(tries = 50)
  void theMoreAreasSpreadTheWiderTheLimits(@ForAll @DoubleRange(min = 1.5, max = 4) double spread) {
    double[] expected = new double[60];
    double[] observed = new double[60];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = 100;
      observed[i] = 100 * (i % 2 == 0 ? spread : 1 / spread);
    }
    for (FunnelCurve.At at : FunnelCurve.of(observed, expected, 50, 400)) {
      assertThat(at.wideWarnHigh()).isGreaterThan(at.warnHigh());
      assertThat(at.wideAlarmLow()).isLessThan(at.alarmLow());
      assertThat(at.wideAlarmHigh()).isGreaterThan(at.wideWarnHigh());
    }
  }
}
