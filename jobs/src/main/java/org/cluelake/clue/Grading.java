package org.cluelake.clue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Likelihood, urgency and loss, and the grade of the three. */
final class Grading {

  private final ClueConf conf;

  Grading(ClueConf conf) {
    this.conf = conf;
  }

  /**
   * 1 - product(1 - weight * score) over the strongest fired finding of each detector: exact
   * decimals, rounded once, so the order of findings does not matter.
   */
  BigDecimal likelihood(Collection<Finding> findings) {
    Map<String, BigDecimal> strongest = new TreeMap<>();
    findings.stream()
        .filter(Finding::isFired)
        .forEach(f -> strongest.merge(f.detector(), f.score(), BigDecimal::max));
    BigDecimal spared = BigDecimal.ONE;
    for (Map.Entry<String, BigDecimal> one : strongest.entrySet()) {
      BigDecimal weight = conf.weights().getOrDefault(one.getKey(), BigDecimal.ZERO);
      spared = spared.multiply(BigDecimal.ONE.subtract(weight.multiply(one.getValue())));
    }
    return BigDecimal.ONE.subtract(spared).setScale(4, RoundingMode.HALF_UP);
  }

  String likelihoodBand(BigDecimal likelihood) {
    if (likelihood.compareTo(conf.likelihood().high()) >= 0) {
      return "high";
    }
    return likelihood.compareTo(conf.likelihood().medium()) >= 0 ? "medium" : "low";
  }

  String urgencyBand(Instant lastEventAt, Instant cutOff) {
    Duration since = Duration.between(lastEventAt, cutOff);
    if (since.compareTo(Duration.ofHours(conf.urgencyHours().now())) <= 0) {
      return "now";
    }
    return since.compareTo(Duration.ofHours(conf.urgencyHours().days())) <= 0 ? "days" : "past";
  }

  String lossBand(BigDecimal money) {
    if (money.compareTo(conf.loss().large()) >= 0) {
      return "large";
    }
    return money.compareTo(conf.loss().middling()) >= 0 ? "middling" : "small";
  }

  /** Money under way outranks the table, unless the likelihood is low. */
  Grade grade(String likelihoodBand, String urgencyBand, String lossBand, boolean isMoneyMoving) {
    return isMoneyMoving && !likelihoodBand.equals("low")
        ? Grade.URGENT
        : conf.grade(likelihoodBand, urgencyBand, lossBand);
  }
}
