package org.cluelake.clue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.fusion.Fired;
import org.cluelake.fusion.Fusion;

/** Likelihood, urgency and loss, and the grade of the three. */
final class Grading {

  private final ClueConf conf;
  private final Fusion fusion;

  Grading(ClueConf conf, Fusion fusion) {
    this.conf = conf;
    this.fusion = fusion;
  }

  /**
   * The probability of the strongest fired finding of each detector together; 0 where none fired.
   *
   * @param isLinked whether listed entities are behind any of them
   */
  BigDecimal likelihood(Collection<Finding> findings, boolean isLinked) {
    Map<String, BigDecimal> strongest = new TreeMap<>();
    findings.stream()
        .filter(Finding::isFired)
        .forEach(f -> strongest.merge(f.detector(), f.score(), BigDecimal::max));
    return strongest.isEmpty() ? BigDecimal.ZERO : fusion.likelihood(Fired.of(strongest, isLinked));
  }

  String likelihoodBand(BigDecimal likelihood) {
    return fusion.band(likelihood);
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
