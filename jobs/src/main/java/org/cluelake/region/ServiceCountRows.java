package org.cluelake.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.run.FoldStep;

/** An indicator's counts by county in, one row a region out, in the order of the contract. */
final class ServiceCountRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  static final String PART =
      FoldStep.struct(
          "region",
          "numerator",
          "denominator",
          "stated",
          "loss",
          "secured",
          "loss_squared",
          "product",
          "secured_squared");

  static final String WAIT = FoldStep.struct("region", "minutes", "cases");

  private final RegionConf conf;

  ServiceCountRows(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public Stream<Row> rows(Row group) {
    ServiceIndicator indicator = ServiceIndicator.valueOf(group.getAs("indicator"));
    RegionTree tree =
        new RegionTree(rows(group, "places").stream().map(ServiceCountRows::place).toList());
    Map<String, ServiceCount> counts = new TreeMap<>();
    tree.places().keySet().forEach(code -> counts.put(code, ServiceCount.NONE));
    long placed = 0;
    long all = 0;
    boolean isDelivered = false;
    for (Row part : rows(group, "parts")) {
      long denominator = part.getAs("denominator");
      all += denominator;
      isDelivered |= part.<Boolean>getAs("stated");
      if (isCounty(tree, part)) {
        placed += denominator;
        add(
            tree,
            counts,
            part,
            new ServiceCount(
                part.getAs("numerator"),
                denominator,
                MoneySums.of(part),
                ServiceCount.NONE.waits()));
      }
    }
    for (Row wait : rows(group, "waits")) {
      if (isCounty(tree, wait)) {
        TreeMap<Long, Long> waits =
            new TreeMap<>(Map.of(wait.getAs("minutes"), wait.getAs("cases")));
        add(tree, counts, wait, new ServiceCount(0, 0, MoneySums.NONE, waits));
      }
    }
    BigDecimal share = decimal(all == 0 ? 1 : (double) placed / all, 4);
    boolean hasData = isDelivered;
    return tree.places().values().stream()
        .map(p -> row(indicator, p, counts.get(p.code()), hasData, share));
  }

  private static boolean isCounty(RegionTree tree, Row r) {
    RegionTree.Place place = tree.places().get(r.<String>getAs("region"));
    return place != null && place.level() == Level.COUNTY;
  }

  private static void add(
      RegionTree tree, Map<String, ServiceCount> counts, Row r, ServiceCount count) {
    for (String code : tree.upwards(r.getAs("region"))) {
      ServiceCount unused = counts.merge(code, count, ServiceCount::plus);
    }
  }

  private static RegionTree.Place place(Row r) {
    return new RegionTree.Place(r.getAs("code"), Level.of(r.getAs("level")), r.getAs("parent"));
  }

  private static List<Row> rows(Row group, String column) {
    return group.getList(group.fieldIndex(column));
  }

  private Row row(
      ServiceIndicator indicator,
      RegionTree.Place place,
      ServiceCount count,
      boolean isDelivered,
      BigDecimal placedShare) {
    Optional<Interval> interval = count.interval(indicator);
    boolean isMoney = indicator == ServiceIndicator.CLR2;
    return RowFactory.create(
        indicator.name(),
        place.code(),
        place.level().word(),
        place.parent(),
        count.numerator(),
        count.denominator(),
        isDelivered,
        count.value(indicator).map(v -> decimal(v, 6)).orElse(null),
        interval.map(i -> decimal(i.low(), 6)).orElse(null),
        interval.map(i -> decimal(i.high(), 6)).orElse(null),
        (isMoney ? count.money().secured() : BigDecimal.ZERO).setScale(2, RoundingMode.UNNECESSARY),
        (isMoney ? count.money().loss() : BigDecimal.ZERO).setScale(2, RoundingMode.UNNECESSARY),
        placedShare,
        conf.version());
  }

  private static BigDecimal decimal(double value, int scale) {
    return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
  }
}
