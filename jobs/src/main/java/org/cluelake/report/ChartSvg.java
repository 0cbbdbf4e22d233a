package org.cluelake.report;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A chart of JFreeChart as the SVG element of a page; its text stays text. */
final class ChartSvg {

  private static final String SVG = "http://www.w3.org/2000/svg";

  private ChartSvg() {}

  /** Width and height in the units of the drawing. */
  record Size(int width, int height) {}

  /**
   * The element.
   *
   * @param chart makes the chart; where Java has no fonts it cannot even be made
   * @param prefix of its ids, unlike that of any other chart of the page
   * @param title what it is, for those who do not see it
   * @param description what it shows, for them too; null where the title says all
   */
  static String of(
      Supplier<JFreeChart> chart, Size size, String prefix, String title, String description) {
    try {
      return drawn(chart.get(), size, prefix, title, description);
    } catch (LinkageError e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "plots cannot be drawn here: they need a Java with its desktop module and fonts, and the"
              + " local distribution; run without the page, or elsewhere");
    } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "a plot cannot be drawn");
    }
  }

  private static String drawn(
      JFreeChart chart, Size size, String prefix, String title, String description)
      throws ParserConfigurationException, SVGGraphics2DIOException {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .getDOMImplementation()
            .createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(" drawn by JFreeChart ");
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String name) {
            return prefix + super.generateID(name);
          }
        });
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
    chart.draw(graphics, new Rectangle2D.Double(0, 0, size.width(), size.height()));
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + size.width() + " " + size.height());
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    if (description != null) {
      describe(root, document, prefix + "desc", description);
    }
    withoutSharedId(root);
    StringWriter out = new StringWriter();
    graphics.stream(root, out, true, false);
    String svg = out.toString();
    return svg.substring(svg.indexOf("<svg"));
  }

  private static void describe(Element root, Document document, String id, String text) {
    Element description = document.createElementNS(SVG, "desc");
    description.setAttribute("id", id);
    description.setTextContent(text);
    root.insertBefore(description, root.getFirstChild());
    root.setAttribute("aria-describedby", id);
  }

  /** Batik gives one element of every drawing the same id. */
  private static void withoutSharedId(Element root) {
    NodeList definitions = root.getElementsByTagName("defs");
    for (int i = 0; i < definitions.getLength(); i++) {
      Element element = (Element) definitions.item(i);
      if (element.getAttribute("id").equals("genericDefs")) {
        element.removeAttribute("id");
      }
    }
  }
}
