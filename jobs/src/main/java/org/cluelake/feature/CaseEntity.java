package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Every entity a case ever involved, with the part it played.
 *
 * <p>A repeated delivery keeps the first night it was known and the earliest use; the layer is as
 * last delivered.
 */
public final class CaseEntity implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "case-entity";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.POLICE_INVOLVEMENT), Read.before(Tables.CASE_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.CASE_ENTITY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH involvement AS (
          SELECT case_id, entity_kind, entity, role, layer, first_used_at, biz_date AS known_on,
                 biz_date
          FROM police_involvement
          UNION ALL
          SELECT case_id, entity_kind, entity, role, layer, first_used_at, known_on, biz_date
          FROM case_entity_before
        )
        SELECT case_id, entity_kind, entity, role,
               arg_max(layer, {'night': biz_date, 'nearest': -layer}) AS layer,
               min(first_used_at) AS first_used_at, min(known_on) AS known_on
        FROM involvement
        GROUP BY case_id, entity_kind, entity, role
        """;
  }
}
