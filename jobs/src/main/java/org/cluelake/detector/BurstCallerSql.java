package org.cluelake.detector;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.run.AsOf;

/** The query of {@link BurstCaller}: the burst, the facts around it, their points, the sentence. */
final class BurstCallerSql {

  private record Scored(
      String name, String expression, String unit, boolean isFrom, BurstCaller.Fact fact) {

    String points() {
      return "CASE WHEN %s %s %s THEN %s ELSE 0 END"
          .formatted(expression, isFrom ? ">=" : "<=", fact.limit(), fact.points());
    }

    String evidence() {
      return Evidence.number(name, expression, unit, fact.limit());
    }
  }

  private final BurstCaller.Params params;
  private final AsOf asOf;
  private final List<Scored> facts;

  BurstCallerSql(BurstCaller.Params params, AsOf asOf) {
    this.params = params;
    this.asOf = asOf;
    BurstCaller.Facts f = params.facts();
    this.facts =
        List.of(
            new Scored("attempts", "attempts", "calls", true, f.attempts()),
            new Scored("answer_rate", "answer_rate", "share", false, f.answerRate()),
            new Scored("short_share", "short_share", "share", true, f.shortShare()),
            new Scored("called_once_share", "once_share", "share", true, f.onceShare()),
            new Scored("called_back_share", "back_share", "share", false, f.backShare()),
            new Scored("incoming_share", "incoming_share", "share", false, f.incomingShare()),
            new Scored("days_with_holder", "card_days", "days", false, f.cardDays()),
            new Scored("burst_days", "burst_days", "days", false, f.burstDays()),
            new Scored("ordinary_days", "ordinary_days", "days", false, f.ordinaryDays()),
            new Scored("handsets", "handsets", "handsets", true, f.handsets()),
            new Scored(
                "virtual_operator", "is_virtual::INTEGER", "yes=1", true, f.virtualOperator()),
            new Scored("kept_on_the_line", "long_talks", "persons", true, f.longTalks()),
            new Scored("shared_callees", "shared_callees", "persons", true, f.sharedCallees()));
  }

  String text() {
    return "WITH " + burst() + ", " + around() + ", " + judged() + finding();
  }

  /**
   * The busiest hours that end on the night's day, of the present holder only. Windows are laid
   * over the hours of those numbers alone that called often enough in all.
   */
  private String burst() {
    return """
        own_hour AS (
          SELECT h.*
          FROM number_hour h
          SEMI JOIN (SELECT number FROM number_hour
                     GROUP BY number HAVING sum(attempts) >= %3$d) USING (number)
          LEFT JOIN subscriber_state s USING (number)
          WHERE s.valid_from IS NULL OR h.biz_date >= s.valid_from
        ), ending AS (
          SELECT number, hour, biz_date, sum(attempts) OVER w AS attempts,
                 sum(answered) OVER w AS answered, sum(short) OVER w AS short,
                 min(biz_date) OVER w AS from_date
          FROM own_hour
          WINDOW w AS (PARTITION BY number ORDER BY hour
                       RANGE BETWEEN INTERVAL %2$d HOURS PRECEDING AND CURRENT ROW)
        ), burst AS (
          SELECT number, hour + INTERVAL 1 HOUR AS ended_at, from_date, attempts, answered, short
          FROM ending
          WHERE biz_date = %1$s AND attempts >= %3$d
          QUALIFY row_number() OVER (PARTITION BY number ORDER BY attempts DESC, hour) = 1
        )
        """
        .formatted(asOf.sqlDate(), params.windowHours() - 1, params.minAttempts());
  }

