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
 * The campaign of every live case: the cases tied, directly or through others, by links that are
 * strong enough together, named by the smallest case number among them.
 *
 * <p>What links cases, and how much, {@link CaseLink} says: hubs link nothing, and a popular app
 * alone ties none. Labels spread along the ties until none changes.
 */
public final class CaseCampaign implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * What ties two cases, from {@code conf/features/case-campaign.yaml}.
   *
   * @param minWeight least strength of all that two cases share, in thousandths
   */
  public record Params(int minWeight) implements Serializable {
    public Params {
      Require.that(minWeight >= 1, "minWeight is %s; want 1 or more", minWeight);
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
    return List.of(Read.today(Tables.CASE_STATE), Read.today(Tables.CASE_LINK));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.CASE_STATE));
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
        ), tie AS (
          SELECT case_id, other_case FROM case_link
          GROUP BY case_id, other_case HAVING sum(weight) >= %d
        ), link AS (
          SELECT case_id AS a, other_case AS b FROM tie
          UNION
          SELECT other_case, case_id FROM tie
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
        .formatted(params.minWeight());
  }
}
