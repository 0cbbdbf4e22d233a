package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.FIRST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.Step;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a delivery may be changed in without a change of what is found: a night as delivered, one
 * whose every place, reporter and row order is another, and one with strangers and without a feed.
 */
@ExtendWith(SparkExtension.class)
class NightRelationsTest {

  /** Feeds that state places, and files of rows in any order. */
  private static final List<String> PLACED =
      List.of(
          "telecom_call",
          "telecom_subscriber",
          "bank_account",
          "bank_transfer",
          "police_case",
          "police_involvement",
          "public_report",
          "region");

  private static final String REMOVED = "immigration_crossing";

  /** Numbers the nation has not given out. */
  private static final String STRANGERS = "1129999";

  @TempDir static Path home;
  private static SmallNation nation;
  private static Workshop usual;
  private static Workshop elsewhere;
  private static Workshop withStrangers;

  @BeforeAll
  static void threeWays() throws IOException {
    nation = SmallNation.in(home.resolve("nation"));
    usual = nation.runAll(nation.lake("usual"), 1, nation.inbox());

    Path moved = nation.copy(nation.inbox(), "moved");
    for (String feed : PLACED) {
      move(new DeliveredFeed(moved, FIRST, feed));
    }
    rename(new DeliveredFeed(moved, FIRST, "public_report"));
    elsewhere = nation.runAll(nation.lake("elsewhere"), 1, moved);

    Path met = nation.copy(nation.inbox(), "met");
    Files.delete(new DeliveredFeed(met, FIRST, REMOVED).manifest());
    Files.delete(new DeliveredFeed(met, FIRST, REMOVED).file());
    addCallsOfStrangers(new DeliveredFeed(met, FIRST, "telecom_call"));
    withStrangers = nation.runAll(nation.lake("with-strangers"), 1, met);
  }

