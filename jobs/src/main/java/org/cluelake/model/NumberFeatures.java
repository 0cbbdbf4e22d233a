package org.cluelake.model;

import static org.cluelake.model.NightFeature.daysBetween;
import static org.cluelake.model.NightFeature.daysSince;
import static org.cluelake.model.NightFeature.distinct;
import static org.cluelake.model.NightFeature.is;
import static org.cluelake.model.NightFeature.most;
import static org.cluelake.model.NightFeature.nights;
import static org.cluelake.model.NightFeature.sum;
import static org.cluelake.model.NightFeature.tonight;
import static org.cluelake.model.NightFeature.value;

import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;

/**
 * What a night knows of a number's behaviour. Neither cases nor lists nor reports are among it: a
 * score that knew them could not be held against them as an independent fact.
 */
final class NumberFeatures {

  private static final int WEEK = 7;

  private static final Read DAY = Read.window(Tables.NUMBER_DAY, WEEK);
  private static final Read HOUR = Read.window(Tables.NUMBER_HOUR, WEEK);
  private static final Read STATE = Read.today(Tables.SUBSCRIBER_STATE);
  private static final Read ACTIVITY = Read.today(Tables.NUMBER_ACTIVITY);
  private static final Read TRUNK = Read.window(Tables.NUMBER_ORIGIN_DAY, WEEK);
  private static final Read DEVICE = Read.window(Tables.CARD_DEVICE_DAY, WEEK);
  private static final Read RACK = Read.today(Tables.DEVICE_CARD);
  private static final Read CALLED = Read.today(Tables.CALLED_TRAITS);
  private static final Read FORWARD = Read.window(Tables.FORWARD_DAY, WEEK);
  private static final Read MESSAGE = Read.window(Tables.MESSAGE_TEMPLATE_DAY, WEEK);
  private static final Read THINGS = Read.window(Tables.IOT_DAY, WEEK);

  /** All of them. */
  static final List<NightFeature> ALL =
      List.of(
          sum("calls_out", DAY, "attempts", "calls made in 7 days"),
          tonight("calls_out_today", DAY, "attempts", "calls made that day"),
          most("calls_out_busiest_day", DAY, "attempts", "calls on its busiest day"),
          nights("days_with_calls", DAY, "days with calls in a week"),
          sum("answered_out", DAY, "answered", "calls made that were answered"),
          sum("short_out", DAY, "short", "answered calls of 15 seconds or less"),
          sum("called", DAY, "callees", "numbers called, day by day"),
          sum("called_once", DAY, "callees_once", "numbers called just once a day"),
          sum("called_back", DAY, "callees_back", "called numbers that called back"),
          sum("calls_in", DAY, "in_calls", "calls received in 7 days"),
          sum("answered_in", DAY, "in_answered", "calls received and answered"),
          sum("callers", DAY, "callers", "numbers that called it"),
          sum("talk_out", DAY, "talk_out_s", "seconds talked in calls made"),
          most("cells", DAY, "cells", "cells called from on one day"),
          most("handsets", DAY, "handsets", "handsets on one day"),
          most("hours_a_day", DAY, "active_hours", "hours with calls on one day"),
          most("calls_busiest_hour", HOUR, "attempts", "calls in its busiest hour"),
          daysSince("days_open", STATE, "opened_on", "days since the card was opened"),
          daysSince("days_held", STATE, "valid_from", "days with its present holder"),
          value(
              "is_virtual",
              STATE,
              "is_virtual_operator",
              "whether it is sold by a virtual operator"),
          is(
              "is_enterprise",
              STATE,
              "holder_kind",
              "enterprise",
              "whether it is held by an enterprise"),
          is("is_iot", STATE, "card_kind", "iot", "whether it is sold for a device"),
          is(
              "opened_by_agent",
              STATE,
              "opened_channel",
              "agent",
              "whether it is opened by an agent"),
          is("opened_in_bulk", STATE, "opened_channel", "bulk", "whether it is opened in bulk"),
          daysSince("days_in_device", ACTIVITY, "device_since", "days in its present device"),
          daysSince("days_of_run", ACTIVITY, "run_started_on", "days since its use began anew"),
          daysBetween(
              "days_quiet", ACTIVITY, "run_started_on", "quiet_since", "days unused before that"),
          sum("voip_out", TRUNK, "out_voip", "calls made over internet telephony"),
          sum("voip_in", TRUNK, "in_voip", "calls received over internet telephony"),
          distinct("devices", DEVICE, "imei", "devices in 7 days"),
          most("cards_in_device", RACK, "cards", "cards seen in its device"),
          most("cards_in_device_a_day", RACK, "cards_a_day", "cards in its device on one day"),
          most("holders_in_device", RACK, "holders", "holders of the cards in its device"),
          value("vacant_called", CALLED, "vacant", "called numbers nobody has"),
          value("friends_called", CALLED, "friends", "called numbers it knew before"),
          value("spread_called", CALLED, "effective_callees", "how many it called equally often"),
          sum("forwarded", FORWARD, "calls", "received calls it forwarded"),
          sum("messages", MESSAGE, "messages", "messages of one wording to many"),
          sum("message_receivers", MESSAGE, "receivers", "people these messages went to"),
          sum("message_repliers", MESSAGE, "repliers", "of these, who wrote back"),
          sum("messages_platform", MESSAGE, "submitted", "messages a platform submitted"),
          sum("messages_abroad", MESSAGE, "from_abroad", "messages that came in from abroad"),
          sum("thing_calls", THINGS, "person_calls", "calls of a device's card with people"),
          sum(
              "thing_messages",
              THINGS,
              "person_messages",
              "messages of a device's card to people"));

  private NumberFeatures() {}
}
