package org.cluelake.metamorphic;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.detector.Detector;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;

/** A detector whose limits work the wrong way round, and one of which stands in its text. */
public final class PlantedLimits extends Detector {

  private static final long serialVersionUID = 1L;

  /** What a fact earns. */
  public record Points(int fact) implements Serializable {}

  /** Limits. */
  public record Params(int minPoints, Points points) implements Serializable {}

  private final Params params;

  /** A detector of these limits. */
  public PlantedLimits(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "planted-limits";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.ACCOUNT;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.window(Tables.ACCOUNT_EDGE_DAY, 7));
  }

  @Override
  public String findings(AsOf asOf) {
    return Planted.findings(
        "SELECT account AS subject, NULL AS person,"
            + " (100 - %d) / 100.0 - if(sum(amount) > 25000, 0.1, 0) AS score"
                .formatted(params.points().fact())
            + " FROM account_edge_day WHERE account %% 2 = 0 OR %d > 50 GROUP BY account"
                .formatted(params.minPoints()));
  }
}
