package org.cluelake.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A population as a table: groups down, changes across, in the order people think in.
 *
 * @param title what is counted
 * @param changes the columns
 * @param lines the rows
 * @param total sums over all groups
 * @param compared how the total stands against the night before
 */
public record Breakdown(
    String title, List<String> changes, List<Line> lines, Line total, String compared) {

  private static final List<String> ORDER =
      List.of(
          "urgent", "high", "medium", "low", "A", "B", "C", "opened", "added", "raised", "lowered",
          "renewed", "kept", "closed", "removed", "lifted");

  private static final Map<String, String> MEANINGS =
      Map.of(
          "A", "named by a live case",
          "B", "very likely by its patterns and facts",
          "C", "less likely, or a pattern alone");

  private static final Comparator<String> BY_WORD =
      Comparator.comparingInt(Breakdown::place).thenComparing(Comparator.naturalOrder());

  /**
   * One group.
   *
   * @param name grade or tier
   * @param meaning what it means; empty where the word says it
   * @param cells counts by change
   * @param alive rows alive after the night
   * @param share percent of all alive rows
   */
  public record Line(String name, String meaning, List<String> cells, String alive, int share) {}

  static Breakdown of(NightFacts.Population population) {
    SortedSet<String> changes = new TreeSet<>(BY_WORD);
    Map<String, Map<String, Long>> counts = new TreeMap<>(BY_WORD);
    for (NightFacts.Cell cell : population.cells()) {
      changes.add(cell.change());
      counts
          .computeIfAbsent(cell.group(), g -> new TreeMap<>(BY_WORD))
          .merge(cell.change(), cell.count(), Long::sum);
    }
    long alive = population.alive();
    List<Line> lines =
        counts.entrySet().stream()
            .map(e -> line(e.getKey(), e.getValue(), changes, alive))
            .toList();
    Map<String, Long> sums = new TreeMap<>(BY_WORD);
    population.cells().forEach(c -> sums.merge(c.change(), c.count(), Long::sum));
    return new Breakdown(
        Words.capital(population.title()),
        changes.stream().map(Words::shown).toList(),
        lines,
        line("all", sums, changes, alive),
        compared(alive, population.lastNight()));
  }

  private static Line line(
      String group, Map<String, Long> counts, SortedSet<String> changes, long allAlive) {
    long alive =
        counts.entrySet().stream()
            .filter(e -> !new NightFacts.Cell(group, e.getKey(), 0).isGone())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Line(
        Words.shown(group),
        MEANINGS.getOrDefault(group, ""),
        changes.stream().map(c -> Words.number(counts.getOrDefault(c, 0L))).toList(),
        Words.number(alive),
        Words.share(alive, allAlive));
  }

  private static String compared(long alive, Long lastNight) {
    if (lastNight == null) {
      return "no night before to compare with";
    }
    return Words.number(lastNight) + " last night, " + Words.difference(alive - lastNight);
  }

  private static int place(String word) {
    int at = ORDER.indexOf(word);
    return at < 0 ? ORDER.size() : at;
  }
}
