package org.cluelake.report;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.report.ListingTexts.Language;

/**
 * The policymakers' pages of one side: one self-contained HTML file a language, well formed as XML,
 * without script and network. Equal facts give equal pages.
 */
public final class ListingReport {

  private ListingReport() {}

  /** The pages by the names of their files, which link to each other. */
  public static SortedMap<String, String> pages(ListingFacts facts) {
    SortedMap<String, String> pages = new TreeMap<>();
    for (Language language : Language.values()) {
      String unused =
          pages.put(
              language.file(facts.side()),
              Templates.filled("listing.ftlh", ListingPage.of(facts, ListingTexts.of(language))));
    }
    return pages;
  }
}
