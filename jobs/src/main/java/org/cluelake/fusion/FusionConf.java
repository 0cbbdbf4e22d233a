package org.cluelake.fusion;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import org.cluelake.run.Require;

/**
 * How findings become likelihoods: {@code conf/fusion.yaml}.
 *
 * @param version raised with every change of the file
 * @param bands where the bands of a likelihood begin
 * @param withoutFact most that a subject is given without an independent fact; below medium, so
 *     that a pattern alone never grades above low
 * @param person persons to be warned
 * @param number phone and IoT cards
 * @param account bank accounts and cards
 */
public record FusionConf(
    int version,
    Bands bands,
    BigDecimal withoutFact,
    SubjectModel person,
    SubjectModel number,
    SubjectModel account)
    implements Serializable {

  public FusionConf {
    Require.that(version > 0, "version is %s; want 1 or more", version);
    Require.that(
        withoutFact.signum() > 0 && withoutFact.compareTo(bands.medium()) < 0,
        "withoutFact is %s; want more than 0, less than the band medium, which begins at %s",
        withoutFact,
        bands.medium());
  }

  /** The models by kind of subject: person, number and account. */
  public Map<String, SubjectModel> models() {
    return Map.of("person", person, "number", number, "account", account);
  }

  /** How subjects of a kind are judged. */
  public Fusion of(String subjectKind) {
    return new Fusion(version, bands, withoutFact, models().get(subjectKind));
  }
}
