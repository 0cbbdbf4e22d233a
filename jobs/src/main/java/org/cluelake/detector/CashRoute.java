package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a person who took out much cash, or tried to, within 48 hours of a contact with fraud, as
 * victims do who are told to hand it to a courier.
 *
 * <p>The contact is the independent fact: a talk with a listed number, a hit on a listed site, or a
 * payment to a listed account. An overseas call is none and only adds to another. Guards: business
 * accounts, accounts from which cash is taken habitually, and sums the account gave before. An
 * account whose habit is not known is {@code insufficient_data}, unless the person both talked with
 * a listed number and paid a listed account. Source: practice of city centres that hold withdrawals
 * booked with banks against warning data; bookings themselves are not delivered.
 */
public final class CashRoute extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param talked talked with a listed number
   * @param longTalk talked long with one
   * @param visited hit a listed site or app
   * @param paid paid a listed account
   * @param overseas in touch with an overseas number too
   * @param largeAmount very much cash
   * @param firstCash never such a day before
   * @param prompt soon after the contact
   */
  public record Points(
      int talked,
      int longTalk,
      int visited,
      int paid,
      int overseas,
      int largeAmount,
      int firstCash,
      int prompt)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/cash-route.yaml}.
   *
   * @param minAmount least cash after contacts in yuan, all sums together
   * @param minTimesBefore as a multiple of the most the account gave on a day before
   * @param habitDays earlier days with cash from which it is a habit
   * @param minKnownDays earlier days with movements needed to know the habit
   * @param minTalkSeconds least talk with a listed number
   * @param longTalkSeconds a talk is long from here
   * @param largeAmount cash is very much from here, in yuan
   * @param promptMinutes cash is prompt up to here
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      BigDecimal minAmount,
      BigDecimal minTimesBefore,
      int habitDays,
      int minKnownDays,
      int minTalkSeconds,
      int longTalkSeconds,
      BigDecimal largeAmount,
      int promptMinutes,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minAmount.signum() > 0, "minAmount is %s; want over 0", minAmount);
      Require.that(
          minTimesBefore.compareTo(BigDecimal.ONE) >= 0,
          "minTimesBefore is %s; want 1 or more",
          minTimesBefore);
      Require.that(habitDays >= 1, "habitDays is %s; want 1 or more", habitDays);
      Require.that(minKnownDays >= 1, "minKnownDays is %s; want 1 or more", minKnownDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public CashRoute(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "cash-route";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.PERSON;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.CONTACT_THEN_CASH));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("talk with a listed number", "talk_s >= " + params.minTalkSeconds(), p.talked()),
        part("long talk", "talk_s >= " + params.longTalkSeconds(), p.longTalk()),
        part("listed site", "sites > 0", p.visited()),
        part("paid a listed account", "accounts > 0", p.paid()),
        part("overseas call", "overseas > 0", p.overseas()),
        part("very much cash", "total >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("no such cash before", "is_known AND cash_days = 0", p.firstCash()),
        part("soon after", "minutes <= " + params.promptMinutes(), p.prompt()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH cash AS (
          SELECT DISTINCT person, transfer_id, account, "at", amount, state, cash_days,
                 largest_before, known_days
          FROM contact_then_cash WHERE account_kind NOT IN ('merchant', 'corporate')
        ), taken AS (
          SELECT person, count(*) AS sums, sum(amount)::DECIMAL(18,2) AS total,
                 count(*) FILTER (state <> 'settled') AS unsettled,
                 max(cash_days) AS cash_days, max(largest_before) AS largest_before,
                 max(known_days) AS known_days, max("at") AS last_cash,
                 list(DISTINCT concat('cash:', account, ':', transfer_id)
                      ORDER BY concat('cash:', account, ':', transfer_id)) AS keys
          FROM cash GROUP BY person
        ), touch AS (
          SELECT person, min(minutes_after) FILTER (contact_kind <> 'overseas_number') AS minutes,
                 max(talk_s) FILTER (contact_kind = 'listed_number') AS talk_s,
                 count(DISTINCT other) FILTER (contact_kind = 'listed_site') AS sites,
                 count(DISTINCT other) FILTER (contact_kind = 'listed_account') AS accounts,
                 count(DISTINCT other) FILTER (contact_kind = 'overseas_number') AS overseas,
                 list(DISTINCT other ORDER BY other) FILTER (contact_kind <> 'overseas_number')
                   AS parties
          FROM contact_then_cash GROUP BY person
        ), named AS (
          SELECT person, scam_class, campaign FROM contact_then_cash
          QUALIFY row_number() OVER (
            PARTITION BY person
            ORDER BY scam_class = 'unknown', campaign = 'none', contact_kind <> 'listed_account',
                     talk_s DESC, "at" DESC, scam_class, campaign) = 1
        ), scored AS (
          SELECT *, %1$s AS points, %2$s AS told
          FROM (SELECT *, known_days >= %7$d AS is_known FROM taken) JOIN touch USING (person)
          JOIN named USING (person)
          WHERE total >= %3$s AND cash_days < %4$d
            AND (largest_before IS NULL OR total >= %5$s * largest_before)
            AND (coalesce(talk_s, 0) >= %6$d OR sites > 0 OR accounts > 0)
        )
        SELECT person AS subject, person,
               CASE WHEN is_known OR (accounts > 0 AND talk_s >= %6$d)
                    THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               points / 100.0 AS score, scam_class, campaign, last_cash AS happened_at,
               total AS money_at_risk,
               last_cash >= %8$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(
                 CASE WHEN unsettled = sums THEN 'Tried to take out ' ELSE 'Took out ' END, total,
                 ' yuan in cash',
                 CASE WHEN sums > 1 THEN concat(' in ', sums, ' sums') ELSE '' END, ', ',
                 CASE WHEN minutes = 0 THEN 'while in touch with fraud'
                      WHEN minutes < 120 THEN concat(minutes, ' minutes after a contact with fraud')
                      ELSE concat(minutes // 60, ' hours after a contact with fraud') END,
                 CASE WHEN talk_s >= %6$d
                      THEN concat('; talked ', talk_s // 60, ' minutes with a listed number')
                      ELSE '' END,
                 CASE WHEN sites > 0 THEN '; hit a listed site or app' ELSE '' END,
                 CASE WHEN accounts > 0 THEN '; paid a listed account' ELSE '' END,
                 CASE WHEN overseas > 0 THEN '; in touch with an overseas number' ELSE '' END,
                 CASE WHEN NOT is_known
                      THEN concat('; the habit is not known from ', known_days, ' days')
                      WHEN cash_days = 0 THEN '; no such cash before'
                      ELSE concat('; at most ', largest_before, ' yuan on a day before') END)
                 AS reason,
               %9$s AS evidence, keys AS evidence_keys, coalesce(parties, []::BIGINT[]) AS network
        FROM scored
        WHERE points >= %10$d
        """
        .formatted(
            points().total(),
            points().told(),
            params.minAmount().toPlainString(),
            params.habitDays(),
            params.minTimesBefore().toPlainString(),
            params.minTalkSeconds(),
            params.minKnownDays(),
            asOf.sqlCutOff(),
            Evidence.known(
                Evidence.number("cash", "total", "yuan", params.minAmount()),
                Evidence.number("sums", "sums", "sums"),
                Evidence.number("minutes_after", "minutes", "min", params.promptMinutes()),
                Evidence.number("listed_talk", "talk_s", "s", params.minTalkSeconds()),
                Evidence.number("listed_sites", "sites", "names"),
                Evidence.number("listed_accounts", "accounts", "accounts"),
                Evidence.number("overseas_numbers", "overseas", "numbers"),
                Evidence.number("cash_days_before", "cash_days", "days", params.habitDays()),
                Evidence.number("largest_day_before", "largest_before", "yuan"),
                Evidence.number("known_days", "known_days", "days", params.minKnownDays()),
                Evidence.text("points_from", "told"),
                Evidence.number("points", "points", "points", params.minPoints())),
            params.minPoints());
  }
}
