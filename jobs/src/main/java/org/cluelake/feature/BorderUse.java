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
 * Whether the numbers of persons are used at home, in the cells of a border section the ministry
 * lists or not, or abroad; a carried state.
 *
 * <p>A section is a stretch of border by its cells, not a county, and only the yes or no is kept. A
 * use at home ends whatever was abroad before it, so a phone that picks up a mast across the border
 * and is back at home within the day has not left. A re-issued number begins anew.
 */
public final class BorderUse implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/border-use.yaml}.
   *
   * @param memoryDays a number not used for this many days is forgotten
   */
  public record Params(int memoryDays) implements Serializable {
    public Params {
      Require.that(memoryDays >= 30, "memoryDays is %s; want 30 or more", memoryDays);
    }
  }

  private final Params params;

  public BorderUse(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "border-use";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.TELECOM_CALL),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.latest(Tables.RISK_PLACE),
        Read.before(Tables.BORDER_USE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.TELECOM_CALL), Read.before(Tables.BORDER_USE));
  }

  @Override
  public TableContract writes() {
    return Tables.BORDER_USE;
  }

  // Unanswered calls to a phone say nothing of where it is.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH section AS (
          SELECT DISTINCT cell_prefix FROM risk_place
          WHERE kind = 'border_section' AND cell_prefix IS NOT NULL
            AND valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), placed AS (
          SELECT cell, bool_or(starts_with(cell, cell_prefix)) AS at_border
          FROM (SELECT DISTINCT cell FROM telecom_call
                WHERE cell IS NOT NULL AND roaming_country IS NULL)
          CROSS JOIN section
          GROUP BY cell
        ), leg AS (
          SELECT c.number, s.holder AS person, c.started_at AS moment,
                 c.roaming_country IS NOT NULL AS is_abroad,
                 coalesce(p.at_border, false) AS at_border
          FROM telecom_call c
          JOIN subscriber_state s ON s.number = c.number
          LEFT JOIN placed p ON p.cell = c.cell
          WHERE s.holder_kind = 'person' AND s.valid_from <= c.started_at::DATE
            AND (c.answered OR c.direction = 'MO')
            AND (c.roaming_country IS NOT NULL OR c.cell IS NOT NULL)
        ), home AS (
          SELECT number, max({'moment': moment, 'at_border': at_border}) AS latest,
                 bool_or(at_border) AS border, bool_or(NOT at_border) AS elsewhere
          FROM leg WHERE NOT is_abroad GROUP BY number
        ), abroad AS (
          SELECT l.number, min(l.moment) AS first_at, max(l.moment) AS last_at
          FROM leg l
          LEFT JOIN home h USING (number)
          WHERE l.is_abroad AND (h.number IS NULL OR l.moment > h.latest.moment)
          GROUP BY l.number
        ), tonight AS (
          SELECT number, person FROM leg GROUP BY number, person
        ), held AS (
          SELECT b.*
          FROM border_use_before b
          JOIN subscriber_state s ON s.number = b.number
          WHERE s.holder = b.person AND s.valid_from <= b.known_on
        ), use AS (
          SELECT coalesce(t.number, b.number) AS number, coalesce(t.person, b.person) AS person,
                 coalesce(b.known_on, %1$s) AS known_on,
                 coalesce(b.border_days, 0) + coalesce(h.border, false)::INTEGER AS border_days,
                 coalesce(b.elsewhere_days, 0) + coalesce(h.elsewhere, false)::INTEGER
                   AS elsewhere_days,
                 coalesce(h.latest.moment, b.last_home_at) AS last_home_at,
                 coalesce(h.latest.at_border, b.was_at_border, false) AS was_at_border,
                 CASE WHEN h.number IS NULL THEN coalesce(b.roaming_days, 0) ELSE 0 END
                   + (a.number IS NOT NULL)::INTEGER AS roaming_days,
                 CASE WHEN h.number IS NULL THEN coalesce(b.first_roaming_at, a.first_at)
                      ELSE a.first_at END AS first_roaming_at,
                 CASE WHEN h.number IS NULL THEN coalesce(a.last_at, b.last_roaming_at)
                      ELSE a.last_at END AS last_roaming_at
          FROM tonight t
          FULL JOIN held b ON b.number = t.number
          LEFT JOIN home h ON h.number = t.number
          LEFT JOIN abroad a ON a.number = t.number
        )
        SELECT number, person, known_on, border_days::INTEGER AS border_days,
               elsewhere_days::INTEGER AS elsewhere_days, last_home_at, was_at_border,
               roaming_days::INTEGER AS roaming_days, first_roaming_at, last_roaming_at
        FROM use
        WHERE greatest(last_home_at, last_roaming_at) >= %2$s - to_days(%3$d)
        """
        .formatted(asOf.sqlDate(), asOf.sqlCutOff(), params.memoryDays());
  }
}
