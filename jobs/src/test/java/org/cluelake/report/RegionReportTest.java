package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cluelake.report.RegionFacts.Line;
import org.cluelake.report.RegionFacts.Range;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/**
 * The page of counties: in words where nothing may be ranked, in order of probability where it may.
 */
class RegionReportTest {

  private static final LocalDate NIGHT = LocalDate.parse("2026-03-10");

  private static Range range(String low, String value, String high) {
    return new Range(new BigDecimal(value), new BigDecimal(low), new BigDecimal(high));
  }

  private static Line ranked(String code, String name, String p2, int rank, int band) {
    return line("VIC1", "victim", "county", code, name, "ranked", null, 120L, p2, rank, band);
  }

  private static Line other(String code, String name, String publication, String note, Long count) {
    return line("VIC1", "victim", "county", code, name, publication, note, count, null, 0, 0);
  }

  private static Line line(
      String indicator,
      String side,
      String level,
      String code,
      String name,
      String publication,
      String note,
      Long count,
      String p2,
      int rank,
      int band) {
    boolean isRanked = publication.equals("ranked");
    return new Line(
        indicator,
        side,
        level,
        code,
        name,
        NIGHT.minusDays(89),
        NIGHT,
        publication,
        note,
        count,
        count == null ? null : range("39.80", "48.00", "57.40"),
        100_000,
        count == null ? null : range("1.70", "2.05", "2.45"),
        isRanked ? range("1.66", "1.99", "2.37") : null,
        isRanked ? new BigDecimal("0.97") : null,
        isRanked ? new BigDecimal(p2) : null,
        isRanked ? new BigDecimal("0.00") : null,
        isRanked ? rank : null,
        isRanked ? rank : null,
        isRanked ? rank + 3 : null,
        27,
        isRanked ? band : null,
        isRanked ? "high 0.001" : null,
        count == null ? null : new BigDecimal("1200000.00"),
        isRanked ? "very likely above 1.5 times the nation's level: recommend review" : null,
        new BigDecimal("0.98"),
        "gamma-poisson/crude/byar",
        1);
  }

  private static List<Line> lines() {
    return List.of(
        ranked("960101", "Alpha", "0.12", 2, 1),
        ranked("960102", "Beta", "0.48", 1, 1),
        ranked("960103", "Gamma", "0.01", 9, 2),
        other("960104", "Delta", "too_few_to_rank", "too few to rank: below 16 events", 13L),
        other(
            "960105",
            "Epsilon",
            "suppressed",
            "too few to rank, or withheld with a neighbour's count below 10",
            null),
        other("960106", "Zeta", "not_rankable", "not rankable: its data seem to be late", 77L),
        line(
            "VIC1",
            "victim",
            "nation",
            "000000",
            "Nation",
            "not_rankable",
            "the nation is what others are compared with",
            900L,
            null,
            0,
            0),
        line(
            "SRC3",
            "source",
            "county",
            "960101",
            "Alpha",
            "suppressed",
            "too few to rank, or withheld with a neighbour's count below 10",
            null,
            null,
            0,
            0));
  }

  private static String page(List<Line> lines) {
    return RegionReport.page(new RegionFacts(NIGHT, 1, true, lines));
  }

  private static String text(String page) {
    return parsed(page).getDocumentElement().getTextContent().replaceAll("\\s+", " ");
  }

  private static Document parsed(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("the page is not well formed", e);
    }
  }

  @Test
  void theMostProbableComesFirstAndTheRestSayWhyTheyAreNotRanked() {
    String text = text(page(lines()));
    assertThat(text)
        .containsSubsequence("Victim side", "960102 Beta", "960101 Alpha", "Band 2", "960103 Gamma")
        .containsSubsequence("960104 Delta", "too few to rank: below 16 events", "13")
        .containsSubsequence("960106 Zeta", "its data seem to be late")
        .containsSubsequence(
            "960105 Epsilon",
            "too few to rank, or withheld with a neighbour's count below 10",
            "suppressed")
        .containsSubsequence("Nation, provinces and cities", "Source side", "What this cannot show")
        .contains("Synthetic nation")
        .contains("1 with too few cases to rank")
        .contains("2% of the nation's events carry a code that is no county")
        .contains("gamma-poisson/crude/byar, settings 1");
  }

  @Test
  void aSuppressedRowShowsNoFigure() {
    String page =
        page(
            List.of(
                other(
                    "960105",
                    "Epsilon",
                    "suppressed",
                    "too few to rank, or withheld with a neighbour's count below 10",
                    null)));
    String row =
        page.substring(page.indexOf("960105"), page.indexOf("</tr>", page.indexOf("960105")));
    assertThat(row.replace("960105", "").replace("below 10", "").replace("&#39;", ""))
        .doesNotContainPattern("[0-9]");
    assertThat(row).doesNotContain("svg");
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    List<Line> shuffled = new ArrayList<>(lines());
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(page(shuffled)).isEqualTo(page(lines()));
    }
  }

  @Test
  void aHostileNameIsTextAndNothingIsFetched() {
    String page = page(List.of(ranked("960101", "<script src='//x.test'>", "0.10", 1, 1)));
    assertThat(page).doesNotContain("<script").doesNotContain("src=\"").contains("&lt;script");
    assertThat(parsed(page).getElementsByTagName("script").getLength()).isZero();
  }

  /** The page recommends a review at most and calls no place names. */
  @Test
  void noWordCondemnsAPlace() {
    assertThat(text(page(lines())).toLowerCase(Locale.ROOT))
        .doesNotContain("fraud county", "black", "red card", "yellow card", "punish", "ban ");
  }

  @Test
  void nothingToSayIsSaid() {
    assertThat(text(page(List.of()))).contains("Nothing is published on this side tonight");
  }
}
