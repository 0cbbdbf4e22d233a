package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.KeyFile;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Fuse.Boundary;
import org.cluelake.testkit.Fuse.Death;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The runbook of retention, on a lake of a few rows: old nights end, and the chain shows it. */
@ExtendWith(SparkExtension.class)
class RetentionTest {

  private static final LocalDate FIRST = PublishedLake.FIRST;
  private static final LocalDate SECOND = PublishedLake.SECOND;
  private static final LocalDate LATE = FIRST.plusDays(600);
  private static final LocalDate KEPT_FROM = LATE.minusDays(550);
  private static final String HASH = "ab".repeat(32);
  private static final String LIVING = "cd".repeat(32);

  @TempDir private Path home;
  private Path folder;

  /** Two old nights with a delivery of regions each, a night just kept, and the newest. */
  @BeforeEach
  void fourNights() throws IOException {
    folder = home.resolve("lake");
    PublishedLake lake = PublishedLake.in(folder);
    var unused =
        lake.publish(
            FIRST,
            1,
            Map.of(
                Tables.REGION,
                List.of(PublishedLake.province("960000")),
                Tables.FILE_LEDGER,
                List.of(delivered(HASH), delivered(LIVING)),
                Tables.CLUE,
                List.of(PublishedLake.clue("c1", "960102", "a"))));
    unused =
        lake.publish(
            SECOND,
            1,
            Map.of(
                Tables.REGION,
                List.of(PublishedLake.province("960000"), PublishedLake.province("970000")),
                Tables.CLUE,
                List.of(PublishedLake.clue("c2", "960102", "b"))));
    unused = lake.publish(KEPT_FROM, 1, clue("c3"));
    unused =
        lake.publish(
            LATE,
            1,
            Map.of(
                Tables.CLUE,
                List.of(PublishedLake.clue("c4", "960102", "d")),
                Tables.FILE_LEDGER,
                List.of(delivered(LIVING))));
    var events = new ExportStage(lake.shop()).run();
    assertThat(events).isNotEmpty();
    for (String hash : List.of(HASH, LIVING)) {
      Path copy = copy(hash);
      Files.createDirectories(copy.getParent());
      Path unusedCopy = Files.writeString(copy, "delivered");
    }
  }

  private static Map<TableContract, List<Map<String, Object>>> clue(String id) {
    return Map.of(Tables.CLUE, List.of(PublishedLake.clue(id, "960102", "x")));
  }

  private static Map<String, Object> delivered(String hash) {
    return Map.of("sha256", hash, "status", "accepted", "name", hash.substring(0, 4));
  }

  private Path copy(String hash) {
    return folder.resolve("landing/" + hash.substring(0, 2) + "/" + hash + ".csv");
  }

  private static Retention retention(PublishedLake lake) {
    return new Retention(
        lake.chain(),
        SparkExtension.spark().sparkContext().hadoopConfiguration(),
        RetentionConf.read(Repository.conf()));
  }

  @Test
  void oldNightsEndAndTheChainStatesIt() throws IOException {
    PublishedLake lake = PublishedLake.in(folder);
    List<Published> before = lake.chain().verifiedChain();
    Published kept = before.get(2);
    List<Path> parquet = parquet();
    Retention.Done planned = retention(lake).plan(null);
    assertThat(retention(lake).run(null)).isEqualTo(planned);
    assertThat(planned.before()).isEqualTo(KEPT_FROM);
    assertThat(planned.nights()).isEqualTo(2);
    assertThat(planned.files()).as("regions of the first night, clues of both").isEqualTo(3);

    lake = PublishedLake.in(folder);
    assertThat(lake.chain().verifiedChain()).isEqualTo(before);
    assertThat(lake.chain().kept()).containsExactly(before.get(2), before.get(3));
    assertThat(new SweepBook(lake.chain()).verified())
        .containsExactly(new SweepBook.Statement(KEPT_FROM, LATE, 550, 4, before.get(3).rowHash()));
    assertThat(nights(lake, Tables.CLUE)).containsExactly(KEPT_FROM, LATE);
    assertThat(nights(lake, Tables.REGION))
        .as("the delivery later nights go on reading")
        .containsExactly(SECOND);
    PublishedContent.verify(lake.chain(), kept);
    Published gone = before.get(0);
    PublishedLake swept = lake;
    assertThatThrownBy(() -> PublishedContent.verify(swept.chain(), gone))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining("was swept");
    assertThat(parquet()).as("readers of older versions").containsAll(parquet);
    var table =
        SparkExtension.spark()
            .read()
            .format("delta")
            .load(folder.resolve("tables/clue/clue").toString());
    assertThat(table.count()).isEqualTo(2);
    assertThat(lake.shop().lake().exports(Tables.EXPORT_CLUE)).isNotEmpty();
  }

