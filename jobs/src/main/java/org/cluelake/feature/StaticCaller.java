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
 * Numbers that called often on the day and hardly moved, with what tells a rack of cards from a
 * phone: the cell they stand in, the device's model, since when the holder has the card, whether
 * anybody calls or writes back. Few, so one table holds them all.
 */
public final class StaticCaller implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Limits, from {@code conf/features/static-caller.yaml}.
   *
   * @param minAttempts outgoing attempts of the day from which a number is kept
   * @param maxCells serving cells of the day up to which a number stands still
   */
  public record Params(int minAttempts, int maxCells) implements Serializable {
    public Params {
      Require.that(minAttempts >= 1, "minAttempts is %s; want 1 or more", minAttempts);
      Require.that(maxCells >= 1, "maxCells is %s; want 1 or more", maxCells);
    }
  }

  private final Params params;

  public StaticCaller(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "static-caller";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.NUMBER_DAY),
        Read.today(Tables.TELECOM_CALL),
        Read.today(Tables.SMS_LEG),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.NUMBER_DAY));
  }

  @Override
  public TableContract writes() {
    return Tables.STATIC_CALLER;
  }

  // A leg lies in its number's bucket alone, so each number is written once.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH caller AS (
          SELECT * FROM number_day WHERE attempts >= %1$d AND cells BETWEEN 1 AND %2$d
        ), leg AS (
          SELECT number, cell, type_allocation_code, started_at
          FROM telecom_call SEMI JOIN caller USING (number)
        ), stand AS (
          SELECT number, cell, count(*) AS calls, max(max(started_at)) OVER (PARTITION BY number)
                   AS last_at
          FROM leg
          WHERE cell IS NOT NULL
          GROUP BY number, cell
          QUALIFY row_number() OVER (PARTITION BY number ORDER BY calls DESC, cell) = 1
        ), model AS (
          SELECT number, type_allocation_code, count(*) AS calls
          FROM leg
          WHERE type_allocation_code IS NOT NULL
          GROUP BY number, type_allocation_code
          QUALIFY row_number()
            OVER (PARTITION BY number ORDER BY calls DESC, type_allocation_code) = 1
        ), written AS (
          SELECT number, count(*) AS messages_in
          FROM sms_leg SEMI JOIN caller USING (number)
          WHERE direction = 'in' AND delivered
          GROUP BY number
        )
        SELECT c.number, p.cell, m.type_allocation_code, s.card_kind, s.holder_kind, s.holder,
               s.valid_from, c.attempts, c.answered, c.callees, c.in_calls, c.cells,
               coalesce(w.messages_in, 0)::INTEGER AS messages_in, p.last_at
        FROM caller c
        JOIN stand p ON p.number = c.number
        LEFT JOIN model m ON m.number = c.number
        LEFT JOIN written w ON w.number = c.number
        LEFT JOIN subscriber_state s ON s.number = c.number
        """
        .formatted(params.minAttempts(), params.maxCells());
  }
}
