package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.FIRST;
import static org.cluelake.job.SmallNation.SECOND;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.listing.Act;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Side;
import org.cluelake.listing.State;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights in a nation where other counties are listed, have the bad figures and have other
 * people registered in them: every score, finding, clue and list row is the same to the byte.
 *
 * <p>{@link NightRelationsTest} gives all places other names at once; here each changes by itself,
 * so that what a person's county is like is another.
 */
@ExtendWith(SparkExtension.class)
class RegionStandingTest {

  private static final String COUNTY = "9[6-9]\\d{2}(0[1-9]|[1-9]\\d)";

  private static final int SUSPECTS = 24;

  /** Columns that say where somebody or something belongs, by feed, and the key of its rows. */
  private static final Map<String, Map<String, List<String>>> BELONGING =
      Map.of(
          "police_involvement", Map.of("registered_region", List.of("case_id", "entity")),
          "police_case",
              Map.of(
                  "victim_region", List.of("case_id"),
                  "accepted_region", List.of("case_id")),
          "bank_account", Map.of("opened_region", List.of("account")),
          "public_report", Map.of("region", List.of("report_id")));

  @TempDir static Path home;
  private static Workshop usual;
  private static Workshop shuffled;
  private static int moved;

  @BeforeAll
  static void bothWays() throws IOException {
    SmallNation nation = SmallNation.in(home.resolve("nation"));
    List<String> counties = counties(new DeliveredFeed(nation.inbox(), FIRST, "region"));
    addSuspects(nation.inbox(), counties);
    Path other = nation.copy(nation.inbox(), "other");
    for (LocalDate day : List.of(FIRST, SECOND)) {
      BELONGING.forEach(
          (feed, columns) -> move(new DeliveredFeed(other, day, feed), columns, counties));
    }
    exchangePeople(new DeliveredFeed(other, FIRST, "region"));

    usual = nation.runAll(nation.lake("usual"), 1, nation.inbox());
    stand(usual, counties, 0);
    var unusedUsual = nation.run(usual, SECOND, nation.inbox(), false);
    shuffled = nation.runAll(nation.lake("shuffled"), 1, other);
    stand(shuffled, counties, 1);
    var unusedShuffled = nation.run(shuffled, SECOND, other, false);
  }

  /** Holders of cards become suspects of the second day's case, registered all over the nation. */
  private static void addSuspects(Path inbox, List<String> counties) {
    String known = new DeliveredFeed(inbox, SECOND, "police_case").lines().get(1).split(",")[0];
    List<String> documents =
        new DeliveredFeed(inbox, FIRST, "telecom_subscriber")
            .lines().stream()
                .map(l -> l.split(",", -1))
                .filter(c -> c[1].equals("id_card") && c[3].equals("person"))
                .map(c -> c[2])
                .distinct()
                .limit(SUSPECTS)
                .toList();
    DeliveredFeed feed = new DeliveredFeed(inbox, SECOND, "police_involvement");
    List<String> lines = new ArrayList<>(feed.lines());
    for (int i = 0; i < documents.size(); i++) {
      lines.add(
          "%s,person,id_card:%s,suspect,,,%s"
              .formatted(known, documents.get(i), counties.get(i % counties.size())));
    }
    feed.deliver(List.of(lines));
  }

  private static List<String> counties(DeliveredFeed regions) {
    return regions.lines().stream()
        .skip(1)
        .map(l -> l.split(",", -1)[0])
        .filter(c -> c.matches(COUNTY))
        .distinct()
        .sorted()
        .toList();
  }

