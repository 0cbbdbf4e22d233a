package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION_INDICATOR;
import static org.cluelake.contract.Tables.REGION_POSTERIOR;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.job.WindowBook.Known;
import org.cluelake.kernel.Kernel;
import org.cluelake.listing.Act;
import org.cluelake.listing.History;
import org.cluelake.listing.ListingRules;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Side;
import org.cluelake.listing.Standing;
import org.cluelake.listing.State;
import org.cluelake.region.FunnelCurve;
import org.cluelake.report.GroupFacts;
import org.cluelake.report.ListingFacts;
import org.cluelake.report.ListingFacts.Area;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Gathers what the policymakers' pages of a quarter say: from the windows, the register and the
 * published table of the night they rest on. Of exact counts only the nation's and ratios above the
 * floor leave it.
 */
public final class ListingFigures {

  /** More charts than a page bears. */
  private static final int CHARTS = 6;

  private static final String COUNTY = "county";

  private final PublicationChain chain;
  private final ListingRules rules;
  private final IndexConf index;
  private final Quarter quarter;
  private final SortedMap<Side, SortedMap<String, List<Known>>> windows;
  private final List<Act> acts;
  private final Published night;
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, String> provinces = new TreeMap<>();

  /**
   * The figures of a quarter.
   *
   * @param conf folder with listing.yaml and index.yaml
   * @throws PipelineException of kind INPUT where the quarter was not assessed
   */
  public ListingFigures(PublicationChain chain, Path conf, Quarter quarter) {
    this.chain = chain;
    this.rules = ListingConf.read(conf);
    this.index = IndexConf.read(conf);
    this.quarter = quarter;
    this.windows = new WindowBook(chain).knownUpTo(quarter);
    this.acts = upTo(quarter, new RegisterBook(chain).acts());
    this.night = night();
    readNames();
  }

  /**
   * The lines of each area before its first of a later quarter. A decision on an old quarter that
   * was written after such a line rests on a state that the page does not have yet.
   */
  static List<Act> upTo(Quarter quarter, List<Act> all) {
    Set<String> past = new TreeSet<>();
    List<Act> acts = new ArrayList<>();
    for (Act act : all) {
      String area = act.side() + act.region();
      if (act.quarter().compareTo(quarter) > 0) {
        boolean unused = past.add(area);
      } else if (!past.contains(area)) {
        boolean unused = acts.add(act);
      }
    }
    return acts;
  }

  private Published night() {
    String evidence =
        windows.values().stream()
            .flatMap(areas -> areas.values().stream())
            .map(known -> known.get(known.size() - 1))
            .filter(k -> k.window().quarter().equals(quarter))
            .map(Known::evidence)
            .findFirst()
            .orElseThrow(
                () ->
                    PipelineException.of(
                        ErrorKind.INPUT,
                        "%s has no assessment; run listing recommend --quarter %s first",
                        quarter,
                        quarter));
    return chain.chain().stream()
        .filter(p -> p.rowHash().equals(evidence))
        .findFirst()
        .orElseThrow(
            () ->
                PipelineException.of(
                    ErrorKind.DATA,
                    "the windows of %s rest on a publication that the ledger does not hold; run"
                        + " ledger, then restore the lake from backup",
                    quarter));
  }

  /** What the page of groups says, of the same night. */
  public GroupFacts groups() {
    return new GroupFigures(chain, night, provinces).facts();
  }

  /** What the page of a side says. */
  public ListingFacts of(Side side) {
    SortedMap<String, List<Known>> known = windows.getOrDefault(side, new TreeMap<>());
    SortedMap<String, History> histories = histories(side);
    List<Area> areas = new ArrayList<>();
    List<ListingFacts.Small> small = new ArrayList<>();
    names.forEach(
        (code, name) -> {
          Standing standing = standing(histories, code);
          Known now = at(known, code, quarter);
          if (now == null) {
            small.add(new ListingFacts.Small(code, name, word(standing.state())));
          } else {
            areas.add(area(code, name, standing, now, at(known, code, quarter.plus(-1))));
          }
        });
    List<String> warned = warned(areas);
    QuarterEvents events = new QuarterEvents(chain, night, index);
    return new ListingFacts(
        word(side),
        quarter.toString(),
        hasWindows(quarter.plus(-1)) ? quarter.plus(-1).toString() : null,
        new ListingFacts.Method(
            night.bizDate(),
            night.gen(),
            night.rowHash(),
            rules.version(),
            index.version(),
            index.draws(),
            index.variants(),
            index.leastEvents(),
            index.worst(),
            SyntheticMark.isOn(chain.lake())),
        areas,
        small,
        provinces,
        moves(side),
        funnels(side),
        events.trends(index.plan(side).indicators(), warned, names),
        pairs(),
        paths(known, histories, warned),
        objections(histories),
        new ListingTasks(rules, quarter, names).of(histories));
  }

