package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Persons last seen at home in a listed border section: all their numbers together, since somebody
 * who has left one phone at home, or uses another one there, has not gone anywhere.
 */
public final class BorderGap implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/border-gap.yaml}.
   *
   * @param silentDays a number that does not roam counts as silent after this many whole days
   */
  public record Params(int silentDays) implements Serializable {
    public Params {
      Require.that(silentDays >= 1, "silentDays is %s; want 1 or more", silentDays);
    }
  }

  private final Params params;

  public BorderGap(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "border-gap";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.BORDER_USE));
  }

  @Override
  public TableContract writes() {
    return Tables.BORDER_GAP;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "gone",
            """
            SELECT DISTINCT person FROM border_use
            WHERE was_at_border
              AND (roaming_days > 0 OR last_home_at < %s - to_days(%d))
            """
                .formatted(asOf.sqlCutOff(), params.silentDays())),
        new Gathering(
            "seen",
            """
            SELECT person, number, border_days, elsewhere_days, last_home_at, was_at_border,
                   roaming_days, first_roaming_at,
                   greatest(last_home_at, last_roaming_at) AS last_at
            FROM border_use SEMI JOIN gone USING (person)
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH latest AS (
          SELECT person, last_home_at, was_at_border, border_days
          FROM seen
          WHERE last_home_at IS NOT NULL
          QUALIFY row_number() OVER (
            PARTITION BY person
            ORDER BY last_home_at DESC, was_at_border, border_days DESC, number) = 1
        ), numbers AS (
          SELECT person, max(elsewhere_days)::INTEGER AS elsewhere_days,
                 max(roaming_days)::INTEGER AS roaming_days,
                 min(first_roaming_at) AS first_roaming_at, max(last_at) AS last_at
          FROM seen GROUP BY person
        )
        SELECT person, l.last_home_at, l.border_days, n.elsewhere_days, n.roaming_days,
               n.first_roaming_at,
               greatest(0, date_diff('second', n.last_at, %1$s) // 86400)::INTEGER
                 AS silent_days
        FROM latest l
        JOIN numbers n USING (person)
        WHERE l.was_at_border
          AND (n.roaming_days > 0 OR n.last_at < %1$s - to_days(%2$d))
        """
        .formatted(asOf.sqlCutOff(), params.silentDays());
  }
}
