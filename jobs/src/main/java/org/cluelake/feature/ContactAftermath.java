package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;
import org.cluelake.run.SqlTime;

/**
 * Whether others still reached a number after it talked with a listed, an overseas or a disguised
 * party: calls forwarded since then, calls missed since then, and how that was before.
 *
 * <p>Scripts of feigned officers make victims forward their calls and leave others unanswered, so
 * that nobody can warn them. A number of a firm, whose desk may be abroad, is no disguise here.
 */
public final class ContactAftermath implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Windows, from {@code conf/features/contact-aftermath.yaml}.
   *
   * @param contactDays nights of contacts, tonight included
   * @param hoursAfter hours after the end of the last contact that are still its aftermath
   * @param habitDays nights of calls looked at, tonight included, to know what is usual
   */
  public record Params(int contactDays, int hoursAfter, int habitDays) implements Serializable {
    public Params {
      Require.that(contactDays >= 1, "contactDays is %s; want 1 or more", contactDays);
      Require.that(hoursAfter >= 1, "hoursAfter is %s; want 1 or more", hoursAfter);
      Require.that(
          habitDays > contactDays,
          "habitDays is %s; want more than contactDays %s",
          habitDays,
          contactDays);
    }
  }

  private final Params params;

  public ContactAftermath(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "contact-aftermath";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.RISKY_CONTACT),
        Read.today(Tables.SPOOFED_CALLER),
        Read.window(Tables.CALL_EDGE_DAY, params.habitDays()),
        Read.window(Tables.FORWARD_DAY, params.habitDays()),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.RISKY_CONTACT), Read.today(Tables.SPOOFED_CALLER));
  }

  @Override
  public TableContract writes() {
    return Tables.CONTACT_AFTERMATH;
  }

  // A disguised call's beginning is its pair's first call from abroad. A caller who is listed as
  // well is told once, as listed.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH listed AS (
          SELECT entity FROM listed_entity WHERE entity_kind = 'number' AND status = 'active'
        ), begun AS (
          SELECT number, other, min(first_at) AS first_at
          FROM call_edge_day
          WHERE in_international > 0 AND biz_date >= %1$s
          GROUP BY number, other
        ), contact AS (
          SELECT number, holder, holder_kind, other, kind, NULL AS disguise, is_self_listed,
                 talk_s, longest_s, first_at, last_at, scam_class, campaign
          FROM risky_contact
          WHERE answered > 0 AND bucket_of(number) = this_bucket()
          UNION ALL
          SELECT c.number, s.holder, s.holder_kind, c.caller, 'disguised', c.kind,
                 c.number IN (SELECT entity FROM listed), c.talk_s, c.longest_s, b.first_at,
                 c.last_at, 'unknown', 'none'
          FROM spoofed_caller c
          JOIN begun b ON b.number = c.number AND b.other = c.caller
          LEFT JOIN subscriber_state s ON s.number = c.number
          WHERE c.kind NOT IN ('enterprise', 'unseen') AND c.answered > 0
            AND NOT EXISTS (SELECT 1 FROM risky_contact r
                            WHERE r.number = c.number AND r.other = c.caller AND r.answered > 0)
        ), call AS (
          SELECT c.number, c.other, e.other AS caller, e.biz_date,
                 e.other = c.other AND e.biz_date < %1$s AS is_earlier_contact,
                 e.biz_date < %3$s AS is_before,
                 e.other <> c.other AND e.last_at >= c.first_at
                   AND e.last_at <= c.last_at + to_hours(%2$d) AS is_after,
                 e.in_answered > 0 AS is_answered,
                 e.in_calls > 0 AND e.in_answered = 0 AND e.out_answered = 0 AS is_missed
          FROM contact c JOIN call_edge_day e ON e.number = c.number
        ), reached AS (
          SELECT number, other, bool_or(is_earlier_contact) AS is_known_party,
                 count(DISTINCT caller) FILTER (is_after AND is_missed)::INTEGER
                   AS missed_callers,
                 count(DISTINCT caller) FILTER (is_after AND is_answered)::INTEGER
                   AS answered_callers,
                 (count(*) FILTER (is_before AND is_missed))::INTEGER AS missed_before,
                 count(DISTINCT biz_date) FILTER (is_before)::INTEGER AS history_nights
          FROM call GROUP BY number, other
        ), forward AS (
          SELECT c.number, c.other, f.calls, f.first_at, f.first_at < c.first_at AS is_before,
                 f.first_at >= c.first_at AND f.first_at <= c.last_at + to_hours(%2$d) AS is_after,
                 f.forwarded_to IN (SELECT entity FROM listed) AS is_to_listed
          FROM contact c JOIN forward_day f ON f.number = c.number
        ), forwarded AS (
          SELECT number, other, sum(calls) FILTER (is_after) AS forwarded_calls,
                 min(first_at) FILTER (is_after) AS forwarded_at,
                 bool_or(is_after AND is_to_listed) AS is_forwarded_to_listed,
                 count(*) FILTER (is_before) AS forwards_before
          FROM forward GROUP BY number, other
        )
        SELECT c.*, coalesce(r.is_known_party, false) AS is_known_party,
               coalesce(r.missed_callers, 0) AS missed_callers,
               coalesce(r.answered_callers, 0) AS answered_callers,
               coalesce(r.missed_before, 0) AS missed_before,
               coalesce(r.history_nights, 0) AS history_nights,
               coalesce(f.forwarded_calls, 0)::INTEGER AS forwarded_calls, f.forwarded_at,
               coalesce(f.is_forwarded_to_listed, false) AS is_forwarded_to_listed,
               coalesce(f.forwards_before, 0)::INTEGER AS forwards_before
        FROM contact c
        LEFT JOIN reached r ON r.number = c.number AND r.other = c.other
        LEFT JOIN forwarded f ON f.number = c.number AND f.other = c.other
        """
        .formatted(
            new AsOf(asOf.minusDays(params.contactDays() - 1)).sqlDate(),
            params.hoursAfter(),
            SqlTime.date("c.first_at"));
  }
}
