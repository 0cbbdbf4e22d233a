package org.cluelake.region;

import java.math.BigDecimal;

/**
 * How money becomes events: the sum of so many losses varies as a Poisson count of events of one
 * size does.
 *
 * <p>Losses that come one by one add up to a compound Poisson sum, whose variance is the expected
 * sum of their squares. In units of the nation's squares over its losses that variance is the mean,
 * so ranges, funnel and posterior of a count hold for the money (quasi-likelihood: Wedderburn 1974;
 * with this variance and weight the range of Fay and Feuer, Statistics in Medicine 1997, is the
 * exact one of such a count). A few huge losses make the unit large and so every range wide. Where
 * all losses are equal the events are the cases themselves. The unit is the nation's for all: one
 * county's own squares rest on too few cases, so the range of a county whose cases are larger than
 * the nation's is somewhat too narrow; the cap bounds by how much.
 *
 * @param yuan per event; 1 where nothing was lost
 */
record MoneyUnit(double yuan) {

  /** For what is counted, an event being one. */
  static final MoneyUnit ONE = new MoneyUnit(1);

  /**
   * The unit of a nation.
   *
   * @param losses their sum, in yuan
   * @param squares sum of their squares, in square yuan
   */
  static MoneyUnit of(BigDecimal losses, BigDecimal squares) {
    return losses.signum() > 0 && squares.signum() > 0
        ? new MoneyUnit(squares.doubleValue() / losses.doubleValue())
        : ONE;
  }
}
