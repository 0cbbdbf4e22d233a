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
 * Numbers and accounts known for fraud, and whether each may still be used as evidence.
 *
 * <p>They come from live cases accepted lately and from the upper tiers of last night's lists. A
 * list row that stood on cases alone falls with them: where every case that names the entity is
 * withdrawn, tier A says nothing any more. A protected entity is spoofed, not guilty. A number
 * whose present holder began after its newest known use is somebody else's: of each case the first
 * use counts, or the acceptance where the use is unknown; of a list row its first night.
 *
 * <p>The holders' tables are bucketed, so each bucket's task gives the entities of its own bucket.
 */
public final class ListedEntity implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * How long a case counts, from {@code conf/features/listed-entity.yaml}.
   *
   * @param caseDays nights a live case lists its entities, counted from its acceptance
   */
  public record Params(int caseDays) implements Serializable {
    public Params {
      Require.that(caseDays >= 1, "caseDays is %s; want 1 or more", caseDays);
    }
  }

  private final Params params;

  public ListedEntity(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "listed-entity";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.CASE_CAMPAIGN),
        Read.latest(Tables.PROTECTED_ENTITY),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.ACCOUNT_STATE),
        Read.publishedBefore(Tables.PHONE_CARD_LIST),
        Read.publishedBefore(Tables.BANK_CARD_LIST));
  }

  @Override
  public TableContract writes() {
    return Tables.LISTED_ENTITY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH named AS (
          SELECT e.entity_kind, e.entity, e.role, e.layer, e.first_used_at,
                 c.case_id, c.accepted_at, c.fraud_type, c.status <> 'withdrawn' AS is_live,
                 coalesce(g.campaign, c.case_id) AS campaign
          FROM case_entity e
          JOIN case_state c USING (case_id)
          LEFT JOIN case_campaign g USING (case_id)
          WHERE e.entity_kind IN ('number', 'account') AND bucket_of(e.entity) = this_bucket()
        ), by_case AS (
          SELECT entity_kind, entity, 'case' AS source,
                 arg_min({'role': role, 'scam_class': fraud_type, 'campaign': campaign},
                         {'at': accepted_at, 'case': case_id, 'role': role}) AS earliest,
                 min(layer) AS layer, count(DISTINCT case_id)::INTEGER AS cases,
                 min(accepted_at) AS listed_at,
                 max(coalesce(first_used_at, accepted_at))::DATE AS last_used_on
          FROM named
          WHERE is_live AND accepted_at >= %2$s - to_days(%3$d)
          GROUP BY entity_kind, entity
        ), list_row AS (
          SELECT 'number' AS entity_kind, number AS entity, tier, change, starts_on, ends_on
          FROM phone_card_list_published
          UNION ALL
          SELECT 'account', account, tier, change, starts_on, ends_on
          FROM bank_card_list_published
        ), fallen AS (
          SELECT entity_kind, entity FROM named
          GROUP BY entity_kind, entity HAVING NOT bool_or(is_live)
        ), by_list AS (
          SELECT entity_kind, entity, 'list' AS source,
                 {'role': 'pattern', 'scam_class': 'unknown', 'campaign': 'none'} AS earliest,
                 NULL::INTEGER AS layer, 0::INTEGER AS cases,
                 min(starts_on)::TIMESTAMPTZ AS listed_at, min(starts_on) AS last_used_on
          FROM list_row
          LEFT JOIN fallen USING (entity_kind, entity)
          WHERE tier IN ('A', 'B') AND change <> 'removed' AND ends_on >= %1$s
            AND (tier = 'B' OR fallen.entity IS NULL)
            AND bucket_of(entity) = this_bucket()
          GROUP BY entity_kind, entity
        ), listed AS (
          SELECT * FROM by_case
          UNION ALL
          SELECT * FROM by_list ANTI JOIN by_case USING (entity_kind, entity)
        ), guarded AS (
          SELECT DISTINCT entity_kind, entity FROM protected_entity
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        )
        SELECT l.entity_kind, l.entity, l.source,
               CASE WHEN g.entity IS NOT NULL THEN 'protected'
                    WHEN s.valid_from > l.last_used_on THEN 'reissued'
                    ELSE 'active' END AS status,
               l.earliest.role AS role, l.layer, l.earliest.scam_class AS scam_class,
               l.earliest.campaign AS campaign, l.cases, l.listed_at, a.kind AS account_kind
        FROM listed l
        LEFT JOIN guarded g USING (entity_kind, entity)
        LEFT JOIN subscriber_state s ON l.entity_kind = 'number' AND s.number = l.entity
        LEFT JOIN account_state a ON l.entity_kind = 'account' AND a.account = l.entity
        """
        .formatted(asOf.sqlDate(), asOf.sqlCutOff(), params.caseDays());
  }
}
