package org.cluelake.text;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which class texts of each class were put in, and the figures that follow. */
public final class Confusion {

  private final TextSpec spec;
  private final SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();

  Confusion(TextSpec spec) {
    this.spec = spec;
  }

  void add(String label, TextVerdict said) {
    counts.computeIfAbsent(label, l -> new TreeMap<>()).merge(said.label(), 1, Integer::sum);
  }

  /** By true class, how many of its texts were put in each class. */
  public SortedMap<String, SortedMap<String, Integer>> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Texts of a class. */
  public int rows(String label) {
    return counts.getOrDefault(label, Collections.emptySortedMap()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Harmonic mean of precision and recall of a class; 0 where none was put in it rightly. */
  public double f1(String label) {
    int right = count(label, label);
    int said = counts.keySet().stream().mapToInt(l -> count(l, label)).sum();
    return right == 0 ? 0 : 2.0 * right / (said + rows(label));
  }

  /** Mean F1 of the classes with enough rows. */
  public double macroF1() {
    return counts.keySet().stream()
        .filter(l -> rows(l) >= spec.minClassRows())
        .mapToDouble(this::f1)
        .average()
        .orElse(0);
  }

  /** F1 of fraud, all its classes together, against the rest. */
  public double fraudF1() {
    int right = fraud(true, true);
    return right == 0 ? 0 : 2.0 * right / (2 * right + falseAlarms() + missed());
  }

  /** Texts that are no fraud and were taken for it. */
  public int falseAlarms() {
    return fraud(false, true);
  }

  /** Fraud that was taken for something else. */
  public int missed() {
    return fraud(true, false);
  }

  private int fraud(boolean is, boolean said) {
    int sum = 0;
    for (Map.Entry<String, SortedMap<String, Integer>> row : counts.entrySet()) {
      for (Map.Entry<String, Integer> cell : row.getValue().entrySet()) {
        boolean counted = isFraud(row.getKey()) == is && isFraud(cell.getKey()) == said;
        sum += counted ? cell.getValue() : 0;
      }
    }
    return sum;
  }

  private boolean isFraud(String label) {
    return spec.group(label) == TextGroup.FRAUD;
  }

  private int count(String label, String said) {
    return counts.getOrDefault(label, Collections.emptySortedMap()).getOrDefault(said, 0);
  }
}
