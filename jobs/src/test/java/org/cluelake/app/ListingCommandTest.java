package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.PublishedCounties;
import org.cluelake.job.RegisterBook;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.listing.Act;
import org.cluelake.listing.Side;
import org.cluelake.listing.State;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The register as officers use it: from the command line, line by line, held to its chain. */
class ListingCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void lake() throws IOException {
    Path unused = Files.createDirectory(folder.resolve("lake"));
    new PublishedCounties(folder)
        .deliver(LocalDate.of(2026, 1, 1), List.of("961101", "961110", "961199"));
  }

  private record Said(int code, String text) {}

  private Said run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    int code = line.execute(arguments);
    return new Said(code, out.toString());
  }

  private Said act(String verb, String on, String... more) {
    return actOn("961101", verb, on, Arrays.asList(more));
  }

  private Said actOn(String region, String verb, String on, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "listing",
                verb,
                "--lake",
                folder.resolve("lake").toString(),
                "--scratch",
                folder.resolve("scratch").toString(),
                "--conf",
                Repository.conf().toString(),
                "--side",
                "source",
                "--region",
                region,
                "--quarter",
                "2026Q1",
                "--on",
                on));
    arguments.addAll(more);
    return run(arguments.toArray(String[]::new));
  }

  private Said decide(String on, String to, String reason, String... by) {
    List<String> more =
        new ArrayList<>(
            List.of("--to", to, "--reason", reason, "--text", "Seen with the area's reply."));
    for (String one : by) {
      more.add("--by");
      more.add(one);
    }
    return act("decide", on, more.toArray(String[]::new));
  }

  private Said history() {
    return run(
        "listing",
        "history",
        "--lake",
        folder.resolve("lake").toString(),
        "--scratch",
        folder.resolve("scratch").toString());
  }

  private PublicationChain chain() {
    return new PublicationChain(
        new Lake(folder.resolve("lake").toString(), new Configuration()),
        new KernelBounds(256, folder.resolve("scratch").toString()));
  }

  @Test
  void linesAreWrittenAndReadInOrder() {
    assertThat(history().text()).contains("0 lines in all");
    Said first = decide("2026-04-07", "watch", "known_otherwise", "Office, A", "Office, B");
    assertThat(first.text()).contains("source 961101: moved, from normal to watch");
    Said objected =
        act(
            "object",
            "2026-04-08",
            "--kind",
            "denominator",
            "--by",
            "County office, C",
            "--text",
            "The register counts people who moved away; see the letter's \"annex\", it's there.");
    assertThat(objected.text()).contains("objected, stays at watch");
    assertThat(
            act(
                    "answer",
                    "2026-04-20",
                    "--objection",
                    "001",
                    "--upheld",
                    "true",
                    "--by",
                    "Office, A",
                    "--text",
                    "The base is corrected and all areas are ranked anew.")
                .code())
        .isZero();
    List<Act> acts = new RegisterBook(chain()).acts();
    assertThat(acts)
        .extracting(Act::kind)
        .containsExactly(Act.Kind.MOVED, Act.Kind.OBJECTED, Act.Kind.UPHELD);
    assertThat(acts.get(0).by()).containsExactly("Office, A", "Office, B");
    assertThat(acts.get(1).text()).contains("\"annex\", it's there");
    assertThat(new RegisterBook(chain()).history(Side.SOURCE, "961101").state())
        .isEqualTo(State.WATCH);
    assertThat(new RegisterBook(chain()).history(Side.VICTIM, "961101").acts()).isEmpty();
    assertThat(history().text())
        .contains("normal to watch", "by Office, A; Office, B (KNOWN_OTHERWISE)")
        .contains("3 lines in all, chain unbroken");
  }

  @Test
  void whatIsMissingIsSaidAndNothingIsWritten() {
    Said one = decide("2026-04-07", "watch", "known_otherwise", "Office, A");
    assertThat(one.code()).isEqualTo(2);
    assertThat(one.text()).contains("signed by two people; 1 named");
    assertThat(decide("2026-04-07", "listed", "known_otherwise", "A", "B").text())
        .contains("no step leads to LISTED");
    assertThat(history().text()).contains("0 lines in all");
  }

  /** Read back they would be other names, and every later line would find the chain broken. */
  @Test
  void namesThatCannotBeReadBackAreRefused() {
    for (String name : List.of("", " ", "A\u001fB", "A\nB")) {
      Said said = decide("2026-04-07", "watch", "known_otherwise", "Office, A", name);
      assertThat(said.code()).isEqualTo(2);
    }
    assertThat(history().text()).contains("0 lines in all, chain unbroken");
  }

  @Test
  void aMistypedLakeIsNotMade() throws IOException {
    Path unused = Files.move(folder.resolve("lake"), folder.resolve("elsewhere"));
    Said said = decide("2026-04-07", "watch", "known_otherwise", "A", "B");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text()).contains("there is no lake at").contains("check --lake");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  /** A mistyped code would open a register of its own, which nobody ever looks at. */
  @Test
  void anAreaNobodyDeliveredHasNoRegister() {
    List<List<String>> acts =
        List.of(
            List.of("decide", "--to", "watch", "--reason", "known_otherwise", "--by", "Office, B"),
            List.of("object", "--kind", "denominator"),
            List.of("inquiry", "--upheld", "true"));
    for (List<String> act : acts) {
      List<String> more = new ArrayList<>(act.subList(1, act.size()));
      more.addAll(List.of("--by", "Office, A", "--text", "Seen."));
      Said said = actOn("961102", act.get(0), "2026-04-07", more);
      assertThat(said.code()).isEqualTo(2);
      assertThat(said.text())
          .contains("no delivered region table holds an area 961102", "check --region");
    }
    assertThat(history().text()).contains("0 lines in all");
  }

  @Test
  void withoutARegionTableNothingIsWritten() throws IOException {
    Path moved = Files.move(folder.resolve("lake"), folder.resolve("elsewhere"));
    assertThat(moved).exists();
    Path unused = Files.createDirectory(folder.resolve("lake"));
    Said said = decide("2026-04-07", "watch", "known_otherwise", "Office, A", "Office, B");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.text()).contains("no region table is delivered");
  }

  @Test
  void aLineFromElsewhereBreaksTheChain() {
    assertThat(decide("2026-04-07", "watch", "known_otherwise", "A", "B").code()).isZero();
    PublicationChain chain = chain();
    try (SmallRead write = new SmallRead(new KernelBounds(256, folder.resolve("x").toString()))) {
      boolean unused =
          chain
              .lake()
              .append(
                  Tables.REGION_ACT,
                  LocalDate.of(2026, 4, 9),
                  2,
                  write.staged(
                      Tables.REGION_ACT,
                      Tables.REGION_ACT.columns().stream()
                          .map(c -> planted().get(c))
                          .collect(Collectors.joining(", ", "SELECT ", "")),
                      folder.resolve("lake/_staging/planted").toString()));
    }
    assertThatThrownBy(() -> new RegisterBook(chain()).acts())
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("the register is broken at line 2");
    assertThat(history().code()).isEqualTo(4);
  }

  private static Map<String, String> planted() {
    return Map.ofEntries(
        Map.entry("sequence", "2::INTEGER AS sequence"),
        Map.entry("side", "'source' AS side"),
        Map.entry("region", "'961101' AS region"),
        Map.entry("quarter", "'2026Q1' AS quarter"),
        Map.entry("done_on", "DATE '2026-04-09' AS done_on"),
        Map.entry("kind", "'moved' AS kind"),
        Map.entry("from_state", "'watch' AS from_state"),
        Map.entry("to_state", "'normal' AS to_state"),
        Map.entry("decided_by", "[]::VARCHAR[] AS decided_by"),
        Map.entry("reason_code", "'by_itself' AS reason_code"),
        Map.entry("text", "'quietly' AS text"),
        Map.entry("reference", "'' AS reference"),
        Map.entry("evidence", "'' AS evidence"),
        Map.entry("rules_version", "1::INTEGER AS rules_version"),
        Map.entry("code_version", "'1' AS code_version"),
        Map.entry("previous_hash", "'made up' AS previous_hash"),
        Map.entry("row_hash", "'made up' AS row_hash"));
  }

  private Said recommend(String quarter, String on) {
    return run(
        "listing",
        "recommend",
        "--lake",
        folder.resolve("lake").toString(),
        "--scratch",
        folder.resolve("scratch").toString(),
        "--conf",
        Repository.conf().toString(),
        "--quarter",
        quarter,
        "--on",
        on);
  }

  /** Forty ordinary counties, one five times the nation and one as high with few events. */
  private static Map<String, Double> risks(double worst) {
    Map<String, Double> risks = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      risks.put("9611" + (10 + i), 0.8 + 0.01 * i);
    }
    risks.put("961199", worst);
    return risks;
  }

  @Test
  void quarterAfterQuarterAnAreaIsWatchedWarnedAndProposed() {
    PublishedCounties nation = new PublishedCounties(folder);
    for (int month : new int[] {3, 6, 9, 12}) {
      nation.publish(YearMonth.of(2026, month).atEndOfMonth(), risks(6), 60);
    }
    assertThat(recommend("2026Q1", "2026-04-07").text())
        .contains("source side: 41 areas with enough events")
        .contains("source 961199, normal: recommend that the figures are looked at")
        .contains("2 lines added");
    assertThat(recommend("2026Q1", "2026-04-08").text())
        .as("the same quarter once more")
        .contains("0 lines added");
    assertThat(recommend("2026Q2", "2026-07-07").text())
        .contains("source 961199, watch: recommend review of a written warning")
        .contains("above 1.5 times the nation with a probability of 100%")
        .doesNotContain("961110");
    assertThat(follow("2026Q2", "2026-07-20", "yellow").text()).contains("from watch to yellow");
    assertThat(recommend("2026Q3", "2026-10-08").text())
        .contains("source 961199, yellow: recommend review of a second written warning");
    assertThat(follow("2026Q3", "2026-10-20", "red").text()).contains("from yellow to red");
    assertThat(recommend("2026Q4", "2027-01-08").text())
        .contains("source 961199, red: recommend review of a listing, after notice and objections")
        .contains("belongs to the areas that may be the worst")
        .contains("victim 961199, watch: recommend review of a written warning");
    assertThat(follow("2026Q4", "2027-01-20", "proposed").text()).contains("to proposed");
    assertThat(history().text()).contains("chain unbroken");
  }

  /** Nothing lapses silently: not even where an area has no figures any more. */
  @Test
  void aRecommendationExpiresForAnAreaThatHasNoWindowAnyMore() {
    PublishedCounties nation = new PublishedCounties(folder);
    Map<String, Double> without = risks(6);
    assertThat(without.remove("961199")).isNotNull();
    for (int month : new int[] {3, 6}) {
      nation.publish(YearMonth.of(2026, month).atEndOfMonth(), risks(6), 60);
    }
    nation.publish(LocalDate.of(2026, 12, 31), without, 60);
    assertThat(recommend("2026Q1", "2026-04-07").text()).contains("2 lines added");
    assertThat(recommend("2026Q2", "2026-07-07").text())
        .contains("source 961199, watch: recommend review of a written warning");
    Said later = recommend("2026Q4", "2027-01-08");
    assertThat(later.text())
        .contains("source side: 40 areas with enough events", "source 961199, watch: ")
        .contains("2 lines added");
    assertThat(new RegisterBook(chain()).history(Side.SOURCE, "961199").acts())
        .extracting(Act::kind)
        .containsExactly(Act.Kind.MOVED, Act.Kind.RECOMMENDED, Act.Kind.EXPIRED);
    assertThat(recommend("2026Q4", "2027-01-09").text()).contains("0 lines added");
  }

  private Said follow(String quarter, String on, String to) {
    return run(
        "listing",
        "decide",
        "--lake",
        folder.resolve("lake").toString(),
        "--scratch",
        folder.resolve("scratch").toString(),
        "--conf",
        Repository.conf().toString(),
        "--side",
        "source",
        "--region",
        "961199",
        "--quarter",
        quarter,
        "--on",
        on,
        "--to",
        to,
        "--reason",
        "as_recommended",
        "--by",
        "Office, A",
        "--text",
        "The area was heard and told.");
  }

  @Test
  void aNightOutsideTheQuarterOrNotPublishedIsRefused() {
    Said said = recommend("2026Q1", "2026-04-07");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.text()).contains("no night of 2026-03-31 is published");
  }

  @Test
  void theSimulationIsMarkedAndNamesItsLists() {
    Said said =
        run(
            "listing",
            "simulate",
            "--conf",
            Repository.conf().toString(),
            "--counties",
            "300",
            "--quarters",
            "8");
    assertThat(said.text())
        .startsWith("SIMULATED")
        .contains("the register", "highest rates", "highest counts");
  }
}
