package org.cluelake.fusion;

import java.io.Serializable;
import java.math.BigDecimal;
import org.cluelake.run.Require;

/**
 * Least likelihood of the bands high and medium; what is below is low.
 *
 * @param high for instance 0.90: nine of ten such subjects are what they seem to be
 * @param medium for instance 0.50
 */
public record Bands(BigDecimal high, BigDecimal medium) implements Serializable {

  public Bands {
    Require.that(
        medium.signum() > 0 && high.compareTo(medium) > 0 && high.compareTo(BigDecimal.ONE) < 0,
        "bands is high %s, medium %s; want 0 < medium < high < 1",
        high,
        medium);
  }

  /** The band of a likelihood: high, medium or low. */
  public String of(BigDecimal likelihood) {
    if (likelihood.compareTo(high) >= 0) {
      return "high";
    }
    return likelihood.compareTo(medium) >= 0 ? "medium" : "low";
  }
}