  private boolean hasWindows(Quarter of) {
    return windows.values().stream()
        .flatMap(areas -> areas.values().stream())
        .flatMap(List::stream)
        .anyMatch(k -> k.window().quarter().equals(of));
  }

  private static Known at(SortedMap<String, List<Known>> known, String code, Quarter of) {
    return known.getOrDefault(code, List.of()).stream()
        .filter(k -> k.window().quarter().equals(of))
        .findFirst()
        .orElse(null);
  }

  private SortedMap<String, History> histories(Side side) {
    SortedMap<String, List<Act>> lines = new TreeMap<>();
    for (Act act : acts) {
      if (act.side() == side) {
        boolean unused = lines.computeIfAbsent(act.region(), r -> new ArrayList<>()).add(act);
      }
    }
    SortedMap<String, History> histories = new TreeMap<>();
    lines.forEach((region, own) -> histories.put(region, new History(own)));
    return histories;
  }

  private Standing standing(SortedMap<String, History> histories, String code) {
    History history = histories.get(code);
    return history == null ? Standing.normal(quarter) : history.standing(quarter);
  }

  private Area area(String code, String name, Standing standing, Known now, Known before) {
    return new Area(
        code,
        name,
        word(standing.state()),
        standing.since().toString(),
        quarter.since(standing.since()) + 1,
        range(now),
        now.window().above15(),
        now.window().above2(),
        now.window().above3(),
        before == null ? null : before.window().above2(),
        now.rankLow(),
        now.rankHigh(),
        now.expectedRank(),
        now.window().familiesAbove(),
        now.window().families(),
        now.window().isComplete(),
        now.window().recording().name().toLowerCase(Locale.ROOT),
        now.window().isInWorstSet(),
        now.window().variants());
  }

  private static ListingFacts.Range range(Known known) {
    return new ListingFacts.Range(known.mean(), known.low(), known.high());
  }

  /** Areas at a warning or graver, the gravest first. */
  private static List<String> warned(List<Area> areas) {
    return areas.stream()
        .filter(a -> isWarned(State.valueOf(a.state().toUpperCase(Locale.ROOT))))
        .sorted(
            Comparator.comparing(
                    (Area a) -> -State.valueOf(a.state().toUpperCase(Locale.ROOT)).ordinal())
                .thenComparing(a -> -a.above2())
                .thenComparing(Area::code))
        .limit(CHARTS)
        .map(Area::code)
        .toList();
  }

  private static boolean isWarned(State state) {
    return state != State.NORMAL && state != State.WATCH;
  }

  private List<ListingFacts.Move> moves(Side side) {
    return acts.stream()
        .filter(a -> a.side() == side && a.quarter().equals(quarter) && a.from() != a.to())
        .map(
            a ->
                new ListingFacts.Move(
                    a.region(), name(a.region()), word(a.from()), word(a.to()), !a.by().isEmpty()))
        .toList();
  }

  private List<ListingFacts.OpenObjection> objections(SortedMap<String, History> histories) {
    List<ListingFacts.OpenObjection> open = new ArrayList<>();
    histories.forEach(
        (region, history) ->
            history
                .openObjections()
                .forEach(
                    o ->
                        open.add(
                            new ListingFacts.OpenObjection(
                                o.id(),
                                region,
                                name(region),
                                word(history.state()),
                                word(o.kind()),
                                o.on()))));
    open.sort(Comparator.comparing(ListingFacts.OpenObjection::on));
    return open;
  }

  private List<ListingFacts.Pair> pairs() {
    SortedMap<String, List<Known>> sources = windows.getOrDefault(Side.SOURCE, new TreeMap<>());
    SortedMap<String, List<Known>> victims = windows.getOrDefault(Side.VICTIM, new TreeMap<>());
    List<ListingFacts.Pair> pairs = new ArrayList<>();
    names.forEach(
        (code, name) -> {
          Known source = at(sources, code, quarter);
          Known victim = at(victims, code, quarter);
          if (source != null && victim != null) {
            pairs.add(
                new ListingFacts.Pair(
                    code,
                    name,
                    source.mean(),
                    victim.mean(),
                    source.window().above2(),
                    victim.window().above2()));
          }
        });
    return pairs;
  }