  @Test
  void filesAreDeletedSomePublicationsLaterAndDeliveriesWithThem() throws IOException {
    PublishedLake lake = PublishedLake.in(folder);
    assertThat(retention(lake).run(null).deleted()).isZero();
    List<Path> old = parquet().stream().filter(RetentionTest::isOld).toList();
    assertThat(old).hasSizeGreaterThan(3);
    for (int i = 1; i <= 7; i++) {
      var unused = lake.publish(LATE.plusDays(i), 1, clue("later"));
    }
    var unused = new ExportStage(lake.shop()).run();
    Retention.Done done = retention(lake).run(KEPT_FROM);
    assertThat(done.files()).isZero();
    assertThat(done.deleted()).isEqualTo(3);
    assertThat(done.delivered()).isEqualTo(1);
    assertThat(copy(HASH)).doesNotExist();
    assertThat(copy(LIVING)).as("delivered again in a night that is kept").exists();
    assertThat(parquet().stream().filter(p -> isOld(p) && p.toString().contains("clean/region")))
        .as("the delivery in use")
        .hasSize(1);
    assertThat(parquet().stream().filter(RetentionTest::isOld))
        .as("the regions in use, and the house's books")
        .allMatch(p -> p.toString().matches(".*/(clean/region|ops/\\w+|export/\\w+)/.*"));
    assertThat(lake.chain().verifiedChain()).hasSize(11);
    assertThat(retention(lake).run(KEPT_FROM).deleted()).as("nothing twice").isZero();
  }

  @Test
  void whatIsNeededIsRefused() throws IOException {
    PublishedLake lake = PublishedLake.in(folder);
    assertThatThrownBy(() -> retention(lake).run(KEPT_FROM.plusDays(1)))
        .hasMessageContaining("still needed")
        .hasMessageContaining(KEPT_FROM.toString());
    assertThatThrownBy(() -> new RetentionConf(544, 180, 7)).hasMessageContaining("545 or more");
    var unused = lake.publish(LATE.plusDays(1), 1, clue("unsent"));
    assertThatThrownBy(() -> retention(lake).run(null)).hasMessageContaining("events of every");
    assertThat(new SweepBook(lake.chain()).verified()).isEmpty();
  }

  @Test
  void whereNothingIsOldNothingIsStated() {
    PublishedLake young = PublishedLake.ofTwoNights(home.resolve("young"));
    Retention.Done done = retention(young).run(null);
    assertThat(done.nights()).isZero();
    assertThat(done.files()).isZero();
    assertThat(new SweepBook(young.chain()).verified()).isEmpty();
  }

