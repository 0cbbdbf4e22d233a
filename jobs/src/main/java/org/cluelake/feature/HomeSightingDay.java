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
 * Callers from abroad whose own line was in use at home near the call, which no traveller's can be.
 *
 * <p>That a subscriber was not seen roaming says little: the networks of other countries send their
 * records days late or never, and who rests in the first days of a journey has none. A leg on a
 * cell at home within hours of the call is a fact of its own. The records of the same business day
 * are looked at, so a caller who rang just before its end may stay unseen.
 */
public final class HomeSightingDay implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/home-sighting-day.yaml}.
   *
   * @param hours hours between a leg at home and a call within which the caller was not abroad
   */
  public record Params(int hours) implements Serializable {
    public Params {
      Require.that(hours >= 1 && hours <= 24, "hours is %s; want 1 to 24", hours);
    }
  }

  private final Params params;

  public HomeSightingDay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "home-sighting-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.INBOUND_ABROAD_DAY), Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.INBOUND_ABROAD_DAY));
  }

  @Override
  public TableContract writes() {
    return Tables.HOME_SIGHTING_DAY;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering("called", "SELECT number, caller, last_at FROM inbound_abroad_day"),
        new Gathering(
            "sighting",
            """
            SELECT c.number, c.caller,
                   min(abs(date_diff('second', c.last_at, t.started_at))) AS gap_s
            FROM telecom_call t JOIN called c ON c.caller = t.number
            WHERE t.roaming_country IS NULL AND t.cell IS NOT NULL
            GROUP BY c.number, c.caller
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number, caller, gap_s FROM sighting WHERE gap_s <= %d
        """
        .formatted(params.hours() * 3600);
  }
}
