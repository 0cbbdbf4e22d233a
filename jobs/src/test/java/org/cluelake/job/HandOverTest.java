package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.job.PublishedLake.FIRST;
import static org.cluelake.job.PublishedLake.SECOND;
import static org.cluelake.job.PublishedLake.card;
import static org.cluelake.job.PublishedLake.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.cluelake.bucket.ContentAddress;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What leaves a lake for provinces: events in export tables, and packages of files. */
@ExtendWith(SparkExtension.class)
class HandOverTest {

  @TempDir static Path shared;
  @TempDir Path home;
  private static PublishedLake lake;

  @BeforeAll
  static void twoNights() {
    lake = PublishedLake.ofTwoNights(shared.resolve("lake"));
  }

  @Test
  void everyEventGoesToItsProvinceOnce() {
    assertThat(events(lake, Tables.EXPORT_CLUE, "clue_id"))
        .containsExactlyInAnyOrder(
            "1 new c1 960000", "1 new c2 970000", "1 new c3 000000", "2 changed c2 970000");
    assertThat(events(lake, Tables.EXPORT_PHONE_CARD, "number"))
        .containsExactlyInAnyOrder(
            "1 new 11 960000", "1 new 12 970000", "2 changed 11 960000", "2 expired 12 970000");
    assertThat(new ExportStage(lake.shop()).run()).as("said once").isEmpty();
  }

  @Test
  void anExporterThatDiesAtACommitGoesOnAsIfItHadNot() {
    Path dying = home.resolve("dying");
    PublishedLake whole = PublishedLake.in(dying);
    for (LocalDate date : List.of(FIRST, SECOND)) {
      var unused =
          whole.publish(
              date,
              1,
              Map.of(
                  Tables.PHONE_CARD_LIST,
                  List.of(card(date.getDayOfMonth(), "C", "added", "x")),
                  Tables.CARD_PLACE,
                  List.of(seen(date.getDayOfMonth(), "960102"))));
    }
    List<String> deaths = new ArrayList<>();
    boolean done = false;
    while (!done && deaths.size() < 20) {
      boolean after = deaths.size() % 2 == 1;
      try {
        Fuse fuse = new Fuse(Fuse.Boundary.COMMIT, 1, after);
        var unused = new ExportStage(PublishedLake.in(dying, fuse).shop()).run();
        done = true;
      } catch (Fuse.Death e) {
        deaths.add(e.getMessage());
      }
    }
    assertThat(deaths).as("both sides of four tables of two publications").hasSize(16);
    assertThat(events(PublishedLake.in(dying), Tables.EXPORT_PHONE_CARD, "number"))
        .containsExactlyInAnyOrder("1 new 2 960000", "2 recalled 2 960000", "2 new 3 960000");
  }

  @Test
  void anybodyReadsAnExportTableAndItsChanges() {
    TableContract table = Tables.EXPORT_CLUE;
    String path = lake.shop().lake().location(table).toString();
    Row facts =
        SparkExtension.spark()
            .sql("DESCRIBE DETAIL delta.`" + path + "`")
            .selectExpr("minReaderVersion", "partitionColumns", "properties")
            .head();
    assertThat(facts.getInt(0)).isEqualTo(1);
    assertThat(facts.getList(1).toString()).isEqualTo("[province_code, biz_date]");
    assertThat(facts.getJavaMap(2).toString()).contains("delta.enableChangeDataFeed=true");
    assertThat(
            SparkExtension.spark()
                .read()
                .format("delta")
                .option("readChangeFeed", "true")
                .option("startingVersion", 1)
                .load(path)
                .selectExpr(
                    "_change_type || ' ' || event || ' ' || clue_id || ' ' || province_code")
                .collectAsList()
                .toString())
        .isEqualTo("[[insert changed c2 970000]]");
  }

  @Test
  void everyProvinceHasAPackageOfItsOwnRowsAlone() throws IOException {
    Path out = home.resolve("out");
    var written = new ProvincePackages(lake.chain()).write(SECOND, null, out, true);
    assertThat(written)
        .extracting(w -> w.province() + " " + w.rows())
        .containsExactly("000000 0", "960000 1", "970000 2", "980000 0");
    Path folder = out.resolve("2026-03-03/1/970000");
    JsonNode manifest = new ObjectMapper().readTree(folder.resolve("MANIFEST.json").toFile());
    assertThat(manifest.get("synthetic").asBoolean()).isTrue();
    assertThat(manifest.get("publication").asLong()).isEqualTo(2);
    assertThat(manifest.get("publicationHash").asText())
        .isEqualTo(lake.chain().published(SECOND).orElseThrow().rowHash());
    assertThat(manifest.get("withdraws")).isEmpty();
    assertThat(manifest.get("files")).hasSize(8);
    for (JsonNode file : manifest.get("files")) {
      Path path = folder.resolve(file.get("name").asText());
      assertThat(ContentAddress.sha256(path)).isEqualTo(file.get("sha256").asText());
      assertThat(Files.size(path)).isEqualTo(file.get("bytes").asLong());
    }
    assertThat(SmallNation.tree(folder)).hasSize(9);
    for (Path file : SmallNation.tree(out)) {
      if (file.toString().endsWith(".parquet")) {
        assertThat(
                SparkExtension.spark()
                    .read()
                    .parquet(file.toString())
                    .selectExpr("province_code")
                    .collectAsList())
            .allMatch(r -> r.getString(0).equals(file.getParent().getFileName().toString()));
      }
    }
  }

