package org.cluelake.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.cluelake.run.PipelineException;
import org.cluelake.trend.ProcessChart.Signal;
import org.junit.jupiter.api.Test;

/** Limits worked out by hand, and each signal alone. */
class ProcessChartTest {

  @Test
  void limits() {
    // Ranges 2, 4, 4, 2: their mean is 3.
    ProcessChart chart = ProcessChart.of(new double[] {10, 12, 8, 12, 10});
    assertThat(chart.mean()).isCloseTo(10.4, within(1e-12));
    assertThat(chart.high()).isCloseTo(10.4 + 2.66 * 3, within(1e-12));
    assertThat(chart.low()).isCloseTo(10.4 - 2.66 * 3, within(1e-12));
  }

  @Test
  void aRangeBeyondTheProcessDoesNotWidenIt() {
    double[] values = {10, 11, 10, 11, 10, 11, 10, 11, 10, 60, 60, 61, 60, 61};
    // Ranges: eight of 1, one of 50, one of 0, three of 1; 50 is over 3.267 times their mean.
    ProcessChart chart = ProcessChart.of(values);
    assertThat((chart.high() - chart.mean()) / 2.66).isCloseTo(11.0 / 12, within(1e-12));
  }

  @Test
  void outside() {
    ProcessChart chart = new ProcessChart(10, 8, 12);
    double[] values = {10, 11, 12.5, 10, 7.5, 12, 8};
    assertThat(
            IntStream.range(0, values.length)
                .filter(i -> chart.signals(values, i).contains(Signal.OUTSIDE)))
        .containsExactly(2, 4);
  }

  @Test
  void sevenOnOneSide() {
    ProcessChart chart = new ProcessChart(10, 0, 20);
    double[] values = {9, 11, 12, 11, 12, 11, 12, 11, 9};
    for (int at = 1; at <= 7; at++) {
      assertThat(chart.signals(values, at)).containsExactly(Signal.SHIFT);
    }
    assertThat(chart.signals(values, 0)).isEmpty();
    double[] six = {9, 11, 12, 11, 12, 11, 12, 9};
    assertThat(IntStream.range(0, 8).mapToObj(i -> chart.signals(six, i)))
        .allMatch(s -> s.isEmpty());
  }

  @Test
  void sevenRising() {
    ProcessChart chart = new ProcessChart(10, 0, 20);
    double[] values = {7, 8, 9, 9.5, 10.5, 11, 12, 9};
    assertThat(chart.signals(values, 3)).containsExactly(Signal.TREND);
    assertThat(chart.signals(values, 7)).isEmpty();
    double[] halting = {7, 8, 9, 9, 10.5, 11, 12, 9};
    assertThat(chart.signals(halting, 3)).isEmpty();
  }

  @Test
  void twoOfThreeNearALimit() {
    ProcessChart chart = new ProcessChart(10, 4, 16);
    double[] values = {10, 15, 9, 15, 10, 5, 10, 10};
    assertThat(chart.signals(values, 1)).containsExactly(Signal.NEAR_LIMIT);
    assertThat(chart.signals(values, 3)).containsExactly(Signal.NEAR_LIMIT);
    // Near the other limit, and within reach of a value near this one.
    assertThat(chart.signals(values, 5)).isEmpty();
  }

  @Property(tries = 100)
  void unitsDoNotMatter(@ForAll @Size(12) int[] raw) {
    double[] values = new double[raw.length];
    double[] scaled = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      values[i] = raw[i] % 100;
      scaled[i] = values[i] * 4;
    }
    ProcessChart chart = ProcessChart.of(values);
    ProcessChart other = ProcessChart.of(scaled);
    for (int i = 0; i < values.length; i++) {
      assertThat(other.signals(scaled, i)).isEqualTo(chart.signals(values, i));
    }
  }

  @Test
  void tooFewValues() {
    assertThatThrownBy(() -> ProcessChart.of(new double[3]))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("want 4 or more");
  }
}
