package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Payments to first-time payees within hours of a hit on a listed domain or app by the same
 * person's line: the exchange from accounts to numbers.
 *
 * <p>A payment follows a hit if it was made at or after the first and at most {@code hoursAfter}
 * hours after the last. Hits from before the present holder are somebody else's. A number that hit
 * several names has one row a payment: the name hit last.
 */
public final class VisitThenPay implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/visit-then-pay.yaml}.
   *
   * @param visitDays nights of hits looked at, tonight included
   * @param paymentDays nights of payments looked at, tonight included
   * @param hoursAfter hours from the last hit within which a payment follows it
   */
  public record Params(int visitDays, int paymentDays, int hoursAfter) implements Serializable {
    public Params {
      Require.that(visitDays >= 1, "visitDays is %s; want 1 or more", visitDays);
      Require.that(paymentDays >= 1, "paymentDays is %s; want 1 or more", paymentDays);
      Require.that(hoursAfter >= 1, "hoursAfter is %s; want 1 or more", hoursAfter);
    }
  }

  private final Params params;

  public VisitThenPay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "visit-then-pay";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.WEB_DAY, params.visitDays()),
        Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.WEB_DAY, params.visitDays()));
  }

  @Override
  public TableContract writes() {
    return Tables.VISIT_THEN_PAY;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "visit",
            """
            SELECT w.number, s.holder AS person, w.target, min(w.first_at) AS first_at,
                   max(w.last_at) AS last_at
            FROM web_day w
            SEMI JOIN (SELECT entity_kind AS target_kind, entity AS target FROM listed_entity
                       WHERE entity_kind IN ('domain', 'app') AND status = 'active')
              USING (target_kind, target)
            JOIN subscriber_state s USING (number)
            WHERE s.holder_kind = 'person' AND w.biz_date >= s.valid_from
            GROUP BY w.number, s.holder, w.target
            """),
        PaidAccounts.gathering("FROM visit", params.hoursAfter(), ""));
  }

  // One row also where a bank repeats an attempt's id on settling it the next day: the newer row
  // stands.
  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number, person, target, transfer_id, account, payee, paid_at, minutes_after, amount,
               state, is_payee_listed
        FROM followed
        QUALIFY row_number() OVER (
          PARTITION BY number, transfer_id, account
          ORDER BY paid_night DESC, last_at DESC, target) = 1
        """;
  }
}
