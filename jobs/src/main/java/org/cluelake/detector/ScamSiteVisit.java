package org.cluelake.detector;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Warns of a number whose line hit a domain or app that hosted a reported fraud.
 *
 * <p>Why: six of ten frauds run through an app or site, and between the first visit and the first
 * payment lie hours or days in which a warning helps. Level 1 is a visit; level 2 visits on several
 * days or an install; level 3 a registration or code right after a hit, a payment to somebody new
 * within two days of a level 2, or to a listed account after any hit. Known false alarms: delivery
 * networks and stores (listed as shared, no evidence), names that many use and few report while
 * their first case is fresh (no more than a visit, unless a paid account is listed), scanners and
 * security staff (many names, or round the clock), lines of enterprises, whose user is not known.
 * Reports of the public add a little and find nothing. A number that is listed itself is no victim.
 */
public final class ScamSiteVisit extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Scores of the levels before shares.
   *
   * @param visit level 1, and any level of a name that many use and few report
   * @param engaged level 2
   * @param committed level 3
   */
  public record Scores(double visit, double engaged, double committed) implements Serializable {
    public Scores {
      Require.that(
          0 < visit && visit <= engaged && engaged <= committed,
          "scores are %s, %s, %s; want them above 0 and not falling",
          visit,
          engaged,
          committed);
    }
  }

  /**
   * Limits and weights, from {@code conf/detectors/scam-site-visit.yaml}.
   *
   * @param days nights of hits looked at
   * @param minVisits visits that make level 2, where they lie on enough days
   * @param minDays days of them
   * @param minLevel least level that is a finding, 1 to 3
   * @param scannerNames distinct names hit in the window from which a line is a scanner's
   * @param scannerHours hours of one day with hits from which it is one
   * @param minReporters distinct reporters of one name from which its reports count
   * @param scores of the levels
   * @param listedPayee added where a paid account is listed
   * @param reported added where a name was reported by so many
   */
  public record Params(
      int days,
      int minVisits,
      int minDays,
      int minLevel,
      int scannerNames,
      int scannerHours,
      int minReporters,
      Scores scores,
      double listedPayee,
      double reported)
      implements Serializable {
    public Params {
      Require.that(minVisits >= 2, "minVisits is %s; want 2 or more", minVisits);
      Require.that(
          minDays >= 1 && minDays <= days, "minDays is %s; want 1 to days %s", minDays, days);
      Require.that(minLevel >= 1 && minLevel <= 3, "minLevel is %s; want 1 to 3", minLevel);
      Require.that(scannerNames >= 2, "scannerNames is %s; want 2 or more", scannerNames);
      Require.that(
          scannerHours >= 2 && scannerHours <= 24,
          "scannerHours is %s; want 2 to 24",
          scannerHours);
      Require.that(minReporters >= 2, "minReporters is %s; want 2 or more", minReporters);
      Require.that(
          listedPayee >= 0
              && reported >= 0
              && scores.committed() + listedPayee + reported <= 1.0001,
          "scores.committed, listedPayee and reported add up to %s; want at most 1, none negative",
          scores.committed() + listedPayee + reported);
    }
  }

  private final Params params;

  public ScamSiteVisit(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "scam-site-visit";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.NUMBER;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.WEB_DAY, params.days()),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.VISIT_THEN_PAY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.WEB_DAY, params.days()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH scanner AS (
          SELECT number FROM web_day GROUP BY number
          HAVING count(DISTINCT {'kind': target_kind, 'target': target}) >= %1$d
          UNION
          SELECT number FROM web_day GROUP BY number, biz_date
          HAVING bit_count(bit_or(hours)) >= %2$d
        ), hit AS (
          SELECT w.*, s.holder, s.holder_kind, l.scam_class, l.campaign,
                 l.status = 'common' AS is_common,
                 coalesce(r.reporters, 0) AS reporters
          FROM web_day w
          JOIN listed_entity l ON l.entity_kind = w.target_kind AND l.entity = w.target
            AND l.status IN ('active', 'common')
          LEFT JOIN reported_entity r ON r.entity_kind = w.target_kind AND r.entity = w.target
          LEFT JOIN subscriber_state s ON s.number = w.number
          WHERE (s.valid_from IS NULL OR w.biz_date >= s.valid_from)
            AND NOT EXISTS (SELECT 1 FROM scanner c WHERE c.number = w.number)
            AND NOT EXISTS (SELECT 1 FROM listed_entity own WHERE own.entity_kind = 'number'
                              AND own.status = 'active' AND own.entity = w.number)
        ), merged AS (
          SELECT number, max(holder) AS holder, max(holder_kind) AS holder_kind,
                 count(DISTINCT {'kind': target_kind, 'target': target}) AS names,
                 sum(visits)::BIGINT AS visits, count(DISTINCT biz_date) AS days,
                 sum(installs)::BIGINT AS installs, sum(registers + codes)::BIGINT AS registered,
                 max(reporters) AS reporters, max(last_at) AS last_hit,
                 bool_and(is_common) AS is_common,
                 arg_max({'scam_class': scam_class, 'campaign': campaign},
                         {'done': installs + registers + codes, 'at': last_at,
                          'class': scam_class, 'campaign': campaign})
                   AS strongest,
                 list(DISTINCT target ORDER BY target) AS targets,
                 list(DISTINCT concat('site:', target) ORDER BY concat('site:', target))
                   AS site_keys
          FROM hit GROUP BY number
        ), payment AS (
          SELECT number, count(*) AS payments, sum(amount)::DECIMAL(18,2) AS total,
                 max(paid_at) AS last_paid, min(minutes_after) AS minutes,
                 bool_or(is_payee_listed) AS is_payee_listed,
                 list(DISTINCT concat('payment:', account, ':', transfer_id)
                      ORDER BY concat('payment:', account, ':', transfer_id)) AS pay_keys,
                 coalesce(list(DISTINCT payee ORDER BY payee) FILTER (is_payee_listed),
                          []::BIGINT[]) AS payees
          FROM visit_then_pay GROUP BY number
        ), engaged AS (
          SELECT m.*, p.* EXCLUDE (number),
                 m.installs > 0 OR (m.visits >= %3$d AND m.days >= %4$d) AS is_engaged
          FROM merged m LEFT JOIN payment p ON p.number = m.number
        ), graded AS (
          SELECT *,
                 CASE WHEN registered > 0 OR is_payee_listed OR (is_engaged AND payments > 0)
                      THEN 3 WHEN is_engaged THEN 2 ELSE 1 END AS level
          FROM engaged
        ), told AS (
          SELECT *, level = 3 AND payments > 0 AS has_paid FROM graded
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN holder_kind = 'person' THEN 'fired' ELSE 'insufficient_data' END
                 AS verdict,
               CASE WHEN is_common AND NOT coalesce(is_payee_listed, false) THEN %7$s
                    WHEN level = 3 THEN %5$s WHEN level = 2 THEN %6$s ELSE %7$s END
                 + CASE WHEN has_paid AND is_payee_listed THEN %8$s ELSE 0 END
                 + CASE WHEN reporters >= %9$d THEN %10$s ELSE 0 END AS score,
               strongest.scam_class AS scam_class, strongest.campaign AS campaign,
               CASE WHEN has_paid THEN greatest(last_hit, last_paid) ELSE last_hit END
                 AS happened_at,
               CASE WHEN has_paid THEN total END AS money_at_risk,
               coalesce(has_paid AND last_paid >= %11$s - INTERVAL 24 HOURS, false)
                 AS is_money_moving,
               concat(
                 'Visited ', CASE WHEN names = 1 THEN 'a site or app'
                                  ELSE concat(names, ' sites or apps') END,
                 ' named in fraud cases',
                 CASE WHEN is_common THEN ' that many use and few have reported' ELSE '' END,
                 ' in ', visits, CASE WHEN visits = 1 THEN ' minute'
                                                           ELSE ' minutes' END,
                 CASE WHEN days > 1 THEN concat(' on ', days, ' days') ELSE ' on one day' END,
                 CASE WHEN installs > 0 THEN ', installed an app' ELSE '' END,
                 CASE WHEN registered > 0
                      THEN ', registered or received a verification code right after' ELSE '' END,
                 CASE WHEN has_paid
                      THEN concat('; then ', CASE WHEN payments = 1 THEN 'a payment'
                                                  ELSE concat(payments, ' payments') END,
                                  ' of ', total, ' yuan to somebody never paid before, ',
                                  CASE WHEN minutes < 120 THEN concat(minutes, ' minutes')
                                       ELSE concat(minutes // 60, ' hours') END,
                                  ' after the last hit',
                                  CASE WHEN is_payee_listed THEN '; a paid account is listed'
                                       ELSE '' END)
                      ELSE '' END,
                 CASE WHEN reporters >= %9$d
                      THEN concat('; reported by ', reporters, ' people') ELSE '' END,
                 CASE WHEN holder_kind IS NULL THEN '; the subscriber file does not know the holder'
                      WHEN holder_kind <> 'person' THEN '; held by an enterprise, user unknown'
                      ELSE '' END) AS reason,
               %12$s AS evidence,
               list_concat(site_keys,
                 list_concat(list_transform(range(1, level + 1), lambda x: concat('level:', x)),
                   CASE WHEN has_paid THEN pay_keys ELSE []::VARCHAR[] END)) AS evidence_keys,
               list_distinct(list_concat(targets,
                 CASE WHEN has_paid THEN payees ELSE []::BIGINT[] END)) AS network
        FROM told
        WHERE level >= %13$d
        """
        .formatted(
            params.scannerNames(),
            params.scannerHours(),
            params.minVisits(),
            params.minDays(),
            params.scores().committed(),
            params.scores().engaged(),
            params.scores().visit(),
            params.listedPayee(),
            params.minReporters(),
            params.reported(),
            asOf.sqlCutOff(),
            evidence(),
            params.minLevel());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("level", "level", "level", params.minLevel()),
        Evidence.number("names", "names", "names", params.scannerNames()),
        Evidence.number("visits", "visits", "minutes", params.minVisits()),
        Evidence.number("days", "days", "days", params.minDays()),
        Evidence.number("installs", "installs", "installs"),
        Evidence.number("registrations", "registered", "registrations or codes"),
        Evidence.number("payments", "CASE WHEN has_paid THEN payments END", "payments"),
        Evidence.number("paid", "CASE WHEN has_paid THEN total END", "yuan"),
        Evidence.number("reporters", "reporters", "people", params.minReporters()),
        Evidence.at("last_hit", "last_hit"));
  }
}
