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
 * Payments to first-time payees that followed a risky contact of the same person: the exchange from
 * numbers and accounts to persons.
 *
 * <p>A payment follows a contact if it was made at or after the first contact and at most {@code
 * hoursAfter} hours after the end of the last. Kept out: numbers that are listed themselves and
 * numbers of enterprises; payments to the person's own accounts and to merchants, unless the paid
 * account is listed. A person with several numbers in touch with the same party is one row: the
 * number that talked longest.
 */
public final class ContactThenPay implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/contact-then-pay.yaml}.
   *
   * @param paymentDays nights of payments looked at, tonight included
   * @param hoursAfter hours from the end of the last contact within which a payment follows it
   */
  public record Params(int paymentDays, int hoursAfter) implements Serializable {
    public Params {
      Require.that(paymentDays >= 1, "paymentDays is %s; want 1 or more", paymentDays);
      Require.that(hoursAfter >= 1, "hoursAfter is %s; want 1 or more", hoursAfter);
    }
  }

  private final Params params;

  public ContactThenPay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "contact-then-pay";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.RISKY_CONTACT),
        Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.RISKY_CONTACT));
  }

  @Override
  public TableContract writes() {
    return Tables.CONTACT_THEN_PAY;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        PaidAccounts.gathering(
            """
            SELECT holder AS person, number, other, kind AS contact_kind, talk_s, first_at, last_at,
                   scam_class, campaign
            FROM risky_contact
            WHERE holder_kind = 'person' AND NOT is_self_listed AND holder IS NOT NULL
            """,
            params.hoursAfter(),
            """
            p.usual_amount, p.history_payments, s.kind AS payee_kind,
            s.opened_on AS payee_opened_on, l.scam_class AS payee_scam_class,
            l.campaign AS payee_campaign
            """));
  }

  // One row also where a bank repeats an attempt's id on settling it the next day: the newer row
  // stands. Class and campaign come from the same party, so that they never contradict each other.
  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT person, transfer_id, number, other, contact_kind, talk_s, account, payee, paid_at,
               minutes_after, amount, state, usual_amount, history_payments, payee_kind,
               payee_opened_on, is_payee_listed,
               CASE WHEN scam_class <> 'unknown' OR campaign <> 'none' THEN scam_class
                    ELSE coalesce(payee_scam_class, 'unknown') END AS scam_class,
               CASE WHEN scam_class <> 'unknown' OR campaign <> 'none' THEN campaign
                    ELSE coalesce(payee_campaign, 'none') END AS campaign
        FROM followed
        QUALIFY row_number() OVER (
          PARTITION BY person, transfer_id, account, other
          ORDER BY paid_night DESC, talk_s DESC, last_at DESC, number) = 1
        """;
  }
}
