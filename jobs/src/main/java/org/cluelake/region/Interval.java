package org.cluelake.region;

/**
 * A range of plausible values.
 *
 * @param low lower end; NaN where the method gives none
 * @param high upper end
 */
public record Interval(double low, double high) {

  /** The same range of a count divided by what it is compared with: a rate or a ratio. */
  Interval over(double divisor) {
    return new Interval(low / divisor, high / divisor);
  }
}
