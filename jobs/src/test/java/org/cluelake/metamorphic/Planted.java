package org.cluelake.metamorphic;

import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.detector.Detector;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;

/** A detector that goes by something it must not go by. */
final class Planted extends Detector {

  private static final long serialVersionUID = 1L;

  private final List<Read> reads;
  private final String subjects;

  /**
   * A broken detector.
   *
   * @param subjects a query of {@code subject}, {@code person} and {@code score}
   */
  Planted(List<Read> reads, String subjects) {
    this.reads = List.copyOf(reads);
    this.subjects = subjects;
  }

  /** One that reads accounts, what they paid, who is listed and who was talked into paying. */
  static Planted ofAccounts(String subjects) {
    return new Planted(
        List.of(
            Read.window(Tables.ACCOUNT_EDGE_DAY, 7),
            Read.today(Tables.ACCOUNT_STATE),
            Read.today(Tables.LISTED_ENTITY),
            Read.window(Tables.CONTACT_THEN_PAY, 7)),
        subjects);
  }

  @Override
  public String id() {
    return "planted";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.ACCOUNT;
  }

  @Override
  public List<Read> reads() {
    return reads;
  }

  @Override
  public String findings(AsOf asOf) {
    return findings(subjects);
  }

  /** The findings of a query of subjects. */
  static String findings(String subjects) {
    return """
        SELECT subject, person, 'fired' AS verdict, score, 'unknown' AS scam_class,
               'none' AS campaign, TIMESTAMPTZ '2026-03-10 12:00:00+08' AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving, 'Planted' AS reason,
               [] AS evidence, []::VARCHAR[] AS evidence_keys, []::BIGINT[] AS network
        FROM (%s)
        """
        .formatted(subjects);
  }
}
