package org.cluelake.fusion;

import java.io.Serializable;
import java.math.BigDecimal;
import org.cluelake.run.Require;

/**
 * What a detector's finding adds to the log-odds: a line in its score, never falling.
 *
 * @param fired for having fired at all
 * @param score more for a full score, in proportion for less
 */
public record Weight(BigDecimal fired, BigDecimal score) implements Serializable {

  public Weight {
    Require.that(
        fired.signum() >= 0 && score.signum() >= 0,
        "weight is fired %s, score %s; want 0 or more, as more evidence never speaks for a subject",
        fired,
        score);
  }

  /** Log-odds of a finding of this score. */
  BigDecimal of(BigDecimal findingScore) {
    return fired.add(score.multiply(findingScore));
  }
}
