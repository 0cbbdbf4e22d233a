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
 * Whom people who lately paid several times to somebody new have come into touch with: private
 * numbers never in touch before, as far back as is looked. Service numbers are no acquaintances.
 */
public final class NewAcquaintance implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Windows and limits, from {@code conf/features/new-acquaintance.yaml}.
   *
   * @param paymentDays nights of payments looked at, tonight included
   * @param minPayments payments to first-time payees from which a person is looked at
   * @param newDays nights within which an acquaintance began, tonight included
   * @param habitDays nights of calls looked at, tonight included
   * @param minAnswered connected calls from which a contact is an acquaintance
   */
  public record Params(
      int paymentDays, int minPayments, int newDays, int habitDays, int minAnswered)
      implements Serializable {
    public Params {
      Require.that(paymentDays >= 1, "paymentDays is %s; want 1 or more", paymentDays);
      Require.that(minPayments >= 1, "minPayments is %s; want 1 or more", minPayments);
      Require.that(newDays >= 1, "newDays is %s; want 1 or more", newDays);
      Require.that(
          habitDays > newDays, "habitDays is %s; want more than newDays %s", habitDays, newDays);
      Require.that(minAnswered >= 1, "minAnswered is %s; want 1 or more", minAnswered);
    }
  }

  private final Params params;

  public NewAcquaintance(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "new-acquaintance";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()),
        Read.window(Tables.CALL_EDGE_DAY, params.habitDays()),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()));
  }

  @Override
  public TableContract writes() {
    return Tables.NEW_ACQUAINTANCE;
  }

  // What an earlier holder of the number talked about is somebody else's.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH payer AS (
          SELECT holder AS person FROM new_payee_payment
          WHERE holder IS NOT NULL
          GROUP BY holder HAVING count(*) >= %2$d
        ), call AS (
          SELECT s.holder AS person, e.*
          FROM call_edge_day e
          JOIN subscriber_state s ON s.number = e.number
          WHERE s.holder_kind = 'person' AND s.holder IN (SELECT person FROM payer)
            AND e.biz_date >= s.valid_from
        ), known AS (
          SELECT number, count(DISTINCT biz_date)::INTEGER AS history_nights
          FROM call WHERE biz_date < %1$s GROUP BY number
        ), pair AS (
          SELECT person, number, other, min(other_class) AS other_class,
                 min(biz_date) AS since, sum(in_answered + out_answered)::INTEGER AS answered,
                 sum(talk_s)::BIGINT AS talk_s, count(*)::INTEGER AS days,
                 min(first_at) AS first_at, max(last_at) AS last_at
          FROM call GROUP BY person, number, other
        )
        SELECT p.person, p.number, p.other, l.entity IS NOT NULL AS is_listed, p.answered,
               p.talk_s, p.days, p.first_at, p.last_at,
               coalesce(k.history_nights, 0) AS history_nights
        FROM pair p
        LEFT JOIN known k ON k.number = p.number
        LEFT JOIN (SELECT entity FROM listed_entity
                   WHERE entity_kind = 'number' AND status = 'active') l ON l.entity = p.other
        WHERE p.since >= %1$s AND p.answered >= %3$d
          AND p.other_class IN ('mobile', 'virtual_operator', 'fixed', 'overseas')
        """
        .formatted(
            new AsOf(asOf.minusDays(params.newDays() - 1)).sqlDate(),
            params.minPayments(),
            params.minAnswered());
  }
}
