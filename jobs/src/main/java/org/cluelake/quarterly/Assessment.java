package org.cluelake.quarterly;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.composite.CompositeIndex;
import org.cluelake.composite.IndexPlan;
import org.cluelake.composite.IndexRow;
import org.cluelake.composite.Place;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Side;
import org.cluelake.listing.Window;
import org.cluelake.region.RankSets;
import org.cluelake.run.Require;
import org.cluelake.run.Sha256;
import org.cluelake.trend.Ears;

/**
 * One side's areas in one quarter: their indices, and the windows the register goes by.
 *
 * <p>Areas with few events take part, so that the others are drawn towards the right mean and
 * ranked among all, but they have no window: nothing is said of them.
 *
 * @param side register
 * @param plan what the index is made of
 * @param settings numbers of draws, variants and areas
 */
public record Assessment(Side side, IndexPlan plan, Settings settings) {

  private static final double LEVEL = 0.95;
  private static final double LISTED = 0.9;

  /**
   * How an assessment is made.
   *
   * @param version raised with every change
   * @param draws posterior draws
   * @param variants plausible variants, the plan among them
   * @param worst the confidence set holds all areas that may be among so many worst
   * @param leastEvents an area with fewer has no window
   * @param alarmShare share of alarms by chance
   * @param minSigma least standard deviation of an alarm's baseline, in events
   */
  public record Settings(
      int version,
      int draws,
      int variants,
      int worst,
      int leastEvents,
      double alarmShare,
      double minSigma) {
    public Settings {
      Require.that(version > 0, "version is %s; want 1 or more", version);
      Require.that(worst >= 1, "worst is %s; want 1 or more", worst);
      Require.that(leastEvents >= 16, "leastEvents is %s; want 16 or more", leastEvents);
      Require.that(
          alarmShare > 0 && alarmShare < 0.5,
          "alarmShare is %s; want above 0 and below 0.5",
          alarmShare);
    }
  }

  /**
   * An area assessed.
   *
   * @param index what is known of its index
   * @param window what the register goes by
   */
  public record Assessed(IndexRow index, Window window) {}

  /** By code, the areas that have a window in the quarter. */
  public SortedMap<String, Assessed> of(Quarter quarter, List<AreaFigures> areas) {
    String seed = side + "|" + quarter + "|" + settings.version();
    Map<String, AreaFigures> figures =
        areas.stream().collect(Collectors.toMap(AreaFigures::code, Function.identity()));
    List<IndexRow> rows =
        new CompositeIndex(plan, seed, settings.draws(), settings.variants(), LISTED)
            .rows(
                areas.stream().map(a -> new Place(a.code(), a.risks(), a.alternatives())).toList());
    boolean[] isWorst =
        new RankSets(
                rows.stream().mapToDouble(IndexRow::logMean).toArray(),
                rows.stream().mapToDouble(IndexRow::logError).toArray())
            .amongFirst(settings.worst(), LEVEL, number(seed));
    SortedMap<String, Assessed> assessed = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      IndexRow row = rows.get(i);
      AreaFigures area = figures.get(row.code());
      if (area.events() >= settings.leastEvents()) {
        assessed.put(row.code(), new Assessed(row, window(quarter, row, area, isWorst[i])));
      }
    }
    return assessed;
  }

  private Window window(Quarter quarter, IndexRow row, AreaFigures area, boolean isWorst) {
    return new Window(
        quarter,
        row.above15(),
        row.above2(),
        row.above3(),
        row.worstTwentieth(),
        isWorst,
        row.variants(),
        plan.families().size(),
        row.familiesAbove(),
        hasAlarm(area.recent()),
        area.isComplete(),
        area.recording(),
        area.didSignalsFall());
  }

  /** Whether the newest week is above the limit of C2, which leaves out the two weeks before. */
  private boolean hasAlarm(double[] recent) {
    int last = recent.length - 1;
    return last >= 0
        && recent[last] > new Ears(settings.minSigma()).limit2(recent, last, settings.alarmShare());
  }

  private static long number(String seed) {
    return Long.parseUnsignedLong(Sha256.hex(seed).substring(0, 16), 16);
  }
}