  /** From the newest window at or before the first warning of the present episode. */
  private List<ListingFacts.Path> paths(
      SortedMap<String, List<Known>> known,
      SortedMap<String, History> histories,
      List<String> warned) {
    List<ListingFacts.Path> paths = new ArrayList<>();
    for (String code : warned) {
      Quarter from = firstWarning(histories.get(code));
      List<Known> own = known.get(code);
      Known baseline =
          own.stream()
              .filter(k -> k.window().quarter().compareTo(from) <= 0)
              .reduce((a, b) -> b)
              .orElse(own.get(0));
      paths.add(
          new ListingFacts.Path(
              code,
              name(code),
              baseline.window().quarter().toString(),
              range(baseline),
              own.stream()
                  .filter(k -> k.window().quarter().compareTo(baseline.window().quarter()) >= 0)
                  .map(k -> new ListingFacts.Actual(k.window().quarter().toString(), range(k)))
                  .toList()));
    }
    return paths;
  }

  private static Quarter firstWarning(History history) {
    Quarter first = null;
    for (Act act : history.acts()) {
      if (!isWarned(act.to())) {
        first = null;
      } else if (first == null) {
        first = act.quarter();
      }
    }
    return first;
  }

  private List<ListingFacts.Funnel> funnels(Side side) {
    List<ListingFacts.Funnel> funnels = new ArrayList<>();
    try (SmallRead read = chain.reader()) {
      open(read, "indicator", REGION_INDICATOR);
      open(read, "posterior", REGION_POSTERIOR);
      for (String indicator : index.plan(side).indicators()) {
        List<ListingFacts.Point> points =
            read
                .rows(
                    ("SELECT region, name, expected, ratio, funnel FROM indicator"
                            + " WHERE indicator = %s AND level = 'county' AND funnel IS NOT NULL"
                            + " AND publication = 'ranked' AND expected > 0 ORDER BY region")
                        .formatted(Kernel.quoted(indicator)),
                    "region",
                    "name",
                    "expected",
                    "ratio",
                    "funnel")
                .stream()
                .map(
                    r ->
                        new ListingFacts.Point(
                            (String) r.get("region"),
                            (String) r.get("name"),
                            ((BigDecimal) r.get("expected")).doubleValue(),
                            ((BigDecimal) r.get("ratio")).doubleValue(),
                            (String) r.get("funnel")))
                .filter(p -> p.ratio() > 0)
                .toList();
        if (points.size() > 1) {
          funnels.add(new ListingFacts.Funnel(indicator, points, limits(read, indicator, points)));
        }
      }
    }
    return funnels;
  }

  /** The curves over the range of the points; how far areas spread is of all of them. */
  private static List<ListingFacts.Limits> limits(
      SmallRead read, String indicator, List<ListingFacts.Point> points) {
    List<Map<String, Object>> all =
        read.rows(
            ("SELECT observed, expected FROM posterior WHERE indicator = %s"
                    + " AND level = 'county' AND expected > 0 ORDER BY region")
                .formatted(Kernel.quoted(indicator)),
            "observed",
            "expected");
    // Whole doublings, so that the axis has marks.
    double least =
        points.stream().mapToDouble(ListingFacts.Point::expected).min().orElseThrow() * 0.99;
    double most =
        points.stream().mapToDouble(ListingFacts.Point::expected).max().orElseThrow() * 1.01;
    return FunnelCurve.of(
            all.stream().mapToDouble(r -> ((Number) r.get("observed")).doubleValue()).toArray(),
            all.stream().mapToDouble(r -> ((Number) r.get("expected")).doubleValue()).toArray(),
            Math.pow(2, Math.floor(Math.log(least) / Math.log(2))),
            Math.pow(2, Math.ceil(Math.log(most) / Math.log(2))))
        .stream()
        .map(
            c ->
                new ListingFacts.Limits(
                    c.expected(),
                    new ListingFacts.Ends(c.warnLow(), c.warnHigh()),
                    new ListingFacts.Ends(c.alarmLow(), c.alarmHigh()),
                    new ListingFacts.Ends(c.wideWarnLow(), c.wideWarnHigh()),
                    new ListingFacts.Ends(c.wideAlarmLow(), c.wideAlarmHigh())))
        .toList();
  }

  private void readNames() {
    try (SmallRead read = chain.reader()) {
      open(read, "indicator", REGION_INDICATOR);
      read.rows(
              "SELECT level, region, max(name) FROM indicator"
                  + " WHERE level IN ('county', 'province') GROUP BY ALL ORDER BY ALL",
              "level",
              "region",
              "name")
          .forEach(
              r -> {
                boolean isCounty = r.get("level").equals(COUNTY);
                String code = (String) r.get("region");
                String unused =
                    (isCounty ? names : provinces)
                        .put(isCounty ? code : code.substring(0, 2), (String) r.get("name"));
              });
    }
  }

  private void open(SmallRead read, String view, TableContract table) {
    SmallRead unused =
        read.with(view, table, chain.lake().files(table, night.bizDate(), night.gen()));
  }

  private String name(String code) {
    return names.getOrDefault(code, code);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
