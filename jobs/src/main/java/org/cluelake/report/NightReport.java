package org.cluelake.report;

/**
 * The page of a night: one self-contained HTML file, well formed as XML, that needs no network and
 * no script. Equal facts give an equal page.
 */
public final class NightReport {

  private NightReport() {}

  /** The page. */
  public static String page(NightFacts facts) {
    return Templates.filled("night.ftlh", NightPage.of(facts));
  }
}
