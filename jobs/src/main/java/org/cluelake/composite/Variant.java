package org.cluelake.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;

/**
 * One plausible way to make the index, other than the planned one.
 *
 * @param familyWeights weights of the families
 * @param leftOut an indicator that does not count; null for none
 * @param isAlternative whether indicators that can be counted in two ways, by residents instead of
 *     the registered or uncapped instead of capped, are counted in the second
 * @param isArithmetic whether risks are added instead of multiplied, so that a low family makes up
 *     for a high one
 */
record Variant(
    SortedMap<String, Double> familyWeights,
    String leftOut,
    boolean isAlternative,
    boolean isArithmetic) {

  /** Spread of the weights around the plan's: a family's share has a deviation of about 0.12. */
  private static final double CONCENTRATION = 15;

  /**
   * Variants, the first of which is the plan itself: weights from a Dirichlet distribution around
   * the plan's, by turns one indicator left out, the other way of counting, and sums in place of
   * products.
   */
  static List<Variant> of(IndexPlan plan, int number, String seed) {
    List<String> families = List.copyOf(plan.families().keySet());
    double all = plan.families().values().stream().mapToDouble(IndexPlan.Family::weight).sum();
    double[] concentration =
        families.stream()
            .mapToDouble(f -> CONCENTRATION * plan.families().get(f).weight() / all)
            .toArray();
    List<String> indicators = plan.indicators();
    UniformRandomProvider random = Draws.generator(seed + "|variants");
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant(new TreeMap<>(), null, false, false));
    while (variants.size() < number) {
      int turn = variants.size();
      double[] drawn =
          concentration.length == 1
              ? new double[] {1}
              : DirichletSampler.of(random, concentration).sample();
      SortedMap<String, Double> weights = new TreeMap<>();
      for (int f = 0; f < drawn.length; f++) {
        weights.put(families.get(f), Math.max(drawn[f], Double.MIN_NORMAL));
      }
      String left = indicators.get(turn % indicators.size());
      boolean canLeave = plan.shares(List.of(left)).length > 0;
      variants.add(
          new Variant(
              weights,
              turn % 2 == 0 && canLeave ? left : null,
              turn / 2 % 2 == 1,
              turn / 4 % 4 == 3));
    }
    return List.copyOf(variants);
  }

  double[] shares(IndexPlan plan, List<String> missing) {
    List<String> out = new ArrayList<>(missing);
    if (leftOut != null) {
      out.add(leftOut);
    }
    return plan.shares(out, Map.copyOf(familyWeights));
  }
}
