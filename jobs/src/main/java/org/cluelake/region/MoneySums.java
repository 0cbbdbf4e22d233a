package org.cluelake.region;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.spark.sql.Row;

/**
 * Losses and what was secured of them, with the sums their ratio's range needs; sums add up.
 *
 * @param cases cases with a loss
 * @param loss their losses in yuan
 * @param secured what was stopped, frozen or returned of them, each case at most its loss
 * @param lossSquared sum of squared losses
 * @param product sum of losses times what was secured of each
 * @param securedSquared sum of squares of what was secured
 */
record MoneySums(
    long cases,
    BigDecimal loss,
    BigDecimal secured,
    BigDecimal lossSquared,
    BigDecimal product,
    BigDecimal securedSquared) {

  static final MoneySums NONE =
      new MoneySums(
          0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  static MoneySums of(Row r) {
    return new MoneySums(
        r.getAs("denominator"),
        r.getAs("loss"),
        r.getAs("secured"),
        r.getAs("loss_squared"),
        r.getAs("product"),
        r.getAs("secured_squared"));
  }

  MoneySums plus(MoneySums other) {
    return new MoneySums(
        cases + other.cases,
        loss.add(other.loss),
        secured.add(other.secured),
        lossSquared.add(other.lossSquared),
        product.add(other.product),
        securedSquared.add(other.securedSquared));
  }

  /** Secured over lost; losses must be more than nothing. */
  double ratio() {
    return secured.doubleValue() / loss.doubleValue();
  }

  /**
   * The range of the ratio by the linearised variance of a ratio of two sums (Cochran 1977,
   * Sampling Techniques, 6.4), cut off at 0 and 1. Losses are heavy-tailed and the range is
   * approximate: with few cases it is too narrow.
   *
   * @param level share of samples whose range is to hold the ratio, such as 0.95
   */
  Interval interval(double level) {
    if (cases < 2) {
      return new Interval(0, 1);
    }
    BigDecimal ratio = secured.divide(loss, MathContext.DECIMAL128);
    // Exact until here: residuals are small differences of huge sums.
    double residual =
        securedSquared
            .subtract(product.multiply(ratio).multiply(BigDecimal.valueOf(2)))
            .add(lossSquared.multiply(ratio).multiply(ratio))
            .max(BigDecimal.ZERO)
            .doubleValue();
    double error = Math.sqrt(residual * cases / (cases - 1.0)) / loss.doubleValue();
    double reach = PoissonInterval.z(level) * error;
    return new Interval(Math.max(0, ratio() - reach), Math.min(1, ratio() + reach));
  }
}
