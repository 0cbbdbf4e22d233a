package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.job.NightSteps;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.FoldStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every feature step against a second, independent writing of it in Spark SQL, on random small
 * worlds: two engines and two texts that agree on ties, nulls and midnight.
 */
@ExtendWith(SparkExtension.class)
class DifferentialTest {

  private static final AsOf NIGHT = new AsOf(LocalDate.of(2026, 3, 10));
  private static final int WORLDS = 40;

  /** What these steps look for is rare among accounts and people drawn at random. */
  private static final Map<String, Integer> MORE_WORLDS =
      Map.of("own-funds-payment", 800, "short-lived-account", 1000, "region-withdrawal", 400);

  private static final long SEED = 20260310;

  private static final Path FORMS = Repository.root().resolve("jobs/src/test/resources/spark");

  /** The step's rows, made once: its altered forms are held to the same ones. */
  private static final Map<String, List<Row>> MADE = new HashMap<>();

  @TempDir static Path folder;

  /** Steps of one text; what is decided in Java has tests of its own. */
  private static List<Step> features() {
    return NightSteps.of(Repository.conf()).stream()
        .filter(s -> s instanceof BucketStep || s instanceof GatherStep)
        .filter(s -> !(s instanceof FoldStep))
        .filter(s -> s.writes().layer() == Layer.FEATURE)
        .toList();
  }

  static Stream<String> ids() {
    return features().stream().map(Step::id);
  }

