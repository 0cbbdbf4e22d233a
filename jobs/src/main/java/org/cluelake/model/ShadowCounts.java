package org.cluelake.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cluelake.metric.PopulationStability;

/** Adds counts of nights up to a {@link ShadowReport} per model. */
public final class ShadowCounts {

  /** A model's name and version. */
  private record Name(String model, String version) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      return Comparator.comparing(Name::model).thenComparing(Name::version).compare(this, other);
    }
  }

  /** Counts of one kind of row. */
  private record Row(
      LocalDate night,
      boolean isOver,
      boolean isFlagged,
      boolean isRuled,
      boolean isListed,
      String outcome,
      int bin,
      long rows,
      double said,
      double squares) {}

  private final NightSubject subject;
  private final int horizon;
  private final Map<Name, List<Row>> byModel = new TreeMap<>();

  /** An empty one. */
  public ShadowCounts(NightSubject subject, int horizon) {
    this.subject = subject;
    this.horizon = horizon;
  }

  /**
   * Adds a row of {@link ShadowReport#sql}.
   *
   * @param isOver whether the night's horizon has passed
   */
  public void add(LocalDate night, boolean isOver, Map<String, Object> row) {
    byModel
        .computeIfAbsent(
            new Name((String) row.get("model"), (String) row.get("version")),
            m -> new ArrayList<>())
        .add(
            new Row(
                night,
                isOver,
                (Boolean) row.get("flagged"),
                (Boolean) row.get("ruled"),
                (Boolean) row.get("listed"),
                (String) row.get("outcome"),
                ((Number) row.get("bin")).intValue(),
                ((Number) row.get("rows")).longValue(),
                ((Number) row.get("said")).doubleValue(),
                ((Number) row.get("squares")).doubleValue()));
  }

  /** The reports. */
  public List<ShadowReport> reports() {
    List<ShadowReport> reports = new ArrayList<>();
    byModel.forEach(
        (model, rows) ->
            reports.add(
                new ShadowReport(
                    subject.word(),
                    model.model,
                    model.version,
                    rows.stream().map(r -> r.night.toString()).distinct().sorted().toList(),
                    horizon,
                    cells(rows),
                    brier(rows),
                    bins(rows),
                    drift(rows))));
    return reports;
  }

  private static List<ShadowReport.Cell> cells(List<Row> rows) {
    return List.of(
        cell("score and rules", rows, r -> r.isFlagged && r.isRuled),
        cell("score alone", rows, r -> r.isFlagged && !r.isRuled),
        cell("rules alone", rows, r -> !r.isFlagged && r.isRuled),
        cell("neither", rows, r -> !r.isFlagged && !r.isRuled),
        cell("score and list", rows, r -> r.isFlagged && r.isListed),
        cell("list alone", rows, r -> !r.isFlagged && r.isListed));
  }

  private static ShadowReport.Cell cell(String who, List<Row> rows, Predicate<Row> in) {
    List<Row> of = rows.stream().filter(in).toList();
    return new ShadowReport.Cell(
        who,
        sum(of, r -> true),
        sum(of, r -> r.isOver),
        sum(of, r -> r.isOver && r.outcome.equals("positive")),
        sum(of, r -> r.isOver && r.outcome.equals("negative")));
  }

  private static long sum(List<Row> rows, Predicate<Row> which) {
    return rows.stream().filter(which).mapToLong(Row::rows).sum();
  }

  /** Whether a row has an outcome to be held against; those nothing became known of count as no. */
  private static boolean isJudged(Row row) {
    return row.isOver && !row.outcome.equals("undecided");
  }

  private static Double brier(List<Row> rows) {
    double squares = 0;
    long items = 0;
    for (Row r : rows) {
      if (isJudged(r)) {
        // (p - 1)^2 = p^2 - 2p + 1, added up over a cell.
        squares += r.squares + (r.outcome.equals("positive") ? r.rows - 2 * r.said : 0);
        items += r.rows;
      }
    }
    return items == 0 ? null : squares / items;
  }

  private static List<ShadowReport.Bin> bins(List<Row> rows) {
    List<ShadowReport.Bin> bins = new ArrayList<>();
    for (int b = 0; b < ShadowReport.EDGES.size(); b++) {
      int bin = b;
      List<Row> of = rows.stream().filter(r -> isJudged(r) && r.bin == bin).toList();
      long items = sum(of, r -> true);
      if (items > 0) {
        bins.add(
            new ShadowReport.Bin(
                ShadowReport.EDGES.get(b),
                items,
                of.stream().mapToDouble(Row::said).sum() / items,
                (double) sum(of, r -> r.outcome.equals("positive")) / items));
      }
    }
    return bins;
  }

  private static List<ShadowReport.Drift> drift(List<Row> rows) {
    Map<LocalDate, long[]> byNight = new TreeMap<>();
    rows.forEach(
        r ->
            byNight.computeIfAbsent(r.night, n -> new long[ShadowReport.EDGES.size()])[r.bin] +=
                r.rows);
    List<ShadowReport.Drift> drift = new ArrayList<>();
    long[] first = null;
    for (Map.Entry<LocalDate, long[]> night : byNight.entrySet()) {
      first = first == null ? night.getValue() : first;
      PopulationStability stability = PopulationStability.of(first, night.getValue());
      long scored = 0;
      for (long n : night.getValue()) {
        scored += n;
      }
      drift.add(
          new ShadowReport.Drift(
              night.getKey().toString(), scored, stability.index(), stability.word()));
    }
    return drift;
  }
}
