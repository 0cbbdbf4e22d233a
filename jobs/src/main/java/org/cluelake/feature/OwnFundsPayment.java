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
 * Payments to first-time payees from an account that its holder had filled from other accounts of
 * his own, credit among them, after a risky contact: the exchange from numbers to a person's
 * accounts and between these.
 *
 * <p>Kept out as in {@link ContactThenPay}: payments to own accounts and merchants, unless the paid
 * account is listed. Movements between own accounts are known by the day with their first and last
 * moment; those that began before the contact or after the payment are left out.
 */
public final class OwnFundsPayment implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/own-funds-payment.yaml}.
   *
   * @param paymentDays nights of payments and movements looked at, tonight included
   * @param hoursAfter hours from the end of the last contact within which a payment follows it
   */
  public record Params(int paymentDays, int hoursAfter) implements Serializable {
    public Params {
      Require.that(paymentDays >= 1, "paymentDays is %s; want 1 or more", paymentDays);
      Require.that(hoursAfter >= 1, "hoursAfter is %s; want 1 or more", hoursAfter);
    }
  }

  private static final String TOUCHED =
      """
      SELECT holder AS person, min(first_at) AS first_at, max(last_at) AS last_at
      FROM contact_aftermath
      WHERE holder_kind = 'person' AND holder IS NOT NULL AND NOT is_self_listed
      GROUP BY holder
      """;

  private final Params params;

  public OwnFundsPayment(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "own-funds-payment";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CONTACT_AFTERMATH),
        Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()),
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.paymentDays()),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.CONTACT_AFTERMATH));
  }

  @Override
  public TableContract writes() {
    return Tables.OWN_FUNDS_PAYMENT;
  }

  // Only accounts of persons in touch leave their buckets, then only what moved between these.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        PaidAccounts.gathering(
            TOUCHED, params.hoursAfter(), "s.kind AS payee_kind, s.opened_on AS payee_opened_on"),
        new Gathering(
            "owned",
            "SELECT account, holder, kind FROM account_state"
                + " WHERE holder IN (SELECT person FROM followed)"),
        new Gathering(
            "moved",
            """
            SELECT o.account, o.holder AS person, f.account AS source,
                   f.kind = 'credit' AS is_credit, e.amount, e.first_at, e.last_at
            FROM account_edge_day e
            JOIN owned f ON f.account = e.account
            JOIN owned o ON o.account = e.counterparty AND o.holder = f.holder
            WHERE e.direction = 'out' AND e.amount > 0
            """));
  }

  // A bank repeats an attempt's id on settling it the next day: the newer row stands.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH touched AS (%s),
        payment AS (
          SELECT * FROM followed
          QUALIFY row_number() OVER (
            PARTITION BY account, transfer_id ORDER BY paid_night DESC, payee) = 1
        ), filled AS (
          SELECT p.account, p.transfer_id,
                 count(DISTINCT m.source) FILTER (NOT m.is_credit)::INTEGER AS sources,
                 coalesce(sum(m.amount) FILTER (NOT m.is_credit), 0)::DECIMAL(18,2) AS gathered,
                 max(CASE WHEN m.last_at <= p.paid_at THEN m.last_at ELSE m.first_at END)
                   FILTER (NOT m.is_credit) AS gathered_at,
                 coalesce(sum(m.amount) FILTER (m.is_credit), 0)::DECIMAL(18,2) AS credit,
                 max(CASE WHEN m.last_at <= p.paid_at THEN m.last_at ELSE m.first_at END)
                   FILTER (m.is_credit) AS drawn_at
          FROM payment p
          JOIN touched t ON t.person = p.person
          JOIN moved m ON m.account = p.account AND m.person = p.person
            AND m.first_at >= t.first_at AND m.first_at <= p.paid_at
          GROUP BY p.account, p.transfer_id
        )
        SELECT p.person, p.account, p.transfer_id, p.payee, p.paid_at, p.amount, p.state,
               p.payee_kind, p.payee_opened_on, p.is_payee_listed, f.sources, f.gathered,
               f.gathered_at, f.credit, f.drawn_at
        FROM payment p
        JOIN filled f ON f.account = p.account AND f.transfer_id = p.transfer_id
        """
        .formatted(TOUCHED);
  }
}
