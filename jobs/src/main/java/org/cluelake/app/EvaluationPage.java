package org.cluelake.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cluelake.evaluate.Bar;
import org.cluelake.evaluate.Evaluation;
import org.cluelake.evaluate.Figures;
import org.cluelake.evaluate.Verdict;
import org.cluelake.report.FiguresFacts;
import org.cluelake.report.FiguresFacts.Tile;
import org.cluelake.report.FiguresReport;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Writes figures as a page. */
final class EvaluationPage {

  private EvaluationPage() {}

  /** The page of an evaluation against a sample nation's truth. */
  static void write(Path file, Evaluation evaluation) {
    Figures figures = evaluation.figures();
    List<Figures.Part> parts = new ArrayList<>(figures.parts());
    // A console shows its last lines, a page its first.
    Collections.rotate(parts, 1);
    Figures turned = new Figures(figures.title(), figures.summary(), parts);
    write(file, turned, true, tiles(evaluation.bars()));
  }

  /**
   * Writes a page.
   *
   * @param synthetic whether it is about invented people
   */
  static void write(Path file, Figures figures, boolean synthetic, List<Tile> tiles) {
    String page =
        FiguresReport.page(
            new FiguresFacts(
                figures.title(),
                figures.summary(),
                synthetic,
                tiles,
                figures.parts().stream().map(EvaluationPage::section).toList()));
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, page);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the page %s cannot be written; check the folder", file);
    }
  }

  private static List<Tile> tiles(List<Bar> bars) {
    return List.of(
        tile(bars, Verdict.MET, "of what is asked"),
        tile(bars, Verdict.NOT_MET, "of what is asked"),
        tile(bars, Verdict.TOO_FEW, "fewer cases than tell"));
  }

  private static Tile tile(List<Bar> bars, Verdict verdict, String context) {
    long count = bars.stream().filter(b -> b.verdict() == verdict).count();
    return new Tile(Long.toString(count), verdict.words(), context);
  }

  private static FiguresFacts.Section section(Figures.Part part) {
    return new FiguresFacts.Section(
        part.title(),
        part.note(),
        part.plots().stream().map(EvaluationPage::plot).toList(),
        part.tables().stream()
            .map(t -> new FiguresFacts.Table(t.caption(), t.labels(), t.head(), t.rows()))
            .toList());
  }

  private static FiguresFacts.Plot plot(Figures.Plot plot) {
    FiguresFacts.Shape shape =
        switch (plot.shape()) {
          case RELIABILITY -> FiguresFacts.Shape.DIAGONAL;
          case CURVE -> FiguresFacts.Shape.CURVE;
          case COLUMNS -> FiguresFacts.Shape.COLUMNS;
        };
    return new FiguresFacts.Plot(
        plot.title(),
        shape,
        plot.x(),
        plot.y(),
        plot.lines().stream().map(l -> new FiguresFacts.Line(l.name(), l.x(), l.y())).toList());
  }
}
