package org.cluelake.detector;

import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;

/**
 * The independent facts beside a run of payments: the person talked with a listed number before
 * paying, hit a listed site or app before paying, or a party of the run is listed itself. A run
 * that ordinary life shows too means more with one of them.
 */
final class RunFacts {

  private RunFacts() {}

  /** The run and the inputs behind the facts. */
  static List<Read> reads() {
    return List.of(
        Read.today(Tables.PAYMENT_RUN),
        Read.today(Tables.CONTACT_THEN_PAY),
        Read.today(Tables.VISIT_THEN_PAY));
  }

  /**
   * The named tables {@code talk} (person, {@code talk_s}, sorted {@code callers}), {@code site}
   * (person, sorted {@code sites}) and {@code named} (person, {@code scam_class}, {@code campaign}
   * of the newest listed party that has a class).
   *
   * @param minTalkSeconds least talk with a listed number that is a fact
   */
  static String sql(int minTalkSeconds) {
    return """
        talk AS (
          SELECT person, max(talk_s) AS talk_s, list(DISTINCT other ORDER BY other) AS callers
          FROM contact_then_pay WHERE contact_kind = 'listed' AND talk_s >= %1$d GROUP BY person
        ), site AS (
          SELECT person, list(DISTINCT target ORDER BY target) AS sites
          FROM visit_then_pay GROUP BY person
        ), named AS (
          SELECT person, scam_class, campaign FROM (
            SELECT person, scam_class, campaign, "at" FROM payment_run WHERE is_other_listed
            UNION ALL
            SELECT person, scam_class, campaign, paid_at FROM contact_then_pay
            WHERE contact_kind = 'listed' AND talk_s >= %1$d
          ) WHERE scam_class <> 'unknown'
          QUALIFY row_number() OVER (
            PARTITION BY person ORDER BY "at" DESC, campaign = 'none', scam_class, campaign) = 1
        )"""
        .formatted(minTalkSeconds);
  }

  /** The end of a sentence: the facts of a row, parts of a {@code concat}. */
  static String sentence() {
    return """
        CASE WHEN talk_s IS NOT NULL
             THEN concat('; talked ', talk_s // 60, ' minutes with a listed number') ELSE '' END,
        CASE WHEN sites IS NOT NULL THEN '; hit a listed site or app before' ELSE '' END,
        CASE WHEN listed_payees > 0 THEN '; a paid account is listed' ELSE '' END,
        CASE WHEN listed_payers > 0 THEN '; an account the money came from is listed' ELSE '' END""";
  }
}
