package org.cluelake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.cluelake.bucket.BucketRunner;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.Contracts;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contracts that change while the lake is full of rows made by the old ones. */
@ExtendWith(SparkExtension.class)
class EvolutionTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 10);
  private static final TableContract OLD = Tables.FILE_LEDGER;
  private static final TableContract NEW =
      Contracts.with(OLD, Contracts.column("sender_note", "string", false, 2));

  @TempDir Path folder;
  private Lake lake;
  private BucketRunner runner;

  @BeforeEach
  void aLakeFilledUnderTheOldContract() {
    lake = new Lake(folder.resolve("lake").toString(), new Configuration());
    runner =
        new BucketRunner(
            JavaSparkContext.fromSparkContext(SparkExtension.spark().sparkContext()),
            4,
            new KernelBounds(256, folder.resolve("scratch").toString()),
            lake.folder("_staging").toString());
    assertThat(lake.append(OLD, NIGHT, 1, runner.rows(OLD, row("a.csv", "")))).isTrue();
  }

  private static String row(String name, String more) {
    return "SELECT '%s' AS name, 'x' AS feed, NULL AS sha256, 5 AS bytes, 1 AS rows_declared, 1 AS rows_counted, 'accepted' AS status, NULL AS reason, NULL AS detail%s"
        .formatted(name, more);
  }

  private List<String> evolve(TableContract... contracts) {
    return new SchemaEvolution(SparkExtension.spark(), lake).apply(List.of(contracts));
  }

  @Test
  void anAddedOptionalColumnIsThereAndOldRowsReadNull() {
    ContentHash published = hash(OLD, NIGHT);
    assertThat(evolve(NEW)).containsExactly("ops.file_ledger");
    assertThat(evolve(NEW)).as("once").isEmpty();
    LocalDate next = NIGHT.plusDays(1);
    assertThat(lake.append(NEW, next, 1, runner.rows(NEW, row("b.csv", ", 'late' AS sender_note"))))
        .isTrue();

    assertThat(hash(NEW, NIGHT)).as("what was published stands").isEqualTo(published);
    try (SmallRead read = new SmallRead(new KernelBounds(256, folder.resolve("read").toString()))) {
      assertThat(
              read.with("t", NEW, lake.files(NEW))
                  .rows("SELECT name || ' ' || coalesce(sender_note, 'null') FROM t", "line"))
          .extracting(r -> r.get("line"))
          .containsExactlyInAnyOrder("a.csv null", "b.csv late");
    }
    var delta = SparkExtension.spark().read().format("delta").load(lake.location(NEW).toString());
    assertThat(delta.columns()).endsWith("detail", "sender_note", "biz_date", "gen");
    assertThat(delta.where("sender_note IS NULL").count()).isEqualTo(1);
  }

  @Test
  void aSliceOfTheNewContractIsHashedWithItsColumn() {
    assertThat(evolve(NEW)).hasSize(1);
    LocalDate next = NIGHT.plusDays(1);
    var files = runner.rows(NEW, row("b.csv", ", 'late' AS sender_note"));
    assertThat(lake.append(NEW, next, 1, files)).isTrue();
    assertThat(hash(NEW, next)).isEqualTo(files.get(0).hash());
  }

  @Test
  void aReopenedNightHasFilesOfBothContractsOnOneDate() {
    assertThat(evolve(NEW)).hasSize(1);
    assertThat(
            lake.append(NEW, NIGHT, 2, runner.rows(NEW, row("b.csv", ", 'late' AS sender_note"))))
        .isTrue();
    try (SmallRead read = new SmallRead(new KernelBounds(256, folder.resolve("read").toString()))) {
      assertThat(
              read.with("t", NEW, lake.files(NEW))
                  .rows("SELECT count(*), count(sender_note) FROM t", "rows", "notes"))
          .containsExactly(Map.of("rows", 2L, "notes", 1L));
    }
  }

  @Test
  void aTightenedRuleJudgesNewRowsAndReopenedNightsAndLeavesOldOnesStanding() {
    TableContract strict = Contracts.ruled(OLD, "bytes", "bytes >= 10");
    ContentHash published = hash(OLD, NIGHT);
    assertThat(evolve(strict)).as("a rule is no column").isEmpty();
    assertThat(hash(strict, NIGHT)).isEqualTo(published);
    assertThatThrownBy(() -> runner.rows(strict, row("a.csv", "")))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("ops.file_ledger: 1 rows break RULE:bytes; nothing was committed");
    assertThat(lake.files(strict, NIGHT, 2)).isEmpty();
    String wide = row("a.csv", "").replace("5 AS bytes", "50 AS bytes");
    assertThat(lake.append(strict, NIGHT, 2, runner.rows(strict, wide))).isTrue();
    assertThat(hash(strict, NIGHT)).as("the first generation").isEqualTo(published);
  }

  private ContentHash hash(TableContract table, LocalDate date) {
    try (SmallRead read = new SmallRead(new KernelBounds(256, folder.resolve("hash").toString()))) {
      return read.contentHash(table, lake.files(table, date, 1));
    }
  }

  static Stream<Arguments> refusals() {
    List<Property> columns = OLD.properties();
    List<Property> moved = new ArrayList<>(columns);
    moved.add(0, moved.remove(3));
    List<Property> early = new ArrayList<>(columns);
    early.add(1, Contracts.column("early", "string", false, 2));
    return Stream.of(
        Arguments.of(
            Contracts.of(OLD, columns.subList(0, columns.size() - 1)),
            "ops.file_ledger: the lake has column detail, which the contract has dropped"),
        Arguments.of(
            Contracts.of(
                OLD,
                Contracts.replaced(columns, "bytes", Contracts.column("size", "bigint", true, 1))),
            "the lake has column bytes"),
        Arguments.of(
            Contracts.of(
                OLD,
                Contracts.replaced(columns, "bytes", Contracts.column("bytes", "int", true, 1))),
            "column bytes is long in the lake and integer in its contract"),
        Arguments.of(Contracts.of(OLD, moved), "column name stands elsewhere"),
        Arguments.of(Contracts.of(OLD, early), "adds column early before older ones"),
        Arguments.of(
            Contracts.with(OLD, Contracts.column("needed", "string", true, 2)),
            "adds the required column needed, which rows of earlier nights lack"),
        Arguments.of(
            Contracts.keyed(OLD, "name"),
            "the subject and key are none / none in the lake and none / name in its contract"),
        Arguments.of(
            Contracts.bucketed(OLD, "bytes"), "partitioned by [biz_date, gen] in the lake"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatRowsOfEarlierNightsCannotFollowIsRefusedBeforeAnythingIsWritten(
      TableContract changed, String why) {
    TableContract other = Contracts.with(Tables.RUN_PIN, Contracts.column("x", "int", false, 2));
    assertThat(lake.append(Tables.RUN_PIN, NIGHT, 1, List.of())).isTrue();
    List<Path> before = Contracts.tree(folder.resolve("lake/tables"));
    assertThatThrownBy(() -> evolve(other, changed))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("; keep the contract as it was and add an optional column")
        .extracting(e -> ((PipelineException) e).kind())
        .isEqualTo(ErrorKind.CONFIG);
    assertThat(Contracts.tree(folder.resolve("lake/tables"))).isEqualTo(before);
  }
}
