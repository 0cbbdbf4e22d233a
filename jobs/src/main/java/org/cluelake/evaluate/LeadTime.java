package org.cluelake.evaluate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * How long before the first payment victims were found, in hours: from the cut-off of the first
 * night that found them, the midnight that ends its business day, to the first payment. Below zero
 * where the money had gone. What a night takes until it is published comes off.
 *
 * @param hours of each, ascending
 */
public record LeadTime(List<Double> hours) {

  private static final double MINUTES = 60;

  public LeadTime {
    hours = hours.stream().sorted().toList();
  }

  static double hours(LocalDate night, LocalDateTime firstPayment) {
    return Duration.between(night.plusDays(1).atStartOfDay(), firstPayment).toMinutes() / MINUTES;
  }

  /** Those found before they paid. */
  public int ahead() {
    return (int) hours.stream().filter(h -> h > 0).count();
  }

  /** The median; null where there is none. */
  public Double median() {
    return quantile(0.5);
  }

  /** What nine of ten exceed; null where there is none. */
  public Double p10() {
    return quantile(0.1);
  }

  /** Linear between neighbours (type 7 of Hyndman and Fan 1996). */
  private Double quantile(double share) {
    if (hours.isEmpty()) {
      return null;
    }
    List<Double> sorted = new ArrayList<>(hours);
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
