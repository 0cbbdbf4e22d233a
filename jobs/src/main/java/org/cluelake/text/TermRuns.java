package org.cluelake.text;

import java.util.ArrayList;
import java.util.List;

/** Terms of a text: runs of words and runs of signs, with the ends of the text marked. */
final class TermRuns {

  private final TextSpec.Terms terms;

  TermRuns(TextSpec.Terms terms) {
    this.terms = terms;
  }

  /** Runs of words, as often as they occur. */
  List<String> words(MaskedText text) {
    return runs(withEnds(text.words()), terms.words(), " ");
  }

  /** Runs of signs, as often as they occur. */
  List<String> characters(MaskedText text) {
    return runs(withEnds(text.signs()), terms.characters(), "");
  }

  private static List<String> withEnds(List<String> parts) {
    List<String> all = new ArrayList<>();
    all.add("^");
    all.addAll(parts);
    all.add("$");
    return all;
  }

  private static List<String> runs(List<String> parts, List<Integer> lengths, String between) {
    List<String> runs = new ArrayList<>();
    for (int from = 0; from < parts.size(); from++) {
      StringBuilder run = new StringBuilder();
      int longest = Math.min(lengths.get(1), parts.size() - from);
      for (int length = 1; length <= longest; length++) {
        run.append(length == 1 ? "" : between).append(parts.get(from + length - 1));
        if (length >= lengths.get(0)) {
          runs.add(run.toString());
        }
      }
    }
    return runs;
  }
}
