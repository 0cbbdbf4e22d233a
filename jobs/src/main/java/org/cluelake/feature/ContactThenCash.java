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
 * Cash taken out soon after a contact with fraud: a call with a listed or an overseas number, a hit
 * on a listed site or app, or a payment to a listed account. The exchange from numbers and accounts
 * to persons, for victims who are told to hand over cash.
 *
 * <p>Cash follows a contact if it was taken at or after the first and at most {@code hoursAfter}
 * hours after the last. Contacts of numbers that are listed themselves, of enterprises, and from
 * before the present holder are left out, and so is cash from listed accounts. What the account did
 * before tells its habit.
 */
public final class ContactThenCash implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/contact-then-cash.yaml}.
   *
   * @param contactDays nights of hits and payments looked at, tonight included
   * @param cashDays nights of cash looked at, tonight included
   * @param historyDays nights before these that tell the habit
   * @param hoursAfter hours after the last contact within which cash follows it
   */
  public record Params(int contactDays, int cashDays, int historyDays, int hoursAfter)
      implements Serializable {
    public Params {
      Require.that(contactDays >= 1, "contactDays is %s; want 1 or more", contactDays);
      Require.that(cashDays >= 1, "cashDays is %s; want 1 or more", cashDays);
      Require.that(historyDays >= 7, "historyDays is %s; want 7 or more", historyDays);
      Require.that(hoursAfter >= 1, "hoursAfter is %s; want 1 or more", hoursAfter);
    }
  }

  private final Params params;

  public ContactThenCash(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "contact-then-cash";
  }

  @Override
  public List<Read> reads() {
    int nights = params.cashDays() + params.historyDays();
    return List.of(
        Read.today(Tables.RISKY_CONTACT),
        Read.window(Tables.WEB_DAY, params.contactDays()),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.contactDays()),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY),
        Read.window(Tables.CASH_WITHDRAWAL, nights),
        Read.window(Tables.ACCOUNT_DAY, nights));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.CASH_WITHDRAWAL, params.cashDays() + params.historyDays()));
  }

  @Override
  public TableContract writes() {
    return Tables.CONTACT_THEN_CASH;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    String first = new AsOf(asOf.minusDays(params.cashDays() - 1)).sqlDate();
    return List.of(
        new Gathering(
            "touched",
            """
            SELECT s.holder AS person, 'listed_site' AS contact_kind, w.target AS other,
                   min(w.first_at) AS first_at, max(w.last_at) AS last_at, l.scam_class, l.campaign
            FROM web_day w
            JOIN (SELECT entity_kind, entity, scam_class, campaign FROM listed_entity
                  WHERE entity_kind IN ('domain', 'app') AND status = 'active') l
              ON l.entity_kind = w.target_kind AND l.entity = w.target
            JOIN subscriber_state s ON s.number = w.number
            WHERE s.holder_kind = 'person' AND w.biz_date >= s.valid_from
            GROUP BY s.holder, w.target, l.scam_class, l.campaign
            UNION ALL
            SELECT s.holder, 'listed_account', e.counterparty, min(e.first_at), max(e.last_at),
                   l.scam_class, l.campaign
            FROM account_edge_day e
            JOIN %s l ON l.entity = e.counterparty
            JOIN account_state s ON s.account = e.account
            WHERE e.direction = 'out'
              AND NOT EXISTS (SELECT 1 FROM listed_entity own
                              WHERE own.entity_kind = 'account' AND own.status = 'active'
                                AND own.entity = e.account)
            GROUP BY s.holder, e.counterparty, l.scam_class, l.campaign
            """
                .formatted(NamedReceivers.SQL)),
        new Gathering(
            "cash",
            """
            WITH person AS (
              SELECT person FROM touched
              UNION
              SELECT holder FROM risky_contact
              WHERE holder_kind = 'person' AND NOT is_self_listed AND holder IS NOT NULL
            ), taken AS (
              SELECT c.*, s.holder AS person, s.kind AS account_kind
              FROM cash_withdrawal c JOIN account_state s ON s.account = c.account
              SEMI JOIN person p ON p.person = s.holder
              WHERE c.biz_date >= %1$s
                AND NOT EXISTS (SELECT 1 FROM listed_entity own
                                WHERE own.entity_kind = 'account' AND own.status = 'active'
                                  AND own.entity = c.account)
            ), day AS (
              SELECT account, biz_date, sum(amount)::DECIMAL(18,2) AS amount
              FROM cash_withdrawal
              SEMI JOIN taken t ON t.account = cash_withdrawal.account
              WHERE biz_date < %1$s AND state = 'settled'
              GROUP BY account, biz_date
            ), habit AS (
              SELECT account, count(*)::INTEGER AS cash_days, max(amount) AS largest_before
              FROM day GROUP BY account
            ), known AS (
              SELECT account, count(*)::INTEGER AS known_days
              FROM account_day
              SEMI JOIN taken t ON t.account = account_day.account
              WHERE biz_date < %1$s
              GROUP BY account
            )
            SELECT t.person, t.transfer_id, t.account, t.account_kind, t."at", t.amount, t.state,
                   t.biz_date AS night, coalesce(h.cash_days, 0) AS cash_days, h.largest_before,
                   coalesce(k.known_days, 0) AS known_days
            FROM taken t
            LEFT JOIN habit h ON h.account = t.account
            LEFT JOIN known k ON k.account = t.account
            """
                .formatted(first)));
  }

  // Of an attempt settled under the same id on a later night the newer row stands. A person's
  // several numbers or accounts in touch with one party are one contact.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH each_touch AS (
          SELECT person, contact_kind, other, 0 AS talk_s, first_at, last_at, scam_class, campaign
          FROM touched
          UNION ALL
          SELECT holder, concat(kind, '_number'), other, talk_s, first_at, last_at, scam_class,
                 campaign
          FROM risky_contact
          WHERE holder_kind = 'person' AND NOT is_self_listed AND holder IS NOT NULL
        ), touch AS (
          SELECT person, contact_kind, other, sum(talk_s)::BIGINT AS talk_s,
                 min(first_at) AS first_at, max(last_at) AS last_at,
                 min(scam_class) AS scam_class, min(campaign) AS campaign
          FROM each_touch GROUP BY person, contact_kind, other
        )
        SELECT c.person, c.transfer_id, c.account, c.account_kind, t.contact_kind, t.other,
               t.talk_s, c."at", greatest(0, (epoch_us(c."at") - epoch_us(t.last_at)) // 60000000)
                 ::INTEGER AS minutes_after,
               c.amount, c.state, c.cash_days, c.largest_before, c.known_days, t.scam_class,
               t.campaign
        FROM cash c JOIN touch t ON t.person = c.person
        WHERE c."at" >= t.first_at AND c."at" <= t.last_at + to_hours(%d)
        QUALIFY row_number() OVER (
          PARTITION BY c.person, c.transfer_id, c.account, t.contact_kind, t.other
          ORDER BY c.night DESC, c."at" DESC) = 1
        """
        .formatted(params.hoursAfter());
  }
}
