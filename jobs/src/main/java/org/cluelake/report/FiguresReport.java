package org.cluelake.report;

import java.util.List;
import java.util.stream.IntStream;
import org.cluelake.report.FiguresFacts.Section;
import org.cluelake.report.FiguresFacts.Table;
import org.cluelake.report.FiguresFacts.Tile;

/**
 * A page of figures: one self-contained HTML file, well formed as XML, that needs no network and no
 * script. Plots are drawn into it. Equal facts give an equal page where the fonts are the same.
 */
public final class FiguresReport {

  private FiguresReport() {}

  /** What the template places. */
  public record Page(
      String title, String summary, boolean synthetic, List<Tile> tiles, List<Part> parts) {}

  /** A section with its plots drawn. */
  public record Part(
      String id, String title, String note, List<Drawing> drawings, List<Table> tables) {}

  /** A plot: its title, what is upright, and its SVG. */
  public record Drawing(String title, String upright, String svg) {}

  /** The page. */
  public static String page(FiguresFacts facts) {
    List<Part> parts =
        IntStream.range(0, facts.sections().size())
            .mapToObj(i -> part(i, facts.sections().get(i)))
            .toList();
    return Templates.filled(
        "figures.ftlh",
        new Page(
            Words.shown(facts.title()),
            Words.shown(facts.summary()),
            facts.synthetic(),
            facts.tiles(),
            parts));
  }

  private static Part part(int place, Section section) {
    List<Drawing> drawings =
        IntStream.range(0, section.plots().size())
            .mapToObj(
                i ->
                    new Drawing(
                        Words.shown(section.plots().get(i).title()),
                        Words.shown(section.plots().get(i).y()),
                        PlotSvg.of(section.plots().get(i), "p" + place + "-" + i + "-")))
            .toList();
    return new Part(
        "part-" + place,
        Words.shown(section.title()),
        section.note().isEmpty() ? "" : Words.shown(section.note()),
        drawings,
        section.tables().stream().map(FiguresReport::shown).toList());
  }

  private static Table shown(Table table) {
    return new Table(
        Words.shown(table.caption()),
        table.labels(),
        table.head().stream().map(Words::shown).toList(),
        table.rows().stream()
            .map(row -> row.stream().map(c -> c.isEmpty() ? "" : Words.shown(c)).toList())
            .toList());
  }
}
