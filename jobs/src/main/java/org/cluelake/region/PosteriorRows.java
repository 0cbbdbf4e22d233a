package org.cluelake.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.run.FoldStep;

/** An indicator's counts in, one row a region out, in the order of the contract. */
final class PosteriorRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  /** Instead of a county, where the delivered code is none. */
  private static final String UNPLACED = "unplaced";

  private final RegionConf conf;
  private final LocalDate date;

  PosteriorRows(RegionConf conf, LocalDate date) {
    this.conf = conf;
    this.date = date;
  }

  @Override
  public Stream<Row> rows(Row group) {
    Indicator indicator = Indicator.valueOf(group.getAs("indicator"));
    RegionTree tree =
        new RegionTree(rows(group, "places").stream().map(PosteriorRows::place).toList());
    Map<String, Count> counties = new TreeMap<>();
    long placed = 0;
    long unplaced = 0;
    BigDecimal losses = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (Row event : rows(group, "events")) {
      Count count = count(event);
      losses = losses.add(count.lossCapped());
      squares = squares.add(event.getAs("loss_squared"));
      if (event.getAs("region").equals(UNPLACED)) {
        unplaced += count.observed();
      } else {
        placed += count.observed();
        Count unused = counties.merge(event.getAs("region"), count, Count::plus);
      }
    }
    for (Row base : rows(group, "bases")) {
      Count exposure =
          new Count(
              0,
              0,
              base.getAs("exposure"),
              base.getAs("standard"),
              Integer.MIN_VALUE,
              BigDecimal.ZERO,
              BigDecimal.ZERO);
      Count unused = counties.merge(base.getAs("region"), exposure, Count::plus);
    }
    BigDecimal share =
        decimal(placed + unplaced == 0 ? 1 : (double) placed / (placed + unplaced), 4);
    List<Row> delays = rows(group, "delays");
    Map<String, Double> outstanding = outstanding(tree, delays);
    return new Comparison(indicator, conf, date, MoneyUnit.of(losses, squares))
        .of(tree, counties).stream()
            .map(
                f ->
                    row(
                        indicator,
                        f,
                        share,
                        delays.isEmpty() || f.count().observed() == 0
                            ? null
                            : 1
                                + outstanding.getOrDefault(f.place().code(), 0.0)
                                    / f.count().observed()));
  }

  /** By region, the cases of the window that are still to be delivered. */
  private Map<String, Double> outstanding(RegionTree tree, List<Row> delays) {
    Completion completion = new Completion(conf.delayWeeks(), conf.delayCases());
    for (Row r : delays) {
      completion.add(
          r.getAs("region"), r.<Integer>getAs("ago"), r.<Integer>getAs("delay"), r.getAs("cases"));
    }
    Map<String, Double> outstanding = new TreeMap<>();
    new TreeMap<>(completion.outstanding())
        .forEach(
            (county, rest) ->
                tree.upwards(county).forEach(r -> outstanding.merge(r, rest, Double::sum)));
    return outstanding;
  }

  private static RegionTree.Place place(Row r) {
    return new RegionTree.Place(r.getAs("code"), Level.of(r.getAs("level")), r.getAs("parent"));
  }

  private static Count count(Row r) {
    LocalDate last = r.getAs("last_day");
    return new Count(
        r.getAs("observed"),
        r.getAs("before"),
        0,
        BigDecimal.ZERO,
        last == null ? Integer.MIN_VALUE : (int) last.toEpochDay(),
        r.getAs("loss"),
        r.getAs("loss_capped"));
  }

  private static List<Row> rows(Row group, String column) {
    return group.getList(group.fieldIndex(column));
  }

  private Row row(Indicator indicator, Figures f, BigDecimal placedShare, Double factor) {
    int per = indicator.per();
    Optional<GammaPrior> prior = f.fit().map(GammaPoissonFit::prior);
    return RowFactory.create(
        indicator.name(),
        f.place().code(),
        f.place().level().word(),
        f.place().parent(),
        f.count().observed(),
        f.count().before(),
        f.count().exposure(),
        decimal(f.expected(), 6),
        of(f.rate(), r -> r.value() * per, 6),
        of(f.rate(), r -> r.interval().low() * per, 6),
        of(f.rate(), r -> r.interval().high() * per, 6),
        of(f.ratio(), Figures.Estimate::value, 6),
        of(f.ratio(), r -> r.interval().low(), 6),
        of(f.ratio(), r -> r.interval().high(), 6),
        f.fit().map(GammaPoissonFit::method).orElse(null),
        of(prior, GammaPrior::shape, 8),
        of(prior, GammaPrior::rate, 8),
        of(f.risk(), Posterior::mean, 6),
        of(f.risk(), r -> r.quantile(0.5), 6),
        of(f.risk(), r -> r.interval(0.95).low(), 6),
        of(f.risk(), r -> r.interval(0.95).high(), 6),
        of(f.risk(), r -> r.above(1.5), 8),
        of(f.risk(), r -> r.above(2), 8),
        of(f.risk(), r -> r.above(3), 8),
        of(f.rank(), Figures.Rank::expected, 4),
        f.rank().map(Figures.Rank::low).orElse(null),
        f.rank().map(Figures.Rank::high).orElse(null),
        f.areas(),
        f.funnel(),
        of(f.change(), RateRatio::ratio, 6),
        of(f.change(), c -> c.interval().low(), 6),
        of(f.change(), c -> c.interval().high(), 6),
        f.count().loss().setScale(2, RoundingMode.HALF_UP),
        f.count().lossCapped().setScale(2, RoundingMode.HALF_UP),
        decimal(f.completeness(), 4),
        placedShare,
        conf.version(),
        factor == null ? null : decimal(factor, 6),
        factor == null ? null : date,
        decimal(f.events(), 6));
  }

  private static <T> BigDecimal of(Optional<T> value, ToDoubleFunction<T> figure, int scale) {
    return value.map(v -> decimal(figure.applyAsDouble(v), scale)).orElse(null);
  }

  private static BigDecimal decimal(double value, int scale) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP)
        : null;
  }
}
