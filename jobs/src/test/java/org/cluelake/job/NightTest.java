package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cluelake.job.SmallNation.FIRST;
import static org.cluelake.job.SmallNation.LAST;
import static org.cluelake.job.SmallNation.SECOND;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cluelake.bench.Figures;
import org.cluelake.bench.FloorNight;
import org.cluelake.bench.RivalResult;
import org.cluelake.bucket.BucketTask;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.GatherStep;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.run.Step;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole nights of a small nation: what is delivered, what is published, what converges. */
@ExtendWith(SparkExtension.class)
class NightTest {

  @TempDir static Path home;
  private static SmallNation nation;
  private static Workshop usual;

  @BeforeAll
  static void threeNights() throws IOException {
    nation = SmallNation.in(home.resolve("usual-nation"));
    // The truth is for evaluations alone: the nights are run with it out of reach.
    Path unused = Files.move(nation.truth(), home.resolve("truth-aside"));
    usual = nation.runAll(nation.lake("usual"), SmallNation.DAYS, nation.inbox());
  }

  @Test
  void threeNightsArePublishedAndEveryDeliveredRowIsAccountedFor() {
    assertThat(usual.books().verifiedChain())
        .extracting(Published::bizDate)
        .containsExactly(FIRST, SECOND, LAST);
    for (LocalDate date : List.of(FIRST, SECOND, LAST)) {
      Map<String, Long> delivered = new TreeMap<>();
      for (Map<String, Object> row :
          SmallNation.rows(
              usual,
              Tables.FILE_LEDGER,
              date,
              1,
              "SELECT feed, sum(rows_declared)::BIGINT FROM t GROUP BY feed",
              "feed",
              "rows")) {
        delivered.put((String) row.get("feed"), (Long) row.get("rows"));
      }
      Map<String, Long> found = new TreeMap<>();
      long quarantined = 0;
      for (Map<String, Object> row :
          SmallNation.rows(
              usual,
              Tables.RECONCILIATION,
              date,
              1,
              "SELECT feed, sum(accepted + quarantined)::BIGINT, sum(quarantined)::BIGINT FROM t"
                  + " GROUP BY feed",
              "feed",
              "rows",
              "quarantined")) {
        found.put((String) row.get("feed"), (Long) row.get("rows"));
        quarantined += (Long) row.get("quarantined");
      }
      assertThat(found).isEqualTo(delivered);
      for (String feed : delivered.keySet()) {
        assertThat(delivered.get(feed))
            .as(feed)
            .isEqualTo(new DeliveredFeed(nation.inbox(), date, feed).rows());
      }
      assertThat(quarantined).as("dirt is found").isPositive();
    }
  }

  /** A step is not run where the inputs its rows come from are empty, so it must have none then. */
  @Test
  void aStepWithoutTheInputsItsRowsComeFromHasNoRows() {
    Slices slices = new Slices(usual.lake(), LAST, 1, usual.books().pins(LAST, 1).orElseThrow());
    List<String> tried = new ArrayList<>();
    for (Step step : ShippedNight.steps()) {
      assertThat(step.rowsComeFrom()).as(step.id()).isNotEmpty().isSubsetOf(step.reads());
      Map<Read, List<SliceFile>> others = new LinkedHashMap<>();
      step.reads()
          .forEach(r -> others.put(r, step.rowsComeFrom().contains(r) ? List.of() : slices.of(r)));
      if (others.values().stream().anyMatch(f -> !f.isEmpty())) {
        tried.add(step.id());
        assertThat(rows(step, others)).as(step.id()).isZero();
      }
    }
    assertThat(tried)
        .contains("clues", "phone-card-list", "bank-card-list", "contact-then-pay", "paid-a-mule");
  }

  private static long rows(Step step, Map<Read, List<SliceFile>> inputs) {
    List<BucketTask.Input> files = new ArrayList<>();
    inputs.forEach((read, of) -> files.add(new BucketTask.Input(read, of)));
    Stream<StagedFile> made =
        step instanceof GatherStep gathering
            ? usual.runner(LAST).run(gathering, new AsOf(LAST), files).stream()
            : usual.runner(LAST).tasks((BucketStep) step, new AsOf(LAST), files).stream()
                .map(BucketTask::run)
                .filter(Objects::nonNull);
    return made.mapToLong(f -> f.hash().rows()).sum();
  }

  /**
   * The bench compares times of the same work only: plain DuckDB makes every row the night made.
   * The first night has every feed, the last one states and lists to go on from.
   */
  @Test
  void theRivalMakesTheSameRows() {
    for (LocalDate date : List.of(FIRST, LAST)) {
      RivalTables rival = RivalTables.of(nation, usual, date, home.resolve("rival-" + date));
      assertThat(rival.hashes())
          .as("%s", date)
          .isEqualTo(RivalTables.ofNight(nation, usual, date, rival.result()));
      assertThat(rival.result().leftOut())
          .containsExactlyInAnyOrder(
              "region-posterior",
              "region-indicator",
              "region-recording",
              "region-service-count",
              "region-service",
              "industry-rate",
              "flag-rate",
              "publicity-rate",
              "layered-trace");
      assertThat(rival.result().quarantined().get("telecom_call")).isNotEmpty();
    }
  }