  /** Rows of different keys go to different counties, wherever they were before. */
  private static void move(
      DeliveredFeed feed, Map<String, List<String>> columns, List<String> counties) {
    List<String> lines = feed.lines();
    List<String> header = List.of(lines.get(0).split(","));
    List<String> rows = new ArrayList<>(List.of(lines.get(0)));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      columns.forEach(
          (column, key) -> {
            int at = header.indexOf(column);
            if (cells.length == header.size() && cells[at].matches(COUNTY)) {
              int step =
                  1 + key.stream().mapToInt(k -> cells[header.indexOf(k)].hashCode()).sum() % 97;
              int to = Math.floorMod(counties.indexOf(cells[at]) + step, counties.size());
              moved += counties.get(to).equals(cells[at]) ? 0 : 1;
              cells[at] = counties.get(to);
            }
          });
      rows.add(String.join(",", cells));
    }
    feed.deliver(List.of(rows));
  }

  /** Each county has the people of the next one. */
  private static void exchangePeople(DeliveredFeed feed) {
    List<String> lines = feed.lines();
    int from = List.of(lines.get(0).split(",")).indexOf("resident_female_0_15");
    List<Integer> counties =
        IntStream.range(1, lines.size())
            .filter(i -> lines.get(i).split(",", -1)[0].matches(COUNTY))
            .boxed()
            .toList();
    List<String> rows = new ArrayList<>(lines);
    for (int i = 0; i < counties.size(); i++) {
      String[] own = lines.get(counties.get(i)).split(",", -1);
      String[] next = lines.get(counties.get((i + 1) % counties.size())).split(",", -1);
      String unused =
          rows.set(
              counties.get(i),
              Stream.concat(Stream.of(own).limit(from), Stream.of(next).skip(from))
                  .collect(Collectors.joining(",")));
    }
    feed.deliver(List.of(rows));
  }

  /** Every other county is listed and has the figures for it; which ones, the parity says. */
  private static void stand(Workshop shop, List<String> counties, int parity) {
    PublicationChain chain = shop.books().publications();
    List<String> listed =
        IntStream.range(0, counties.size())
            .filter(i -> i % 2 == parity)
            .mapToObj(counties::get)
            .toList();
    new RegisterBook(chain).append(listed.stream().map(RegionStandingTest::listing).toList());
    String rows =
        counties.stream()
            .map(
                c ->
                    "('source', '%s', '%s', %s, 0.5, 9.0, 0.9, 0.9, 0.9, 1.0, 1, 9, 0.9, true, 0.9,"
                            .formatted(c, Quarter.of(FIRST), listed.contains(c) ? "4.0" : "0.6")
                        + " 3, 3, true, true, true, false, 'test', 1, 'clean')")
            .collect(Collectors.joining(", "));
    try (SmallRead writer = chain.reader()) {
      boolean isNew =
          chain
              .lake()
              .append(
                  Tables.REGION_WINDOW,
                  FIRST,
                  1,
                  writer.staged(
                      Tables.REGION_WINDOW,
                      "SELECT * FROM (VALUES %s) AS w(%s)"
                          .formatted(rows, String.join(", ", Tables.REGION_WINDOW.columns())),
                      chain.lake().folder("_staging/windows-test").toString()));
      assertThat(isNew).isTrue();
    }
    shop.lake().refresh();
  }

  private static Act listing(String county) {
    return new Act(
        Side.SOURCE,
        county,
        Quarter.of(FIRST),
        FIRST,
        Act.Kind.MOVED,
        State.PROPOSED,
        State.LISTED,
        List.of("Joint office", "Second signature"),
        "figures",
        "A listing of the test.",
        "",
        "test",
        1);
  }

  @Test
  void everyScoreFindingClueAndListRowIsTheSameToTheByte() {
    for (LocalDate night : List.of(FIRST, SECOND)) {
      Map<String, String> expected = unplaced(usual, night);
      assertThat(expected)
          .hasSizeGreaterThan(60)
          .containsKeys(
              Tables.SIGNAL.id(),
              Tables.CLUE.id(),
              Tables.NUMBER_SCORE.id(),
              Tables.ACCOUNT_SCORE.id(),
              Tables.PHONE_CARD_LIST.id(),
              Tables.BANK_CARD_LIST.id(),
              Tables.LISTED_HOLDER.id());
      assertThat(unplaced(shuffled, night)).isEqualTo(expected);
    }
  }

  @Test
  void theRowsComparedAreNotNone() {
    for (TableContract table : List.of(Tables.SIGNAL, Tables.CLUE, Tables.PHONE_CARD_LIST)) {
      assertThat(
              SmallNation.rows(usual, table, SECOND, 1, "SELECT count(*) AS n FROM t", "n")
                  .get(0)
                  .get("n")
                  .toString())
          .as(table.id())
          .isNotEqualTo("0");
    }
  }

  /** What the shuffle does reach, so that the sameness above means something. */
  @Test
  void theRegionsAreOthers() {
    assertThat(moved).isGreaterThan(100);
    TreeSet<String> differing = new TreeSet<>();
    Map<String, String> others = SmallNation.hashes(shuffled, SECOND);
    SmallNation.hashes(usual, SECOND)
        .forEach(
            (table, hash) -> {
              if (!hash.equals(others.get(table))) {
                boolean unused = differing.add(table);
              }
            });
    assertThat(differing)
        .contains(
            Tables.REGION_SUSPECT.id(),
            Tables.REGION_CASE.id(),
            Tables.REGION_EXPOSURE.id(),
            Tables.REGION_POSTERIOR.id(),
            Tables.REGION_INDICATOR.id());
    assertThat(standing(usual)).isNotEmpty().doesNotContainAnyElementsOf(standing(shuffled));
  }

  private static List<String> standing(Workshop shop) {
    return new RegisterBook(shop.books().publications()).acts().stream().map(Act::region).toList();
  }

  /** Content hashes of all tables above clean that are not kept for the regions alone. */
  private static Map<String, String> unplaced(Workshop shop, LocalDate night) {
    Map<String, String> hashes = new TreeMap<>(SmallNation.hashesBesideFiles(shop, night));
    Tables.all().stream()
        .filter(t -> t.layer() == Layer.CLEAN || "region".equals(t.purpose()))
        .map(TableContract::id)
        .forEach(hashes::remove);
    return hashes;
  }
}
