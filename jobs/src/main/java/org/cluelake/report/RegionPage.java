package org.cluelake.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.report.RegionFacts.Line;
import org.cluelake.report.RegionFacts.Range;

/**
 * The page of counties as its template reads it.
 *
 * @param date the night
 * @param gen its generation
 * @param synthetic whether the nation is invented
 * @param window first and last day of the events
 * @param headline how many counties are ranked and how many are not, and why
 * @param sides the victim side and the source side
 * @param methods ids of the methods used, with the version of their settings
 */
public record RegionPage(
    String date,
    int gen,
    boolean synthetic,
    String window,
    String headline,
    List<Side> sides,
    List<String> methods) {

  private static final int SHOWN = 60;
  private static final List<String> ORDER =
      List.of("ranked", "too_few_to_rank", "not_rankable", "suppressed");

  private static final Map<String, String> TITLES =
      Map.of(
          "VIC1", "Cases by the county where the victim lives",
          "VIC2", "Losses per resident, each cut off at the nation's 99.5th percentile",
          "VIC3", "Urgent and high warnings by the county they were sent to",
          "VIC4", "Reports of the public that claim a fraud, by the county they came from",
          "SRC1", "Suspects by the county they are registered in",
          "SRC3", "Accounts found involved by the county where they were opened",
          "SRC4", "Phone and IoT cards found involved by the county where they were opened",
          "SRC5", "Cash taken out of involved accounts by the county where it was");
  private static final Map<String, String> BASES =
      Map.of(
          "VIC1", "residents",
          "VIC2", "residents",
          "VIC3", "residents",
          "VIC4", "residents",
          "SRC1", "registered people aged 16 to 59",
          "SRC3", "accounts opened",
          "SRC4", "cards opened",
          "SRC5", "residents");

  /** One of the two sides. */
  public record Side(String id, String title, String about, List<Table> tables) {}

  /**
   * One indicator.
   *
   * @param others counties not shown, which are none of the ranked first
   * @param unplaced a sentence on events without a county, or null
   */
  public record Table(
      String id,
      String title,
      String per,
      boolean hasLoss,
      List<RowLine> counties,
      int others,
      List<RowLine> above,
      String unplaced) {}

  /**
   * One region.
   *
   * @param opens text of the band it opens, or null
   */
  public record RowLine(
      String opens,
      String code,
      String name,
      String level,
      boolean ranked,
      String said,
      String observed,
      String rate,
      String ratio,
      Bar bar,
      String above15,
      String above2,
      String above3,
      String ranks,
      String loss) {}

  static RegionPage of(RegionFacts facts) {
    List<Line> lines = facts.lines();
    return new RegionPage(
        facts.bizDate().toString(),
        facts.gen(),
        facts.synthetic(),
        lines.stream()
            .findFirst()
            .map(l -> "from " + l.from() + " to " + l.to())
            .orElse("that has no region"),
        headline(lines),
        List.of(
            side(
                lines,
                "victim",
                "Victim side",
                "Where losses occur. Publicity and warnings go where victims are."),
            side(
                lines,
                "source",
                "Source side",
                "Where suspects are registered and where the accounts and cards that cases name"
                    + " were opened, whoever uses them now.")),
        lines.stream()
            .map(l -> l.indicator() + ": " + l.method() + ", settings " + l.methodVersion())
            .distinct()
            .sorted()
            .toList());
  }

  private static String headline(List<Line> lines) {
    Map<String, Long> counties =
        lines.stream()
            .filter(l -> l.level().equals("county") && l.indicator().equals("VIC1"))
            .collect(Collectors.groupingBy(Line::publication, TreeMap::new, Collectors.counting()));
    return "Victim side: %s counties ranked, %s with too few cases to rank, %s suppressed, %s not rankable."
        .formatted(
            Words.number(counties.getOrDefault("ranked", 0L)),
            Words.number(counties.getOrDefault("too_few_to_rank", 0L)),
            Words.number(counties.getOrDefault("suppressed", 0L)),
            Words.number(counties.getOrDefault("not_rankable", 0L)));
  }

  private static Side side(List<Line> lines, String id, String title, String about) {
    return new Side(
        id,
        title,
        about,
        lines.stream()
            .filter(l -> l.side().equals(id))
            .collect(Collectors.groupingBy(Line::indicator, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(RegionPage::table)
            .toList());
  }

  private static Table table(List<Line> lines) {
    Line any = lines.get(0);
    List<Line> counties =
        lines.stream().filter(l -> l.level().equals("county")).sorted(riskiestFirst()).toList();
    List<Line> shown = counties.subList(0, Math.min(SHOWN, counties.size()));
    List<RowLine> rows = new ArrayList<>();
    Integer band = null;
    for (Line line : shown) {
      boolean opens = line.band() != null && !line.band().equals(band);
      band = line.band() == null ? band : line.band();
      rows.add(row(line, opens ? opening(band) : null));
    }
    return new Table(
        any.indicator(),
        TITLES.get(any.indicator()),
        "per %s %s".formatted(Words.number(any.per()), BASES.get(any.indicator())),
        any.indicator().equals("VIC1"),
        rows,
        counties.size() - shown.size(),
        Stream.of("nation", "province", "city")
            .flatMap(
                level ->
                    lines.stream()
                        .filter(l -> l.level().equals(level))
                        .sorted(Comparator.comparing(Line::code)))
            .limit(SHOWN)
            .map(l -> row(l, null))
            .toList(),
        any.placedShare().compareTo(BigDecimal.ONE) < 0
            ? "%s of the nation's events carry a code that is no county of their day; they are in no county's count."
                .formatted(percent(BigDecimal.ONE.subtract(any.placedShare())))
            : null);
  }

  private static String opening(int band) {
    return band == 1
        ? "Band 1: those below cannot be separated from the first of them"
        : "Band %d: very likely below the first of band %d; not to be separated from its own first"
            .formatted(band, band - 1);
  }

  /** By probability, then expected rank; what is not ranked by code, so its order tells nothing. */
  private static Comparator<Line> riskiestFirst() {
    return Comparator.comparing((Line l) -> ORDER.indexOf(l.publication()))
        .thenComparing(Line::above2, Comparator.nullsLast(Comparator.reverseOrder()))
        .thenComparing(Line::above15, Comparator.nullsLast(Comparator.reverseOrder()))
        .thenComparing(Line::band, Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(Line::expectedRank, Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(Line::code);
  }

  private static RowLine row(Line l, String opens) {
    return new RowLine(
        opens,
        Words.shown(l.code()),
        Words.shown(l.name()),
        Words.shown(l.level()),
        l.isRanked(),
        Words.shown(l.isRanked() ? l.wording() : l.note()),
        l.observed() == null ? "suppressed" : Words.number(l.observed()),
        range(l.rate()),
        range(l.ratio()),
        l.isRanked() ? Bar.of(l.risk()) : Bar.of(l.ratio()),
        percent(l.above15()),
        percent(l.above2()),
        percent(l.above3()),
        l.isRanked()
            ? "%d to %d of %s".formatted(l.rankLow(), l.rankHigh(), Words.number(l.areas()))
            : "–",
        l.lossCapped() == null ? "–" : Words.money(l.lossCapped()));
  }

  private static String range(Range range) {
    return range == null
        ? "–"
        : "%s (%s to %s)".formatted(range.value(), range.low(), range.high());
  }

  private static String percent(BigDecimal share) {
    if (share == null) {
      return "–";
    }
    int percent = share.movePointRight(2).intValue();
    return percent == 0 ? "< 1%" : percent == 100 ? "> 99%" : percent + "%";
  }
}
