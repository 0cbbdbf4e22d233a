package org.cluelake.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class MapInputsTest {

  @Test
  void namedColumnsAreGivenAndTheOthersAreHarmless() {
    List<Row> rows =
        MapInputs.of(new Copy(), "2026-03-10")
            .given("signal", "subject, evidence_keys", "7, array('a')", "8, array()")
            .given("signal", "subject, score", "9, 0.5")
            .result()
            .selectExpr("subject", "person", "score", "size(evidence)", "evidence_keys")
            .collectAsList();
    assertThat(rows)
        .extracting(r -> r.mkString("|"))
        .containsExactlyInAnyOrder(
            "7|null|0.0000|0|ArraySeq(a)",
            "8|null|0.0000|0|ArraySeq()",
            "9|null|0.5000|0|ArraySeq()");
  }

  @Test
  void undeclaredColumnsAndViewsAreRefused() {
    MapInputs inputs = MapInputs.of(new Copy(), "2026-03-10");
    assertThatThrownBy(() -> inputs.given("signal", "colour", "1"))
        .hasMessage("signal.signal declares no column colour");
    assertThatThrownBy(() -> inputs.given("clue", "person", "1"))
        .hasMessage("copy does not read clue");
  }

  /** Where the session is not bound to spark-testing-base, this is a null pointer instead. */
  @Test
  void unequalRowsAreAnAssertionError() {
    Dataset<Row> one = SparkExtension.spark().sql("SELECT 1 AS x");
    Dataset<Row> two = SparkExtension.spark().sql("SELECT 2 AS x");
    DataFrames.assertSameRows(one.union(two), two.union(one));
    assertThatThrownBy(() -> DataFrames.assertSameRows(one, two))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> DataFrames.assertSameRows(one, one.union(one)))
        .isInstanceOf(AssertionError.class);
  }

  private record Copy() implements GatherStep {
    @Override
    public String id() {
      return "copy";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(Tables.SIGNAL));
    }

    @Override
    public TableContract writes() {
      return Tables.SIGNAL;
    }

    @Override
    public String sql(AsOf asOf) {
      return "SELECT * FROM signal";
    }
  }
}
