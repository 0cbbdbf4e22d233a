package org.cluelake.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import org.apache.spark.sql.Row;

/**
 * A region's exact figures as stored, with what the rules of publication need of them.
 *
 * @param row a row of {@code feature.region_posterior}
 */
record Assessed(Row row) {

  /** Highest probabilities first, as published, so that ties are ties; then the expected rank. */
  static final Comparator<Assessed> RISKIEST_FIRST =
      Comparator.comparing((Assessed a) -> a.rounded("p_above_2", 2))
          .thenComparing(a -> a.rounded("p_above_1_5", 2))
          .reversed()
          .thenComparing(a -> a.decimal("expected_rank"))
          .thenComparing(Assessed::code);

  String code() {
    return row.getAs("region");
  }

  Level level() {
    return Level.of(row.getAs("level"));
  }

  RegionTree.Place place() {
    return new RegionTree.Place(code(), level(), row.getAs("parent"));
  }

  long observed() {
    return row.getAs("observed");
  }

  BigDecimal decimal(String column) {
    return row.getAs(column);
  }

  /** A figure to so many decimals, or null. */
  BigDecimal rounded(String column, int scale) {
    BigDecimal exact = decimal(column);
    return exact == null ? null : exact.setScale(scale, RoundingMode.HALF_UP);
  }

  /** Events its risk rests on. */
  double effective() {
    return number("effective");
  }

  double number(String column) {
    return decimal(column).doubleValue();
  }

  /**
   * Whether its data are not whole: it has fallen silent, or too many cases are still to be
   * delivered.
   *
   * @param complete least share of its cases that is delivered
   */
  boolean isLate(double complete) {
    BigDecimal factor = decimal("completion_factor");
    return decimal("completeness").compareTo(BigDecimal.ONE) < 0
        || (factor != null && factor.doubleValue() * complete > 1);
  }

  boolean hasRisk() {
    return decimal("posterior_mean") != null;
  }

  Posterior risk() {
    return new GammaPrior(number("prior_shape"), number("prior_rate"))
        .posterior(effective(), number("expected"));
  }
}
