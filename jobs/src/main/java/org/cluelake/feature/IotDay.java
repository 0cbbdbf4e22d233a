package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * The day of an IoT card: the operator's own counts beside its calls and messages with people.
 *
 * <p>People have mobile, virtual operators' and overseas numbers; services, fixed lines, other
 * things and message platforms are what devices report to. A card of an IoT number that talked with
 * people but is in no file of the operator has a row too: what it was sold for is not known.
 */
public final class IotDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  private static final String OF_A_PERSON =
      "other_class IN ('mobile', 'virtual_operator', 'overseas')";

  @Override
  public String id() {
    return "iot-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.TELECOM_IOT),
        Read.today(Tables.CALL_EDGE_DAY),
        Read.today(Tables.SMS_LEG),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.IOT_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH card AS (
          SELECT number FROM telecom_iot
          UNION
          SELECT number FROM subscriber_state WHERE number_class = 'iot' OR card_kind = 'iot'
        ), talk AS (
          SELECT number, sum(out_answered + in_answered)::INTEGER AS person_calls,
                 sum(talk_s)::BIGINT AS person_talk_s, count(*)::INTEGER AS people_called,
                 max(last_at) AS last_at
          FROM call_edge_day SEMI JOIN card USING (number)
          WHERE %2$s AND out_answered + in_answered > 0
          GROUP BY number
        ), letter AS (
          SELECT number, count(*)::INTEGER AS person_messages,
                 count(DISTINCT other)::INTEGER AS people_written, max(sent_at) AS last_at
          FROM sms_leg SEMI JOIN card USING (number)
          WHERE %2$s AND delivered AND platform IS NULL
          GROUP BY number
        ), met AS (
          SELECT number, %1$s AS used_on, t.person_calls, t.person_talk_s, t.people_called,
                 l.person_messages, l.people_written,
                 greatest(t.last_at, l.last_at) AS last_at
          FROM talk t FULL JOIN letter l USING (number)
        )
        SELECT number, used_on, i.plan, i.industry, i.sold_voice, i.sold_sms, i.voice_whitelisted,
               coalesce(i.outside_fence, false) AS outside_fence, i.imei, i.type_allocation_code,
               coalesce(i.data_kb, 0) AS data_kb, coalesce(i.web_kb, 0) AS web_kb,
               coalesce(m.person_calls, 0) AS person_calls,
               coalesce(m.person_talk_s, 0) AS person_talk_s,
               coalesce(m.people_called, 0) AS people_called,
               coalesce(m.person_messages, 0) AS person_messages,
               coalesce(m.people_written, 0) AS people_written, m.last_at
        FROM telecom_iot i FULL JOIN met m USING (number, used_on)
        """
        .formatted(asOf.sqlDate(), OF_A_PERSON);
  }
}
