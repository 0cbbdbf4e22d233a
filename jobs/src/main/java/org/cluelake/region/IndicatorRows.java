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
final class IndicatorRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  private static final double SEPARATED = 0.95;
  private static final MathContext MONEY = new MathContext(2, RoundingMode.HALF_UP);
  private static final BigDecimal WHOLE = new BigDecimal("1.00");

  private final RegionConf conf;
  private final AsOf asOf;

  IndicatorRows(RegionConf conf, AsOf asOf) {
    this.conf = conf;
    this.asOf = asOf;
  }

  @Override
  public Stream<Row> rows(Row group) {
    Indicator indicator = Indicator.valueOf(group.getAs("indicator"));
    List<Assessed> tonight = assessed(group, "tonight");
    Night published =
        new Suppression(conf.suppressBelow()).of(tree(tonight), counts(tonight), before(group));
    Map<String, String> names = new TreeMap<>();
    rows(group, "names").forEach(r -> names.put(r.getAs("code"), r.getAs("name")));
    boolean hasTotal =
        tonight.stream()
            .filter(a -> a.level() == Level.NATION)
            .allMatch(a -> published.shows(a.code()));
    Map<String, Integer> bands = new TreeMap<>();
    for (Level level : Level.values()) {
      bands.putAll(
          bands(
              tonight.stream()
                  .filter(a -> a.level() == level)
                  .filter(a -> hasTotal && publication(a, published) == Publication.RANKED)
                  .sorted(Assessed.RISKIEST_FIRST)
                  .toList()));
    }
    return tonight.stream()
        .map(
            a ->
                row(
                    indicator,
                    a,
                    names.getOrDefault(a.code(), a.code()),
                    hasTotal ? publication(a, published) : Publication.SUPPRESSED,
                    hasTotal,
                    bands.get(a.code())));
  }

  private static List<Assessed> assessed(Row group, String column) {
    return rows(group, column).stream().map(Assessed::new).toList();
  }

  private static List<Row> rows(Row group, String column) {
    return group.getList(group.fieldIndex(column));
  }

  private static RegionTree tree(List<Assessed> regions) {
    return new RegionTree(regions.stream().map(Assessed::place).toList());
  }

  private static Map<String, Long> counts(List<Assessed> regions) {
    Map<String, Long> counts = new TreeMap<>();
    regions.forEach(a -> counts.put(a.code(), a.observed()));
    return counts;
  }

  /** Last night as its readers saw it, with the counts behind it. */
  private static Night before(Row group) {
    List<Assessed> last = assessed(group, "before");
    Set<String> hidden = new HashSet<>(counts(last).keySet());
    rows(group, "published").stream()
        .filter(r -> r.getAs("observed") != null)
        .forEach(r -> hidden.remove(r.<String>getAs("region")));
    return new Night(tree(last), counts(last), hidden);
  }

  private Publication publication(Assessed a, Night published) {
    if (!published.shows(a.code())) {
      return Publication.SUPPRESSED;
    }
    if (a.level() == Level.NATION || a.isLate(conf.completeFrom()) || a.number("expected") == 0) {
      return Publication.NOT_RANKABLE;
    }
    if (a.observed() < conf.rankFrom() || a.effective() < conf.rankFrom()) {
      return Publication.TOO_FEW_TO_RANK;
    }
    return a.hasRisk() ? Publication.RANKED : Publication.NOT_RANKABLE;
  }

  private String note(Assessed a, Publication publication) {
    return switch (publication) {
      case RANKED -> null;
      case SUPPRESSED ->
          "too few to rank, or withheld with a neighbour's count below %d"
              .formatted(conf.suppressBelow());
      case TOO_FEW_TO_RANK ->
          (a.observed() < conf.rankFrom()
                  ? "too few to rank: below %d events"
                  : "too few to rank: a few large losses make up too much of the money, which is"
                      + " worth fewer than %d cases of one size")
              .formatted(conf.rankFrom());
      case NOT_RANKABLE ->
          a.level() == Level.NATION
              ? "the nation is what others are compared with"
              : a.isLate(conf.completeFrom())
                  ? "not rankable: its data seem to be late"
                  : a.number("expected") == 0
                      ? "not rankable: there is nothing to compare it with"
                      : a.row().<Integer>getAs("areas") < conf.areasToFit()
                          ? "not rankable: too few regions of its level"
                          : "not rankable: regions differ no more than by chance";
    };
  }

  /** Each region joins the band of the one above it unless it is surely below that band's first. */
  private static Map<String, Integer> bands(List<Assessed> ranked) {
    Map<String, Integer> bands = new TreeMap<>();
    Posterior first = null;
    int band = 0;
    for (Assessed a : ranked) {
      if (first == null || first.above(a.risk()) >= SEPARATED) {
        first = a.risk();
        band++;
      }
      Integer unused = bands.put(a.code(), band);
    }
    return bands;
  }

  private Row row(
      Indicator indicator,
      Assessed a,
      String name,
      Publication publication,
      boolean hasTotal,
      Integer band) {
    boolean isShown = publication != Publication.SUPPRESSED;
    boolean isRanked = publication == Publication.RANKED;
    boolean isCases = indicator == Indicator.VIC1 || indicator == Indicator.VIC2;
    long exposure = a.row().getAs("exposure");
    boolean hasBase = exposure == 0 || exposure >= conf.suppressBelow();
    List<Object> values = new ArrayList<>();
    values.add(indicator.name());
    values.add(indicator.side());
    values.add(a.level().word());
    values.add(a.code());
    values.add(name);
    values.add(a.row().getAs("parent"));
    values.add(conf.from(asOf));
    values.add(asOf.date());
    values.add(publication.word());
    values.add(note(a, publication));
    values.add(isShown ? a.observed() : null);
    values.add(hasTotal && hasBase && !indicator.isMoney() ? a.rounded("expected", 1) : null);
    values.add(hasBase ? exposure : null);
    for (String column : List.of("rate", "rate_low", "rate_high")) {
      values.add(
          !isShown ? null : indicator.isMoney() ? money(a.decimal(column)) : a.rounded(column, 2));
    }
    values.add(indicator.per());
    for (String column : List.of("ratio", "ratio_low", "ratio_high")) {
      values.add(isShown ? a.rounded(column, 2) : null);
    }
    for (String column :
        List.of(
            "posterior_mean",
            "posterior_low",
            "posterior_high",
            "p_above_1_5",
            "p_above_2",
            "p_above_3")) {
      values.add(isRanked ? a.rounded(column, 2) : null);
    }
    values.add(isRanked ? a.rounded("expected_rank", 0).intValueExact() : null);
    values.add(isRanked ? a.row().getAs("rank_low") : null);
    values.add(isRanked ? a.row().getAs("rank_high") : null);
    values.add(a.row().getAs("areas"));
    values.add(isRanked ? band : null);
    values.add(isRanked ? a.row().getAs("funnel") : null);
    values.add(isShown && isCases ? money(a.decimal("loss")) : null);
    values.add(isShown && isCases ? money(a.decimal("loss_capped")) : null);
    values.add(isRanked ? Wording.of(a.number("p_above_1_5"), a.number("p_above_2")).text() : null);
    values.add(isShown ? a.rounded("completeness", 2) : WHOLE);
    values.add(a.rounded("placed_share", 2));
    values.add(indicator.method(conf.standard(indicator).isPresent()));
    values.add(conf.version());
    values.add(indicator.recordedBy());
    values.add(isShown ? a.rounded("completion_factor", 2) : null);
    values.add(isShown && a.decimal("completion_factor") != null ? asOf.date() : null);
    return RowFactory.create(values.toArray());
  }

  private static BigDecimal money(BigDecimal exact) {
    return exact == null ? null : exact.round(MONEY).setScale(2, RoundingMode.HALF_UP);
  }
}
