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
 * What the public reported lately, and by how many.
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
    return List.of(Read.window(Tables.PUBLIC_REPORT, params.days()));
  }

  @Override
  public TableContract writes() {
    return Tables.REPORTED_ENTITY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT entity_kind, entity, count(DISTINCT report_id)::INTEGER AS reports,
               count(DISTINCT coalesce(reporter, -1))::INTEGER AS reporters,
               count(DISTINCT channel)::INTEGER AS channels,
               min(reported_at) AS first_at, max(reported_at) AS last_at
        FROM public_report
        GROUP BY entity_kind, entity
        """;
  }
}
