package org.cluelake.detector;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.run.AsOf;

/**
 * The query of {@link BurstCaller}: the burst, the facts around it, those beside it, their points,
 * the sentence.
 */
final class BurstCallerSql {

  private record Scored(
      String name, String expression, String unit, boolean isFrom, BurstCaller.Fact fact) {

    String isMet() {
      return "%s %s %s".formatted(expression, isFrom ? ">=" : "<=", fact.limit());
    }

    String points() {
      return "CASE WHEN %s THEN %s ELSE 0 END".formatted(isMet(), fact.points());
    }

    String evidence() {
      return Evidence.number(name, expression, unit, fact.limit());
    }
  }

  private final BurstCaller.Params params;
  private final AsOf asOf;
  private final List<Scored> facts;
  private final List<Scored> independent;

  BurstCallerSql(BurstCaller.Params params, AsOf asOf) {
    this.params = params;
    this.asOf = asOf;
    BurstCaller.Independent i = params.independent();
    this.independent =
        List.of(
            new Scored("cases", "cases", "cases", true, i.named()),
            new Scored("cards_of_its_rack", "rack_cards", "cards", true, i.rack()),
            new Scored(
                "listed_cards_of_its_device",
                "len(device_listed)",
                "cards",
                true,
                i.sharedDevice()),
            new Scored("handed_on", "handed_on", "persons", true, i.handedOn()));
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
    return "WITH " + new CallBurstTables(params).sql(asOf) + ", " + judged() + finding();
  }

  /** Facts as numbers, ordinary signs counted, points added up. */
  private String judged() {
    BurstCaller.Guard guard = params.guard();
    List<String> points = new ArrayList<>();
    facts.forEach(f -> points.add(f.points()));
    independent.forEach(f -> points.add(f.points()));
    List<String> met = new ArrayList<>();
    independent.forEach(f -> met.add(f.isMet()));
    List<String> past = new ArrayList<>();
    facts.stream().filter(f -> f.name().endsWith("_days")).forEach(f -> past.add(f.points()));
    return """
        fact AS (
          SELECT b.number, b.ended_at, b.from_date < b.to_date AS is_over_midnight, b.attempts,
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
                 coalesce(l.handed_on, 0) AS handed_on, coalesce(r.cards, 0) AS rack_cards,
                 coalesce(v.listed, []::BIGINT[]) AS device_listed, coalesce(n.cases, 0) AS cases,
                 n.told, b.to_date,
                 s.holder, s.holder_kind,
                 CASE WHEN s.number IS NULL THEN 0
                      ELSE least(date_diff('day', s.known_on, %1$s) + 1, %2$d) END AS known_days,
                 s.valid_from < s.known_on - %3$d
                   AND date_diff('day', s.known_on, %1$s) + 1 < %3$d AS is_past_unknown
          FROM burst b
          JOIN days d USING (number)
          LEFT JOIN links l USING (number)
          LEFT JOIN kept k USING (number)
          LEFT JOIN rack r USING (number)
          LEFT JOIN beside v USING (number)
          LEFT JOIN named n USING (number)
          LEFT JOIN subscriber_state s USING (number)
          WHERE d.callees > 0
        ), signed AS (
          SELECT *,
                 (incoming_share >= %4$s)::INTEGER + (back_share >= %5$s)::INTEGER
                   + (answer_rate >= %6$s)::INTEGER + (once_share <= %7$s)::INTEGER
                   + coalesce((card_days >= %8$d)::INTEGER, 0) + (cells >= %9$d)::INTEGER
                   AS ordinary_signs,
                 round(least(1, %10$s), 4) AS points, %11$s AS is_independent,
                 round(%12$s, 4) AS past_points
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
            String.join("\n + ", points),
            String.join(" OR ", met),
            String.join(" + ", past));
  }

  private String finding() {
    BurstCaller.Guard guard = params.guard();
    return """
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN holder_kind = 'person' AND NOT is_undecided THEN 'fired'
                    ELSE 'insufficient_data' END AS verdict,
               points AS score,
               coalesce(told.scam_class, CASE WHEN is_linked THEN strongest.scam_class END,
                        'unknown') AS scam_class,
               coalesce(told.campaign, CASE WHEN is_linked THEN strongest.campaign END, 'none')
                 AS campaign,
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
                                  ' of the people reached also talked with a number known for fraud',
                                  CASE WHEN handed_on = 0 THEN ''
                                       ELSE concat(', ', handed_on, ' of them within %5$d hours after')
                                       END)
                      END,
                 CASE WHEN cases = 0 THEN ''
                      ELSE concat('; ', cases, CASE WHEN cases = 1 THEN ' live case names it'
                                                    ELSE ' live cases name it' END) END,
                 CASE WHEN rack_cards < %10$s THEN ''
                      ELSE concat('; one of ', rack_cards, ' cards opened together that stand side'
                                  ' by side') END,
                 CASE WHEN len(device_listed) = 0 THEN ''
                      ELSE concat('; its device holds ', len(device_listed),
                                  CASE WHEN len(device_listed) = 1 THEN ' other card'
                                       ELSE ' other cards' END, ' known for fraud') END,
                 CASE WHEN holder_kind IS NULL THEN '; the subscriber file does not know the holder'
                      WHEN holder_kind <> 'person'
                      THEN '; held by an enterprise, not known whether as a call centre'
                      WHEN is_undecided
                      THEN concat('; only ', known_days, ' of %2$d nights of its past are known')
                      ELSE '' END) AS reason,
               %3$s AS evidence,
               list_filter([concat('burst:', to_date), CASE WHEN cases > 0 THEN 'named' END,
                            CASE WHEN rack_cards >= %10$s THEN 'rack' END,
                            CASE WHEN len(device_listed) > 0 THEN 'device' END,
                            CASE WHEN handed_on >= %4$s THEN 'handed-on' END],
                           lambda k: k IS NOT NULL) AS evidence_keys,
               list_sort(list_distinct(list_concat(device_listed,
                 CASE WHEN is_linked THEN listed ELSE []::BIGINT[] END))) AS network
        FROM (SELECT *, handed_on >= %4$s AS is_linked,
                     is_past_unknown AND points - past_points < %6$s AS is_undecided
              FROM signed)
        WHERE points >= %6$s AND is_independent AND ordinary_signs < %8$d
          AND NOT coalesce(holder_kind <> 'person' AND card_days >= %9$d, false)
        """
        .formatted(
            params.windowHours(),
            params.minHistoryDays(),
            evidence(),
            params.independent().handedOn().limit(),
            params.handedHours(),
            params.threshold(),
            params.longTalkSeconds(),
            guard.signs(),
            guard.enterpriseDays(),
            params.independent().rack().limit());
  }

  private String evidence() {
    List<String> all = new ArrayList<>();
    facts.forEach(f -> all.add(f.evidence()));
    independent.forEach(f -> all.add(f.evidence()));
    all.add(Evidence.number("numbers_called", "callees", "numbers"));
    all.add(Evidence.number("ordinary_signs", "ordinary_signs", "signs", params.guard().signs()));
    all.add(Evidence.number("serving_cells", "cells", "cells", params.guard().cells()));
    all.add(Evidence.number("nights_known", "known_days", "nights", params.minHistoryDays()));
    all.add(Evidence.text("holder", "coalesce(holder_kind, 'unknown')"));
    all.add(Evidence.at("burst_ended", "ended_at"));
    return Evidence.of(all.toArray(String[]::new));
  }
}
