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
 * An indicator's exact counts by institution and county in, what may be published of them out:
 * every institution, and each branch that may be shown.
 *
 * <p>The limits are those of a funnel about the nation's rate p (Spiegelhalter 2005): with n
 * opened, p * exp(+-z sqrt(1/(n p) + v)), where v is the variance between institutions beyond
 * chance by his method of moments on a tenth winsorised. It is worked out from the counts that are
 * shown alone, so limits give nothing away; the selection makes them wider for branches, never
 * narrower.
 */
final class IndustryRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  static final String ABOVE =
      "above what chance and the spread between institutions explain: review of opening practice"
          + " recommended";

  private static final Set<Level> LEVELS = Set.of(Level.NATION, Level.COUNTY);
  private static final int COMPARED_FROM = 5;
  private static final double RANGE = 0.95;
  private static final int PER = 10_000;

  private final RegionConf conf;
  private final AsOf asOf;

  IndustryRows(RegionConf conf, AsOf asOf) {
    this.conf = conf;
    this.asOf = asOf;
  }

  /** The nation's rate and the funnel about it. */
  private record Compared(double rate, Optional<Funnel> funnel) {}

  @Override
  public Stream<Row> rows(Row group) {
    LinkedFacts facts = new LinkedFacts(group);
    LinkedCounts counts = facts.published(LEVELS, conf.suppressBelow());
    String nation = facts.nation();
    List<LinkedCounts.Link> all = counts.links().stream().filter(l -> !l.isGiven()).toList();
    long opened = all.stream().filter(LinkedCounts.Link::isWhole).mapToLong(l -> l.base()).sum();
    long involved = all.stream().filter(LinkedCounts.Link::isWhole).mapToLong(l -> l.count()).sum();
    Map<Boolean, Compared> compared = new TreeMap<>();
    for (boolean isWhole : new boolean[] {false, true}) {
      Compared unused =
          compared.put(
              isWhole,
              compared(
                  all.stream().filter(l -> l.isWhole() == isWhole && counts.shows(l.id())).toList(),
                  (double) involved / Math.max(1, opened)));
    }
    boolean hasRate = counts.shows(LinkedTables.region(nation));
    return all.stream()
        .filter(l -> l.isWhole() || counts.shows(l.id()))
        .map(
            l ->
                row(
                    facts.indicator(),
                    l,
                    counts.shows(l.id()),
                    hasRate ? Optional.of(compared.get(l.isWhole())) : Optional.empty()));
  }

  private static Compared compared(List<LinkedCounts.Link> shown, double rate) {
    double[] observed = shown.stream().mapToDouble(LinkedCounts.Link::count).toArray();
    double[] expected = shown.stream().mapToDouble(l -> l.base() * rate).toArray();
    return new Compared(
        rate,
        shown.size() < COMPARED_FROM
            ? Optional.empty()
            : Optional.of(Funnel.of(observed, expected)));
  }

  private Row row(
      String indicator, LinkedCounts.Link link, boolean isShown, Optional<Compared> compared) {
    String[] named = link.id().split("[/|]", -1);
    Optional<Interval> limits =
        compared
            .filter(c -> isShown)
            .flatMap(c -> c.funnel().map(f -> f.limits(link.base() * c.rate(), Funnel.ALARM)))
            .map(
                i ->
                    new Interval(
                        i.low() * compared.get().rate(), i.high() * compared.get().rate()));
    double rate = (double) link.count() / Math.max(1, link.base());
    boolean isAbove =
        link.count() >= conf.rankFrom() && limits.map(i -> rate > i.high()).orElse(false);
    Optional<WilsonInterval> range =
        isShown
            ? Optional.of(WilsonInterval.of(link.count(), link.base(), RANGE))
            : Optional.empty();
    List<Object> values = new ArrayList<>();
    values.add(indicator);
    values.add(named[0]);
    values.add(named[1]);
    values.add(link.isWhole() ? "institution" : "branch");
    values.add(named[2]);
    values.add(asOf.minusDays(conf.cohortDays() - 1));
    values.add(conf.from(asOf));
    values.add(asOf.date());
    values.add(isShown ? "shown" : "suppressed");
    values.add(
        isShown
            ? null
            : "withheld: below %d, or with a neighbour's".formatted(2 * conf.suppressBelow()));
    values.add(isShown ? link.count() : null);
    values.add(isShown ? link.base() : null);
    values.add(isShown ? rounded(rate) : null);
    values.add(range.map(r -> rounded(r.low())).orElse(null));
    values.add(range.map(r -> rounded(r.high())).orElse(null));
    values.add(compared.map(c -> rounded(c.rate())).orElse(null));
    values.add(limits.map(i -> rounded(i.low())).orElse(null));
    values.add(limits.map(i -> rounded(i.high())).orElse(null));
    values.add(isAbove ? ABOVE : null);
    values.add("wilson/funnel-overdispersed");
    values.add(conf.version());
    return RowFactory.create(values.toArray());
  }

  /** Per 10,000 opened, to two decimals. */
  private static BigDecimal rounded(double share) {
    return BigDecimal.valueOf(share * PER).setScale(2, RoundingMode.HALF_UP);
  }
}
