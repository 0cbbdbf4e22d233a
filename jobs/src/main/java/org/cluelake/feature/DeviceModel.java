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
 * Whether a device model is a handset of people or a module of things, told by whose cards are in
 * it: no list of models is needed, and none can be out of date.
 */
public final class DeviceModel implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Window, from {@code conf/features/device-model.yaml}.
   *
   * @param days nights of use, tonight's included
   */
  public record Params(int days) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
    }
  }

  private final Params params;

  public DeviceModel(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "device-model";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.CARD_DEVICE_DAY, params.days()),
        Read.window(Tables.IOT_DAY, params.days()),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.DEVICE_MODEL;
  }

  // A number lies in one bucket, so that counts of numbers add up.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "model",
            """
            WITH used AS (
              SELECT number, type_allocation_code FROM card_device_day
              WHERE type_allocation_code IS NOT NULL
              UNION
              SELECT number, type_allocation_code FROM iot_day
              WHERE type_allocation_code IS NOT NULL
            ), thing AS (
              SELECT DISTINCT number FROM iot_day WHERE plan IS NOT NULL
            ), card AS (
              SELECT u.type_allocation_code, s.holder_kind = 'person' AS is_person,
                     coalesce(s.card_kind = 'iot' OR s.number_class = 'iot', false)
                       OR t.number IS NOT NULL AS is_iot
              FROM used u
              LEFT JOIN thing t USING (number)
              LEFT JOIN subscriber_state s USING (number)
            )
            SELECT type_allocation_code, count(*) FILTER (is_person AND NOT is_iot) AS person_cards,
                   count(*) FILTER (is_iot) AS iot_cards
            FROM card
            GROUP BY type_allocation_code
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT type_allocation_code, sum(person_cards)::BIGINT AS person_cards,
               sum(iot_cards)::BIGINT AS iot_cards
        FROM model GROUP BY type_allocation_code
        """;
  }
}