  @Test
  void theRivalThatMakesItsWindowsAgainMakesTheSameRows() {
    RivalTables rival = RivalTables.recomputed(nation, usual, LAST, home.resolve("windows"));
    assertThat(rival.hashes()).isEqualTo(RivalTables.ofNight(nation, usual, LAST, rival.result()));
    assertThat(rival.result().stages()).extracting(RivalResult.Stage::name).contains("windows");
    for (LocalDate past : List.of(FIRST, SECOND)) {
      assertThat(home.resolve("windows/output/feature/account_day/biz_date=" + past)).exists();
    }
  }

  @Test
  void theFloorMakesTheSameFeaturesAndSignals() {
    Figures floor =
        FloorNight.run(
            new FloorNight.Input(
                LAST,
                nation.steps(),
                NightInputs.of(usual, nation.steps(), LAST),
                usual.buckets(),
                usual.bounds(),
                2,
                home.resolve("floor")),
            new Figures.Stage("start", 0, 0));
    Map<String, String> made = new TreeMap<>(SmallNation.hashes(usual, LAST));
    made.values().removeIf(ContentHash.EMPTY.text()::equals);
    assertThat(made).containsAllEntriesOf(floor.hashes());
    assertThat(floor.hashes()).hasSizeGreaterThan(40).containsKey(Tables.SIGNAL.id());
    assertThat(floor.stages())
        .extracting(Figures.Stage::name)
        .containsExactly("start", "features", "detectors", "regions");
  }

  @Test
  void aPublishedNightThatIsRunAgainIsOnlyVerified() {
    List<String> before = SmallNation.files(usual);
    List<Path> onDisk = SmallNation.tree(nation.lake("usual").resolve("tables"));
    Workshop again = nation.shop(nation.lake("usual"));
    Night.Outcome outcome = nation.run(again, SECOND, nation.inbox(), false);
    assertThat(outcome.isNew()).isFalse();
    assertThat(SmallNation.files(again)).isEqualTo(before);
    assertThat(SmallNation.tree(nation.lake("usual").resolve("tables"))).isEqualTo(onDisk);
  }

