package org.cluelake.fusion;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a model was fitted to, and how honest it is about subjects it was not fitted to.
 *
 * @param outcomes where the outcomes come from
 * @param lakes lakes
 * @param nights published nights of all of them
 * @param subjects subjects with evidence and an outcome; each counts once per lake
 * @param positives of these, those that are what they seem
 * @param population all subjects of the kind
 * @param prevalence share of the population that is what is looked for, as stated or as found
 * @param ridge penalty on squared log-odds, chosen by the lowest log loss on the part held back
 * @param heldBack what the figures below are of: each lake, or each fifth of the subjects, judged
 *     by a model fitted to the others
 * @param logLoss mean negative log-likelihood of subjects with evidence, in nats
 * @param brier mean squared distance of likelihood from outcome
 * @param reliability what was said and what happened, by tenths of the likelihood
 */
public record FitEvidence(
    String outcomes,
    int lakes,
    int nights,
    int subjects,
    int positives,
    long population,
    BigDecimal prevalence,
    BigDecimal ridge,
    String heldBack,
    BigDecimal logLoss,
    BigDecimal brier,
    List<Tenth> reliability)
    implements Serializable {

  /**
   * Subjects whose likelihood falls into one tenth.
   *
   * @param from where the tenth begins
   * @param subjects how many
   * @param said mean likelihood
   * @param happened share of positives
   */
  public record Tenth(BigDecimal from, long subjects, BigDecimal said, BigDecimal happened)
      implements Serializable {}

  public FitEvidence {
    reliability = List.copyOf(reliability);
  }
}