  /** The days the burst touches, the card's past, and whom it shares its callees with. */
  private String around() {
    return """
        own_day AS (
          SELECT d.*, b.from_date
          FROM number_day d
          JOIN burst b USING (number)
          LEFT JOIN subscriber_state s USING (number)
          WHERE s.valid_from IS NULL OR d.biz_date >= s.valid_from
        ), days AS (
          SELECT number,
                 sum(callees) FILTER (biz_date >= from_date) AS callees,
                 sum(callees_once) FILTER (biz_date >= from_date) AS callees_once,
                 sum(callees_back) FILTER (biz_date >= from_date) AS callees_back,
                 sum(in_calls) FILTER (biz_date >= from_date) AS in_calls,
                 sum(attempts + in_calls) FILTER (biz_date >= from_date) AS all_calls,
                 max(cells) FILTER (biz_date >= from_date) AS cells,
                 max(handsets) FILTER (biz_date >= from_date) AS handsets,
                 greatest(1, count(*) FILTER (attempts >= %1$d)) AS burst_days,
                 count(*) FILTER (attempts < %1$d AND biz_date < from_date) AS ordinary_days
          FROM own_day
          GROUP BY number
        ), reached AS (
          SELECT e.number, e.other, max(e.longest_s) AS longest_s
          FROM call_edge_day e
          JOIN burst b ON b.number = e.number AND e.biz_date >= b.from_date
          WHERE e.out_answered > 0
          GROUP BY ALL
        ), kept AS (
          SELECT number, count(*) AS long_talks
          FROM reached WHERE longest_s >= %3$d
          GROUP BY number
        ), link AS (
          SELECT r.number, c.other AS listed, c.scam_class, c.campaign,
                 count(*) AS callees, list(r.other) AS shared
          FROM reached r
          JOIN risky_contact c ON c.number = r.other AND c.other <> r.number
          WHERE c.kind = 'listed' AND c.talk_s >= %2$d AND NOT c.is_self_listed
          GROUP BY ALL
        ), links AS (
          SELECT number, len(list_distinct(flatten(list(shared)))) AS shared_callees,
                 list(DISTINCT listed ORDER BY listed) AS listed,
                 arg_max({'scam_class': scam_class, 'campaign': campaign},
                         {'callees': callees, 'class': scam_class, 'campaign': campaign}) AS strongest
          FROM link
          GROUP BY number
        )
        """
        .formatted(params.minAttempts(), params.sharedTalkSeconds(), params.longTalkSeconds());
  }

  /** Facts as numbers, ordinary signs counted, points added up. */
  private String judged() {
    BurstCaller.Guard guard = params.guard();
    List<String> points = new ArrayList<>();
    facts.forEach(f -> points.add(f.points()));
    return """
        fact AS (
          SELECT b.number, b.ended_at, b.from_date < %1$s AS is_over_midnight, b.attempts,
                 d.callees,
                 round(b.answered / b.attempts, 4) AS answer_rate,
                 CASE WHEN b.answered > 0 THEN round(b.short / b.answered, 4) END AS short_share,
                 round(d.callees_once / d.callees, 4) AS once_share,
                 round(d.callees_back / d.callees, 4) AS back_share,
                 round(d.in_calls / d.all_calls, 4) AS incoming_share,
                 date_diff('day', s.valid_from, %1$s) AS card_days, d.burst_days,
                 d.ordinary_days, d.handsets, coalesce(k.long_talks, 0) AS long_talks,
                 coalesce(s.is_virtual_operator, false) AS is_virtual, d.cells,
                 coalesce(l.shared_callees, 0) AS shared_callees, l.listed, l.strongest,
                 s.holder, s.holder_kind,
                 CASE WHEN s.number IS NULL THEN 0
                      ELSE least(date_diff('day', s.known_on, %1$s) + 1, %2$d) END AS known_days,
                 s.valid_from < s.known_on - %3$d
                   AND date_diff('day', s.known_on, %1$s) + 1 < %3$d AS is_past_unknown
          FROM burst b
          JOIN days d USING (number)
          LEFT JOIN links l USING (number)
          LEFT JOIN kept k USING (number)
          LEFT JOIN subscriber_state s USING (number)
          WHERE d.callees > 0
        ), signed AS (
          SELECT *,
                 (incoming_share >= %4$s)::INTEGER + (back_share >= %5$s)::INTEGER
                   + (answer_rate >= %6$s)::INTEGER + (once_share <= %7$s)::INTEGER
                   + coalesce((card_days >= %8$d)::INTEGER, 0) + (cells >= %9$d)::INTEGER
                   AS ordinary_signs,
                 round(%10$s, 4) AS points
          FROM fact
        )
        """
        .formatted(
            asOf.sqlDate(),
            params.historyDays(),
            params.minHistoryDays(),
            guard.incomingShare(),
            guard.backShare(),
            guard.answerRate(),
            guard.onceShare(),
            guard.tenureDays(),
            guard.cells(),
            String.join("\n + ", points));
  }

