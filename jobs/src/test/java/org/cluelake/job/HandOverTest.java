package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.PublishedLake.FIRST;
import static org.cluelake.job.PublishedLake.SECOND;
import static org.cluelake.job.PublishedLake.card;
import static org.cluelake.job.PublishedLake.seen;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
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
