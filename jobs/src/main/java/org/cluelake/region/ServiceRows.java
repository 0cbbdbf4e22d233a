package org.cluelake.region;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;

/** An indicator's exact figures in, what may be published of them out, one row a region. */
final class ServiceRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  private static final MathContext MONEY = new MathContext(2, RoundingMode.HALF_UP);
  private static final BigDecimal WHOLE = new BigDecimal("1.00");
  private static final String SHOWN = "shown";
  private static final String SUPPRESSED = "suppressed";
  private static final String NOT_DELIVERED = "not_delivered";

  private final RegionConf conf;
  private final AsOf asOf;

  ServiceRows(RegionConf conf, AsOf asOf) {
    this.conf = conf;
    this.asOf = asOf;
  }

  @Override
  public Stream<Row> rows(Row group) {
    ServiceIndicator indicator = ServiceIndicator.valueOf(group.getAs("indicator"));
    List<Row> tonight = rows(group, "tonight");
    Night night = new Suppression(conf.suppressBelow()).of(night(tonight), before(group));
    Map<String, String> names = new TreeMap<>();
    rows(group, "names").forEach(r -> names.put(r.getAs("code"), r.getAs("name")));
    boolean isDelivered = tonight.stream().allMatch(r -> r.<Boolean>getAs("is_delivered"));
    boolean hasTotal =
        tonight.stream()
            .filter(r -> r.getAs("level").equals(Level.NATION.word()))
            .allMatch(r -> night.shows(r.getAs("region")));
    return tonight.stream()
        .map(
            r -> {
              String code = r.getAs("region");
              String publication =
                  !isDelivered ? NOT_DELIVERED : hasTotal && night.shows(code) ? SHOWN : SUPPRESSED;
              return row(indicator, r, names.getOrDefault(code, code), publication, hasTotal);
            });
  }

  private static List<Row> rows(Row group, String column) {
    return group.getList(group.fieldIndex(column));
  }

  /** Counts as they are, nothing hidden yet. */
  private static Night night(List<Row> regions) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> bases = new TreeMap<>();
    for (Row r : regions) {
      counts.put(r.getAs("region"), r.getAs("numerator"));
      bases.put(r.getAs("region"), r.getAs("denominator"));
    }
    RegionTree tree =
        new RegionTree(
            regions.stream()
                .map(
                    r ->
                        new RegionTree.Place(
                            r.getAs("region"), Level.of(r.getAs("level")), r.getAs("parent")))
                .toList());
    return new Night(tree, counts, bases, new HashSet<>());
  }

  /** Last night as its readers saw it, with the counts behind it. */
  private static Night before(Row group) {
    Night last = night(rows(group, "before"));
    Set<String> hidden = new HashSet<>(last.counts().keySet());
    group.<String>getList(group.fieldIndex("published")).forEach(hidden::remove);
    return new Night(last.tree(), last.counts(), last.bases(), hidden);
  }

  private String note(String publication) {
    return switch (publication) {
      case SHOWN -> null;
      case NOT_DELIVERED -> "no unit delivers what this is made of";
      default ->
          "too few of either kind, or withheld with a neighbour's count below %d"
              .formatted(conf.suppressBelow());
    };
  }

  private Row row(
      ServiceIndicator indicator, Row r, String name, String publication, boolean hasTotal) {
    boolean isShown = publication.equals(SHOWN);
    boolean isMoney = isShown && indicator == ServiceIndicator.CLR2;
    int decimals = indicator.unit().decimals();
    List<Object> values = new ArrayList<>();
    values.add(indicator.name());
    values.add(indicator.family());
    values.add(r.getAs("level"));
    values.add(r.getAs("region"));
    values.add(name);
    values.add(r.getAs("parent"));
    values.add(conf.from(asOf));
    values.add(asOf.date());
    values.add(publication);
    values.add(note(publication));
    values.add(isShown ? r.getAs("numerator") : null);
    values.add(isShown ? r.getAs("denominator") : null);
    for (String column : List.of("value", "value_low", "value_high")) {
      values.add(isShown ? rounded(r.getAs(column), decimals) : null);
    }
    values.add(indicator.unit().word());
    values.add(isMoney ? money(r.getAs("secured")) : null);
    values.add(isMoney ? money(r.getAs("loss")) : null);
    values.add(indicator.recordedBy());
    values.add(hasTotal ? rounded(r.getAs("placed_share"), 2) : WHOLE);
    values.add(indicator.method());
    values.add(conf.version());
    return RowFactory.create(values.toArray());
  }

  private static BigDecimal rounded(BigDecimal exact, int decimals) {
    return exact == null ? null : exact.setScale(decimals, RoundingMode.HALF_UP);
  }

  private static BigDecimal money(BigDecimal exact) {
    return exact.round(MONEY).setScale(2, RoundingMode.UNNECESSARY);
  }
}