  private String finding() {
    BurstCaller.Guard guard = params.guard();
    return """
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN holder_kind = 'person' AND NOT is_past_unknown THEN 'fired'
                    ELSE 'insufficient_data' END AS verdict,
               points AS score,
               CASE WHEN is_linked THEN strongest.scam_class ELSE 'unknown' END AS scam_class,
               CASE WHEN is_linked THEN strongest.campaign ELSE 'none' END AS campaign,
               ended_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               concat(
                 'Made ', attempts, ' calls within %1$d hours, ', round(100 * answer_rate)::INTEGER,
                 ' %% answered',
                 CASE WHEN short_share IS NULL THEN ''
                      ELSE concat(', of these ', round(100 * short_share)::INTEGER,
                                  ' %% over within 15 s') END,
                 '; of ', callees, ' numbers called on ',
                 CASE WHEN is_over_midnight THEN 'both days ' ELSE 'the day ' END, round(100 * once_share)::INTEGER,
                 ' %% were called once and ', round(100 * back_share)::INTEGER, ' %% called back',
                 CASE WHEN card_days IS NULL THEN ''
                      ELSE concat('; the holder has had the number for ', card_days, ' days') END,
                 CASE WHEN ordinary_days = 0 THEN ''
                      ELSE concat('; ordinary use on ', ordinary_days, ' earlier day',
                                  CASE WHEN ordinary_days = 1 THEN '' ELSE 's' END) END,
                 CASE WHEN long_talks = 0 THEN ''
                      ELSE concat('; ', long_talks, ' of the people called talked %7$d s or longer')
                      END,
                 CASE WHEN shared_callees = 0 THEN ''
                      ELSE concat('; ', shared_callees,
                                  ' of the people reached also talked with a number known for fraud')
                      END,
                 CASE WHEN holder_kind IS NULL THEN '; the subscriber file does not know the holder'
                      WHEN holder_kind <> 'person'
                      THEN '; held by an enterprise, not known whether as a call centre'
                      WHEN is_past_unknown
                      THEN concat('; only ', known_days, ' of %2$d nights of its past are known')
                      ELSE '' END) AS reason,
               %3$s AS evidence,
               [concat('burst:', %4$s)] AS evidence_keys,
               CASE WHEN is_linked THEN listed ELSE []::BIGINT[] END AS network
        FROM (SELECT *, shared_callees >= %5$s AS is_linked FROM signed)
        WHERE points >= %6$s AND ordinary_signs < %8$d
          AND NOT coalesce(holder_kind <> 'person' AND card_days >= %9$d, false)
        """
        .formatted(
            params.windowHours(),
            params.minHistoryDays(),
            evidence(),
            asOf.sqlDate(),
            params.facts().sharedCallees().limit(),
            params.threshold(),
            params.longTalkSeconds(),
            guard.signs(),
            guard.enterpriseDays());
  }

  private String evidence() {
    List<String> all = new ArrayList<>();
    facts.forEach(f -> all.add(f.evidence()));
    all.add(Evidence.number("numbers_called", "callees", "numbers"));
    all.add(Evidence.number("ordinary_signs", "ordinary_signs", "signs", params.guard().signs()));
    all.add(Evidence.number("serving_cells", "cells", "cells", params.guard().cells()));
    all.add(Evidence.number("nights_known", "known_days", "nights", params.minHistoryDays()));
    all.add(Evidence.text("holder", "coalesce(holder_kind, 'unknown')"));
    all.add(Evidence.at("burst_ended", "ended_at"));
    return Evidence.of(all.toArray(String[]::new));
  }
}
