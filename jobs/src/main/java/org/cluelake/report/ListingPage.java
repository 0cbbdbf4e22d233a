package org.cluelake.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cluelake.report.ListingFacts.Area;
import org.cluelake.report.ListingFacts.Method;
import org.cluelake.report.ListingFacts.Range;
import org.cluelake.report.ListingFacts.Small;
import org.cluelake.report.ListingTexts.Language;
import org.jfree.chart.JFreeChart;

/**
 * The policymakers' page of one side in one language, as its template reads it.
 *
 * @param t words that are shown as they are
 * @param language tag of the language
 * @param otherLanguage tag of the other
 * @param here name of this page
 * @param otherFile the same page in the other language
 * @param otherSide the other side's page in this language
 * @param groups the page of groups in this language
 * @param headline what stands first, sentence by sentence
 * @param rows the table
 * @param rest a sentence on those that are not in the table
 * @param small a sentence on those that are too small
 * @param smallNames their names, as many as are shown
 */
public record ListingPage(
    Map<String, String> t,
    String language,
    String otherLanguage,
    String here,
    String otherFile,
    String otherSide,
    String groups,
    String side,
    String title,
    String window,
    boolean synthetic,
    List<String> headline,
    List<Row> rows,
    String rest,
    String small,
    List<String> smallNames,
    List<Drawing> funnels,
    List<Drawing> trends,
    List<ProvinceTiles> tiles,
    Drawing quadrant,
    List<Drawing> paths,
    List<VariantRow> variants,
    String variantsAbout,
    List<ObjectionRow> objections,
    List<TaskRow> tasks,
    List<String> limits,
    List<String> methods) {

  private static final double VERY_LIKELY = 0.9;
  private static final double MORE_LIKELY = 0.5;

  /** One-sided: the first of a band is above another. */
  private static final double SEPARATED = 1.6448536269514722;

  /** Width of a 95% range in standard deviations. */
  private static final double RANGE = 2 * 1.959963984540054;

  private static final int ROWS = 60;
  private static final int NAMES = 12;
  private static final int SMALL_NAMES = 60;
  private static final int TILES_A_LINE = 20;

  /**
   * A row of the table.
   *
   * @param opens text of the band it opens, or null
   * @param bad whether its data need a question
   */
  public record Row(
      String opens,
      String code,
      String name,
      String said,
      String state,
      String since,
      String index,
      Bar bar,
      String above2,
      String above3,
      String ranks,
      String families,
      boolean bad,
      String quality) {}

  /**
   * A chart.
   *
   * @param below what is said under it
   */
  public record Drawing(String caption, String svg, String below) {}

  /** The tiles of a province. */
  public record ProvinceTiles(String name, int width, int height, String label, List<Tile> tiles) {}

  /**
   * One area on the map.
   *
   * @param kind its class of colour, or small
   */
  public record Tile(int x, int y, String kind, String title) {}

  /** How often an area would be proposed. */
  public record VariantRow(String code, String name, String share, int width) {}

  /** An objection without an answer. */
  public record ObjectionRow(String id, String area, String state, String kind, String on) {}

  /** What waits for people. */
  public record TaskRow(String area, String what, String since, String until) {}

  static ListingPage of(ListingFacts facts, ListingTexts t) {
    Language language = t.language();
    List<Area> shown = shown(facts);
    return new ListingPage(
        t.all(),
        language.tag(),
        language.other().tag(),
        language.file(facts.side()),
        language.other().file(facts.side()),
        language.file(facts.side().equals("source") ? "victim" : "source"),
        language.file(GroupReport.NAME),
        facts.side(),
        t.of("title." + facts.side(), facts.quarter()),
        t.of("window", facts.quarter(), facts.method().night().toString()),
        facts.method().synthetic(),
        headline(facts, t),
        rows(shown, t),
        t.of("table.rest", number(facts.areas().size() - shown.size())),
        t.of(
            "small.about",
            number(facts.small().size()),
            number(facts.method().leastEvents()),
            facts.small().size() > SMALL_NAMES ? t.of("small.some", number(SMALL_NAMES)) : ""),
        facts.small().stream().limit(SMALL_NAMES).map(s -> small(s, t)).toList(),
        funnels(facts, t),
        trends(facts, t),
        tiles(facts, t),
        facts.pairs().isEmpty() ? null : quadrant(facts, t),
        paths(facts, t),
        variants(facts),
        t.of("variants.about", number(facts.method().variants())),
        facts.objections().stream()
            .map(
                o ->
                    new ObjectionRow(
                        o.id(),
                        place(o.name(), o.code()),
                        t.word("state", o.state()),
                        t.word("objection", o.kind()),
                        o.on().toString()))
            .toList(),
        facts.tasks().stream()
            .map(
                k ->
                    new TaskRow(
                        place(k.name(), k.code()),
                        k.step() == null
                            ? t.word("task", k.kind())
                            : t.of("task." + k.kind(), t.word("step", k.step())),
                        k.since(),
                        k.until() == null ? "–" : k.until().toString()))
            .toList(),
        limits(facts, t),
        methods(facts.method(), t));
  }

  /** What is above 1.5 times more likely than not, and what stands at a warning or graver. */
  private static List<Area> shown(ListingFacts facts) {
    List<Area> sorted = facts.areas().stream().sorted(riskiestFirst()).toList();
    List<Area> shown = new ArrayList<>();
    for (Area area : sorted) {
      if (isWarned(area.state()) || (area.above15() >= MORE_LIKELY && shown.size() < ROWS)) {
        shown.add(area);
      }
    }
    return shown;
  }

  private static boolean isWarned(String state) {
    return !state.equals("normal") && !state.equals("watch");
  }

  /** By the probability of being above twice, in whole percents, so that ties stay ties. */
  private static Comparator<Area> riskiestFirst() {
    return Comparator.comparing((Area a) -> -Math.round(100 * a.above2()))
        .thenComparing(a -> -Math.round(100 * a.above3()))
        .thenComparing(a -> -Math.round(100 * a.above15()))
        .thenComparing(Area::expectedRank)
        .thenComparing(Area::code);
  }

  private static List<String> headline(ListingFacts facts, ListingTexts t) {
    List<String> said = new ArrayList<>();
    List<Area> sorted = facts.areas().stream().sorted(riskiestFirst()).toList();
    List<Area> high = sorted.stream().filter(a -> a.above2() >= VERY_LIKELY).toList();
    said.add(
        high.isEmpty()
            ? t.of("headline.none")
            : t.of("headline.high", number(high.size()), names(high, t)));
    if (facts.previous() == null) {
      said.add(t.of("headline.first"));
    } else {
      said.add(change(sorted, facts, t));
    }
    said.addAll(moves(facts, t));
    said.add(
        facts.objections().isEmpty()
            ? t.of("headline.no_objection")
            : t.of("headline.objections", number(facts.objections().size())));
    return said;
  }

  private static String change(List<Area> sorted, ListingFacts facts, ListingTexts t) {
    Predicate<Area> before = a -> a.above2Before() != null && a.above2Before() >= VERY_LIKELY;
    Predicate<Area> now = a -> a.above2() >= VERY_LIKELY;
    List<Area> fresh = sorted.stream().filter(now.and(before.negate())).toList();
    List<Area> gone = sorted.stream().filter(before.and(now.negate())).toList();
    if (fresh.isEmpty() && gone.isEmpty()) {
      return t.of("headline.same", facts.previous());
    }
    List<String> parts = new ArrayList<>();
    if (!fresh.isEmpty()) {
      parts.add(t.of("headline.new", names(fresh, t)));
    }
    if (!gone.isEmpty()) {
      parts.add(
          t.of(
              "headline.gone",
              gone.stream()
                  .limit(NAMES)
                  .map(a -> t.of("headline.gone_one", Words.shown(a.name()), percent(a.above2())))
                  .collect(Collectors.joining(t.of("list.comma")))));
    }
    return t.of("headline.since", facts.previous(), String.join(t.of("list.semicolon"), parts));
  }

  /** Decided moves by name; watches, which ask nobody for anything, by number. */
  private static List<String> moves(ListingFacts facts, ListingTexts t) {
    List<String> said = new ArrayList<>();
    Map<String, Long> watches =
        facts.moves().stream()
            .filter(m -> !m.isDecided())
            .collect(
                Collectors.groupingBy(
                    m -> m.to().equals("watch") ? "watch" : "other",
                    TreeMap::new,
                    Collectors.counting()));
    List<String> decided =
        facts.moves().stream()
            .filter(ListingFacts.Move::isDecided)
            .map(
                m ->
                    t.of(
                        "headline.move",
                        Words.shown(m.name()),
                        t.word("state", m.from()),
                        t.word("state", m.to())))
            .toList();
    said.add(
        decided.isEmpty()
            ? t.of("headline.no_moves")
            : t.of("headline.moves", String.join(t.of("list.semicolon"), decided)));
    if (!watches.isEmpty()) {
      said.add(
          t.of(
              "headline.watches",
              number(watches.getOrDefault("watch", 0L)),
              number(watches.getOrDefault("other", 0L))));
    }
    return said;
  }

  private static List<Row> rows(List<Area> shown, ListingTexts t) {
    List<Row> rows = new ArrayList<>();
    Area first = null;
    int band = 0;
    for (Area area : shown) {
      boolean opens = first == null || isSurelyAbove(first, area);
      if (opens) {
        first = area;
        band++;
      }
      rows.add(
          row(area, opens ? t.of(band == 1 ? "band.first" : "band.next", number(band)) : null, t));
    }
    return rows;
  }

  /** Whether one index is above another with 95%, both taken for lognormal. */
  private static boolean isSurelyAbove(Area one, Area other) {
    double spread = Math.hypot(deviation(one.index()), deviation(other.index()));
    return middle(one.index()) - middle(other.index()) >= SEPARATED * spread;
  }

  private static double middle(Range index) {
    return (Math.log(index.low()) + Math.log(index.high())) / 2;
  }

  private static double deviation(Range index) {
    return (Math.log(index.high()) - Math.log(index.low())) / RANGE;
  }

  private static Row row(Area a, String opens, ListingTexts t) {
    List<String> doubts = new ArrayList<>();
    if (!a.isComplete()) {
      doubts.add(t.of("quality.incomplete"));
    }
    if (!a.recording().equals("clean")) {
      doubts.add(t.word("recording", a.recording()));
    }
    return new Row(
        opens,
        a.code(),
        Words.shown(a.name()),
        said(a, t),
        t.word("state", a.state()),
        a.state().equals("normal") ? "–" : t.of("since", a.since(), number(a.quarters())),
        t.of("range", two(a.index().value()), two(a.index().low()), two(a.index().high())),
        Bar.of(
            new RegionFacts.Range(
                BigDecimal.valueOf(a.index().value()),
                BigDecimal.valueOf(a.index().low()),
                BigDecimal.valueOf(a.index().high()))),
        percent(a.above2()),
        percent(a.above3()),
        t.of("ranks", number(a.rankLow()), number(a.rankHigh())),
        t.of("families", number(a.familiesAbove()), number(a.families())),
        !doubts.isEmpty(),
        doubts.isEmpty() ? t.of("quality.good") : String.join(t.of("list.comma"), doubts));
  }

  /** In words with their certainty, from a fixed list. */
  private static String said(Area a, ListingTexts t) {
    if (a.above2() >= VERY_LIKELY) {
      return t.of("said.above2");
    }
    if (a.above15() >= VERY_LIKELY) {
      return t.of("said.above15");
    }
    return t.of(a.above15() >= MORE_LIKELY ? "said.maybe" : "said.no_sign");
  }

  private static String small(Small s, ListingTexts t) {
    String name = place(s.name(), s.code());
    return isWarned(s.state()) ? t.of("small.state", name, t.word("state", s.state())) : name;
  }

  private static List<Drawing> funnels(ListingFacts facts, ListingTexts t) {
    List<Drawing> drawings = new ArrayList<>();
    for (ListingFacts.Funnel f : facts.funnels()) {
      String caption = t.of("funnel.caption", t.word("indicator", f.indicator()));
      String outside =
          f.points().stream()
              .filter(p -> !p.place().equals("inside"))
              .sorted(Comparator.comparing(p -> -p.ratio()))
              .map(
                  p -> t.of(p.ratio() > 1 ? "funnel.above" : "funnel.below", Words.shown(p.name())))
              .collect(Collectors.joining(t.of("list.comma")));
      String below =
          outside.isEmpty() ? t.of("funnel.nobody") : t.of("funnel.outside_names", outside);
      drawings.add(
          drawing(() -> ListingCharts.funnel(f, t), "f" + f.indicator() + "_", caption, below));
    }
    return drawings;
  }

  private static Drawing drawing(
      Supplier<JFreeChart> chart, String prefix, String caption, String below) {
    return new Drawing(
        caption, ChartSvg.of(chart, ListingCharts.SIZE, prefix, caption, below), below);
  }

  private static List<Drawing> trends(ListingFacts facts, ListingTexts t) {
    List<Drawing> drawings = new ArrayList<>();
    for (ListingFacts.Trend trend : facts.trends()) {
      String name = trend.code() == null ? t.of("trend.nation") : place(trend.name(), trend.code());
      ListingFacts.Quarterly newest = trend.quarters().get(trend.quarters().size() - 1);
      drawings.add(
          drawing(
              () -> ListingCharts.trend(trend, t),
              "t" + (trend.code() == null ? "nation" : trend.code()) + "_",
              t.of(trend.code() == null ? "trend.caption_nation" : "trend.caption", name),
              t.of(trend.isUnusual() ? "trend.unusual" : "trend.usual", newest.quarter())
                  + (newest.isComplete() ? "" : t.of("trend.incomplete"))));
    }
    return drawings;
  }

  private static List<ProvinceTiles> tiles(ListingFacts facts, ListingTexts t) {
    Map<String, Area> areas = new TreeMap<>();
    facts.areas().forEach(a -> areas.put(a.code(), a));
    Map<String, String> names = new TreeMap<>();
    facts.areas().forEach(a -> names.put(a.code(), a.name()));
    facts.small().forEach(s -> names.put(s.code(), s.name()));
    Map<String, List<String>> provinces = new LinkedHashMap<>();
    names
        .keySet()
        .forEach(c -> provinces.computeIfAbsent(c.substring(0, 2), p -> new ArrayList<>()).add(c));
    List<ProvinceTiles> drawn = new ArrayList<>();
    provinces.forEach(
        (province, codes) -> {
          String name = facts.provinces().getOrDefault(province, province);
          List<Tile> tiles = new ArrayList<>();
          for (int i = 0; i < codes.size(); i++) {
            Area area = areas.get(codes.get(i));
            tiles.add(
                new Tile(
                    i % TILES_A_LINE,
                    i / TILES_A_LINE,
                    area == null ? "small" : "p" + shade(area.above2()),
                    place(names.get(codes.get(i)), codes.get(i))
                        + t.of("list.colon")
                        + (area == null ? t.of("map.small") : percent(area.above2()))));
          }
          long high =
              codes.stream()
                  .filter(c -> areas.containsKey(c) && areas.get(c).above2() >= VERY_LIKELY)
                  .count();
          long few = codes.stream().filter(c -> !areas.containsKey(c)).count();
          drawn.add(
              new ProvinceTiles(
                  Words.shown(name),
                  Math.min(codes.size(), TILES_A_LINE),
                  (codes.size() - 1) / TILES_A_LINE + 1,
                  t.of(
                      "map.label",
                      Words.shown(name),
                      number(codes.size()),
                      number(high),
                      number(few)),
                  tiles));
        });
    return drawn;
  }

  /** 0 below 10%, 1 below 50%, 2 below 90%, 3 from there on. */
  private static int shade(double probability) {
    if (probability < 1 - VERY_LIKELY) {
      return 0;
    }
    return probability < MORE_LIKELY ? 1 : probability < VERY_LIKELY ? 2 : 3;
  }

  private static Drawing quadrant(ListingFacts facts, ListingTexts t) {
    long both = facts.pairs().stream().filter(p -> p.source() > 1 && p.victim() > 1).count();
    long source = facts.pairs().stream().filter(p -> p.source() > 1 && p.victim() <= 1).count();
    long victim = facts.pairs().stream().filter(p -> p.source() <= 1 && p.victim() > 1).count();
    return drawing(
        () -> ListingCharts.quadrant(facts.pairs(), t),
        "q_",
        t.of("quadrant.caption"),
        t.of(
            "quadrant.below",
            number(facts.pairs().size()),
            number(both),
            number(source),
            number(victim),
            number(facts.pairs().size() - both - source - victim)));
  }

  private static List<Drawing> paths(ListingFacts facts, ListingTexts t) {
    List<Drawing> drawings = new ArrayList<>();
    for (ListingFacts.Path path : facts.paths()) {
      Range base = path.baseline();
      Range now = path.quarters().get(path.quarters().size() - 1).index();
      String verdict =
          now.high() < base.low()
              ? "path.lower"
              : now.low() > base.high() ? "path.higher" : "path.open";
      drawings.add(
          drawing(
              () -> ListingCharts.path(path, t),
              "p" + path.code() + "_",
              t.of("path.caption", place(path.name(), path.code()), path.from()),
              t.of(
                  "path.below",
                  t.of("range", two(base.value()), two(base.low()), two(base.high())),
                  t.of("range", two(now.value()), two(now.low()), two(now.high())),
                  t.of(verdict))));
    }
    return drawings;
  }

  private static List<VariantRow> variants(ListingFacts facts) {
    return facts.areas().stream()
        .filter(a -> a.variants() > 0)
        .sorted(Comparator.comparing((Area a) -> -a.variants()).thenComparing(riskiestFirst()))
        .limit(ROWS)
        .map(
            a ->
                new VariantRow(
                    a.code(),
                    Words.shown(a.name()),
                    Math.round(100 * a.variants()) + "%",
                    (int) Math.round(100 * a.variants())))
        .toList();
  }

  private static List<String> limits(ListingFacts facts, ListingTexts t) {
    List<String> said = new ArrayList<>();
    for (String key : List.of("unreported", "small", "why", "overlap", "people", "formula")) {
      said.add(t.of("limit." + key));
    }
    said.add(t.of("limit." + facts.side()));
    return said;
  }

  private static List<String> methods(Method m, ListingTexts t) {
    return List.of(
        t.of("method.snapshot", m.night().toString(), number(m.gen()), m.evidence()),
        t.of("method.index", number(m.index()), number(m.draws())),
        t.of("method.rank", number(m.worst())),
        t.of("method.state", number(m.rules())),
        t.of("method.band"),
        t.of("method.quality"),
        t.of("method.funnel"),
        t.of("method.trend"),
        t.of("method.floor", number(m.leastEvents())));
  }

  private static String names(List<Area> areas, ListingTexts t) {
    String names =
        areas.stream()
            .limit(NAMES)
            .map(a -> Words.shown(a.name()))
            .collect(Collectors.joining(t.of("list.comma")));
    return areas.size() > NAMES ? names + t.of("list.more", number(areas.size() - NAMES)) : names;
  }

  private static String place(String name, String code) {
    return Words.shown(name) + " (" + code + ")";
  }

  private static String number(long value) {
    return Words.number(value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Never 0 or 100: draws cannot tell so much. */
  private static String percent(double share) {
    long whole = Math.round(100 * share);
    if (whole <= 0) {
      return "<1%";
    }
    return whole >= 100 ? ">99%" : whole + "%";
  }
}
