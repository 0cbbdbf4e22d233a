package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.ShippedNight;
import org.junit.jupiter.api.Test;

class DayPartialsTest {

  private static final List<Step> STEPS = ShippedNight.steps();

  @Test
  void onlyWhatFollowsFromADaysCleanRowsAndIsReadInWindowsIsOne() {
    List<DayPartials.Partial> partials = DayPartials.of(STEPS);
    assertThat(partials)
        .extracting(p -> p.step().id())
        .contains("account-day", "account-edge-day", "call-edge-day", "number-day")
        .doesNotContain("iot-day", "web-day", "account-state", "number-place", "peer-count");
    assertThat(partials)
        .allSatisfy(
            p -> {
              assertThat(p.step().reads())
                  .allMatch(r -> r.slice() == Read.Slice.TODAY && r.table().layer() == Layer.CLEAN);
              assertThat(p.days()).isGreaterThan(1);
            });
  }

  @Test
  void aSourceReachesAsFarBackAsTheLongestWindowMadeFromIt() {
    Map<TableContract, Integer> sources = DayPartials.sources(STEPS);
    for (DayPartials.Partial partial : DayPartials.of(STEPS)) {
      for (Read read : partial.step().reads()) {
        assertThat(sources.get(read.table())).isGreaterThanOrEqualTo(partial.days());
      }
    }
    assertThat(sources.values())
        .allMatch(d -> DayPartials.of(STEPS).stream().anyMatch(p -> p.days() == d));
  }
}
