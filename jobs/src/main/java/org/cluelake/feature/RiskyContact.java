package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Who was in touch with a number known for fraud, or long with a caller from overseas.
 *
 * <p>Contacts from before the present holder had the number are left out: they are somebody else's.
 * Numbers that are listed but no evidence, and protected ones, are nobody's risky contact.
 */
public final class RiskyContact implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Window and limit, from {@code conf/features/risky-contact.yaml}.
   *
   * @param contactDays nights of contacts with listed numbers merged, tonight's included: a number
   *     is often listed days after it called
   * @param overseasDays nights of contacts with overseas numbers merged, tonight's included
   * @param minOverseasTalkSeconds connected seconds in the window from which an overseas caller
   *     counts
   */
  public record Params(int contactDays, int overseasDays, int minOverseasTalkSeconds)
      implements Serializable {
    public Params {
      Require.that(contactDays >= 1, "contactDays is %s; want 1 or more", contactDays);
      Require.that(
          overseasDays >= 1 && overseasDays <= contactDays,
          "overseasDays is %s; want 1 to contactDays %s",
          overseasDays,
          contactDays);
      Require.that(
          minOverseasTalkSeconds >= 1,
          "minOverseasTalkSeconds is %s; want 1 or more",
          minOverseasTalkSeconds);
    }
  }

  private final Params params;

  public RiskyContact(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "risky-contact";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.CALL_EDGE_DAY, params.contactDays()),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.CALL_EDGE_DAY, params.contactDays()));
  }

  @Override
  public TableContract writes() {
    return Tables.RISKY_CONTACT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH listed AS (
          SELECT entity, status, scam_class, campaign
          FROM listed_entity WHERE entity_kind = 'number'
        ), guarded AS (
          SELECT DISTINCT entity FROM protected_entity
          WHERE entity_kind = 'number'
            AND valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), contact AS (
          SELECT e.*, s.holder, s.holder_kind,
                 CASE WHEN l.status = 'active' THEN 'listed' ELSE 'overseas' END AS kind,
                 coalesce(l.scam_class, 'unknown') AS scam_class,
                 coalesce(l.campaign, 'none') AS campaign
          FROM call_edge_day e
          LEFT JOIN listed l ON l.entity = e.other
          LEFT JOIN guarded g ON g.entity = e.other
          LEFT JOIN subscriber_state s ON s.number = e.number
          WHERE (l.status = 'active'
                 OR (l.entity IS NULL AND g.entity IS NULL AND e.other_class = 'overseas'
                     AND e.biz_date >= %3$s))
            AND (s.valid_from IS NULL OR e.biz_date >= s.valid_from)
        ), merged AS (
          SELECT number, holder, holder_kind, other, kind, scam_class, campaign,
                 sum(out_calls + in_calls)::INTEGER AS contacts,
                 sum(out_answered + in_answered)::INTEGER AS answered,
                 sum(in_international) AS in_international,
                 sum(talk_s)::BIGINT AS talk_s, max(longest_s) AS longest_s,
                 bool_or(called_back) OR coalesce(
                   max(biz_date) FILTER (out_calls > 0) > min(biz_date) FILTER (in_calls > 0),
                   false) AS called_back,
                 min(first_at) AS first_at, max(last_at) AS last_at
          FROM contact
          GROUP BY number, holder, holder_kind, other, kind, scam_class, campaign
        )
        SELECT m.* EXCLUDE (in_international), own.entity IS NOT NULL AS is_self_listed
        FROM merged m
        LEFT JOIN listed own ON own.entity = m.number AND own.status = 'active'
        WHERE m.kind = 'listed' OR (m.in_international > 0 AND m.talk_s >= %2$d)
        """
        .formatted(
            asOf.sqlDate(),
            params.minOverseasTalkSeconds(),
            new AsOf(asOf.minusDays(params.overseasDays() - 1)).sqlDate());
  }
}
