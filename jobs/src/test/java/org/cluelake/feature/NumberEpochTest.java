package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class NumberEpochTest {

  private static final String DELIVERED = "number, valid_from, holder, valid_to";
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @Test
  void anEarlierHolderIsKeptAndEndsBeforeTheNextOne() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "number_epoch_before",
              DELIVERED + ", biz_date",
              "1, DATE '2025-01-01', 11, NULL, DATE '2026-03-09'",
              "2, DATE '2025-01-01', 12, DATE '2025-06-30', DATE '2026-03-09'")
          .given(
              "telecom_subscriber",
              DELIVERED,
              "1, DATE '2026-03-05', 13, NULL",
              "2, DATE '2026-03-05', 14, NULL");
      assertThat(bench.lines("number", "valid_from", "holder", "valid_to"))
          .containsExactly(
              "1|2025-01-01|11|2026-03-04",
              "1|2026-03-05|13|",
              "2|2025-01-01|12|2025-06-30",
              "2|2026-03-05|14|");
    }
  }

  @Test
  void aLaterDeliveryOfTheSameStartCorrectsIt() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "number_epoch_before",
              DELIVERED + ", biz_date",
              "1, DATE '2025-01-01', 11, NULL, DATE '2026-03-09'")
          .given("telecom_subscriber", DELIVERED, "1, DATE '2025-01-01', 15, DATE '2026-02-01'");
      assertThat(bench.lines("holder", "valid_to")).containsExactly("15|2026-02-01");
    }
  }

  /** However often a number goes on, no day has two holders. */
  @Property(tries = 20)
  void noDayHasTwoHolders(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 60) Integer> starts,
      @ForAll @IntRange(max = 90) int length) {
    try (StepBench bench = bench()) {
      List<String> rows = new ArrayList<>();
      for (int start : starts.stream().distinct().toList()) {
        LocalDate from = FIRST.plusDays(start);
        rows.add(
            "1, DATE '%s', %d, %s"
                .formatted(
                    from,
                    start + 10,
                    start % 3 == 0 ? "NULL" : "DATE '" + from.plusDays(length) + "'"));
      }
      bench.given("telecom_subscriber", DELIVERED, rows.toArray(String[]::new));
      List<String> lines = bench.lines("valid_from", "valid_to");
      assertThat(lines).hasSize(rows.size());
      for (int i = 1; i < lines.size(); i++) {
        String[] earlier = lines.get(i - 1).split("\\|", -1);
        assertThat(LocalDate.parse(earlier[1])).isBefore(lines.get(i).split("\\|", -1)[0]);
      }
    }
  }

  private static StepBench bench() {
    return StepBench.of(new NumberEpoch(), "2026-03-10");
  }
}