  @Test
  void everyFeatureStepHasItsSparkFormAndNoFormIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(FORMS)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".sql", "")))
          .containsExactlyInAnyOrderElementsOf(ids().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void bothWritingsGiveTheSameRows(String id) throws IOException {
    Step step = step(id);
    List<Row> kernel = kernelRows(step);
    List<Row> spark = sparkRows(step, form(id));

    assertThat(kernel).as("the worlds give the step something to do").hasSizeGreaterThan(20);
    assertThat(lonely(kernel, spark)).as("rows of the step alone").isEmpty();
    assertThat(lonely(spark, kernel)).as("rows of the Spark form alone").isEmpty();
  }

  /** A limit moved by one or a tie broken the other way does not go unnoticed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number-hour|duration_s <= 15|duration_s < 15",
        "number-place|min(c.cell_region)|max(c.cell_region)",
        "account-day|at DESC, transfer_id DESC|at DESC, transfer_id",
        "account-day|hour(at) < 5|hour(at) <= 5",
        "account-edge-day|WHERE counterparty IS NOT NULL|",
        "pay-pair|< 180|<= 180",
        "money-link|< 180|<= 180",
        "money-link|transfers - everyday > 0|transfers > 0",
        "money-link|coalesce(b.out_transfers, if(b.first_out_on IS NULL, 0L, 1L))|b.out_transfers",
        "account-graph|- both_members >= 2|>= 2",
        "account-graph|get(ties, 3)|get(ties, 2)",
        "money-loop|< 180|<= 180",
        "listed-entity|1 - 90|-90",
        "new-payee-payment|shiftleft(1L, u.bin + 1)|shiftleft(1L, u.bin)",
        "case-link|a.cases <= 50|a.cases <= 2",
        "case-campaign|sum(weight) >= 150|sum(weight) >= 15",
        "stay-abroad|c.at > d.at|c.at >= d.at",
        "tested-payment|test_at DESC|test_at",
        "card-opening|t.entity_kind = 'account' OR |",
        "region-card-count|c.opened_on <= u.used_on|c.opened_on < u.used_on",
        "mule-withdrawal|BETWEEN 0 AND 59|BETWEEN 1 AND 59",
        "mule-withdrawal|AND e.entity NOT IN (SELECT account FROM guarded)|",
        "region-withdrawal|AND counterparty IS NULL|",
        "region-event-day|0.995|0.9",
        "contact-then-pay|talk_s DESC|talk_s",
        "contact-then-pay|OR payee_holder <=> person|",
        "contact-then-pay|INTERVAL 24 HOURS|INTERVAL 23 HOURS",
        "visit-then-pay|last_at DESC, target ASC|last_at DESC, target DESC",
        "visit-then-pay|payee_kind <=> 'merchant' OR |",
        "device-card|devices >= 4|devices > 4",
        "device-card|calls <= 3 AND|calls < 3 AND",
        "device-model|AND i.plan IS NOT NULL|",
        "border-use|NOT (c.direction = 'MT' AND NOT c.answered)|true",
        "border-use|l.moment > h.latest.moment|l.moment >= h.latest.moment",
        "border-gap|AND NOT latest.other|",
        "unusual-credit|if(code = 'deposit_break', 'deposit_break', 'loan')|lower('LOAN')",
        "payment-run|c.kind = 'new_payer' AND|",
        "payment-run|LEFT ANTI JOIN mule USING (person)|",
        "payment-run|payments >= 2|payments > 2",
        "contact-then-cash|INTERVAL 48 HOURS|INTERVAL 47 HOURS",
        "contact-then-cash|is_self_listed = false AND|",
        "cash-withdrawal|amount >= 500|amount > 500",
        "spoofed-caller|valid_to >= |valid_to > ",
        "spoofed-caller|WHEN is_roaming THEN NULL|",
        "spoofed-caller|AND is_sighted THEN|THEN",
        "home-sighting-day|AND cell IS NOT NULL|",
        "home-sighting-day|<= 7200|<= 86400",
        "contact-aftermath|f.first_at >= c.first_at|f.first_at > c.first_at",
        "contact-aftermath|e.last_at BETWEEN c.first_at AND c.last_at|e.last_at BETWEEN c.last_at AND c.last_at",
        "own-funds-payment|m.first_at BETWEEN p.contact_at|m.first_at BETWEEN p.paid_at",
        "own-funds-payment|s.kind <=> 'merchant' OR |",
        "new-acquaintance|payments > 1 AND|payments > 2 AND",
        "new-acquaintance|WHERE is_early GROUP|GROUP",
        "new-loop|links <= 100|links < 100",
        "static-caller|d.cells <= 3|d.cells < 3",
        "card-holder|INTERVAL 90 DAYS|INTERVAL 89 DAYS",
        "overseas-ring|longest_s <= 3) >= 3|longest_s <= 2) >= 3",
        "called-traits|min(biz_date) < |min(biz_date) <= ",
        "number-activity|last_active_on) >= 30|last_active_on) > 90",
        "restarted-card|m.attempts >= 15|m.attempts > 15",
        "order-origin-day|ORDER BY at, transfer_id|ORDER BY at, transfer_id DESC",
        "new-loop|<=> near[counterparty].holder|<=> -1",
        "reported-entity|DESC, claimed_type|DESC, claimed_type DESC",
        "reported-entity|game_trade', |game_trade', 'other', ",
        "message-campaign|count(1) DESC, text_group|count(1), text_group",
        "message-campaign|= 'in' AND s.delivered|= 'in'",
        "region-case-outcome|recorded_on DESC, biz_date DESC|recorded_on, biz_date DESC",
        "region-clue-duty|status = 'received'|false",
        "region-clue-duty|to_date(d.answer_due_at)) > 179|to_date(d.answer_due_at)) > 178",
        "region-report-day|BETWEEN 0 AND 179|BETWEEN 0 AND 178",
        "campaign-receiver|AND s.delivered|",
        "region-warning|AND suppressed_by IS NULL|",
      })
  void aSlightlyOtherFormIsNoticed(String id, String from, String to) throws IOException {
    Step step = step(id);
    List<Row> kernel = kernelRows(step);
    String form = form(id);
    assertThat(form).contains(from);
    List<Row> other = sparkRows(step, form.replace(from, to == null ? "" : to));
    assertThat(Stream.concat(lonely(kernel, other).stream(), lonely(other, kernel).stream()))
        .isNotEmpty();
  }

  private static Step step(String id) {
    return features().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  /** The kernel's rows, and the inputs they come from as views of Spark. */
  private static List<Row> kernelRows(Step step) throws IOException {
    Path inputs = folder.resolve(step.id());
    List<Row> rows = MADE.get(step.id());
    if (rows == null) {
      rows = made(step, Files.createDirectories(inputs));
      List<Row> unused = MADE.put(step.id(), rows);
    }
    step.reads().forEach(read -> view(read, inputs.resolve(read.view() + ".parquet")));
    return rows;
  }

  private static List<Row> made(Step step, Path inputs) {
    Path result = inputs.resolve("the result.parquet");
    int worlds = MORE_WORLDS.getOrDefault(step.id(), WORLDS);
    try (StepBench bench = StepBench.of(step, NIGHT.date().toString())) {
      for (Read read : step.reads()) {
        long seed = SEED + (step.id() + read.view()).hashCode();
        bench.givenRows(read.view(), new Worlds(seed, NIGHT.date()).rows(read, worlds));
        bench.copy(read.view(), inputs.resolve(read.view() + ".parquet"));
      }
      bench.write(result);
    }
    return rows(step, SparkExtension.spark().read().parquet(result.toString()));
  }

  private static List<Row> sparkRows(Step step, String form) {
    return rows(step, SparkExtension.spark().sql(form));
  }

  private static void view(Read read, Path file) {
    SparkExtension.spark()
        .read()
        .schema(read.table().structType().add(TableContract.BIZ_DATE, DataTypes.DateType))
        .parquet(file.toString())
        .createOrReplaceTempView(read.view());
  }

  private static String form(String id) throws IOException {
    return Files.readString(FORMS.resolve(id + ".sql")).replace("${date}", NIGHT.sqlDate());
  }

  /** Columns in the contract's order; their types are the contract's or the test fails. */
  private static List<Row> rows(Step step, Dataset<Row> rows) {
    Dataset<Row> chosen = rows.selectExpr(step.writes().columns().toArray(String[]::new));
    assertThat(Arrays.stream(chosen.schema().fields()).map(f -> f.dataType().simpleString()))
        .containsExactlyElementsOf(
            Arrays.stream(step.writes().structType().fields())
                .map(f -> f.dataType().simpleString())
                .toList());
    return chosen.collectAsList();
  }

  /** Rows the first list has more often than the second, a few of them. */
  private static List<Row> lonely(List<Row> of, List<Row> without) {
    Map<Row, Integer> left = new HashMap<>();
    without.forEach(r -> left.merge(r, 1, Integer::sum));
    return of.stream().filter(r -> left.merge(r, -1, Integer::sum) < 0).limit(5).toList();
  }
}
