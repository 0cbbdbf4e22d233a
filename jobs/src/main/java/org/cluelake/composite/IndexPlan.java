package org.cluelake.composite;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.run.Require;

/**
 * What one side's index is made of: families of indicators, such as personnel, capital and telecom.
 *
 * @param families by name, its weight and those of its indicators
 */
public record IndexPlan(SortedMap<String, Family> families) {

  /**
   * A family of indicators.
   *
   * @param weight of the family among those of its side, more than 0
   * @param indicators by id, its weight within the family, more than 0
   */
  public record Family(double weight, SortedMap<String, Double> indicators) {
    public Family {
      Require.that(weight > 0, "the weight of a family is %s; want more than 0", weight);
      Require.that(!indicators.isEmpty(), "a family has no indicator; name one or leave it out");
      indicators.forEach(
          (id, w) -> Require.that(w > 0, "the weight of %s is %s; want more than 0", id, w));
      indicators = new TreeMap<>(indicators);
    }
  }

  public IndexPlan {
    Require.that(!families.isEmpty(), "an index has no family; name one");
    families = new TreeMap<>(families);
  }

  /** Ids of all indicators, sorted by family and id. */
  public List<String> indicators() {
    return families.values().stream().flatMap(f -> f.indicators().keySet().stream()).toList();
  }

  /**
   * The share of each indicator in the logarithm of the index, in the order of {@link
   * #indicators()}; they add up to 1.
   *
   * <p>An indicator that is missing leaves its share to the others of its family. A family without
   * any leaves no index at all: the empty array. What a place shows in one family says nothing
   * about another.
   */
  double[] shares(Collection<String> missing) {
    return shares(missing, Map.of());
  }

  /**
   * The same with other weights of the families.
   *
   * @param families weights by family; the plan's own for those not named
   */
  double[] shares(Collection<String> missing, Map<String, Double> familyWeights) {
    double[] shares = new double[indicators().size()];
    double all =
        families.entrySet().stream().mapToDouble(f -> weight(f.getKey(), familyWeights)).sum();
    int at = 0;
    for (Map.Entry<String, Family> family : families.entrySet()) {
      double own =
          family.getValue().indicators().entrySet().stream()
              .filter(i -> !missing.contains(i.getKey()))
              .mapToDouble(Map.Entry::getValue)
              .sum();
      if (own == 0) {
        return new double[0];
      }
      for (Map.Entry<String, Double> one : family.getValue().indicators().entrySet()) {
        shares[at++] =
            missing.contains(one.getKey())
                ? 0
                : weight(family.getKey(), familyWeights) / all * one.getValue() / own;
      }
    }
    return shares;
  }

  private double weight(String family, Map<String, Double> weights) {
    return weights.getOrDefault(family, families.get(family).weight());
  }
}
