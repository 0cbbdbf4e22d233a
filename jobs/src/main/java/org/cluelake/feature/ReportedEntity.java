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
 * What the public reported lately, by how many, and how many of them claim a fraud.
 *
 * <p>The one reader of the reports: distinct reporters of a window cannot be merged from days
 * without their tokens, and no table above clean may hold these, so the window is read whole.
 * Reports are few beside calls.
 */
public final class ReportedEntity implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * How long a report counts, from {@code conf/features/reported-entity.yaml}.
   *
   * @param days nights of reports, tonight's included
   */
  public record Params(int days) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
    }
  }

  private final Params params;

  public ReportedEntity(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "reported-entity";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.PUBLIC_REPORT, params.days()), Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.PUBLIC_REPORT, params.days()));
  }

  @Override
  public TableContract writes() {
    return Tables.REPORTED_ENTITY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH claim AS (
          SELECT entity_kind, entity, claimed_type,
                 count(DISTINCT coalesce(reporter, -1)) AS claimants
          FROM public_report
          WHERE claimed_type NOT IN ('other', 'unknown')
          GROUP BY entity_kind, entity, claimed_type
        ), claimed AS (
          SELECT entity_kind, entity,
                 arg_min(claimed_type, {'fewer': -claimants, 'name': claimed_type})
                   AS claimed_class
          FROM claim GROUP BY entity_kind, entity
        ), guarded AS (
          SELECT DISTINCT entity_kind, entity FROM protected_entity
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), reported AS (
          SELECT entity_kind, entity, count(DISTINCT report_id)::INTEGER AS reports,
                 count(DISTINCT coalesce(reporter, -1))::INTEGER AS reporters,
                 count(DISTINCT channel)::INTEGER AS channels,
                 min(reported_at) AS first_at, max(reported_at) AS last_at,
                 (count(DISTINCT coalesce(reporter, -1))
                    FILTER (claimed_type NOT IN ('other', 'unknown')))::INTEGER AS claimants,
                 (count(DISTINCT reported_at::DATE)
                    FILTER (claimed_type NOT IN ('other', 'unknown')))::INTEGER AS claim_days
          FROM public_report
          GROUP BY entity_kind, entity
        )
        SELECT r.entity_kind, r.entity, r.reports, r.reporters, r.channels, r.first_at, r.last_at,
               r.claimants, r.claim_days, c.claimed_class, g.entity IS NOT NULL AS is_protected
        FROM reported r
        LEFT JOIN claimed c USING (entity_kind, entity)
        LEFT JOIN guarded g USING (entity_kind, entity)
        """
        .formatted(asOf.sqlDate());
  }
}
