package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class CopiedDeviceTest {

  @Test
  void twoPlacesAtOnceAreACopy() {
    assertThat(copied("1, 'x', 0, 10", "2, 'y', 5, 15", "3, 'z', 9, 12")).containsExactly("700|3");
  }

  @Test
  void oneAfterTheOtherOrInOneCellIsOneDevice() {
    assertThat(copied("1, 'x', 0, 10", "2, 'y', 10, 20", "3, 'x', 20, 30")).isEmpty();
    assertThat(copied("1, 'x', 0, 10", "2, 'x', 5, 15", "3, 'x', 9, 12")).isEmpty();
    assertThat(copied("1, 'x', 0, 10", "2, NULL, 5, 15", "3, NULL, 9, 12")).isEmpty();
  }

  @Test
  void oneMomentAloneIsNone() {
    assertThat(copied("1, 'x', 0, 10", "2, 'y', 5, 15")).isEmpty();
  }

  /** Calls of a card in a cell from one minute to another. */
  private static List<String> copied(String... calls) {
    try (StepBench bench =
        StepBench.of(new CopiedDevice(new CopiedDevice.Params(7, 2)), "2026-03-10")) {
      for (String call : calls) {
        String[] part = call.split(", ");
        bench.given(
            "shared_device_call",
            "imei, number, cell, started_at, ended_at, record_id",
            "700, %s, %s, %s, %s, 'r%s'"
                .formatted(part[0], part[1], minute(part[2]), minute(part[3]), part[0]));
      }
      return bench.lines("imei", "pairs");
    }
  }

  private static String minute(String minute) {
    return "TIMESTAMPTZ '2026-03-10 09:00:00+08' + INTERVAL %s MINUTES".formatted(minute);
  }
}
