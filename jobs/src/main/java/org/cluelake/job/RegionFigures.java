package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION_INDICATOR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.cluelake.bucket.SmallRead;
import org.cluelake.report.RegionFacts;

/** Gathers what a published night's page of counties says, from the published table alone. */
public final class RegionFigures {

  private static final String[] COLUMNS = REGION_INDICATOR.columns().toArray(String[]::new);

  private RegionFigures() {}

  /**
   * The figures of one publication.
   *
   * @param synthetic whether the delivery says it is the sample nation
   */
  public static RegionFacts of(Workshop shop, Published night, boolean synthetic) {
    try (SmallRead read = shop.books().reader()) {
      SmallRead open =
          read.with(
              REGION_INDICATOR.name(),
              REGION_INDICATOR,
              shop.lake().files(REGION_INDICATOR, night.bizDate(), night.gen()));
      return new RegionFacts(
          night.bizDate(),
          night.gen(),
          synthetic,
          open
              .rows(
                  "SELECT %s FROM %s ORDER BY indicator, level, region"
                      .formatted(String.join(", ", COLUMNS), REGION_INDICATOR.name()),
                  COLUMNS)
              .stream()
              .map(RegionFigures::line)
              .toList());
    }
  }

  private static RegionFacts.Line line(Map<String, Object> r) {
    return new RegionFacts.Line(
        (String) r.get("indicator"),
        (String) r.get("side"),
        (String) r.get("level"),
        (String) r.get("region"),
        (String) r.get("name"),
        (LocalDate) r.get("period_from"),
        (LocalDate) r.get("period_to"),
        (String) r.get("publication"),
        (String) r.get("note"),
        (Long) r.get("observed"),
        range(r, "rate", "rate_low", "rate_high"),
        (Integer) r.get("rate_per"),
        range(r, "ratio", "ratio_low", "ratio_high"),
        range(r, "posterior_mean", "posterior_low", "posterior_high"),
        (BigDecimal) r.get("p_above_1_5"),
        (BigDecimal) r.get("p_above_2"),
        (BigDecimal) r.get("p_above_3"),
        (Integer) r.get("expected_rank"),
        (Integer) r.get("rank_low"),
        (Integer) r.get("rank_high"),
        (Integer) r.get("areas"),
        (Integer) r.get("band"),
        (String) r.get("funnel"),
        (BigDecimal) r.get("loss_capped"),
        (String) r.get("wording"),
        (BigDecimal) r.get("placed_share"),
        (String) r.get("method"),
        (Integer) r.get("method_version"));
  }

  private static RegionFacts.Range range(
      Map<String, Object> r, String value, String low, String high) {
    return r.get(value) == null
        ? null
        : new RegionFacts.Range(
            (BigDecimal) r.get(value), (BigDecimal) r.get(low), (BigDecimal) r.get(high));
  }
}
