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
 * Persons who paid first-time payees several times within a few nights, with the unusual credits
 * around: what the scripts that bleed a victim step by step have in common. The exchange from
 * accounts to persons and from payers to payees.
 *
 * <p>Payments of all of a person's accounts are put in one order. Left out are persons who pay from
 * a listed account, since who passes fraud's money on is no victim; accounts of merchants and firms
 * as payers; payments to merchants and to the person's own accounts, unless cases name the paid
 * account as a receiver ({@link NamedReceivers}); and credits from own accounts. Of payments before
 * the last nights those around one to such a receiver stay: an account is often named when a script
 * has run its course, and what was paid to others in the same days belongs to it.
 */
public final class PaymentRun implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/payment-run.yaml}.
   *
   * @param paymentDays nights of payments looked at, tonight included
   * @param runDays nights of payments that make a run, tonight included; earlier ones count up to
   *     so many days before or after a payment to a listed account
   * @param creditDays nights of credits looked at, tonight included
   * @param minPayments payments that make a run
   */
  public record Params(int paymentDays, int runDays, int creditDays, int minPayments)
      implements Serializable {
    public Params {
      Require.that(paymentDays >= 1, "paymentDays is %s; want 1 or more", paymentDays);
      Require.that(
          runDays >= 1 && runDays <= paymentDays,
          "runDays is %s; want 1 to paymentDays %s",
          runDays,
          paymentDays);
      Require.that(
          creditDays >= paymentDays, "creditDays is %s; want paymentDays or more", creditDays);
      Require.that(minPayments >= 1, "minPayments is %s; want 1 or more", minPayments);
    }
  }

  private static final String LISTED =
      """
      (SELECT entity FROM listed_entity WHERE entity_kind = 'account' AND status = 'active')""";

  private static final String NAMED =
      """
      (SELECT entity, scam_class, campaign FROM listed_entity
       WHERE entity_kind = 'account' AND status = 'active' AND source = 'case')""";

  private final Params params;

  public PaymentRun(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "payment-run";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()),
        Read.window(Tables.UNUSUAL_CREDIT, params.creditDays()),
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.paymentDays()),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()));
  }

  @Override
  public TableContract writes() {
    return Tables.PAYMENT_RUN;
  }

  // Payments are cut down to those of busy persons before they leave the bucket of the paid
  // account.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "paid",
            """
            WITH busy AS (
              SELECT holder FROM new_payee_payment
              GROUP BY holder HAVING count(*) >= %2$d
            )
            SELECT p.holder AS person, p.transfer_id, p.account, p.payee AS other, p."at",
                   p.amount, p.state, p.usual_amount, p.history_payments, p.biz_date AS night,
                   s.kind AS other_kind, s.opened_on AS other_opened_on,
                   l.entity IS NOT NULL AS is_other_listed,
                   coalesce(l.scam_class, 'unknown') AS scam_class,
                   coalesce(l.campaign, 'none') AS campaign
            FROM new_payee_payment p
            SEMI JOIN busy ON busy.holder = p.holder
            LEFT JOIN account_state s ON s.account = p.payee
            LEFT JOIN %1$s l ON l.entity = p.payee
            WHERE bucket_of(p.payee) = this_bucket()
              AND (l.entity IS NOT NULL
                   OR (s.kind IS DISTINCT FROM 'merchant' AND s.holder IS DISTINCT FROM p.holder))
            """
                .formatted(NamedReceivers.SQL, params.minPayments())),
        new Gathering(
            "credited",
            """
            SELECT holder AS person, kind, transfer_id, account, payer, "at", amount,
                   biz_date AS night
            FROM unusual_credit
            SEMI JOIN (SELECT person FROM paid) p ON p.person = unusual_credit.holder
            """),
        new Gathering(
            "known",
            """
            SELECT account, holder, kind, opened_on FROM account_state
            SEMI JOIN (SELECT account AS party FROM paid UNION SELECT payer FROM credited) p
              ON p.party = account_state.account
            """),
        new Gathering(
            "taken_in",
            """
            SELECT account, biz_date AS night, sum(amount)::DECIMAL(18,2) AS amount
            FROM account_edge_day
            SEMI JOIN (SELECT account AS payer FROM paid) p ON p.payer = account_edge_day.account
            WHERE direction = 'in' AND transfers > everyday
            GROUP BY account, biz_date
            """));
  }

  // Of an attempt settled, or a movement delivered again, under the same id on a later night the
  // newer row stands.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH made AS (
          SELECT p.* FROM paid p
          LEFT JOIN known k ON k.account = p.account
          ANTI JOIN (SELECT person FROM paid JOIN %5$s l ON l.entity = paid.account) mule
            ON mule.person = p.person
          WHERE coalesce(k.kind, '') NOT IN ('merchant', 'corporate')
          QUALIFY row_number() OVER (
            PARTITION BY p.person, p.transfer_id, p.account
            ORDER BY p.night DESC, p."at" DESC, p.state, p.amount, p.other) = 1
        ), payment AS (
          SELECT m.* FROM made m
          WHERE m.night >= %3$s
            OR EXISTS (SELECT 1 FROM made l
                       WHERE l.person = m.person AND l.is_other_listed
                         AND abs(epoch_us(l."at") - epoch_us(m."at")) <= %4$d * 86400000000)
        ), span AS (
          SELECT person, min(night) - %4$d + 1 AS first_night, max(night) AS last_night
          FROM payment GROUP BY person
        ), income AS (
          SELECT u.person, sum(t.amount)::DECIMAL(18,2) AS received
          FROM (SELECT DISTINCT person, account FROM payment) u
          JOIN span s ON s.person = u.person
          JOIN taken_in t ON t.account = u.account
            AND t.night BETWEEN s.first_night AND s.last_night
          GROUP BY u.person
        ), run AS (
          SELECT *, (row_number() OVER in_time)::INTEGER AS place,
                 lag(amount) OVER in_time AS previous_amount,
                 count(*) OVER (PARTITION BY person) AS payments
          FROM payment
          WINDOW in_time AS (PARTITION BY person ORDER BY "at", transfer_id, account)
        ), credit AS (
          SELECT * FROM credited
          QUALIFY row_number() OVER (
            PARTITION BY person, kind, transfer_id, account
            ORDER BY night DESC, "at" DESC, amount, payer) = 1
        )
        SELECT person, 'payment' AS kind, transfer_id, account, other, "at", amount, state, place,
               previous_amount, usual_amount, history_payments,
               coalesce(received, 0)::DECIMAL(18,2) AS received, other_kind, other_opened_on,
               is_other_listed, scam_class, campaign
        FROM run LEFT JOIN income USING (person)
        WHERE payments >= %2$d
        UNION ALL
        SELECT c.person, c.kind, c.transfer_id, c.account, c.payer, c."at", c.amount, 'settled',
               NULL, NULL, NULL, NULL, NULL, k.kind, k.opened_on, l.entity IS NOT NULL,
               coalesce(l.scam_class, 'unknown'), coalesce(l.campaign, 'none')
        FROM credit c
        SEMI JOIN (SELECT person FROM run WHERE payments >= %2$d) r ON r.person = c.person
        LEFT JOIN known k ON k.account = c.payer
        LEFT JOIN %1$s l ON l.entity = c.payer
        WHERE k.holder IS DISTINCT FROM c.person OR c.kind <> 'new_payer'
        """
        .formatted(
            NAMED,
            params.minPayments(),
            new AsOf(asOf.minusDays(params.runDays() - 1)).sqlDate(),
            params.runDays(),
            LISTED);
  }
}
