package org.cluelake.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything the policymakers' page of one side says. What may not be published is absent here too:
 * no count of an area, nothing of an area below the floor but its name, no words and no names of
 * people from the register.
 *
 * @param side source or victim
 * @param quarter the last of the four, such as 2026Q1
 * @param previous the quarter before where it was assessed, else null
 * @param method where the figures come from
 * @param areas areas with a window, by code
 * @param small areas with too few events or without an index, by code
 * @param provinces name by the first two digits of a code
 * @param moves changes of state in the quarter, oldest first
 * @param funnels one an indicator
 * @param trends the nation's first, then areas
 * @param pairs areas with a window on both sides
 * @param paths areas that stand at a warning or graver
 * @param objections open ones, oldest first
 * @param tasks what waits for people
 */
public record ListingFacts(
    String side,
    String quarter,
    String previous,
    Method method,
    List<Area> areas,
    List<Small> small,
    Map<String, String> provinces,
    List<Move> moves,
    List<Funnel> funnels,
    List<Trend> trends,
    List<Pair> pairs,
    List<Path> paths,
    List<OpenObjection> objections,
    List<Task> tasks) {

  public ListingFacts {
    areas = List.copyOf(areas);
    small = List.copyOf(small);
    provinces = Map.copyOf(provinces);
    moves = List.copyOf(moves);
    funnels = List.copyOf(funnels);
    trends = List.copyOf(trends);
    pairs = List.copyOf(pairs);
    paths = List.copyOf(paths);
    objections = List.copyOf(objections);
    tasks = List.copyOf(tasks);
  }

  /**
   * Where the figures come from.
   *
   * @param night the published night
   * @param gen its generation
   * @param evidence row hash of that publication
   * @param rules version of the register's rules
   * @param index version of the index
   * @param draws posterior draws
   * @param variants plausible variants
   * @param leastEvents an area with fewer is not spoken of
   * @param worst the confidence set holds all areas that may be among so many worst
   * @param synthetic whether the nation is invented
   */
  public record Method(
      LocalDate night,
      int gen,
      String evidence,
      int rules,
      int index,
      int draws,
      int variants,
      int leastEvents,
      int worst,
      boolean synthetic) {}

  /** A figure with its 95% range. */
  public record Range(double value, double low, double high) {}

  /**
   * One area.
   *
   * @param state in the register, a lower-case word of its contract
   * @param since quarter it came into the state
   * @param quarters quarters it has been in it, this one included
   * @param index the nation being 1
   * @param above15 probability that the index is above 1.5
   * @param above2 above 2
   * @param above3 above 3
   * @param above2Before above 2 in the quarter before; null where it had no window
   * @param rankLow smallest number of the 95% rank range
   * @param rankHigh largest number of it
   * @param expectedRank mean rank
   * @param familiesAbove families whose own risk is more likely than not above 1
   * @param families families of the index
   * @param isComplete whether the data pass the gate
   * @param recording whether filed cases agree with what the public reports: clean, in_doubt or
   *     cannot_tell
   * @param isInWorstSet whether it may be among the worst
   * @param variants share of the variants in which it would be proposed
   */
  public record Area(
      String code,
      String name,
      String state,
      String since,
      int quarters,
      Range index,
      double above15,
      double above2,
      double above3,
      Double above2Before,
      int rankLow,
      int rankHigh,
      double expectedRank,
      int familiesAbove,
      int families,
      boolean isComplete,
      String recording,
      boolean isInWorstSet,
      double variants) {}

  /**
   * An area that nothing is said of.
   *
   * @param state where it stands in the register nevertheless
   */
  public record Small(String code, String name, String state) {}

  /**
   * A change of state.
   *
   * @param isDecided whether people decided it
   */
  public record Move(String code, String name, String from, String to, boolean isDecided) {}

  /**
   * A funnel.
   *
   * @param indicator its id
   * @param points ranked areas: expected events, observed over expected, and where it lies
   * @param limits by expected events
   */
  public record Funnel(String indicator, List<Point> points, List<Limits> limits) {}

  /** An area in a funnel; place is high 0.001, high 0.025, inside, low 0.025 or low 0.001. */
  public record Point(String code, String name, double expected, double ratio, String place) {}

  /**
   * Limits at so many expected events.
   *
   * @param warn 95% by chance alone
   * @param alarm 99.8% by chance alone
   * @param wideWarn 95% with the over-dispersion
   * @param wideAlarm 99.8% with it
   */
  public record Limits(double expected, Ends warn, Ends alarm, Ends wideWarn, Ends wideAlarm) {}

  /** Two ends. */
  public record Ends(double low, double high) {}

  /**
   * Quarters of the nation, in events, or of an area, in observed over expected at the nation's
   * level of the same days, which moves a holiday out of both.
   *
   * @param code of the area; null for the nation
   * @param mean of the process chart
   * @param limits of it
   * @param isUnusual whether the newest quarter shows a signal of the chart
   */
  public record Trend(
      String code,
      String name,
      List<Quarterly> quarters,
      double mean,
      Ends limits,
      boolean isUnusual) {}

  /**
   * A quarter.
   *
   * @param lastYear the value four quarters before, null where it is not known
   */
  public record Quarterly(String quarter, double value, Double lastYear, boolean isComplete) {}

  /** An area on both sides. */
  public record Pair(
      String code,
      String name,
      double source,
      double victim,
      double above2Source,
      double above2Victim) {}

  /**
   * What would be expected without action, and what came.
   *
   * @param from quarter of the first warning
   * @param baseline shrunken index then
   * @param quarters those since, that one included
   */
  public record Path(
      String code, String name, String from, Range baseline, List<Actual> quarters) {}

  /** The index of a quarter. */
  public record Actual(String quarter, Range index) {}

  /**
   * An objection without an answer.
   *
   * @param kind what it says is wrong, a lower-case word
   */
  public record OpenObjection(
      String id, String code, String name, String state, String kind, LocalDate on) {}

  /**
   * Something that waits for people.
   *
   * @param kind answer, notice, plan, report, look_back or overdue
   * @param step the recommended step as a lower-case word; null for other kinds
   * @param since day or quarter since when it waits
   * @param until when it ends; null where nothing ends it
   */
  public record Task(
      String code, String name, String kind, String step, String since, LocalDate until) {}
}