  @Test
  void aFlippedByteInAPublishedFileStopsTheVerification() throws IOException {
    Path lake = nation.copy(nation.lake("usual"), "flipped");
    Workshop shop = nation.shop(lake);
    SliceFile file = shop.lake().files(Tables.ACCOUNT_LEG, SECOND, 1).get(0);
    Path path = Path.of(URI.create(file.uri()).getPath());
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length / 3] ^= 1;
    assertThat(path.toFile().setWritable(true)).isTrue();
    Files.write(path, bytes);
    PipelineException e =
        catchThrowableOfType(
            PipelineException.class, () -> nation.run(shop, SECOND, nation.inbox(), false));
    assertThat(e.kind()).isEqualTo(ErrorKind.DATA);
    assertThat(e).hasMessageContaining("no longer holds the bytes");
  }

  @Test
  void anotherLakeWithOtherBucketsAndOtherFilesHasTheSameContent() {
    Path inbox = nation.copy(nation.inbox(), "cut");
    for (LocalDate date : List.of(FIRST, SECOND)) {
      for (String feed : List.of("telecom_call", "bank_transfer", "telecom_subscriber")) {
        cut(new DeliveredFeed(inbox, date, feed), date.toEpochDay());
      }
    }
    Workshop other = nation.shop(nation.lake("one-bucket"), 1, new Fuse());
    for (LocalDate date : List.of(FIRST, SECOND)) {
      var unused = nation.run(other, date, inbox, false);
    }
    // The parts of a count are the buckets it was counted in; what they add up to is the same.
    Map<String, String> expected = SmallNation.hashesBesideFiles(usual, SECOND);
    Map<String, String> found = SmallNation.hashesBesideFiles(other, SECOND);
    assertThat(found.remove(Tables.PEER_COUNT.id()))
        .isNotEqualTo(expected.remove(Tables.PEER_COUNT.id()));
    assertThat(found.remove(Tables.REGION_CARD_COUNT.id()))
        .isNotEqualTo(expected.remove(Tables.REGION_CARD_COUNT.id()));
    assertThat(found).isEqualTo(expected);
    String whole =
        "SELECT peer_group, measure, bin, sum(accounts)::BIGINT FROM t GROUP BY ALL ORDER BY ALL";
    String[] columns = {"group", "measure", "bin", "accounts"};
    assertThat(SmallNation.rows(other, Tables.PEER_COUNT, SECOND, 1, whole, columns))
        .isNotEmpty()
        .isEqualTo(SmallNation.rows(usual, Tables.PEER_COUNT, SECOND, 1, whole, columns));
  }

  private static void cut(DeliveredFeed feed, long seed) {
    List<String> lines = feed.lines();
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(seed));
    int half = rows.size() / 2;
    List<String> first = new ArrayList<>(List.of(lines.get(0)));
    first.addAll(rows.subList(0, half));
    List<String> second = new ArrayList<>(List.of(lines.get(0)));
    second.addAll(rows.subList(half, rows.size()));
    feed.deliver(List.of(first, second));
  }

  @Test
  void aLateFileReopensItsNightAndTheNightsAfterItAreStale() {
    Path lake = nation.copy(nation.lake("usual"), "reopened");
    Path inbox = nation.copy(nation.inbox(), "late");
    DeliveredFeed calls = new DeliveredFeed(inbox, SECOND, "telecom_call");
    List<String> lines = calls.lines();
    List<String> late = List.of(lines.get(0), lines.get(1).replaceFirst("^[^,]*", "LATE-1"));
    calls.deliver(List.of(lines, late));
    Workshop shop = nation.shop(lake);
    Night.Outcome outcome = nation.run(shop, SECOND, inbox, true);

    assertThat(outcome.isNew()).isTrue();
    assertThat(shop.books().verifiedChain())
        .extracting(p -> p.bizDate() + " g" + p.gen())
        .containsExactly(FIRST + " g1", SECOND + " g1", LAST + " g1", SECOND + " g2");
    assertThat(legs(shop, 2)).isEqualTo(legs(shop, 1) + 1);
    assertThat(legs(shop, 1)).isEqualTo(legs(usual, 1));
    long reopened = shop.books().published(SECOND).orElseThrow().sequence();
    assertThat(shop.books().published(LAST).orElseThrow().sequence()).isLessThan(reopened);
  }

  private static long legs(Workshop shop, int gen) {
    return shop.lake().files(Tables.TELECOM_CALL, SECOND, gen).stream()
        .mapToLong(SliceFile::rows)
        .sum();
  }

  @Test
  void aMissingFeedAndARefusedOneStopTheNightUntilTheDeliveryIsRight() throws IOException {
    Path inbox = nation.copy(nation.inbox(), "faulty");
    DeliveredFeed calls = new DeliveredFeed(inbox, FIRST, "telecom_call");
    byte[] right = Files.readAllBytes(calls.file());
    byte[] manifest = Files.readAllBytes(calls.manifest());
    Path lake = nation.lake("faulty-lake");

    Files.delete(calls.manifest());
    assertStopped(lake, inbox, ErrorKind.INPUT, "telecom_call has no manifest");
    Files.write(calls.manifest(), manifest);
    calls.deliver(Arrays.copyOf(right, right.length - 9));
    assertStopped(lake, inbox, ErrorKind.DATA, "refused in whole or part");
    Files.write(calls.file(), right);
    Files.write(calls.manifest(), manifest);
    Workshop shop = nation.shop(lake);
    Night.Outcome outcome = nation.run(shop, FIRST, inbox, false);

    assertThat(outcome.published().gen()).isEqualTo(3);
    assertThat(outcome.published().contentHashes()).isEqualTo(SmallNation.hashes(usual, FIRST));
    assertThat(story(shop, 1)).contains("telecom_call-0001.csv.gz MANIFEST_MISSING");
    assertThat(story(shop, 2)).contains("telecom_call-0001.csv.gz GZ_TRUNCATED");
    assertThat(story(shop, 3)).contains("telecom_call-0001.csv.gz accepted");
  }

  private static void assertStopped(Path lake, Path inbox, ErrorKind kind, String why) {
    Workshop shop = nation.shop(lake);
    PipelineException e =
        catchThrowableOfType(PipelineException.class, () -> nation.run(shop, FIRST, inbox, false));
    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e).hasMessageContaining(why);
    assertThat(shop.books().chain()).isEmpty();
  }

  private static List<String> story(Workshop shop, int gen) {
    return SmallNation.rows(
            shop,
            Tables.FILE_LEDGER,
            FIRST,
            gen,
            "SELECT name || ' ' || coalesce(reason, status) FROM t",
            "line")
        .stream()
        .map(r -> (String) r.get("line"))
        .toList();
  }

  @Test
  void anAlteredPublicationBreaksTheChain() {
    Path lake = nation.copy(nation.lake("usual"), "altered");
    Workshop shop = nation.shop(lake);
    // A row as an operator might forge it: rightly placed, wrongly sealed.
    LocalDate date = LAST.plusDays(1);
    Map<String, Object> row = new TreeMap<>();
    Published last = shop.books().published(LAST).orElseThrow();
    row.put("tables", List.of());
    row.put("conf_hash", last.confHash());
    row.put("code_version", last.codeVersion());
    row.put("degraded", List.of());
    row.put("sequence", 4L);
    row.put("previous_hash", last.rowHash());
    row.put("row_hash", last.rowHash());
    assertThat(shop.books().append(Tables.PUBLICATION, date, 1, List.of(row))).isTrue();
    assertThatThrownBy(() -> shop.books().verifiedChain())
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("broken at place 4");
  }
}
