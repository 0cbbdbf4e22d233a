package org.cluelake.sample;

import java.util.List;

/**
 * True risks of the counties of a {@link CountyNation} against the nation's typical county, by
 * quarter: logarithms that move slowly, apart for the side suspects come from and the side victims
 * live on. Few counties are planted: far above the others on the source side, one of which improves
 * in its last year; and one that records half of its victims' cases from its second year on.
 */
final class CountyRisks {

  private static final double SPREAD = 0.35;
  private static final double MEMORY = 0.93;
  private static final int YEAR = 4;
  private static final int PLANTED = 3;
  private static final double FAR_ABOVE = 5.5;
  private static final double HALF = 0.5;

  private final double[][] source;
  private final double[][] victim;
  private final int silent;

  CountyRisks(Setting setting, List<County> counties, int quarters) {
    int n = counties.size();
    source = path(setting, "source risk", n, quarters);
    victim = path(setting, "victim risk", n, quarters);
    List<Integer> large =
        counties.stream()
            .filter(c -> c.population() > 200_000)
            .map(County::index)
            .sorted((a, b) -> Long.compare(order(setting, a), order(setting, b)))
            .toList();
    for (int planted = 0; planted < Math.min(PLANTED, large.size()); planted++) {
      int county = large.get(planted);
      for (int q = 0; q < quarters; q++) {
        boolean improved = planted == 0 && q >= quarters - 2;
        source[county][q] = improved ? 1.0 : FAR_ABOVE;
      }
    }
    silent = large.size() > PLANTED ? large.get(PLANTED) : -1;
  }

  private static long order(Setting setting, int county) {
    return setting.draw("planted", county).bits();
  }

  private static double[][] path(Setting setting, String what, int n, int quarters) {
    double[][] risks = new double[n][quarters];
    double fresh = StrictMath.sqrt(1 - MEMORY * MEMORY);
    for (int i = 0; i < n; i++) {
      Draw draw = setting.draw(what, i);
      double log = draw.gaussian(0, SPREAD);
      for (int q = 0; q < quarters; q++) {
        risks[i][q] = StrictMath.exp(log);
        log = MEMORY * log + fresh * draw.gaussian(0, SPREAD);
      }
    }
    return risks;
  }

  double source(int county, int quarter) {
    return source[county][quarter];
  }

  double victim(int county, int quarter) {
    return victim[county][quarter];
  }

  /** Share of the victims' reports that become cases. */
  double recorded(int county, int quarter) {
    return county == silent && quarter >= YEAR ? HALF : 1;
  }
}
