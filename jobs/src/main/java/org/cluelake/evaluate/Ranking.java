package org.cluelake.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cluelake.metric.RankingMetrics;
import org.cluelake.metric.RankingMetrics.Point;
import org.cluelake.metric.Reliability;

/**
 * How well what was said ranks, and how honest it is as a probability.
 *
 * @param name what is ranked
 * @param averagePrecision null where nothing was said or nothing is wrong or right
 * @param curve recall and precision at every value said, the highest first
 * @param reliability null where what was said is no probability
 */
public record Ranking(
    String name, Double averagePrecision, List<Point> curve, Reliability reliability) {

  public Ranking {
    curve = List.copyOf(curve);
  }

  /**
   * Ranks what was said and, last, what was missed.
   *
   * @param said 0 to 1, above 0
   * @param right of what was said, what is right
   * @param known what there was to be said
   * @param probable whether what was said is a probability
   */
  static Ranking of(
      String name,
      Map<Entity, Double> said,
      Set<Entity> right,
      Set<Entity> known,
      boolean probable) {
    SortedSet<Entity> items = new TreeSet<>(said.keySet());
    items.addAll(known);
    double[] scores = new double[items.size()];
    boolean[] labels = new boolean[items.size()];
    int positives = 0;
    int i = 0;
    for (Entity item : items) {
      scores[i] = said.getOrDefault(item, 0.0);
      labels[i] = right.contains(item) || !said.containsKey(item);
      positives += labels[i] ? 1 : 0;
      i++;
    }
    Reliability reliability = probable ? reliability(said, right) : null;
    if (said.isEmpty() || positives == 0 || positives == items.size()) {
      return new Ranking(name, null, List.of(), reliability);
    }
    RankingMetrics metrics = RankingMetrics.of(scores, labels);
    List<Point> curve = metrics.curve().stream().filter(p -> p.threshold() > 0).toList();
    double area = 0;
    double before = 0;
    for (Point point : curve) {
      area += (point.recall() - before) * point.precision();
      before = point.recall();
    }
    return new Ranking(name, area, curve, reliability);
  }

  /** Of what was said alone: what was missed was given no probability. Null of nothing. */
  static Reliability reliability(Map<Entity, Double> said, Set<Entity> right) {
    SortedSet<Entity> items = new TreeSet<>(said.keySet());
    double[] probabilities = items.stream().mapToDouble(said::get).toArray();
    boolean[] labels = new boolean[items.size()];
    int i = 0;
    for (Entity item : items) {
      labels[i] = right.contains(item);
      i++;
    }
    return items.isEmpty() ? null : Reliability.of(probabilities, labels);
  }
}
