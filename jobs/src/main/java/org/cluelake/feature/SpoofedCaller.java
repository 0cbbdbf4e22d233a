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
 * Callers from abroad under a number that cannot be abroad: protected and service numbers, numbers
 * nobody holds, and subscribers who were at home. The exchange from callers to called numbers.
 *
 * <p>A subscriber was at home where the own line was in use there near the call on one of the
 * nights. Without that it is unseen: a disguise or a traveller whose records have not come, and
 * nothing here can tell which.
 *
 * <p>Left out: subscribers seen roaming around those days, and numbers whose present holder is so
 * new that the call may still have been routed as before (portability).
 */
public final class SpoofedCaller implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/spoofed-caller.yaml}.
   *
   * @param days nights of calls looked at, tonight included
   * @param roamingDays nights of roaming looked at, tonight included
   * @param settledDays days a number must have had its holder before it can be called spoofed
   */
  public record Params(int days, int roamingDays, int settledDays) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          roamingDays >= days, "roamingDays is %s; want days %s or more", roamingDays, days);
      Require.that(settledDays >= 0, "settledDays is %s; want 0 or more", settledDays);
    }
  }

  private final Params params;

  public SpoofedCaller(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "spoofed-caller";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.INBOUND_ABROAD_DAY, params.days()),
        Read.window(Tables.HOME_SIGHTING_DAY, params.days()),
        Read.window(Tables.ROAMING_DAY, params.roamingDays()),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.SPOOFED_CALLER;
  }

  // What the caller's own file cannot change is decided before it is asked for.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "call",
            """
            WITH call AS (
              SELECT number, caller, min(caller_class) AS caller_class,
                     sum(calls)::INTEGER AS calls, sum(answered)::INTEGER AS answered,
                     sum(talk_s)::BIGINT AS talk_s, max(longest_s) AS longest_s,
                     bool_or(is_altered) AS is_altered, max(last_at) AS last_at
              FROM inbound_abroad_day GROUP BY number, caller
            )
            SELECT * EXCLUDE (caller_class),
                   CASE WHEN caller IN (SELECT entity FROM protected_entity
                                        WHERE entity_kind = 'number' AND valid_from <= %1$s
                                          AND (valid_to IS NULL OR valid_to >= %1$s))
                          THEN 'protected'
                        WHEN caller_class IN ('service_95', 'service_400', 'short_code')
                          THEN 'service' END AS known_kind
            FROM call
            WHERE known_kind IS NOT NULL OR caller NOT IN (SELECT number FROM roaming_day)
            """
                .formatted(asOf.sqlDate())),
        new Gathering(
            "holder",
            """
            SELECT number AS caller, valid_from, status <> 'closed' AS is_held,
                   holder_kind = 'enterprise' AS is_enterprise
            FROM subscriber_state
            WHERE number IN (SELECT caller FROM call WHERE known_kind IS NULL)
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT c.number, caller,
               CASE WHEN c.known_kind IS NOT NULL THEN c.known_kind
                    WHEN h.is_held AND h.is_enterprise THEN 'enterprise'
                    WHEN h.is_held AND s.caller IS NOT NULL THEN 'at_home'
                    WHEN h.is_held THEN 'unseen'
                    ELSE 'unallocated' END AS kind,
               c.calls, c.answered, c.talk_s, c.longest_s, c.is_altered, c.last_at
        FROM call c
        LEFT JOIN holder h USING (caller)
        LEFT JOIN (SELECT DISTINCT number, caller FROM home_sighting_day) s USING (number, caller)
        WHERE c.known_kind IS NOT NULL OR h.valid_from IS NULL OR h.valid_from <= %s - %d
        """
        .formatted(asOf.sqlDate(), params.settledDays());
  }
}
