package org.cluelake.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.metric.WilsonInterval;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;

/**
 * Exact counts by version and county in, flag rates and alerts out. The alert rests on exact
 * counts, also those too small to be shown: of a county it says one word.
 */
final class FlagRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  private static final Set<Level> LEVELS = Set.of(Level.NATION, Level.COUNTY);
  private static final double RANGE = 0.95;
  private static final int PER = 100_000;

  private final RegionConf conf;
  private final AsOf asOf;

  FlagRows(RegionConf conf, AsOf asOf) {
    this.conf = conf;
    this.asOf = asOf;
  }

  /** What is counted of a version in a county or in the nation. */
  private record Sums(
      String region,
      long residents,
      long flagged,
      long confirmed,
      long refuted,
      long upheld,
      long rejected) {

    static Sums of(Row r) {
      return new Sums(
          r.getAs("region"),
          r.getAs("residents"),
          r.getAs("flagged"),
          r.getAs("confirmed"),
          r.getAs("refuted"),
          r.getAs("upheld"),
          r.getAs("rejected"));
    }

    Sums plus(Sums other) {
      return new Sums(
          region,
          residents + other.residents,
          flagged + other.flagged,
          confirmed + other.confirmed,
          refuted + other.refuted,
          upheld + other.upheld,
          rejected + other.rejected);
    }

    Optional<WilsonInterval> precision() {
      long answered = confirmed + refuted;
      return answered == 0
          ? Optional.empty()
          : Optional.of(WilsonInterval.of(confirmed, answered, RANGE));
    }

    /** A share of nobody, or of more people than live there, is none. */
    boolean hasRate() {
      return residents > 0 && flagged <= residents;
    }
  }

  @Override
  public Stream<Row> rows(Row group) {
    LinkedFacts facts = new LinkedFacts(group);
    LinkedCounts shown = facts.published(LEVELS, conf.suppressBelow());
    Map<Integer, List<Sums>> versions = new TreeMap<>();
    for (Row r : group.<Row>getList(group.fieldIndex("counts"))) {
      boolean unused =
          versions
              .computeIfAbsent(r.getAs("fusion_version"), v -> new ArrayList<>())
              .add(Sums.of(r));
    }
    String nation = facts.nation();
    return versions.entrySet().stream().flatMap(e -> rows(e.getKey(), e.getValue(), nation, shown));
  }

  private Stream<Row> rows(int version, List<Sums> counties, String code, LinkedCounts shown) {
    Sums nation = counties.stream().reduce(new Sums(code, 0, 0, 0, 0, 0, 0), Sums::plus);
    List<Sums> compared = counties.stream().filter(c -> c.residents() > 0).toList();
    double rate = (double) nation.flagged() / Math.max(1, nation.residents());
    Funnel funnel =
        compared.size() < conf.areasToFit() || rate == 0
            ? new Funnel(0)
            : Funnel.of(
                compared.stream().mapToDouble(Sums::flagged).toArray(),
                compared.stream().mapToDouble(c -> c.residents() * rate).toArray());
    return Stream.concat(
        Stream.of(row(version, nation, Optional.empty(), nation, shown)),
        counties.stream()
            .map(
                c ->
                    row(
                        version,
                        c,
                        Optional.of(c)
                            .filter(x -> x.residents() > 0 && rate > 0)
                            .map(
                                x ->
                                    rate
                                        * funnel.limits(x.residents() * rate, Funnel.ALARM).high()),
                        nation,
                        shown)));
  }

  /** Whether the whole range of a county's confirmed share lies below the whole of the nation's. */
  private static String answers(Sums county, Sums nation) {
    Optional<WilsonInterval> own = county.precision();
    Optional<WilsonInterval> all = nation.precision();
    if (own.isEmpty() || all.isEmpty()) {
      return "too_few";
    }
    if (own.get().high() < all.get().low()) {
      return "below";
    }
    return own.get().low() < all.get().low() && own.get().high() > all.get().high()
        ? "too_few"
        : "not_below";
  }

  private Row row(int version, Sums sums, Optional<Double> limit, Sums nation, LinkedCounts shown) {
    boolean isNation = sums == nation;
    boolean isShown =
        shown.shows(LinkedTables.part(Integer.toString(version), sums.region())) && sums.hasRate();
    double rate = (double) sums.flagged() / Math.max(1, sums.residents());
    String answers = isNation ? "not_below" : answers(sums, nation);
    boolean isAlert = limit.map(l -> rate > l).orElse(false) && answers.equals("below");
    Optional<WilsonInterval> range =
        isShown
            ? Optional.of(WilsonInterval.of(sums.flagged(), sums.residents(), RANGE))
            : Optional.empty();
    boolean isPrecise =
        isNation
            && sums.confirmed() >= conf.suppressBelow()
            && sums.refuted() >= conf.suppressBelow();
    boolean hasObjections =
        isNation
            && sums.upheld() >= conf.suppressBelow()
            && sums.rejected() >= conf.suppressBelow();
    List<Object> values = new ArrayList<>();
    values.add("person");
    values.add(version);
    values.add(isNation ? Level.NATION.word() : Level.COUNTY.word());
    values.add(sums.region());
    values.add(conf.from(asOf));
    values.add(asOf.date());
    values.add(isShown ? "shown" : "suppressed");
    values.add(isShown ? sums.flagged() : null);
    values.add(isShown ? rounded(rate * PER, 2) : null);
    values.add(range.map(r -> rounded(r.low() * PER, 2)).orElse(null));
    values.add(range.map(r -> rounded(r.high() * PER, 2)).orElse(null));
    values.add(isShown ? limit.map(l -> rounded(l * PER, 2)).orElse(null) : null);
    values.add(
        isPrecise
            ? rounded((double) sums.confirmed() / (sums.confirmed() + sums.refuted()), 4)
            : null);
    values.add(isPrecise ? rounded(sums.precision().orElseThrow().low(), 4) : null);
    values.add(isPrecise ? rounded(sums.precision().orElseThrow().high(), 4) : null);
    values.add(
        hasObjections
            ? rounded((double) sums.upheld() / (sums.upheld() + sums.rejected()), 4)
            : null);
    values.add(answers);
    values.add(isAlert);
    values.add("wilson/funnel-overdispersed");
    values.add(conf.version());
    return RowFactory.create(values.toArray());
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
