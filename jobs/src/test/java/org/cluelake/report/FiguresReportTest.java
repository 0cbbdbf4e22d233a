package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cluelake.report.FiguresFacts.Line;
import org.cluelake.report.FiguresFacts.Plot;
import org.cluelake.report.FiguresFacts.Section;
import org.cluelake.report.FiguresFacts.Shape;
import org.cluelake.report.FiguresFacts.Table;
import org.cluelake.report.FiguresFacts.Tile;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FiguresReportTest {

  private static final String HOSTILE =
      "\"/><script>alert('x')</script><!-- ]]> &amp; \u0000\u202E";

  private static FiguresFacts facts(String text) {
    Line line = new Line(text, List.of(0.0, 0.5, 1.0), List.of(1.0, 0.75, 0.25));
    Plot curve = new Plot(text, Shape.CURVE, text, "precision", List.of(line, line("more")));
    Plot diagonal = new Plot("honesty", Shape.DIAGONAL, "said", "happened", List.of(line("a")));
    Plot columns =
        new Plot(
            "leads",
            Shape.COLUMNS,
            "hours",
            "victims",
            List.of(new Line("victims", List.of(-18.0, 6.0, 30.0), List.of(3.0, 1.0, 7.0))));
    Table table =
        new Table(
            text,
            2,
            List.of("where", "verdict", "share"),
            List.of(List.of("V1", "met", "0.912"), List.of(text, "not met", "0.123")));
    return new FiguresFacts(
        text,
        "Two of three.",
        true,
        List.of(new Tile("12", "met", "of what is asked")),
        List.of(
            new Section("Curves", text, List.of(curve, diagonal, columns), List.of(table)),
            new Section("More", "", List.of(curve), List.of())));
  }

  private static Line line(String name) {
    return new Line(name, List.of(0.1, 0.9), List.of(0.2, 0.8));
  }

  @Test
  void whatIsGivenIsThere() {
    String text = parsed(FiguresReport.page(facts("plain"))).getDocumentElement().getTextContent();
    assertThat(text)
        .contains("Synthetic nation: every person, number and place is invented")
        .contains("Two of three.", "12", "V1", "0.912", "not met")
        .contains("precision", "hours", "victims", "the diagonal");
  }

  @Test
  void nothingIsFetchedAndNothingIsRun() {
    String html = FiguresReport.page(facts("plain"));
    assertThat(html)
        .doesNotContain("<script", "src=", "@import", "<link", "onload", "foreignObject");
    assertThat(html.replaceAll("url\\(#[^)]*\\)", "")).doesNotContain("url(");
    NodeList all = parsed(html).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String target = ((Element) all.item(i)).getAttribute("href");
      assertThat(target).matches("|#.*");
    }
    assertThat(html.replaceAll("xmlns(:[a-z]+)?=\"[^\"]*\"", "")).doesNotContain("http:", "https:");
  }

  @Test
  void plotsAreImagesWithWordsAndNoTwoShareAnId() {
    Document page = parsed(FiguresReport.page(facts("plain")));
    NodeList plots = page.getElementsByTagName("svg");
    assertThat(plots.getLength()).isEqualTo(4);
    for (int i = 0; i < plots.getLength(); i++) {
      Element plot = (Element) plots.item(i);
      assertThat(plot.getAttribute("role")).isEqualTo("img");
      assertThat(plot.getAttribute("aria-label")).isNotBlank();
      assertThat(plot.getElementsByTagName("text").getLength()).isGreaterThan(8);
    }
    Set<String> ids = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      assertThat(id.isEmpty() || ids.add(id)).as(id).isTrue();
    }
  }

  @Test
  void hostileTextsStayTexts() {
    String html = FiguresReport.page(facts(HOSTILE));
    assertThat(html).doesNotContain("<script", "\u0000", "\u202E");
    assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
    assertThat(parsed(html).getDocumentElement().getTextContent()).contains("alert('x')");
  }

  @Test
  void equalFactsGiveAnEqualPage() {
    assertThat(FiguresReport.page(facts("plain"))).isEqualTo(FiguresReport.page(facts("plain")));
  }

  @Test
  void thePageCanBeWrittenToLookAt() throws IOException {
    String folder = System.getProperty("report.look");
    String page = FiguresReport.page(facts("plain"));
    if (folder != null) {
      assertThat(Files.writeString(Path.of(folder, "figures.html"), page)).isNotEmptyFile();
    }
    assertThat(page.stripLeading()).startsWith("<!DOCTYPE html>");
  }

  private static Document parsed(String html) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(html.stripLeading())));
    } catch (Exception e) {
      throw new AssertionError("the page is not well formed", e);
    }
  }
}
