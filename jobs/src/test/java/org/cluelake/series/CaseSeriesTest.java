package org.cluelake.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.testkit.DataFrames;
import org.cluelake.testkit.MapInputs;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class CaseSeriesTest {

  /** A, B and C are a series; D stands alone, tied to C too weakly; E and F are none at all. */
  private static MapInputs world() {
    return MapInputs.of(new CaseSeries(), "2026-03-10")
        .given(
            "case_campaign",
            "case_id, campaign",
            "'A', 'A'",
            "'B', 'A'",
            "'C', 'A'",
            "'D', 'D'",
            "'E', 'E'")
        .given(
            "case_link",
            "case_id, other_case, entity_kind, entities, weight",
            "'A', 'B', 'account', array(1, 2), 2000",
            "'A', 'B', 'chat_group', array(1), 1000",
            "'A', 'C', 'app', array(7), 60",
            "'B', 'C', 'domain', array(9), 800",
            "'C', 'D', 'app', array(7), 60")
        .given(
            "case_state",
            "case_id, accepted_at, loss, fraud_type",
            "'A', '2026-03-03 09:00:00', 100.50, 'loan'",
            "'B', '2026-03-01 09:00:00', 200, 'brushing'",
            "'C', '2026-03-09 09:00:00', 300, 'loan'",
            "'D', '2026-03-09 09:00:00', 1, 'loan'",
            "'F', '2026-03-09 09:00:00', 1, 'loan'");
  }

  @Test
  void everyCaseOfASeriesIsExplained() {
    Dataset<Row> series = world().result();
    DataFrames.assertLines(
        series,
        "series_id, case_id, cases, shared_entities, reason",
        "A|A|3|5|Shares 2 accounts and 1 chat group with case B",
        "A|B|3|5|Shares 2 accounts and 1 chat group with case A",
        "A|C|3|5|Shares 1 domain with case B");
    DataFrames.assertLines(
        series.where("case_id = 'C'"),
        "first_accepted_at, last_accepted_at, loss, scam_classes, nearest_case, weight",
        "2026-03-01 09:00:00|2026-03-09 09:00:00|600.50|brushing|loan|B|800");
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<String> plain = lines(world().result());
    assertThat(lines(world().changed(r -> r.repartition(5)).result())).isEqualTo(plain);
    assertThat(
            lines(world().changed(r -> r.coalesce(1).sort(r.col(r.columns()[0]).desc())).result()))
        .isEqualTo(plain);
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
