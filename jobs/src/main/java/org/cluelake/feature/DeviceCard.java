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
 * Devices in which many cards were used, and cards used in many devices: the exchange from numbers
 * to devices. Uses from before a card's present holder are left out.
 */
public final class DeviceCard implements GatherStep {

  private static final long serialVersionUID = 1L;

  private static final String USED =
      """
      WITH used AS (
        SELECT d.imei, d.number, d.biz_date, d.calls, d.last_at, s.holder, s.valid_from
        FROM card_device_day d LEFT JOIN subscriber_state s USING (number)
        WHERE s.valid_from IS NULL OR d.biz_date >= s.valid_from
      ), card AS (
        SELECT number, count(DISTINCT imei)::INTEGER AS devices FROM used GROUP BY number
      )
      """;

  /**
   * Settings, from {@code conf/features/device-card.yaml}.
   *
   * @param days nights of use, tonight's included
   * @param minCards cards of a device from which it is kept
   * @param minDevices devices of a card from which it is kept
   * @param youngDays days with its holder up to which a card is young
   * @param passingCalls attempts up to which a card only passed through a device
   */
  public record Params(int days, int minCards, int minDevices, int youngDays, int passingCalls)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          minCards >= 3, "minCards is %s; want 3 or more, phones hold two cards", minCards);
      Require.that(minDevices >= 2, "minDevices is %s; want 2 or more", minDevices);
      Require.that(youngDays >= 1, "youngDays is %s; want 1 or more", youngDays);
      Require.that(passingCalls >= 1, "passingCalls is %s; want 1 or more", passingCalls);
    }
  }

  private final Params params;

  public DeviceCard(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "device-card";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.CARD_DEVICE_DAY, params.days()), Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.DEVICE_CARD;
  }

  // A number lies in one bucket, so its devices are counted there; the cards of a device add up.
  // Most devices hold a card or two, so that only a count of each travels, and then the pairs of
  // those that are kept.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "seen",
            USED
                + """
                SELECT imei, count(*)::INTEGER AS cards, max(devices) AS most_devices
                FROM (SELECT DISTINCT imei, number FROM used) JOIN card USING (number)
                GROUP BY imei
                """),
        new Gathering(
            "pair",
            USED
                + """
                , device AS (
                  SELECT imei FROM seen SEMI JOIN used USING (imei)
                  GROUP BY imei HAVING sum(cards) >= %d OR max(most_devices) >= %d
                )
                SELECT imei, number, list(DISTINCT biz_date ORDER BY biz_date) AS used_on,
                       sum(calls)::INTEGER AS calls, max(last_at) AS last_at,
                       max(holder) AS holder, max(valid_from) AS valid_from,
                       max(devices) AS devices
                FROM used SEMI JOIN device USING (imei) JOIN card USING (number)
                GROUP BY imei, number
                """
                    .formatted(params.minCards(), params.minDevices())));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH device AS (
          SELECT imei, count(*)::INTEGER AS cards, count(DISTINCT holder)::INTEGER AS holders,
                 count(*) FILTER (valid_from >= %1$s - %2$d)::INTEGER AS young_cards,
                 count(*) FILTER (len(used_on) = 1 AND calls <= %3$d AND devices > 1)::INTEGER
                   AS passing_cards
          FROM pair GROUP BY imei
        ), daily AS (
          SELECT imei, max(cards)::INTEGER AS cards_a_day
          FROM (SELECT imei, day, count(*) AS cards
                FROM (SELECT imei, unnest(used_on) AS day FROM pair) GROUP BY imei, day)
          GROUP BY imei
        )
        SELECT imei, p.number, len(p.used_on)::INTEGER AS days, p.calls, d.cards, t.cards_a_day,
               p.devices, d.holders, d.young_cards, d.passing_cards, p.last_at
        FROM pair p JOIN device d USING (imei) JOIN daily t USING (imei)
        WHERE d.cards >= %4$d OR p.devices >= %5$d
        """
        .formatted(
            asOf.sqlDate(),
            params.youngDays(),
            params.passingCalls(),
            params.minCards(),
            params.minDevices());
  }
}
