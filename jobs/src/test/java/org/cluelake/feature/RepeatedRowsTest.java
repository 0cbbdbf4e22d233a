package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.contract.Layer;
import org.cluelake.job.NightSteps;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A source that delivers a night's rows again on the next one stops no night: every feature that
 * looks back over nights has each of its keys once.
 */
class RepeatedRowsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 10);
  private static final int WORLDS = 20;

  private static List<Step> lookingBack() {
    return NightSteps.of(Repository.conf()).stream()
        .filter(s -> s.writes().layer() == Layer.FEATURE)
        .filter(s -> s.reads().stream().anyMatch(RepeatedRowsTest::isWindow))
        .toList();
  }

  private static boolean isWindow(Read read) {
    return read.slice() == Read.Slice.WINDOW && read.days() > 1;
  }

  static Stream<String> ids() {
    return lookingBack().stream().map(Step::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aNightDeliveredAgainBreaksNoKey(String id) {
    Step step = lookingBack().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    try (StepBench bench = StepBench.of(step, NIGHT.toString())) {
      for (Read read : step.reads()) {
        long seed = (id + read.view()).hashCode();
        bench.givenRows(read.view(), new Worlds(seed, NIGHT).rows(read, WORLDS));
        if (isWindow(read)) {
          StepBench unused = bench.repeated(read.view());
        }
      }
      assertThat(bench.brokenKeys()).isEmpty();
    }
  }
}
