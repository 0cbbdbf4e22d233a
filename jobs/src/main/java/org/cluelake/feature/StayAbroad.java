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
 * Who is abroad since when, and who has come back lately; a carried state made of crossings.
 *
 * <p>An exit begins a stay, the next entry ends it. An exit after an exit says that an entry is
 * missing: the earlier stay ended nobody knows when, so it is dropped. A late delivery of a
 * crossing between two known ones mends them.
 */
public final class StayAbroad implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * How long stays are remembered, from {@code conf/features/stay-abroad.yaml}.
   *
   * @param returnedDays days after the return
   * @param abroadDays days after an exit without any return; older ones are gaps in the data
   */
  public record Params(int returnedDays, int abroadDays) implements Serializable {
    public Params {
      Require.that(returnedDays >= 7, "returnedDays is %s; want 7 or more", returnedDays);
      Require.that(
          abroadDays > returnedDays,
          "abroadDays is %s; want more than returnedDays %s",
          abroadDays,
          returnedDays);
    }
  }

  private final Params params;

  public StayAbroad(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "stay-abroad";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.PERSON_CROSSING), Read.before(Tables.STAY_ABROAD));
  }

  @Override
  public TableContract writes() {
    return Tables.STAY_ABROAD;
  }

  // Crossings of one person, instant and direction are one; an entry of the same instant as an
  // exit comes first, as it ends the stay before.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH crossing AS (
          SELECT person, "at", direction,
                 {'port': port, 'country': country, 'transport': transport, 'purpose': purpose,
                  'party': party} AS trip
          FROM person_crossing
          WHERE "at" < %1$s
          UNION ALL
          SELECT person, left_at, 'exit',
                 {'port': port, 'country': country, 'transport': transport, 'purpose': purpose,
                  'party': party}
          FROM stay_abroad_before
          UNION ALL
          SELECT person, returned_at, 'entry', NULL
          FROM stay_abroad_before WHERE returned_at IS NOT NULL
        ), passage AS (
          SELECT person, "at", direction, min(trip) AS trip
          FROM crossing GROUP BY person, "at", direction
        ), stay AS (
          SELECT person, "at" AS left_at, direction, trip,
                 lead(direction) OVER later AS next_direction, lead("at") OVER later AS next_at
          FROM passage
          WINDOW later AS (PARTITION BY person ORDER BY "at", direction)
        ), ended AS (
          SELECT person, left_at, next_at AS returned_at, trip
          FROM stay
          WHERE direction = 'exit' AND coalesce(next_direction, 'entry') = 'entry'
        )
        SELECT person, left_at, returned_at, trip.port AS port, trip.country AS country,
               trip.transport AS transport, trip.purpose AS purpose, trip.party AS party
        FROM ended
        WHERE CASE WHEN returned_at IS NULL THEN left_at >= %1$s - to_days(%3$d)
                   ELSE returned_at >= %1$s - to_days(%2$d) END
        """
        .formatted(asOf.sqlCutOff(), params.returnedDays(), params.abroadDays());
  }
}
