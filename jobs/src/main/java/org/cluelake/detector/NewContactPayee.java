package org.cluelake.detector;

import static java.util.stream.Collectors.joining;
import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Notes a person who, soon after getting acquainted with somebody new, paid several accounts never
 * paid before, where cases of such scripts name the acquaintance or one of the accounts.
 *
 * <p>Why: feigned bosses, friends, lovers and players first make contact, then ask for money.
 * Moving house, a wedding or a new trade look the same, so a case has to name a party, the points
 * never add up to 50 and, without a payment, nothing is found; the money paid is evidence only and
 * moves no grade. Other detectors make more of it. A number with too short a past cannot tell that
 * a contact is new: {@code insufficient_data}, unless the contact itself is listed.
 */
public final class NewContactPayee extends Detector {

  private static final long serialVersionUID = 1L;

  private static final int LOW = 50;

  /**
   * What each fact earns; together less than 50.
   *
   * @param acquaintance a new acquaintance, then payments to several new payees
   * @param namedParty the acquaintance is listed, or cases name a payee as one victims paid
   * @param severalDays in touch on several days
   * @param manyPayees more payees than the fewest
   * @param growing each payment larger than the one before
   */
  public record Points(
      int acquaintance, int namedParty, int severalDays, int manyPayees, int growing)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/new-contact-payee.yaml}.
   *
   * @param scamClasses fraud classes of cases that begin with an acquaintance
   * @param burstHours hours before the night's end in which the payments were made
   * @param minTalkSeconds connected seconds with the acquaintance
   * @param minPayees distinct payees never paid before
   * @param minAmount sum of the payments, in yuan
   * @param minHistoryNights earlier days with calls needed to know that a contact is new
   * @param minPoints a finding from this sum upwards
   * @param points what each fact earns
   */
  public record Params(
      List<String> scamClasses,
      int burstHours,
      int minTalkSeconds,
      int minPayees,
      BigDecimal minAmount,
      int minHistoryNights,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      scamClasses = List.copyOf(scamClasses);
      Require.that(!scamClasses.isEmpty(), "scamClasses is empty; name the classes of cases");
      scamClasses.forEach(
          c -> Require.that(c.matches("[a-z_]+"), "scamClasses holds %s; want codes", c));
      Require.that(burstHours >= 1, "burstHours is %s; want 1 or more", burstHours);
      Require.that(minTalkSeconds >= 1, "minTalkSeconds is %s; want 1 or more", minTalkSeconds);
      Require.that(minPayees >= 2, "minPayees is %s; want 2 or more", minPayees);
      Require.that(minAmount.signum() > 0, "minAmount is %s; want over 0", minAmount);
      Require.that(
          minHistoryNights >= 1, "minHistoryNights is %s; want 1 or more", minHistoryNights);
      Require.that(minPoints >= 1, "minPoints is %s; want 1 or more", minPoints);
      int most =
          points.acquaintance()
              + points.namedParty()
              + points.severalDays()
              + points.manyPayees()
              + points.growing();
      Require.that(most < LOW, "points add up to %s; so weak a sign wants less than %s", most, LOW);
    }
  }

  private final Params params;

  public NewContactPayee(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "new-contact-payee";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.PERSON;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.NEW_ACQUAINTANCE),
        Read.today(Tables.LISTED_ENTITY),
        Read.window(Tables.NEW_PAYEE_PAYMENT, (params.burstHours() + 23) / 24));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("new acquaintance", "true", p.acquaintance()),
        part("named in a case", "is_listed OR named_payees > 0", p.namedParty()),
        part("on several days", "days > 1", p.severalDays()),
        part("many payees", "payees > " + params.minPayees(), p.manyPayees()),
        part("growing payments", "rises = payments - 1", p.growing()));
  }

  // Of several acquaintances a listed one is told, else the one talked with longest. A bank repeats
  // an attempt's id on
  // settling it the next day: one payment.
  @Override
  public String findings(AsOf asOf) {
    return """
        WITH social AS (
          SELECT entity_kind, entity FROM listed_entity
          WHERE status = 'active' AND source = 'case' AND scam_class IN (%11$s)
            AND (entity_kind = 'number' OR (entity_kind = 'account' AND layer = 1))
        ), acquaintance AS (
          SELECT a.* REPLACE (s.entity IS NOT NULL AS is_listed)
          FROM new_acquaintance a
          LEFT JOIN social s ON s.entity_kind = 'number' AND s.entity = a.other
          WHERE a.talk_s >= %1$d
          QUALIFY row_number() OVER (
            PARTITION BY person ORDER BY is_listed DESC, talk_s DESC, first_at, other, number) = 1
        ), payment AS (
          SELECT p.*, l.entity IS NOT NULL AS is_named FROM new_payee_payment p
          JOIN acquaintance a ON a.person = p.holder AND p."at" >= a.first_at
          LEFT JOIN social l ON l.entity_kind = 'account' AND l.entity = p.payee
          WHERE p."at" >= %8$s - to_hours(%9$d)
          QUALIFY row_number() OVER (
            PARTITION BY p.account, p.transfer_id ORDER BY p.biz_date DESC, p.payee) = 1
        ), in_order AS (
          SELECT *, amount > lag(amount) OVER (
                      PARTITION BY holder ORDER BY "at", transfer_id, account) AS rise
          FROM payment
        ), burst AS (
          SELECT holder AS person, count(*) AS payments, count(DISTINCT payee) AS payees,
                 count(DISTINCT payee) FILTER (is_named) AS named_payees,
                 list(DISTINCT payee ORDER BY payee) FILTER (is_named) AS payee_tokens,
                 count(*) FILTER (rise) AS rises, sum(amount)::DECIMAL(18,2) AS total,
                 min("at") AS first_paid, max("at") AS last_paid,
                 list(DISTINCT concat('payment:', account, ':', transfer_id)
                   ORDER BY concat('payment:', account, ':', transfer_id)) AS keys
          FROM in_order GROUP BY holder
          HAVING count(DISTINCT payee) >= %2$d AND sum(amount) >= %3$s
        ), scored AS (
          SELECT *, %4$s AS points, %5$s AS told
          FROM acquaintance JOIN burst USING (person)
        )
        SELECT person AS subject, person,
               CASE WHEN history_nights >= %6$d OR is_listed THEN 'fired' ELSE 'insufficient_data' END
                 AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_paid AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               concat(
                 'Got in touch with a number never called before (', answered, ' calls, ',
                 talk_s // 60, ' min on ', days, CASE WHEN days = 1 THEN ' day' ELSE ' days' END,
                 '); then ', payments, ' payments of ', total, ' yuan to ', payees,
                 ' accounts never paid before, the first ',
                 date_diff('hour', first_at, first_paid), ' h after the first call',
                 CASE WHEN rises = payments - 1 THEN ', each larger than the one before'
                      ELSE '' END,
                 CASE WHEN is_listed THEN '; the number is listed' ELSE '' END,
                 CASE WHEN named_payees > 0 THEN '; cases name a paid account' ELSE '' END,
                 CASE WHEN history_nights >= %6$d OR is_listed THEN ''
                      ELSE concat('; whether the contact is new is not known from ',
                                  history_nights, ' earlier days with calls') END) AS reason,
               %7$s AS evidence, keys AS evidence_keys,
               list_concat(CASE WHEN is_listed THEN [other] ELSE []::BIGINT[] END,
                           coalesce(payee_tokens, []::BIGINT[])) AS network
        FROM scored
        WHERE points >= %10$d
        """
        .formatted(
            params.minTalkSeconds(),
            params.minPayees(),
            params.minAmount().toPlainString(),
            points().total(),
            points().told(),
            params.minHistoryNights(),
            evidence(),
            asOf.sqlCutOff(),
            params.burstHours(),
            params.minPoints(),
            params.scamClasses().stream().sorted().collect(joining("', '", "'", "'")));
  }

  private String evidence() {
    return Evidence.known(
        Evidence.at("first_contact", "first_at"),
        Evidence.number("talk", "talk_s", "s", params.minTalkSeconds()),
        Evidence.number("calls", "answered", "calls"),
        Evidence.number("days_in_touch", "days", "days"),
        Evidence.number("payments", "payments", "payments"),
        Evidence.number("payees", "payees", "accounts", params.minPayees()),
        Evidence.number("paid", "total", "yuan", params.minAmount()),
        Evidence.number("known_days", "history_nights", "days", params.minHistoryNights()),
        Evidence.text("points_from", "told"),
        Evidence.number("named_payees", "named_payees", "accounts"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
