package org.cluelake.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;

/**
 * Exact cases by class, age band and county in, what may be published of them by province out.
 *
 * <p>A group's rate is compared with the nation's rate of its class, over the bands that are shown
 * for the nation: all that is said follows from counts that are shown. The range of the ratio is
 * wide enough (99.8%) for the many groups of one night.
 */
final class PublicityRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  static final String ABOVE = "above";
  static final String BELOW = "below";
  static final String NOT_SEPARATED = "not_separated";

  private static final double RANGE = 0.95;
  private static final int PER = 100_000;
  private static final int BANDS_COMPARED = 2;

  private final RegionConf conf;
  private final AsOf asOf;

  PublicityRows(RegionConf conf, AsOf asOf) {
    this.conf = conf;
    this.asOf = asOf;
  }

  @Override
  public Stream<Row> rows(Row group) {
    LinkedFacts facts = new LinkedFacts(group);
    RegionTree tree = facts.tree();
    LinkedCounts counts =
        facts.published(
            (places, cells, totals) ->
                PublicityTables.of(places, cells, totals, conf.suppressBelow()));
    Map<String, Long> residents = residents(group, tree);
    Map<String, Double> rates = classRates(counts, facts.nation(), residents);
    return counts.links().stream()
        .filter(l -> !l.isGiven())
        .map(l -> row(l, counts.shows(l.id()), tree, residents, rates));
  }

  /** Residents by band and region, the nation and those right below it. */
  private static Map<String, Long> residents(Row group, RegionTree tree) {
    Map<String, Long> residents = new TreeMap<>();
    for (Row r : group.<Row>getList(group.fieldIndex("people"))) {
      String code = r.getAs("region");
      String band = r.getAs("age_band");
      long people = r.getAs("residents");
      String top = PublicityTables.top(tree, code);
      if (top != null) {
        Long unusedTop = residents.merge(LinkedTables.part(band, top), people, Long::sum);
        Long unusedNation =
            residents.merge(
                LinkedTables.part(band, tree.places().get(top).parent()), people, Long::sum);
      }
    }
    return residents;
  }

  private static Map<String, Double> classRates(
      LinkedCounts counts, String nation, Map<String, Long> residents) {
    List<LinkedTables.Cell> whole =
        counts.links().stream()
            .filter(l -> !l.isGiven() && l.isWhole())
            .map(l -> new LinkedTables.Cell(Named.of(l).group(), nation, l.count(), -1))
            .toList();
    Map<String, Double> rates = new TreeMap<>();
    for (String type : PublicityTables.fraudTypes(whole)) {
      long cases = 0;
      long people = 0;
      int bands = 0;
      for (String band : PublicityTables.AGES) {
        String id = LinkedTables.part(PublicityTables.group(type, band), nation);
        long of = residents.getOrDefault(LinkedTables.part(band, nation), 0L);
        if (of > 0 && counts.shows(id)) {
          cases +=
              whole.stream()
                  .filter(c -> c.group().equals(PublicityTables.group(type, band)))
                  .mapToLong(LinkedTables.Cell::count)
                  .sum();
          people += of;
          bands++;
        }
      }
      if (bands >= BANDS_COMPARED) {
        Double unused = rates.put(type, (double) cases / people);
      }
    }
    return rates;
  }

  /** What a count is of. */
  private record Named(String fraudType, String band, String region) {

    static Named of(LinkedCounts.Link link) {
      int region = link.id().lastIndexOf('|');
      int band = link.id().lastIndexOf('/', region);
      return new Named(
          link.id().substring(0, band),
          link.id().substring(band + 1, region),
          link.id().substring(region + 1));
    }

    String group() {
      return PublicityTables.group(fraudType, band);
    }
  }

  private Row row(
      LinkedCounts.Link link,
      boolean isShown,
      RegionTree tree,
      Map<String, Long> residents,
      Map<String, Double> rates) {
    Named named = Named.of(link);
    long people = residents.getOrDefault(LinkedTables.part(named.band(), named.region()), 0L);
    Optional<Double> classRate = Optional.ofNullable(rates.get(named.fraudType()));
    boolean hasRate = isShown && people > 0;
    double rate = hasRate ? (double) link.count() / people : 0;
    Interval range = PoissonInterval.of(link.count(), RANGE);
    Optional<Interval> ratio =
        classRate
            .filter(c -> hasRate)
            .map(
                c -> {
                  Interval wide = PoissonInterval.of(link.count(), Funnel.ALARM);
                  return new Interval(wide.low() / (c * people), wide.high() / (c * people));
                });
    List<Object> values = new ArrayList<>();
    values.add(named.fraudType());
    values.add(named.band());
    values.add(tree.places().get(named.region()).level().word());
    values.add(named.region());
    values.add(conf.from(asOf));
    values.add(asOf.date());
    values.add(isShown ? "shown" : "suppressed");
    values.add(
        isShown
            ? null
            : "withheld: below %d, or with a neighbour's".formatted(2 * conf.suppressBelow()));
    values.add(isShown ? link.count() : null);
    values.add(hasRate ? people : null);
    values.add(hasRate ? rounded(rate * PER) : null);
    values.add(hasRate ? rounded(range.low() / people * PER) : null);
    values.add(hasRate ? rounded(range.high() / people * PER) : null);
    values.add(classRate.map(c -> rounded(c * PER)).orElse(null));
    values.add(ratio.map(r -> rounded(rate / classRate.orElseThrow())).orElse(null));
    values.add(ratio.map(r -> rounded(r.low())).orElse(null));
    values.add(ratio.map(r -> rounded(r.high())).orElse(null));
    values.add(ratio.map(PublicityRows::statement).orElse(null));
    values.add("byar/class-rate");
    values.add(conf.version());
    return RowFactory.create(values.toArray());
  }

  private static String statement(Interval ratio) {
    if (ratio.low() > 1) {
      return ABOVE;
    }
    return ratio.high() < 1 ? BELOW : NOT_SEPARATED;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
