package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Accounts and cards by the county where they were opened, and how many of them live cases name.
 *
 * <p>Those found involved are a part of those opened: both are opened within the cohort. A number
 * opened anew is another card, so a use counts for the card that was open then. A protected number
 * or account is spoofed, not involved. Each bucket writes its own part.
 */
public final class RegionCardCount implements BucketStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public RegionCardCount(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-card-count";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CARD_OPENING),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.REGION_CASE),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_CARD_COUNT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        %2$s
        SELECT CASE c.entity_kind WHEN 'account' THEN 'SRC3' ELSE 'SRC4' END AS indicator, c.region,
               CASE WHEN i.involved_on >= DATE '%1$s' THEN i.involved_on END AS involved_on,
               this_bucket() AS part, count(*)::BIGINT AS cards
        FROM card c
        LEFT JOIN involved i USING (entity_kind, entity, opened_on)
        GROUP BY ALL
        """
        .formatted(conf.fromBefore(asOf), cards(asOf, conf));
  }

  /**
   * What begins a query over the bucket's cards of the cohort ({@code card}) and the day each is
   * found {@code involved}.
   */
  static String cards(AsOf asOf, RegionConf conf) {
    return """
        WITH guarded AS (
          SELECT DISTINCT entity_kind, entity FROM protected_entity
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), used AS (
          SELECT e.entity_kind, e.entity, c.accepted_on,
                 coalesce(e.first_used_at::DATE, c.accepted_on) AS used_on
          FROM case_entity e
          JOIN region_case c USING (case_id)
          ANTI JOIN guarded g USING (entity_kind, entity)
          WHERE c.status <> 'withdrawn' AND c.accepted_on <= %1$s
            AND bucket_of(e.entity) = this_bucket()
        ), card AS (
          SELECT entity_kind, entity, opened_on, region, issuer_kind, issuer,
                 lead(opened_on) OVER (
                   PARTITION BY entity_kind, entity ORDER BY opened_on) AS next_on
          FROM card_opening
          WHERE entity_kind IN ('number', 'account') AND opened_on <= %1$s
            AND opened_on > %1$s - %2$d
        ), involved AS (
          SELECT c.entity_kind, c.entity, c.opened_on, min(u.accepted_on) AS involved_on
          FROM card c
          JOIN used u ON u.entity_kind = c.entity_kind AND u.entity = c.entity
            AND u.used_on >= c.opened_on AND (c.next_on IS NULL OR u.used_on < c.next_on)
          GROUP BY c.entity_kind, c.entity, c.opened_on
        )
        """
        .formatted(asOf.sqlDate(), conf.cohortDays());
  }
}
