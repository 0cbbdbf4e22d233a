package org.cluelake.composite;

import java.util.List;

/** The draws of one place: its index, and what the variants would make of it. */
final class PlaceDraws {

  private final IndexPlan plan;
  private final List<String> missing;
  private final int number;
  private final double[][] main;
  private final double[][] alternative;

  PlaceDraws(IndexPlan plan, Draws draws, Place place, int number) {
    this.plan = plan;
    this.missing = place.missing(plan);
    this.number = number;
    List<String> indicators = plan.indicators();
    main = new double[indicators.size()][];
    alternative = new double[indicators.size()][];
    for (int j = 0; j < indicators.size(); j++) {
      String indicator = indicators.get(j);
      Risk risk = place.risks().get(indicator);
      if (risk != null) {
        main[j] = draws.logarithms(place.code(), indicator, risk, number);
        Risk other = place.alternatives().get(indicator);
        alternative[j] =
            other == null
                ? main[j]
                : draws.logarithms(place.code(), indicator + "|alternative", other, number);
      }
    }
  }

  /** The index by draw. */
  double[] index() {
    double[] shares = plan.shares(missing);
    double[] index = new double[number];
    for (int j = 0; j < shares.length; j++) {
      if (shares[j] > 0) {
        for (int b = 0; b < number; b++) {
          index[b] += shares[j] * main[j][b];
        }
      }
    }
    for (int b = 0; b < number; b++) {
      index[b] = Math.exp(index[b]);
    }
    return index;
  }

  /** Families whose own geometric mean of risks is above 1 in more than half of the draws. */
  int familiesAbove() {
    double[] shares = plan.shares(missing);
    int above = 0;
    int from = 0;
    for (IndexPlan.Family family : plan.families().values()) {
      int to = from + family.indicators().size();
      int draws = 0;
      for (int b = 0; b < number; b++) {
        double sum = 0;
        for (int j = from; j < to; j++) {
          sum += shares[j] > 0 ? shares[j] * main[j][b] : 0;
        }
        draws += sum > 0 ? 1 : 0;
      }
      above += 2 * draws > number ? 1 : 0;
      from = to;
    }
    return above;
  }

  /**
   * Share of the variants in which the index is above a limit with some probability, judged by
   * every {@code step}th draw. Variants that need what the place lacks count as not.
   */
  double share(List<Variant> variants, int step, double limit, double probability) {
    int listed = 0;
    for (Variant variant : variants) {
      double[] shares = variant.shares(plan, missing);
      double[][] drawn = variant.isAlternative() ? alternative : main;
      if (shares.length > 0
          && above(drawn, shares, variant.isArithmetic(), step, limit) >= probability) {
        listed++;
      }
    }
    return (double) listed / variants.size();
  }

  private double above(
      double[][] drawn, double[] shares, boolean isArithmetic, int step, double limit) {
    double bound = isArithmetic ? limit : Math.log(limit);
    int above = 0;
    int seen = 0;
    for (int b = 0; b < number; b += step) {
      double sum = 0;
      for (int j = 0; j < shares.length; j++) {
        if (shares[j] > 0) {
          sum += shares[j] * (isArithmetic ? Math.exp(drawn[j][b]) : drawn[j][b]);
        }
      }
      seen++;
      if (sum > bound) {
        above++;
      }
    }
    return (double) above / seen;
  }
}