  /** Every province becomes the next one, a new one is added, and rows come in another order. */
  private static void move(DeliveredFeed feed) {
    List<String> lines = feed.lines();
    List<String> header = List.of(lines.get(0).split(","));
    List<Integer> places =
        Stream.iterate(0, i -> i < header.size(), i -> i + 1)
            .filter(i -> header.get(i).matches("\\w*region|code|parent"))
            .toList();
    List<String> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      for (int i : places) {
        if (i < cells.length && cells[i].matches("9[6-9]\\d{4}")) {
          cells[i] = "9" + (6 + (cells[i].charAt(1) - '6' + 1) % 4) + cells[i].substring(2);
        }
      }
      rows.add(String.join(",", cells));
    }
    if (places.contains(header.indexOf("parent"))) {
      rows.addAll(benign(rows));
    }
    Collections.shuffle(rows, new Random(FIRST.toEpochDay()));
    rows.add(0, lines.get(0));
    feed.deliver(List.of(rows));
  }

  /** A province nobody lives in, as its neighbour is divided. */
  private static List<String> benign(List<String> rows) {
    return rows.stream().filter(r -> r.startsWith("96")).map(r -> r.replace("96", "95")).toList();
  }

  /** Every reporter becomes another, one for one. */
  private static void rename(DeliveredFeed feed) {
    List<String> lines = feed.lines();
    int at = List.of(lines.get(0).split(",")).indexOf("reporter_number");
    List<String> rows =
        lines.stream()
            .map(
                line -> {
                  String[] cells = line.split(",", -1);
                  if (cells[at].matches("11[12]\\d{8}")) {
                    String prefix = cells[at].startsWith("111") ? "112" : "111";
                    cells[at] = prefix + cells[at].substring(3);
                  }
                  return String.join(",", cells);
                })
            .toList();
    feed.deliver(List.of(rows));
  }

  /** Everyday calls between people who call nobody else, both records of each. */
  private static void addCallsOfStrangers(DeliveredFeed feed) {
    List<String> lines = new ArrayList<>(feed.lines());
    List<String> header = List.of(lines.get(0).split(","));
    List<String> strange = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      String served = cells[header.indexOf("served_number")];
      String other = cells[header.indexOf("other_party")];
      if (strange.size() < 200 && served.matches("1\\d{10}") && other.matches("1\\d{10}")) {
        cells[header.indexOf("imei")] = "";
        cells[header.indexOf("record_id")] = "STRANGE-" + strange.size();
        UnaryOperator<String> another =
            n -> STRANGERS + "%04d".formatted(Math.floorMod(n.hashCode(), 10_000));
        strange.add(
            String.join(",", cells)
                .replace(served, another.apply(served))
                .replace(other, another.apply(other)));
      }
    }
    assertThat(lines).noneMatch(l -> l.contains(STRANGERS));
    lines.addAll(strange);
    feed.deliver(List.of(lines));
  }

  @Test
  void whereAnybodyLivesAndWhoReportsThemChangesNoFeatureSignalOrList() {
    Map<String, String> expected = placeless(usual);
    assertThat(expected).hasSizeGreaterThan(60).containsKey(Tables.SIGNAL.id());
    assertThat(placeless(elsewhere)).isEqualTo(expected);
    assertThat(signals(usual, Set.of())).isNotEmpty();
  }

  @Test
  void whereAnybodyLivesChangesWhereTheirCluesAreSentAlone() {
    String clues =
        "SELECT c::VARCHAR FROM (SELECT * EXCLUDE (dispatch_region) FROM t) c ORDER BY 1";
    assertThat(SmallNation.rows(elsewhere, Tables.CLUE, FIRST, 1, clues, "clue"))
        .isNotEmpty()
        .isEqualTo(SmallNation.rows(usual, Tables.CLUE, FIRST, 1, clues, "clue"));
    assertThat(SmallNation.hashes(elsewhere, FIRST).get(Tables.CLUE.id()))
        .as("the other places are noticed")
        .isNotEqualTo(SmallNation.hashes(usual, FIRST).get(Tables.CLUE.id()));
  }

  @Test
  void strangersAndAFeedItDoesNotReadChangeNothingThatADetectorSays() {
    Set<String> reached = reached();
    assertThat(signals(withStrangers, reached)).isNotEmpty().isEqualTo(signals(usual, reached));
    for (TableContract table : List.of(Tables.NUMBER_DAY, Tables.STAY_ABROAD)) {
      assertThat(SmallNation.hashes(withStrangers, FIRST).get(table.id()))
          .as("the change is noticed in %s", table.id())
          .isNotEqualTo(SmallNation.hashes(usual, FIRST).get(table.id()));
    }
    assertThat(reached).contains("outflow-risk").doesNotContain("burst-caller", "call-then-pay");
  }

  /** Tables above clean that neither know a place nor serve the regions or the dispatch. */
  private static Map<String, String> placeless(Workshop shop) {
    Map<String, String> hashes = SmallNation.hashesBesideFiles(shop, FIRST);
    Tables.all().stream()
        .filter(
            t ->
                t.layer() == Layer.CLEAN
                    || t.purpose() != null
                    || t.columns().stream().anyMatch(c -> c.endsWith("region")))
        .map(TableContract::id)
        .forEach(hashes::remove);
    return hashes;
  }

  /** Steps that the removed feed reaches through any table of the night. */
  private static Set<String> reached() {
    Set<String> tables = new TreeSet<>(Set.of(Tables.IMMIGRATION_CROSSING.id()));
    Set<String> ids = new TreeSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Step step : nation.steps()) {
        boolean reads = step.reads().stream().anyMatch(r -> tables.contains(r.table().id()));
        if (reads && ids.add(step.id())) {
          grows = true;
          boolean unused = step.writes() != Tables.SIGNAL && tables.add(step.writes().id());
        }
      }
    }
    return ids;
  }

  private static List<Map<String, Object>> signals(Workshop shop, Set<String> without) {
    return SmallNation.rows(
            shop,
            Tables.SIGNAL,
            FIRST,
            1,
            "SELECT detector, t::VARCHAR FROM t ORDER BY ALL",
            "detector",
            "row")
        .stream()
        .filter(r -> !without.contains(r.get("detector")))
        .toList();
  }
}
