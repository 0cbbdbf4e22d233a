package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
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
      @ForAll("events") double[] events, @ForAll @IntRange(max = 199) int which) {
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

  /** Probabilities of any size, of which some are surely so or not. */
  @Provide
  Arbitrary<double[]> events() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.doubles().between(0, 1).ofScale(4)),
            Tuple.of(1, Arbitraries.of(0.0, 1.0)))
        .array(double[].class)
        .ofMinSize(2)
        .ofMaxSize(200);
  }
}
