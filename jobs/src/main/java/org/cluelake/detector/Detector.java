package org.cluelake.detector;

import java.util.Locale;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;

/**
 * A reason to warn: finds subjects in features and explains each finding.
 *
 * <p>A subclass has one public constructor taking its nested {@code Params} record, whose values
 * come from {@code conf/detectors/<id>.yaml} and have no defaults in code.
 */
public abstract class Detector implements BucketStep {

  private static final long serialVersionUID = 1L;

  /** What a finding is about. */
  public enum SubjectKind {
    NUMBER,
    ACCOUNT,
    PERSON;

    /** The word stored in {@code signal.subject_kind}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The kebab-case id: also the name of its conf file and golden folder. */
  @Override
  public abstract String id();

  /** Raised with every change of the rule, so that findings of two rules never share an id. */
  public abstract int version();

  /** What a finding is about. */
  public abstract SubjectKind subjectKind();

  /**
   * The query of the findings. Columns, all required unless said otherwise: {@code subject}, {@code
   * person} (nullable), {@code verdict} ({@code fired} or {@code insufficient_data}), {@code score}
   * in 0..1, {@code scam_class}, {@code campaign}, {@code happened_at}, {@code money_at_risk}
   * (nullable), {@code is_money_moving}, {@code reason}, {@code evidence} (a list of {@link
   * Evidence} facts), {@code evidence_keys} (a list of texts) and {@code network} (a list of
   * tokens).
   */
  public abstract String findings(AsOf asOf);

  @Override
  public final TableContract writes() {
    return Tables.SIGNAL;
  }

  @Override
  public final String sql(AsOf asOf) {
    return """
        SELECT substr(sha256(concat_ws('|', '%1$s', '%2$d', '%3$s', subject::VARCHAR, '%4$s',
                 array_to_string(list_sort(evidence_keys), ','))), 1, 32) AS signal_id,
               '%1$s' AS detector, %2$d AS detector_version, '%3$s' AS subject_kind,
               subject, person, verdict, least(1, greatest(0, round(score, 4))) AS score,
               scam_class, campaign, happened_at, money_at_risk, is_money_moving, reason, evidence,
               list_sort(evidence_keys) AS evidence_keys, list_sort(network) AS network
        FROM (%5$s)
        """
        .formatted(id(), version(), subjectKind().id(), asOf.date(), findings(asOf));
  }
}