  @Test
  void tokensAreTextThatSpreadsheetsKeepTheSameInBothFiles() throws IOException {
    var unused = new ProvincePackages(lake.chain()).write(FIRST, null, home.resolve("out"), false);
    Path folder = home.resolve("out/2026-03-02/1/960000");
    String csv = Files.readString(folder.resolve("clues.csv"), StandardCharsets.UTF_8);
    assertThat(csv)
        .startsWith("\uFEFF\"province_code\",\"biz_date\",\"event_id\"")
        .contains("\"T4000000000000001\"")
        .contains("\"'=1+1\"")
        .contains("\"2026-03-09T08:00:00+08:00\"")
        .endsWith("\r\n");
    assertThat(
            SparkExtension.spark()
                .read()
                .parquet(folder.resolve("clues.parquet").toString())
                .selectExpr("person", "reasons[0]", "money_at_risk")
                .collectAsList()
                .toString())
        .isEqualTo("[[T4000000000000001,=1+1,1234.50]]");
  }

  @Test
  void theSameNightGivesTheSameBytesAndAReopenedOneSaysWhatItWithdraws() throws IOException {
    PublishedLake own = lake.copy(home.resolve("lake"));
    ProvincePackages packages = new ProvincePackages(own.chain());
    var unused = packages.write(SECOND, null, home.resolve("one"), false);
    unused = packages.write(SECOND, null, home.resolve("two"), false);
    unused = packages.write(SECOND, null, home.resolve("two"), false);
    assertThat(hashes(home.resolve("two"))).isEqualTo(hashes(home.resolve("one"))).hasSize(36);

    var reopened =
        own.publish(
            SECOND, 2, Map.of(Tables.CLUE, List.of(PublishedLake.clue("c1", "960102", "=1+1"))));
    assertThatThrownBy(() -> packages.write(SECOND, null, home.resolve("three"), false))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("does not hold 2026-03-03 generation 2 yet");
    var events = new ExportStage(own.shop()).run();
    assertThat(events).hasSize(4);
    unused = packages.write(SECOND, null, home.resolve("three"), false);
    Path folder = home.resolve("three/2026-03-03/2/970000");
    JsonNode manifest = new ObjectMapper().readTree(folder.resolve("MANIFEST.json").toFile());
    assertThat(manifest.get("withdraws").toString()).isEqualTo("[1]");
    assertThat(manifest.get("publication").asLong()).isEqualTo(reopened.sequence());
    assertThat(Files.readString(folder.resolve("clues.csv")))
        .contains("\"recalled\",\"withdrawn\"");
  }

  @Test
  void anUnpublishedNightHasNoPackage() {
    assertThatThrownBy(
            () ->
                new ProvincePackages(lake.chain())
                    .write(SECOND.plusDays(1), null, home.resolve("out"), false))
        .isInstanceOf(PipelineException.class)
        .hasMessage("2026-03-04 is not published; run nightly --date 2026-03-04 first");
    assertThat(home.resolve("out")).doesNotExist();
  }

  private static Map<String, String> hashes(Path folder) {
    Map<String, String> hashes = new TreeMap<>();
    SmallNation.tree(folder)
        .forEach(f -> hashes.put(folder.relativize(f).toString(), ContentAddress.sha256(f)));
    return hashes;
  }

  /** Every event, as publication, event, object and province. */
  private static List<String> events(PublishedLake lake, TableContract table, String object) {
    List<String> events = new ArrayList<>();
    for (Map.Entry<String, List<SliceFile>> province :
        lake.shop().lake().exports(table).entrySet()) {
      try (SmallRead read = lake.chain().reader()) {
        read.with("e", table, province.getValue())
            .rows("SELECT publication || ' ' || event || ' ' || " + object + " FROM e", "line")
            .forEach(r -> events.add(r.get("line") + " " + province.getKey()));
      }
    }
    return events;
  }
}
