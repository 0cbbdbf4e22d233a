package org.cluelake.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of Java arrive in the kernel as they were. */
class JsonRowsTest {

  private static final Instant AT = Instant.parse("2026-03-10T15:59:59.000001Z");

  @TempDir Path folder;

  @Test
  void valuesArriveExactlyAndWhatIsNotNamedIsNull() {
    Map<String, Object> row =
        Map.of(
            "signal_id",
            "quote \" comma , line\nend \u0001 \u4e2d",
            "subject",
            Long.MAX_VALUE,
            "money_at_risk",
            new BigDecimal("9999999999999999.99"),
            "happened_at",
            AT,
            "is_money_moving",
            true,
            "network",
            List.of(1L, Long.MIN_VALUE));
    assertThat(read(row, "signal_id, subject, money_at_risk, is_money_moving, person"))
        .containsExactly(
            row.get("signal_id"), Long.MAX_VALUE, row.get("money_at_risk"), true, null);
    assertThat(read(row, "epoch_us(happened_at), list_sum(network)::VARCHAR"))
        .containsExactly(AT.getEpochSecond() * 1_000_000 + 1, String.valueOf(Long.MIN_VALUE + 1));
  }

  @Test
  void structsAreRowsInOrderOrMapsByName() {
    for (Object end : List.of(RowFactory.create("B", "2026-04-01"), Map.of("tier", "B"))) {
      assertThat(
              read(
                  Tables.PHONE_CARD_LIST,
                  Map.of("tier_ends", List.of(end)),
                  "tier_ends[1].tier, len(tier_ends)"))
          .containsExactly("B", 1L);
    }
  }

  /** The kernel reads lines of 16 MiB and refuses longer ones, unless told. */
  @Test
  void aRowLongerThanTheKernelReadsByItselfArrivesWhole() {
    int length = (1 << 24) + 1000;
    assertThat(read(Map.of("reason", "x".repeat(length)), "length(reason)"))
        .containsExactly((long) length);
  }

  private List<Object> read(Map<String, Object> row, String columns) {
    return read(Tables.SIGNAL, row, columns);
  }

  private List<Object> read(TableContract table, Map<String, Object> row, String columns) {
    try (Kernel kernel = Kernel.open(new KernelBounds(512, null), "a test")) {
      String query = JsonRows.query(table, List.of(row).iterator(), folder.resolve("rows.json"));
      List<List<Object>> rows = kernel.rows("SELECT " + columns + " FROM (" + query + ")");
      assertThat(rows).hasSize(1);
      return rows.get(0);
    }
  }
}
