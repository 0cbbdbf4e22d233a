package org.cluelake.report;

import java.util.ArrayList;
import java.util.List;

/** The night on a console: fixed-width tables and where to look next. */
public final class Summary {

  private Summary() {}

  /** The text, ending in a line feed, without where to look next. */
  public static String of(NightFacts facts) {
    return of(facts, List.of());
  }

  /**
   * The text, ending in a line feed.
   *
   * @param facts the night
   * @param next where to look next, such as {@code page: <path>}, one line each
   */
  public static String of(NightFacts facts, List<String> next) {
    StringBuilder out = new StringBuilder();
    out.append("Night of ").append(facts.bizDate());
    out.append(", generation ").append(facts.gen());
    out.append(facts.published() ? ": published" : ": NOT PUBLISHED").append('\n');
    if (facts.synthetic()) {
      out.append("Synthetic nation: every person, number and place is invented\n");
    }
    if (!facts.published()) {
      out.append(Words.shown(facts.stopped())).append('\n');
    }
    out.append(Headline.of(facts)).append('\n');
    Headline.warnings(facts).forEach(w -> out.append("! ").append(w).append('\n'));
    out.append("\nRows\n").append(feeds(facts));
    facts.files().stream()
        .filter(NightFacts.DeliveredFile::isRefused)
        .forEach(
            f ->
                out.append("! refused ")
                    .append(Words.withoutIdentities(f.name()))
                    .append(": ")
                    .append(Words.shown(f.reason()))
                    .append('\n'));
    section(out, facts.clues());
    for (NightFacts.Population list : facts.lists()) {
      section(out, list);
    }
    if (!next.isEmpty()) {
      out.append("\nWhere to look next\n");
      next.forEach(line -> out.append("  ").append(line).append('\n'));
    }
    return out.toString();
  }

  private static TextTable feeds(NightFacts facts) {
    TextTable table = new TextTable("feed", "in", "accepted", "quarantined", "refused");
    for (NightFacts.Feed feed : facts.feeds()) {
      TextTable unused =
          table.row(
              Words.shown(feed.name()),
              Words.number(feed.rowsIn()),
              Words.number(feed.accepted()),
              Words.number(feed.quarantined()),
              Words.number(feed.refused()));
    }
    return table;
  }

  private static void section(StringBuilder out, NightFacts.Population population) {
    Breakdown breakdown = Breakdown.of(population);
    out.append('\n').append(breakdown.title()).append(" (").append(breakdown.compared());
    out.append(")\n");
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(breakdown.changes());
    head.add("tonight");
    TextTable table = new TextTable(head.toArray(String[]::new));
    for (Breakdown.Line line : breakdown.lines()) {
      TextTable unused = table.row(cells(line));
    }
    out.append(table.row(cells(breakdown.total())));
  }

  private static List<String> cells(Breakdown.Line line) {
    List<String> cells = new ArrayList<>(List.of(line.name()));
    cells.addAll(line.cells());
    cells.add(line.alive());
    return cells;
  }
}
