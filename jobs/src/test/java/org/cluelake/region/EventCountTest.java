package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.BinomialDistribution;

class EventCountTest {

  private static final double CLOSE = 1e-12;

  @Property(tries = 30)
  void equalEventsAreBinomial(
      @ForAll @IntRange(min = 1, max = 2000) int events,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
    double[] all = new double[events];
    Arrays.fill(all, p);
    EventCount count = EventCount.of(all);
    BinomialDistribution expected = BinomialDistribution.of(events, p);

    assertThat(IntStream.rangeClosed(0, events))
        .allSatisfy(
            k ->
                assertThat(count.probability(k)).isCloseTo(expected.probability(k), within(CLOSE)));
  }

  @Property(tries = 50)
  void anEventIsTakenOutAgain(
      @ForAll @Size(min = 2, max = 200) double[] drawn, @ForAll @IntRange(max = 199) int which) {
    double[] events = Arrays.stream(drawn).map(EventCountTest::probability).toArray();
    int out = which % events.length;
    EventCount others =
        EventCount.of(
            IntStream.range(0, events.length)
                .filter(i -> i != out)
                .mapToDouble(i -> events[i])
                .toArray());
    double[] sums = new double[events.length];
    EventCount.of(events).addWithout(events[out], 2, sums);

    assertThat(IntStream.range(0, events.length))
        .allSatisfy(k -> assertThat(sums[k]).isCloseTo(2 * others.probability(k), within(1e-10)));
  }

  /** Any number as a probability; whole numbers are surely so or not. */
  private static double probability(double drawn) {
    double fraction = Math.abs(drawn % 1);
    return fraction == 0 && Math.abs(drawn % 2) == 1 ? 1 : fraction;
  }
}
