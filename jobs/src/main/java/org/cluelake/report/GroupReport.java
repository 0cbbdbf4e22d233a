package org.cluelake.report;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.report.ListingTexts.Language;

/**
 * The page of groups: which age bands are hit by which class of fraud, so that publicity is aimed
 * at those a script is written for. One self-contained file a language, as the policymakers' pages.
 */
public final class GroupReport {

  static final String NAME = "groups";

  private GroupReport() {}

  /** The pages by the names of their files, which link to each other. */
  public static SortedMap<String, String> pages(GroupFacts facts) {
    SortedMap<String, String> pages = new TreeMap<>();
    for (Language language : Language.values()) {
      String unused =
          pages.put(
              language.file(NAME),
              Templates.filled("groups.ftlh", GroupPage.of(facts, ListingTexts.of(language))));
    }
    return pages;
  }
}
