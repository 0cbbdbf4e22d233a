package org.cluelake.fusion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fits the numbers of one model for a given ridge and share. Which detector of a group is the
 * strongest depends on the weights, so it is settled by turns.
 */
final class ModelFit {

  private static final int TURNS = 5;
  private static final int DECIMALS = 2;

  private final SubjectModel shape;
  private final List<Observation> observations;
  private final double unseenPositives;
  private final double unseenNegatives;
  private final List<String> detectors;

  ModelFit(SubjectModel shape, List<Observation> observations, List<Unseen> unseen) {
    this.shape = shape;
    this.observations = observations;
    this.unseenPositives = unseen.stream().mapToLong(Unseen::positives).sum();
    this.unseenNegatives = unseen.stream().mapToLong(Unseen::negatives).sum();
    this.detectors = List.copyOf(new TreeSet<>(shape.weights().keySet()));
  }

  /** The fitted model, in decimals as it is kept. */
  SubjectModel model(double ridge, BigDecimal share) {
    SubjectModel model = withNumbers(new double[3 + 2 * detectors.size()], share);
    double[] weights = new double[3 + 2 * detectors.size()];
    for (int turn = 0; turn < TURNS; turn++) {
      weights = problem(model, turn > 0, ridge).weights(weights);
      SubjectModel next = withNumbers(weights, share);
      if (next.equals(model)) {
        break;
      }
      model = next;
    }
    return model;
  }

  private LogisticFit problem(SubjectModel model, boolean isFitted, double ridge) {
    int n = observations.size();
    List<Map<Integer, Double>> columns = new ArrayList<>();
    for (int c = 0; c < 3 + 2 * detectors.size(); c++) {
      columns.add(new TreeMap<>());
    }
    boolean[] labels = new boolean[n + 2];
    double[] counts = new double[n + 2];
    for (int r = 0; r < n; r++) {
      Observation seen = observations.get(r);
      labels[r] = seen.isPositive();
      counts[r] = 1;
      columns.get(0).put(r, 1.0);
      if (seen.fired().isLinked()) {
        columns.get(1).put(r, 1.0);
      }
      if (seen.fired().isNamed()) {
        columns.get(2).put(r, 1.0);
      }
      Map<String, String> strongest = strongest(model, seen.fired(), isFitted);
      for (Map.Entry<String, BigDecimal> score : seen.fired().scores().entrySet()) {
        int d = detectors.indexOf(score.getKey());
        boolean isWhole = strongest.containsValue(score.getKey());
        double part = isWhole ? 1 : model.share().doubleValue();
        if (d >= 0 && part > 0) {
          columns.get(3 + 2 * d).put(r, part);
          columns.get(4 + 2 * d).put(r, part * score.getValue().doubleValue());
        }
      }
    }
    labels[n] = true;
    counts[n] = unseenPositives;
    counts[n + 1] = unseenNegatives;
    columns.get(0).put(n, 1.0);
    columns.get(0).put(n + 1, 1.0);
    return new LogisticFit(
        columns.stream()
            .map(c -> c.keySet().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new),
        columns.stream()
            .map(c -> c.values().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new),
        counts,
        labels,
        ridge);
  }

  /**
   * The strongest detector of each group: by what it adds, or by its score before that is known.
   */
  private static Map<String, String> strongest(SubjectModel model, Fired fired, boolean isFitted) {
    Map<String, String> strongest = new HashMap<>();
    Map<String, BigDecimal> most = new HashMap<>();
    fired
        .scores()
        .forEach(
            (detector, score) -> {
              Weight weight = model.weights().get(detector);
              if (weight != null) {
                BigDecimal adds = isFitted ? weight.of(score) : score;
                String group = model.group(detector);
                if (!most.containsKey(group) || adds.compareTo(most.get(group)) > 0) {
                  most.put(group, adds);
                  strongest.put(group, detector);
                }
              }
            });
    return strongest;
  }

  private SubjectModel withNumbers(double[] weights, BigDecimal share) {
    Map<String, Weight> byDetector = new TreeMap<>();
    for (int d = 0; d < detectors.size(); d++) {
      byDetector.put(
          detectors.get(d), new Weight(decimal(weights[3 + 2 * d]), decimal(weights[4 + 2 * d])));
    }
    return new SubjectModel(
        decimal(weights[0]),
        decimal(weights[1]),
        decimal(weights[2]),
        share,
        byDetector,
        shape.groups(),
        shape.facts(),
        shape.evidence());
  }

  static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
