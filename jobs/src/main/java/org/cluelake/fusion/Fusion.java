package org.cluelake.fusion;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.cluelake.run.Require;

/**
 * How subjects of one kind are judged.
 *
 * @param version of {@code conf/fusion.yaml}
 * @param bands where the bands of a likelihood begin
 * @param withoutFact most that is given without an independent fact
 * @param model log-odds of the kind
 */
public record Fusion(int version, Bands bands, BigDecimal withoutFact, SubjectModel model)
    implements Serializable {

  /** No evidence is certain, however much of it there is. */
  private static final BigDecimal MOST = new BigDecimal("0.9999");

  /** Refuses detectors the model knows nothing of; {@code where} names who counts them. */
  public void require(Collection<String> detectors, String where) {
    for (String detector : detectors) {
      Require.that(
          model.weights().containsKey(detector),
          "fusion.yaml says nothing of %s, which %s names; add it with fired 0 and score 0, then"
              + " fit again with fusion fit",
          detector,
          where);
    }
  }

  /**
   * The probability that a subject is what its findings say, between 0 and 0.9999 with four
   * decimals. More evidence never lowers it, and no order of findings changes it.
   */
  public BigDecimal likelihood(Fired fired) {
    double odds = model.logOdds(fired).doubleValue();
    BigDecimal p =
        BigDecimal.valueOf(1 / (1 + StrictMath.exp(-odds)))
            .setScale(4, RoundingMode.HALF_UP)
            .min(MOST);
    return model.hasFact(fired) ? p : p.min(withoutFact).setScale(4, RoundingMode.HALF_UP);
  }

  /** The band of a likelihood: high, medium or low. */
  public String band(BigDecimal likelihood) {
    return bands.of(likelihood);
  }
}
