package org.cluelake.model;

import static org.cluelake.model.NightFeature.daysBetween;
import static org.cluelake.model.NightFeature.daysSince;
import static org.cluelake.model.NightFeature.distinct;
import static org.cluelake.model.NightFeature.is;
import static org.cluelake.model.NightFeature.most;
import static org.cluelake.model.NightFeature.nights;
import static org.cluelake.model.NightFeature.rows;
import static org.cluelake.model.NightFeature.sum;
import static org.cluelake.model.NightFeature.tonight;
import static org.cluelake.model.NightFeature.value;

import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;

/**
 * What a night knows of an account's behaviour. Neither cases nor lists nor reports are among it: a
 * score that knew them could not be held against them as an independent fact.
 */
final class AccountFeatures {

  private static final int WEEK = 7;

  private static final Read DAY = Read.window(Tables.ACCOUNT_DAY, WEEK);
  private static final Read HOUR = Read.window(Tables.ACCOUNT_HOUR, WEEK);
  private static final Read STATE = Read.today(Tables.ACCOUNT_STATE);
  private static final Read ACTIVITY = Read.today(Tables.ACCOUNT_ACTIVITY);
  private static final Read GRAPH = Read.today(Tables.ACCOUNT_GRAPH);
  private static final Read DEVICE = Read.window(Tables.ACCOUNT_DEVICE_DAY, WEEK);

  /** All of them. */
  static final List<NightFeature> ALL =
      List.of(
          sum("ins", DAY, "in_count", "movements in during 7 days"),
          sum("outs", DAY, "out_count", "movements out during 7 days"),
          tonight("ins_today", DAY, "in_count", "movements in that day"),
          tonight("outs_today", DAY, "out_count", "movements out that day"),
          sum("amount_in", DAY, "in_amount", "yuan received in 7 days"),
          sum("amount_out", DAY, "out_amount", "yuan paid in 7 days"),
          tonight("amount_in_today", DAY, "in_amount", "yuan received that day"),
          tonight("amount_out_today", DAY, "out_amount", "yuan paid that day"),
          most("amount_in_busiest_day", DAY, "in_amount", "yuan received on its busiest day"),
          sum("amount_cash", DAY, "cash_out_amount", "yuan taken out as cash"),
          sum("amount_at_night", DAY, "night_amount", "yuan moved between midnight and five"),
          sum("not_settled", DAY, "attempts", "payments tried or rejected"),
          sum("paid_by", DAY, "payers", "accounts that paid it, day by day"),
          sum("paid_to", DAY, "payees", "accounts it paid, day by day"),
          tonight("balance_today", DAY, "closing_balance", "yuan left at the end of the day"),
          nights("days_moved", DAY, "days with movements in a week"),
          rows("hours_moved", HOUR, "hours with movements in a week"),
          most("amount_in_busiest_hour", HOUR, "in_amount", "yuan received in its busiest hour"),
          most("outs_busiest_hour", HOUR, "out_count", "movements out in its busiest hour"),
          daysSince("days_open", STATE, "opened_on", "days since it was opened"),
          is("is_wallet", STATE, "kind", "wallet", "whether it is a wallet"),
          is("is_merchant", STATE, "kind", "merchant", "whether it is a merchant's account"),
          is("is_corporate", STATE, "kind", "corporate", "whether it is a company's account"),
          is("is_credit", STATE, "kind", "credit", "whether it is a credit account"),
          is(
              "opened_by_agent",
              STATE,
              "opened_channel",
              "agent",
              "whether it is opened by an agent"),
          is("opened_online", STATE, "opened_channel", "online", "whether it is opened online"),
          is("opened_in_bulk", STATE, "opened_channel", "bulk", "whether it is opened in bulk"),
          daysSince("days_known", ACTIVITY, "known_on", "days it has been watched"),
          daysSince("days_of_run", ACTIVITY, "run_started_on", "days since its use began anew"),
          daysBetween(
              "days_quiet", ACTIVITY, "run_started_on", "quiet_since", "days unused before that"),
          value(
              "run_began_at_counter",
              ACTIVITY,
              "is_run_at_counter",
              "whether it is used again since a visit at the counter"),
          value("links", GRAPH, "links", "accounts it ever dealt with"),
          value("links_new", GRAPH, "new_links", "of these, new ones"),
          value("links_both_ways", GRAPH, "both_ways", "accounts it paid and was paid by"),
          value("payee_share", GRAPH, "payee_share", "payees among those, per thousand"),
          value("repeats_out", GRAPH, "out_repeats", "payments beyond the first to an account"),
          value("repeats_in", GRAPH, "in_repeats", "payments beyond the first from an account"),
          value("days_linked", GRAPH, "known_days", "days since its oldest link began"),
          value("triangles", GRAPH, "triangles", "loops of three accounts around it"),
          value("closure", GRAPH, "closure", "weight of all loops around it"),
          distinct("devices", DEVICE, "device", "devices that ordered its payments"),
          sum("orders_flagged", DEVICE, "flagged", "payments over a network banks remark on"));

  private AccountFeatures() {}
}
