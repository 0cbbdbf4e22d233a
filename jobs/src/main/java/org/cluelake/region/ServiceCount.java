package org.cluelake.region;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.metric.WilsonInterval;

/**
 * What a region's work adds up to.
 *
 * @param numerator of the denominator, those the indicator looks for
 * @param denominator what is counted
 * @param money losses and what was secured of them; nothing but for CLR2
 * @param waits minutes to how many cases waited so long; empty but for CLR3
 */
record ServiceCount(
    long numerator, long denominator, MoneySums money, SortedMap<Long, Long> waits) {

  static final ServiceCount NONE =
      new ServiceCount(0, 0, MoneySums.NONE, Collections.emptySortedMap());

  private static final double LEVEL = 0.95;
  private static final double MINUTES = 60;

  ServiceCount plus(ServiceCount other) {
    SortedMap<Long, Long> both = new TreeMap<>(waits);
    other.waits.forEach((minutes, cases) -> both.merge(minutes, cases, Long::sum));
    return new ServiceCount(
        numerator + other.numerator,
        denominator + other.denominator,
        money.plus(other.money),
        both);
  }

  /** The indicator's value; empty where there is nothing to count. */
  Optional<Double> value(ServiceIndicator indicator) {
    return switch (indicator) {
      case CLR2 -> denominator == 0 ? Optional.empty() : Optional.of(money.ratio());
      case CLR3 ->
          waits.isEmpty() ? Optional.empty() : Optional.of(MedianInterval.median(waits) / MINUTES);
      default ->
          denominator == 0 ? Optional.empty() : Optional.of((double) numerator / denominator);
    };
  }

  /** Its 95% range; empty where there is too little for one. */
  Optional<Interval> interval(ServiceIndicator indicator) {
    if (denominator == 0) {
      return Optional.empty();
    }
    return switch (indicator) {
      case CLR2 -> Optional.of(money.interval(LEVEL));
      case CLR3 -> MedianInterval.of(waits, LEVEL).map(i -> i.over(MINUTES));
      default -> {
        WilsonInterval wilson = WilsonInterval.of(numerator, denominator, LEVEL);
        yield Optional.of(new Interval(wilson.low(), wilson.high()));
      }
    };
  }
}
