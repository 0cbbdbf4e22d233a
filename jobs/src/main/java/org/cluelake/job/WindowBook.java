package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION_WINDOW;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.kernel.Kernel;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Recording;
import org.cluelake.listing.Side;
import org.cluelake.listing.Window;
import org.cluelake.quarterly.Assessment;
import org.cluelake.run.SliceFile;

/** The windows of all quarters as a lake keeps them. */
final class WindowBook {

  private static final String COLUMNS =
      "side, region, quarter, index_mean, index_low, index_high, p_above_1_5, p_above_2, p_above_3,"
          + " expected_rank, rank_low, rank_high, p_worst_twentieth, in_worst_set, variants,"
          + " families, families_above, has_alarm, is_complete, is_recording_clean,"
          + " did_signals_fall, evidence, rules_version, recording";

  private final PublicationChain chain;

  WindowBook(PublicationChain chain) {
    this.chain = chain;
  }

  /** Adds the windows of a night's assessment; once, however often it is made. */
  void append(
      Published night,
      SortedMap<Side, SortedMap<String, Assessment.Assessed>> assessed,
      int rules) {
    List<String> rows = new ArrayList<>();
    assessed.forEach(
        (side, areas) ->
            areas.forEach((region, area) -> rows.add(row(side, region, area, night, rules))));
    try (LakeLock unused = LakeLock.take(chain.lake());
        SmallRead writer = chain.reader()) {
      boolean unusedNews =
          chain
              .lake()
              .append(
                  REGION_WINDOW,
                  night.bizDate(),
                  night.gen(),
                  rows.isEmpty()
                      ? List.of()
                      : writer.staged(
                          REGION_WINDOW,
                          rows.stream()
                              .collect(
                                  Collectors.joining(
                                      ", ",
                                      "SELECT * FROM (VALUES ",
                                      ") AS region_window(" + COLUMNS + ")")),
                          chain.lake().folder("_staging/windows-" + night.rowHash()).toString()));
    }
  }

  private String row(
      Side side, String region, Assessment.Assessed area, Published night, int rules) {
    Window w = area.window();
    return Stream.of(
            Kernel.quoted(side.name().toLowerCase(Locale.ROOT)),
            Kernel.quoted(region),
            Kernel.quoted(w.quarter().toString()),
            decimal(area.index().mean(), 18),
            decimal(area.index().low(), 18),
            decimal(area.index().high(), 18),
            decimal(w.above15(), 5),
            decimal(w.above2(), 5),
            decimal(w.above3(), 5),
            decimal(area.index().expectedRank(), 12),
            area.index().rankLow() + "::INTEGER",
            area.index().rankHigh() + "::INTEGER",
            decimal(w.worstTwentieth(), 5),
            String.valueOf(w.isInWorstSet()),
            decimal(w.variants(), 5),
            w.families() + "::INTEGER",
            w.familiesAbove() + "::INTEGER",
            String.valueOf(w.hasAlarm()),
            String.valueOf(w.isComplete()),
            String.valueOf(w.recording() == Recording.CLEAN),
            String.valueOf(w.didSignalsFall()),
            Kernel.quoted(night.rowHash()),
            rules + "::INTEGER",
            Kernel.quoted(w.recording().name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String decimal(double value, int precision) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).toPlainString()
        + "::DECIMAL("
        + precision
        + ",4)";
  }

  /**
   * A window with what is known of its index.
   *
   * @param mean of the index
   * @param low lower 95% limit
   * @param high upper 95% limit
   * @param expectedRank mean rank
   * @param rankLow smallest number of the 95% rank range
   * @param rankHigh largest number of it
   * @param evidence row hash of the publication the figures come from
   */
  record Known(
      Window window,
      double mean,
      double low,
      double high,
      double expectedRank,
      int rankLow,
      int rankHigh,
      String evidence) {}

  /**
   * The windows of every area up to a quarter, oldest first: of each quarter those of its newest
   * assessment.
   */
  SortedMap<Side, SortedMap<String, List<Window>>> upTo(Quarter quarter) {
    SortedMap<Side, SortedMap<String, List<Window>>> windows = new TreeMap<>();
    knownUpTo(quarter)
        .forEach(
            (side, areas) ->
                areas.forEach(
                    (region, known) -> {
                      // An area without a window in this quarter is not spoken of in it.
                      if (known.get(known.size() - 1).window().quarter().equals(quarter)) {
                        Object unused =
                            windows
                                .computeIfAbsent(side, s -> new TreeMap<>())
                                .put(region, known.stream().map(Known::window).toList());
                      }
                    }));
    return windows;
  }

  /** The same with their indices, and with areas that have none in the quarter itself. */
  SortedMap<Side, SortedMap<String, List<Known>>> knownUpTo(Quarter quarter) {
    SortedMap<Side, SortedMap<String, List<Known>>> windows = new TreeMap<>();
    chain.lake().refresh();
    List<SliceFile> files = chain.lake().files(REGION_WINDOW);
    Map<Quarter, SliceFile> newest = new TreeMap<>();
    for (SliceFile file : files) {
      Quarter of = Quarter.of(file.bizDate());
      if (of.compareTo(quarter) <= 0) {
        SliceFile unused = newest.merge(of, file, (a, b) -> isLater(b, a) ? b : a);
      }
    }
    if (newest.isEmpty()) {
      return windows;
    }
    try (SmallRead read = chain.reader()) {
      SmallRead unused = read.with("w", REGION_WINDOW, List.copyOf(newest.values()));
      read.rows("SELECT " + COLUMNS + " FROM w ORDER BY quarter", COLUMNS.split(",\\s*"))
          .forEach(
              r ->
                  windows
                      .computeIfAbsent(
                          Side.valueOf(((String) r.get("side")).toUpperCase(Locale.ROOT)),
                          s -> new TreeMap<>())
                      .computeIfAbsent((String) r.get("region"), c -> new ArrayList<>())
                      .add(known(r)));
    }
    return windows;
  }

  private static Known known(Map<String, Object> r) {
    return new Known(
        window(r),
        number(r, "index_mean"),
        number(r, "index_low"),
        number(r, "index_high"),
        number(r, "expected_rank"),
        (Integer) r.get("rank_low"),
        (Integer) r.get("rank_high"),
        (String) r.get("evidence"));
  }

  private static boolean isLater(SliceFile one, SliceFile other) {
    int byDay = one.bizDate().compareTo(other.bizDate());
    return byDay != 0 ? byDay > 0 : one.gen() > other.gen();
  }

  private static Window window(Map<String, Object> r) {
    return new Window(
        Quarter.parse((String) r.get("quarter")),
        number(r, "p_above_1_5"),
        number(r, "p_above_2"),
        number(r, "p_above_3"),
        number(r, "p_worst_twentieth"),
        (Boolean) r.get("in_worst_set"),
        number(r, "variants"),
        (Integer) r.get("families"),
        (Integer) r.get("families_above"),
        (Boolean) r.get("has_alarm"),
        (Boolean) r.get("is_complete"),
        recording(r),
        (Boolean) r.get("did_signals_fall"));
  }

  /** Windows of before the check was made say clean of areas that nobody looked at. */
  private static Recording recording(Map<String, Object> row) {
    String word = (String) row.get("recording");
    return word == null ? Recording.CANNOT_TELL : Recording.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static double number(Map<String, Object> row, String column) {
    return ((BigDecimal) row.get(column)).doubleValue();
  }
}
