package org.cluelake.source.layout;

import java.util.Map;
import java.util.Set;

/** Steps that know every word that may come. */
sealed interface WordStep extends ValueStep {

  /**
   * The word for a known word.
   *
   * @param otherwise the word for any other, or null: such a row is refused
   */
  record WordMap(Map<String, String> words, String otherwise) implements WordStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      String word = words.getOrDefault(value, otherwise);
      if (word == null) {
        throw new RowRefused("MAP");
      }
      return word;
    }
  }

  /** Yes or no for the words that mean it. */
  record ToBoolean(Set<String> yes, Set<String> no) implements WordStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      if (yes.contains(value)) {
        return "true";
      }
      if (!no.contains(value)) {
        throw new RowRefused("TO_BOOLEAN");
      }
      return "false";
    }
  }
}
