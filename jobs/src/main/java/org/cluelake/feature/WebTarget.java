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
 * How many numbers hit each name of the block lists, and how many of them engaged with it: the
 * exchange from numbers to names. A name that a large share of all numbers hits is a delivery
 * network or a store, whatever a case says, and so is one that many engage with while few of them
 * report a fraud.
 */
public final class WebTarget implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Window, from {@code conf/features/web-target.yaml}.
   *
   * @param days nights of hits, tonight's included
   * @param engagedVisits minutes with visits from which a number is engaged with a name
   * @param engagedDays days they lie on; an install, a registration or a code is enough by itself
   */
  public record Params(int days, int engagedVisits, int engagedDays) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(engagedVisits >= 2, "engagedVisits is %s; want 2 or more", engagedVisits);
      Require.that(
          engagedDays >= 1 && engagedDays <= days,
          "engagedDays is %s; want 1 to days %s",
          engagedDays,
          days);
    }
  }

  private final Params params;

  public WebTarget(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "web-target";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.window(Tables.WEB_DAY, params.days()), Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.WEB_TARGET;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "hit",
            """
            SELECT target_kind, target, count(*) AS numbers,
                   count(*) FILTER (done > 0 OR (visits >= %d AND days >= %d)) AS engaged
            FROM (
              SELECT target_kind, target, number, sum(visits) AS visits,
                     count(DISTINCT biz_date) AS days, sum(installs + registers + codes) AS done
              FROM web_day GROUP BY target_kind, target, number)
            GROUP BY target_kind, target
            """
                .formatted(params.engagedVisits(), params.engagedDays())),
        new Gathering(
            "subscriber",
            """
            SELECT count(*) AS subscribers FROM subscriber_state
            WHERE status = 'active' AND card_kind <> 'iot'
            """));
  }

  // A number lies in one bucket, so that counts of numbers add up.
  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT target_kind, target, sum(numbers)::BIGINT AS numbers,
               (SELECT sum(subscribers)::BIGINT FROM subscriber) AS subscribers,
               sum(engaged)::BIGINT AS engaged
        FROM hit GROUP BY target_kind, target
        """;
  }
}
