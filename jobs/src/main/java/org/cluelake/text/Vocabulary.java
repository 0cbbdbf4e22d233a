package org.cluelake.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms a model knows and how rare each is.
 *
 * <p>A term weighs (1 + ln of its count) times (1 + ln((1 + texts) / (1 + texts with it))); runs of
 * words and runs of characters are scaled to length one each, so that neither drowns the other. A
 * term's number is its place in the order of all terms: the vocabulary does not depend on the order
 * of rows.
 */
final class Vocabulary {

  /** Marks a run of words; runs of characters have no space in front. */
  static final String WORDS = " ";

  private final TermRuns runs;
  private final List<String> terms;
  private final double[] rarity;
  private final Map<String, Integer> numbers = new HashMap<>();

  Vocabulary(TextSpec.Terms spec, List<String> terms, double[] rarity) {
    this.runs = new TermRuns(spec);
    this.terms = List.copyOf(terms);
    this.rarity = rarity.clone();
    for (int i = 0; i < terms.size(); i++) {
      numbers.put(terms.get(i), i);
    }
  }

  /** The vocabulary of training texts. */
  static Vocabulary of(TextSpec.Terms spec, List<MaskedText> texts) {
    TermRuns runs = new TermRuns(spec);
    Map<String, Integer> withIt = new HashMap<>();
    for (MaskedText text : texts) {
      for (String word : new HashSet<>(runs.words(text))) {
        withIt.merge(WORDS + word, 1, Integer::sum);
      }
      for (String run : new HashSet<>(runs.characters(text))) {
        withIt.merge(run, 1, Integer::sum);
      }
    }
    withIt.values().removeIf(n -> n < spec.minTexts());
    List<String> terms = new ArrayList<>(withIt.keySet());
    Collections.sort(terms);
    double[] rarity = new double[terms.size()];
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = 1 + Math.log((1.0 + texts.size()) / (1.0 + withIt.get(terms.get(i))));
    }
    return new Vocabulary(spec, terms, rarity);
  }

  /** The terms in the order of their numbers. */
  List<String> terms() {
    return terms;
  }

  /** How rare the terms are, in the order of their numbers. */
  double[] rarity() {
    return rarity.clone();
  }

  int size() {
    return terms.size();
  }

  /** The known terms of a text. */
  TermVector vector(MaskedText text) {
    TreeMap<Integer, Double> weights = new TreeMap<>();
    add(runs.words(text), WORDS, weights);
    add(runs.characters(text), "", weights);
    return new TermVector(
        weights.keySet().stream().mapToInt(Integer::intValue).toArray(),
        weights.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private void add(List<String> found, String mark, Map<Integer, Double> weights) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (String term : found) {
      Integer number = numbers.get(mark + term);
      if (number != null) {
        counts.merge(number, 1, Integer::sum);
      }
    }
    double squares = 0;
    for (Map.Entry<Integer, Integer> term : counts.entrySet()) {
      double weight = weight(term);
      squares += weight * weight;
    }
    double length = Math.sqrt(2 * squares);
    for (Map.Entry<Integer, Integer> term : counts.entrySet()) {
      weights.put(term.getKey(), weight(term) / length);
    }
  }

  private double weight(Map.Entry<Integer, Integer> term) {
    return (1 + Math.log(term.getValue())) * rarity[term.getKey()];
  }
}
