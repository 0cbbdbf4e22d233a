package org.cluelake.report;

/**
 * The page of counties: one self-contained HTML file, well formed as XML, with the victim side and
 * the source side apart. Equal facts give an equal page.
 */
public final class RegionReport {

  private RegionReport() {}

  /** The page. */
  public static String page(RegionFacts facts) {
    return Templates.filled("regions.ftlh", RegionPage.of(facts));
  }
}