  @Test
  void aNightThatWouldReadSweptOnesIsNotMade() {
    PublishedLake lake = PublishedLake.in(folder);
    KeyFile.create(folder.resolve("no.key"), new byte[32]);
    var unused = retention(lake).run(null);
    Night night = new Night(lake.shop(), List.of(), line -> {});
    for (LocalDate date : List.of(FIRST, KEPT_FROM.plusDays(91))) {
      assertThatThrownBy(() -> night.run(date, home.resolve("inbox"), true))
          .isInstanceOfSatisfying(
              PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
          .hasMessageContaining("cannot be made");
    }
    assertThatThrownBy(() -> night.run(KEPT_FROM.plusDays(92), home.resolve("inbox"), false))
        .as("goes on to look for its delivery")
        .hasMessageNotContaining("swept");
  }

  @Test
  void aStatementThatWasForgedIsNoticed() {
    PublishedLake lake = PublishedLake.in(folder);
    var unused = retention(lake).run(null);
    String row =
        "SELECT 2::INTEGER AS sequence, DATE '2030-01-01' AS swept_before,"
            + " DATE '2031-01-01' AS newest_night, 1::INTEGER AS keep_days,"
            + " 4::INTEGER AS publications, 'x' AS publication_hash, 'y' AS previous_hash,"
            + " 'z' AS row_hash";
    try (SmallRead writer = lake.chain().reader()) {
      assertThat(
              lake.shop()
                  .lake()
                  .append(
                      Tables.SWEEP,
                      LATE,
                      2,
                      writer.staged(
                          Tables.SWEEP, row, folder.resolve("_staging/forged").toString())))
          .isTrue();
    }
    assertThatThrownBy(() -> new SweepBook(lake.chain()).verified())
        .hasMessageContaining("broken at line 2");
  }

  /** On both sides of every commit: the next run ends where an undisturbed one does. */
  @Test
  void aSweepThatDiesIsCarriedOn() throws IOException {
    PublishedLake whole = PublishedLake.in(folder).copy(home.resolve("whole"));
    var unused = retention(whole).run(null);
    Map<String, List<String>> wanted = live(home.resolve("whole"));
    int deaths = 0;
    boolean done = false;
    for (int at = 1; !done; at++) {
      for (boolean after : List.of(false, true)) {
        Path copy = home.resolve("dying-" + at + after);
        PublishedLake lake = PublishedLake.in(folder).copy(copy);
        PublishedLake dying = PublishedLake.in(copy, new Fuse(Boundary.COMMIT, at, after));
        try {
          var unusedDone = retention(dying).run(null);
          done = true;
        } catch (Death e) {
          deaths++;
        }
        var unusedRest = retention(PublishedLake.in(copy)).run(null);
        assertThat(live(copy)).as("after commit %s", at).isEqualTo(wanted);
        assertThat(lake.chain().verifiedChain()).hasSize(4);
      }
    }
    assertThat(deaths).as("a statement, and two commits of each table").isEqualTo(10);
  }

  /** Per table the files that are live, and whether it is append-only. */
  private static Map<String, List<String>> live(Path folder) throws IOException {
    PublishedLake lake = PublishedLake.in(folder);
    Map<String, List<String>> live = new TreeMap<>();
    for (TableContract table : List.of(Tables.CLUE, Tables.REGION, Tables.PHONE_CARD_LIST)) {
      List<String> of =
          lake.shop().lake().files(table).stream()
              .map(SliceFile::uri)
              .map(u -> u.substring(u.lastIndexOf('/')))
              .collect(Collectors.toCollection(ArrayList::new));
      Path log =
          folder.resolve("tables/" + table.layer().id() + "/" + table.name() + "/_delta_log");
      if (Files.exists(log)) {
        of.add(lastAppendOnly(log));
      }
      live.put(table.id(), of);
    }
    return live;
  }

  private static String lastAppendOnly(Path log) throws IOException {
    try (Stream<Path> entries = Files.list(log)) {
      String last = "";
      for (Path entry : entries.filter(e -> e.toString().endsWith(".json")).sorted().toList()) {
        for (String line : Files.readAllLines(entry)) {
          if (line.contains("\"delta.appendOnly\"")) {
            last = line.replaceAll(".*\"delta.appendOnly\":\"(\\w+)\".*", "$1");
          }
        }
      }
      return last;
    }
  }

  private List<Path> parquet() throws IOException {
    try (Stream<Path> tree = Files.walk(folder.resolve("tables"))) {
      return tree.filter(p -> p.toString().matches(".*biz_date=.*\\.parquet")).toList();
    }
  }

  private static boolean isOld(Path file) {
    String path = file.toString();
    String night = path.replaceAll(".*biz_date=([0-9-]{10}).*", "$1");
    return LocalDate.parse(night).isBefore(KEPT_FROM);
  }

  private static List<LocalDate> nights(PublishedLake lake, TableContract table) {
    return lake.shop().lake().files(table).stream().map(SliceFile::bizDate).distinct().toList();
  }
}
