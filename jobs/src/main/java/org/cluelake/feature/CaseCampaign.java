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
 * The campaign of every live case: the cases joined, directly or through others, by shared
 * entities, named by the smallest case number among them.
 *
 * <p>Withdrawn cases join nothing. An entity of too many cases says nothing about who did it (an
 * exchange, a shared 400 number), nor does a protected one, whose number is shown by spoofers. Each
 * entity ties its cases to the smallest of them, so the links grow with the involvements, not with
 * pairs of cases; labels then spread along the links until none changes.
 */
public final class CaseCampaign implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * The hub limit, from {@code conf/features/case-campaign.yaml}.
   *
   * @param maxCasesPerEntity an entity of more live cases joins none of them
   */
  public record Params(int maxCasesPerEntity) implements Serializable {
    public Params {
      Require.that(
          maxCasesPerEntity >= 2, "maxCasesPerEntity is %s; want 2 or more", maxCasesPerEntity);
    }
  }

  private final Params params;

  public CaseCampaign(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "case-campaign";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.CASE_ENTITY),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.CASE_CAMPAIGN;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH RECURSIVE live AS (
          SELECT case_id FROM case_state WHERE status <> 'withdrawn'
        ), guarded AS (
          SELECT DISTINCT entity_kind, entity FROM protected_entity
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), tie AS (
          SELECT entity_kind, entity, min(case_id) AS root, list(DISTINCT case_id) AS members
          FROM case_entity
          SEMI JOIN live USING (case_id)
          ANTI JOIN guarded USING (entity_kind, entity)
          WHERE entity_kind IN ('number', 'account', 'device', 'domain', 'app', 'chat_group')
          GROUP BY entity_kind, entity
          HAVING count(DISTINCT case_id) BETWEEN 2 AND %2$d
        ), spoke AS (
          SELECT DISTINCT root, unnest(members) AS member FROM tie
        ), link AS (
          SELECT root AS a, member AS b FROM spoke WHERE root <> member
          UNION
          SELECT member, root FROM spoke WHERE root <> member
        ), label(case_id, campaign) USING KEY (case_id) AS (
          SELECT case_id, case_id FROM live
          UNION
          SELECT link.b, min(fresh.campaign)
          FROM label AS fresh
          JOIN link ON link.a = fresh.case_id
          JOIN recurring.label AS known ON known.case_id = link.b
          WHERE fresh.campaign < known.campaign
          GROUP BY link.b
        )
        SELECT case_id, campaign FROM label
        """
        .formatted(asOf.sqlDate(), params.maxCasesPerEntity());
  }
}
