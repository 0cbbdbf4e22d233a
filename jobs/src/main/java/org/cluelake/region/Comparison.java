package org.cluelake.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Every region of an indicator compared with the nation: a pure function of counts that no order
 * changes. Counties are added up; each level with enough regions has its own prior, so a city is
 * drawn towards cities. Regions with few events inform the prior though they are never ranked.
 */
final class Comparison {

  private static final double LEVEL = 0.95;

  private final Indicator indicator;
  private final RegionConf conf;
  private final LocalDate date;
  private final MoneyUnit unit;

  Comparison(Indicator indicator, RegionConf conf, LocalDate date) {
    this(indicator, conf, date, MoneyUnit.ONE);
  }

  /**
   * A comparison of money, if the indicator is that.
   *
   * @param unit what makes an event of it
   */
  Comparison(Indicator indicator, RegionConf conf, LocalDate date, MoneyUnit unit) {
    this.indicator = indicator;
    this.conf = conf;
    this.date = date;
    this.unit = indicator.isMoney() ? unit : MoneyUnit.ONE;
  }

  /**
   * The figures of every region, by code.
   *
   * @param counties counts by county; counties that are not in the tree are left out
   */
  List<Figures> of(RegionTree tree, Map<String, Count> counties) {
    Map<String, Count> counts = new TreeMap<>();
    tree.places().keySet().forEach(code -> counts.put(code, Count.NONE));
    counties.forEach(
        (code, count) -> tree.upwards(code).forEach(r -> counts.merge(r, count, Count::plus)));
    List<RegionTree.Place> leaves = level(tree, Level.COUNTY);
    double events = leaves.stream().mapToDouble(p -> events(counts.get(p.code()))).sum();
    Map<String, Double> expected = new TreeMap<>();
    double[] counted =
        ExpectedCounts.of(
            new double[] {events},
            leaves.stream()
                .map(p -> new double[] {counts.get(p.code()).standard().doubleValue()})
                .toArray(double[][]::new));
    for (int i = 0; i < counted.length; i++) {
      double one = counted[i];
      tree.upwards(leaves.get(i).code()).forEach(r -> expected.merge(r, one, Double::sum));
    }
    List<Figures> figures = new ArrayList<>();
    for (Level level : Level.values()) {
      figures.addAll(figures(level(tree, level), counts, expected));
    }
    return figures;
  }

  private static List<RegionTree.Place> level(RegionTree tree, Level level) {
    return tree.places().values().stream().filter(p -> p.level() == level).toList();
  }

  private List<Figures> figures(
      List<RegionTree.Place> places, Map<String, Count> counts, Map<String, Double> expected) {
    List<RegionTree.Place> compared =
        places.stream().filter(p -> expected.getOrDefault(p.code(), 0.0) > 0).toList();
    double[] o = compared.stream().mapToDouble(p -> events(counts.get(p.code()))).toArray();
    double[] e = compared.stream().mapToDouble(p -> expected.get(p.code())).toArray();
    boolean isEnough = compared.size() >= conf.areasToFit();
    Optional<GammaPoissonFit> fit = isEnough ? GammaPoissonFit.of(o, e) : Optional.empty();
    Funnel funnel = isEnough ? Funnel.of(o, e) : new Funnel(0);
    List<Posterior> risks =
        fit.map(
                f ->
                    IntStream.range(0, o.length)
                        .mapToObj(i -> f.prior().posterior(o[i], e[i]))
                        .toList())
            .orElse(List.of());
    Ranks ranks = Ranks.of(risks);
    List<Figures> figures = new ArrayList<>();
    int at = 0;
    for (RegionTree.Place place : places) {
      Count count = counts.get(place.code());
      double own = expected.getOrDefault(place.code(), 0.0);
      int i = own > 0 ? at++ : -1;
      boolean hasRisk = i >= 0 && !risks.isEmpty();
      figures.add(
          new Figures(
              place,
              count,
              events(count),
              own,
              rate(count),
              ratio(count, own),
              fit,
              hasRisk ? Optional.of(risks.get(i)) : Optional.empty(),
              hasRisk
                  ? Optional.of(
                      new Figures.Rank(ranks.expected()[i], ranks.low()[i], ranks.high()[i]))
                  : Optional.empty(),
              compared.size(),
              own > 0 ? funnel.place(events(count), own) : null,
              change(count),
              completeness(count)));
    }
    return figures;
  }

  private double events(Count count) {
    return indicator.isMoney() ? count.lossCapped().doubleValue() / unit.yuan() : count.observed();
  }

  private Optional<Figures.Estimate> rate(Count count) {
    return count.exposure() == 0
        ? Optional.empty()
        : Optional.of(
            new Figures.Estimate(
                events(count) * unit.yuan() / count.exposure(),
                indicator.rate(events(count), count.exposure(), LEVEL).over(1 / unit.yuan())));
  }

  private Optional<Figures.Estimate> ratio(Count count, double expected) {
    return expected > 0
        ? Optional.of(
            new Figures.Estimate(
                events(count) / expected, PoissonInterval.of(events(count), LEVEL).over(expected)))
        : Optional.empty();
  }

  private Optional<RateRatio> change(Count count) {
    return !indicator.isMoney() && count.observed() > 0 && count.before() > 0
        ? Optional.of(RateRatio.of(count.observed(), 1, count.before(), 1, LEVEL))
        : Optional.empty();
  }

  /**
   * One, or the share of the window up to the newest event where events spread evenly would not
   * leave so long a silence by chance: a county whose data come late falls silent.
   */
  private double completeness(Count count) {
    if (count.observed() == 0) {
      return 1;
    }
    long silent = date.toEpochDay() - count.lastDay();
    double covered = 1 - (double) silent / conf.windowDays();
    return Math.pow(covered, count.observed()) < conf.silence() ? covered : 1;
  }
}
