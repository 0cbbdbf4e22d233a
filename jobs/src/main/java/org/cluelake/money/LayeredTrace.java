package org.cluelake.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Where the money of each freshly reported case is: what its victim paid to accounts the case
 * names, followed from account to account along movements in the order of time, first in first out.
 *
 * <p>Accounts are reached layer by layer, each layer one gathering over the buckets, and only by
 * movements large enough to carry the smallest share still followed. Money is not followed beyond
 * cash, a merchant, an exchange over the counter, an account of the victim, or an account with too
 * many movements to tell one from another. The amounts themselves are worked out per case in {@link
 * FundFlow}.
 *
 * <p>Each night reads the movements of {@code days} nights once a layer, whatever lies before: a
 * payment older than that is not followed.
 */
public final class LayeredTrace implements FoldStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/layered-trace.yaml}.
   *
   * @param days nights of movements looked at, tonight included
   * @param caseDays a case is traced for this many days after its acceptance
   * @param depth layers followed, the accounts the victim paid being the first
   * @param minShare smallest share of what the victim paid that is followed on
   * @param maxLegs an account with more movements since the money came is not followed
   * @param validDays days after the night until which a row may be used
   * @param legalBasis article that allows inquiry and stop payment
   * @param objection how the holder of an account may object
   */
  public record Params(
      int days,
      int caseDays,
      int depth,
      BigDecimal minShare,
      int maxLegs,
      int validDays,
      String legalBasis,
      String objection)
      implements Serializable {
    public Params {
      Require.that(days >= 1 && days <= 31, "days is %s; want 1-31", days);
      Require.that(caseDays >= 1, "caseDays is %s; want 1 or more", caseDays);
      Require.that(depth >= 1 && depth <= 10, "depth is %s; want 1-10", depth);
      Require.that(
          minShare.signum() > 0 && minShare.compareTo(BigDecimal.ONE) < 0,
          "minShare is %s; want a number above 0 and below 1",
          minShare);
      Require.that(maxLegs >= 10, "maxLegs is %s; want 10 or more", maxLegs);
      Require.that(validDays >= 1 && validDays <= 30, "validDays is %s; want 1-30", validDays);
      Require.that(!legalBasis.isBlank(), "legalBasis is blank; name the article");
      Require.that(!objection.isBlank(), "objection is blank; say how a holder objects");
    }
  }

  private final Params params;

  public LayeredTrace(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "layered-trace";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.ACCOUNT_STATE),
        Read.window(Tables.ACCOUNT_LEG, params.days()));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.CASE_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.FUND_TRACE;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    List<Gathering> gatherings = new ArrayList<>();
    gatherings.add(new Gathering("paid", paid(asOf)));
    for (int layer = 1; layer <= params.depth(); layer++) {
      gatherings.add(new Gathering("layer_" + layer, layer(layer)));
    }
    return List.copyOf(gatherings);
  }

  /** What victims paid, from their own accounts, to accounts their case names as receivers. */
  private String paid(AsOf asOf) {
    return """
        SELECT DISTINCT c.case_id, c.victim, l.transfer_id, l.counterparty AS account, l."at",
               l.amount
        FROM case_state c
        JOIN account_state s ON s.holder = c.victim
        JOIN account_leg l ON l.account = s.account
        JOIN case_entity e ON e.case_id = c.case_id AND e.entity = l.counterparty
        WHERE c.status NOT IN ('closed', 'withdrawn')
          AND c.accepted_at >= %1$s - to_days(%2$d)
          AND e.entity_kind = 'account' AND e.role = 'receiver'
          AND l.direction = 'out' AND l.state = 'settled' AND l.currency = 'CNY'
          AND l."at" >= c.occurred_at AND l."at" < %1$s
        """
        .formatted(asOf.sqlCutOff(), params.caseDays());
  }

  /**
   * The movements of accounts first reached, or reached earlier than before, in a layer. Of an
   * account where the trace stops only what reached it first and the victim's payments are kept.
   */
  private String layer(int layer) {
    return """
        WITH bound AS (
          SELECT case_id, victim, sum(amount) * %2$s AS smallest FROM paid GROUP BY case_id, victim
        ), reached AS (
          %1$s
        ), known AS (
          %4$s
        ), frontier AS (
          SELECT r.case_id, f.victim, r.account, r.since
          FROM reached r
          JOIN bound f USING (case_id)
          LEFT JOIN known k USING (case_id, account)
          WHERE bucket_of(r.account) = this_bucket() AND (k.since IS NULL OR r.since < k.since)
        ), movement AS (
          SELECT f.case_id, f.account, f.since,
                 CASE WHEN s.kind = 'merchant' THEN 'merchant'
                      WHEN s.holder = f.victim THEN 'returned'
                      WHEN count(*) OVER (PARTITION BY f.case_id, f.account) > %3$d THEN 'busy'
                      END AS stop,
                 l.transfer_id, l."at", l.direction, l.counterparty, l.amount, l.channel,
                 l.balance_after
          FROM frontier f
          JOIN account_leg l ON l.account = f.account AND l."at" >= f.since
          LEFT JOIN account_state s ON s.account = f.account
          WHERE l.state = 'settled' AND l.currency = 'CNY'
        )
        SELECT * FROM movement
        WHERE stop IS NULL
           OR (direction = 'in'
               AND ("at" = since OR transfer_id IN (SELECT transfer_id FROM paid)))
        """
        .formatted(
            layer == 1
                ? "SELECT case_id, account, min(\"at\") AS since FROM paid GROUP BY case_id, account"
                : onward(layer - 1),
            params.minShare().toPlainString(),
            params.maxLegs(),
            known(layer));
  }

  private static String onward(int layer) {
    return """
        SELECT m.case_id, m.counterparty AS account, min(m."at") AS since
          FROM layer_%d m
          JOIN bound USING (case_id)
          WHERE m.direction = 'out' AND m.stop IS NULL AND m.counterparty IS NOT NULL
            AND m.channel <> 'otc' AND m.amount >= smallest
          GROUP BY m.case_id, m.counterparty"""
        .formatted(layer);
  }

  private static String known(int layer) {
    if (layer == 1) {
      return "SELECT case_id, account, \"at\" AS since FROM paid WHERE false";
    }
    List<String> earlier = new ArrayList<>();
    for (int i = 1; i < layer; i++) {
      earlier.add("SELECT case_id, account, since FROM layer_" + i);
    }
    return "SELECT case_id, account, min(since) AS since FROM ("
        + String.join(" UNION ALL ", earlier)
        + ") GROUP BY case_id, account";
  }

  @Override
  public String sql(AsOf asOf) {
    List<String> layers = new ArrayList<>();
    for (int i = 1; i <= params.depth(); i++) {
      layers.add("SELECT * EXCLUDE (since) FROM layer_" + i);
    }
    return """
        WITH movement AS (
          SELECT case_id, account, max(stop) AS stop, transfer_id, "at" AS moved_at, direction,
                 counterparty, amount, channel, max(balance_after) AS balance_after
          FROM (%1$s)
          GROUP BY case_id, account, transfer_id, "at", direction, counterparty, amount, channel
        ), named AS (
          SELECT case_id, account FROM (SELECT DISTINCT case_id, account FROM movement)
          WHERE account IN (SELECT entity FROM listed_entity
                            WHERE entity_kind = 'account' AND status = 'active')
        )
        SELECT case_id,
               (SELECT list(p.transfer_id ORDER BY p.transfer_id) FROM paid p
                WHERE p.case_id = m.case_id) AS payments,
               (SELECT sum(p.amount)::DECIMAL(18,2) FROM paid p
                WHERE p.case_id = m.case_id) AS paid,
               coalesce((SELECT list(n.account ORDER BY n.account) FROM named n
                         WHERE n.case_id = m.case_id), []) AS named,
               list(%2$s ORDER BY moved_at, transfer_id, account, direction) AS movements
        FROM movement m
        GROUP BY case_id
        """
        .formatted(
            String.join(" UNION ALL ", layers),
            FoldStep.struct(
                "account",
                "stop",
                "transfer_id",
                "moved_at",
                "direction",
                "counterparty",
                "amount",
                "channel",
                "balance_after"));
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new TraceRows(params, asOf);
  }
}
