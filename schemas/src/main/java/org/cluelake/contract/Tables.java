package org.cluelake.contract;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every contract of the house; one line names one file of {@code schemas/tables}. */
public final class Tables {

  private Tables() {}

  // Delivered feeds.
  public static final TableContract SOURCE_TELECOM_SUBSCRIBER = source("telecom_subscriber");
  public static final TableContract SOURCE_TELECOM_CALL = source("telecom_call");
  public static final TableContract SOURCE_TELECOM_SMS = source("telecom_sms");
  public static final TableContract SOURCE_TELECOM_WEB = source("telecom_web");
  public static final TableContract SOURCE_TELECOM_IOT = source("telecom_iot");
  public static final TableContract SOURCE_BANK_ACCOUNT = source("bank_account");
  public static final TableContract SOURCE_BANK_TRANSFER = source("bank_transfer");
  public static final TableContract SOURCE_POLICE_CASE = source("police_case");
  public static final TableContract SOURCE_POLICE_INVOLVEMENT = source("police_involvement");
  public static final TableContract SOURCE_IMMIGRATION_CROSSING = source("immigration_crossing");
  public static final TableContract SOURCE_PERSON_DOCUMENT = source("person_document");
  public static final TableContract SOURCE_PUBLIC_REPORT = source("public_report");
  public static final TableContract SOURCE_CLUE_FEEDBACK = source("clue_feedback");
  public static final TableContract SOURCE_OBJECTION = source("objection");
  public static final TableContract SOURCE_RISK_PLACE = source("risk_place");
  public static final TableContract SOURCE_REGION = source("region");
  public static final TableContract SOURCE_CALENDAR = source("calendar");
  public static final TableContract SOURCE_PROTECTED_ENTITY = source("protected_entity");

  // Accepted rows, typed and tokenised.
  public static final TableContract TELECOM_SUBSCRIBER = clean("telecom_subscriber");
  public static final TableContract TELECOM_CALL = clean("telecom_call");
  public static final TableContract SMS_LEG = clean("sms_leg");
  public static final TableContract TELECOM_WEB = clean("telecom_web");
  public static final TableContract TELECOM_IOT = clean("telecom_iot");
  public static final TableContract BANK_ACCOUNT = clean("bank_account");
  public static final TableContract ACCOUNT_LEG = clean("account_leg");
  public static final TableContract POLICE_CASE = clean("police_case");
  public static final TableContract POLICE_INVOLVEMENT = clean("police_involvement");
  public static final TableContract IMMIGRATION_CROSSING = clean("immigration_crossing");
  public static final TableContract PERSON_DOCUMENT = clean("person_document");
  public static final TableContract PUBLIC_REPORT = clean("public_report");
  public static final TableContract CLUE_FEEDBACK = clean("clue_feedback");
  public static final TableContract OBJECTION = clean("objection");
  public static final TableContract RISK_PLACE = clean("risk_place");
  public static final TableContract REGION = clean("region");
  public static final TableContract CALENDAR = clean("calendar");
  public static final TableContract PROTECTED_ENTITY = clean("protected_entity");

  // Partials and states per subject.
  public static final TableContract SUBSCRIBER_STATE = feature("subscriber_state");
  public static final TableContract ACCOUNT_STATE = feature("account_state");
  public static final TableContract NUMBER_EPOCH = feature("number_epoch");
  public static final TableContract COPIED_DEVICE = feature("copied_device");
  public static final TableContract CASE_STATE = feature("case_state");
  public static final TableContract CASE_ENTITY = feature("case_entity");
  public static final TableContract CASE_LINK = feature("case_link");
  public static final TableContract CASE_CAMPAIGN = feature("case_campaign");
  public static final TableContract LISTED_ENTITY = feature("listed_entity");
  public static final TableContract CALL_EDGE_DAY = feature("call_edge_day");
  public static final TableContract NUMBER_HOUR = feature("number_hour");
  public static final TableContract NUMBER_DAY = feature("number_day");
  public static final TableContract NUMBER_PLACE = feature("number_place");
  public static final TableContract ACCOUNT_EDGE_DAY = feature("account_edge_day");
  public static final TableContract ACCOUNT_HOUR = feature("account_hour");
  public static final TableContract ACCOUNT_DAY = feature("account_day");
  public static final TableContract ACCOUNT_ACTIVITY = feature("account_activity");
  public static final TableContract SMALL_PAYMENT = feature("small_payment");
  public static final TableContract TESTED_PAYMENT = feature("tested_payment");
  public static final TableContract PERSON_DOCUMENT_STATE = feature("person_document_state");
  public static final TableContract PERSON_CROSSING = feature("person_crossing");
  public static final TableContract STAY_ABROAD = feature("stay_abroad");
  public static final TableContract USE_WHILE_AWAY = feature("use_while_away");
  public static final TableContract RISK_ROAMING = feature("risk_roaming");
  public static final TableContract BORDER_USE = feature("border_use");
  public static final TableContract BORDER_GAP = feature("border_gap");
  public static final TableContract PARTY_MEMBER = feature("party_member");
  public static final TableContract OBJECTION_STATE = feature("objection_state");
  public static final TableContract FEEDBACK_STATE = feature("feedback_state");
  public static final TableContract ISSUED_EVIDENCE = feature("issued_evidence");
  public static final TableContract LIFTED_EVIDENCE = feature("lifted_evidence");
  public static final TableContract PEER_COUNT = feature("peer_count");
  public static final TableContract PAY_PAIR = feature("pay_pair");
  public static final TableContract MONEY_LINK = feature("money_link");
  public static final TableContract NEW_LOOP = feature("new_loop");
  public static final TableContract MONEY_LOOP = feature("money_loop");
  public static final TableContract ACCOUNT_GRAPH = feature("account_graph");
  public static final TableContract NEW_PAYEE_PAYMENT = feature("new_payee_payment");
  public static final TableContract UNUSUAL_CREDIT = feature("unusual_credit");
  public static final TableContract PAYMENT_RUN = feature("payment_run");
  public static final TableContract RISKY_CONTACT = feature("risky_contact");
  public static final TableContract CONTACT_THEN_PAY = feature("contact_then_pay");
  public static final TableContract CASH_WITHDRAWAL = feature("cash_withdrawal");
  public static final TableContract CONTACT_THEN_CASH = feature("contact_then_cash");
  public static final TableContract REPORTED_ENTITY = feature("reported_entity");
  public static final TableContract WEB_DAY = feature("web_day");
  public static final TableContract WEB_TARGET = feature("web_target");
  public static final TableContract VISIT_THEN_PAY = feature("visit_then_pay");
  public static final TableContract IOT_DAY = feature("iot_day");
  public static final TableContract CARD_DEVICE_DAY = feature("card_device_day");
  public static final TableContract DEVICE_MODEL = feature("device_model");
  public static final TableContract DEVICE_CARD = feature("device_card");
  public static final TableContract SHARED_DEVICE_CALL = feature("shared_device_call");
  public static final TableContract ACCOUNT_DEVICE_DAY = feature("account_device_day");
  public static final TableContract CASH_HOUR = feature("cash_hour");
  public static final TableContract SHARED_DEVICE = feature("shared_device");
  public static final TableContract SHORT_LIVED_ACCOUNT = feature("short_lived_account");
  public static final TableContract SHARED_CONTACT = feature("shared_contact");
  public static final TableContract INBOUND_ABROAD_DAY = feature("inbound_abroad_day");
  public static final TableContract HOME_SIGHTING_DAY = feature("home_sighting_day");
  public static final TableContract ROAMING_DAY = feature("roaming_day");
  public static final TableContract SPOOFED_CALLER = feature("spoofed_caller");
  public static final TableContract STATIC_CALLER = feature("static_caller");
  public static final TableContract NUMBER_ORIGIN_DAY = feature("number_origin_day");
  public static final TableContract ORDER_ORIGIN_DAY = feature("order_origin_day");
  public static final TableContract CALLED_TRAITS = feature("called_traits");
  public static final TableContract CARD_HOLDER = feature("card_holder");
  public static final TableContract NUMBER_ACTIVITY = feature("number_activity");
  public static final TableContract RESTARTED_CARD = feature("restarted_card");
  public static final TableContract OVERSEAS_RING = feature("overseas_ring");
  public static final TableContract FORWARD_DAY = feature("forward_day");
  public static final TableContract CONTACT_AFTERMATH = feature("contact_aftermath");
  public static final TableContract OWN_FUNDS_PAYMENT = feature("own_funds_payment");
  public static final TableContract NEW_ACQUAINTANCE = feature("new_acquaintance");
  public static final TableContract MESSAGE_TEMPLATE_DAY = feature("message_template_day");
  public static final TableContract MESSAGE_TEMPLATE = feature("message_template");
  public static final TableContract MESSAGE_CAMPAIGN = feature("message_campaign");
  public static final TableContract CAMPAIGN_RECEIVER = feature("campaign_receiver");
  public static final TableContract NUMBER_SCORE = feature("number_score");
  public static final TableContract ACCOUNT_SCORE = feature("account_score");

  // Counts by region; nothing about a person, a card or an account reads them.
  public static final TableContract CARD_OPENING = feature("card_opening");
  public static final TableContract CASE_UNIT = feature("case_unit");
  public static final TableContract REGION_CASE = feature("region_case");
  public static final TableContract REGION_SUSPECT = feature("region_suspect");
  public static final TableContract REGION_CARD_COUNT = feature("region_card_count");
  public static final TableContract REGION_WITHDRAWAL = feature("region_withdrawal");
  public static final TableContract MULE_WITHDRAWAL = feature("mule_withdrawal");
  public static final TableContract REGION_REPORT_DAY = feature("region_report_day");
  public static final TableContract REGION_WARNING = feature("region_warning");
  public static final TableContract REGION_EVENT_DAY = feature("region_event_day");
  public static final TableContract REGION_EXPOSURE = feature("region_exposure");
  public static final TableContract REGION_POSTERIOR = feature("region_posterior");
  public static final TableContract REGION_CASE_OUTCOME = feature("region_case_outcome");
  public static final TableContract REGION_CLUE_DUTY = feature("region_clue_duty");
  public static final TableContract REGION_SERVICE_COUNT = feature("region_service_count");
  public static final TableContract FLAG_COUNT = feature("flag_count");
  public static final TableContract FLAG_RATE = table(Layer.SERVING, "flag_rate");
  public static final TableContract INDUSTRY_COUNT = feature("industry_count");
  public static final TableContract INDUSTRY_RATE = table(Layer.SERVING, "industry_rate");
  public static final TableContract PUBLICITY_COUNT = feature("publicity_count");
  public static final TableContract PUBLICITY_RATE = table(Layer.SERVING, "publicity_rate");
  public static final TableContract REGION_INDICATOR = table(Layer.SERVING, "region_indicator");
  public static final TableContract REGION_RECORDING = table(Layer.SERVING, "region_recording");
  public static final TableContract REGION_SERVICE = table(Layer.SERVING, "region_service");

  // Findings, clues and lists.
  public static final TableContract SIGNAL = table(Layer.SIGNAL, "signal");
  public static final TableContract CLUE = table(Layer.CLUE, "clue");
  public static final TableContract PHONE_CARD_LIST = table(Layer.SERVING, "phone_card_list");
  public static final TableContract BANK_CARD_LIST = table(Layer.SERVING, "bank_card_list");
  public static final TableContract CASE_SERIES = table(Layer.SERVING, "case_series");
  public static final TableContract FUND_TRACE = table(Layer.SERVING, "fund_trace");
  public static final TableContract LEAD_AGENCY = table(Layer.SERVING, "lead_agency");

  public static final TableContract CARD_PLACE = table(Layer.SERVING, "card_place");
  public static final TableContract LISTED_HOLDER = table(Layer.SERVING, "listed_holder");

  // What provinces pull.
  public static final TableContract EXPORT_CLUE = table(Layer.EXPORT, "export_clue");
  public static final TableContract EXPORT_PHONE_CARD = table(Layer.EXPORT, "export_phone_card");
  public static final TableContract EXPORT_BANK_CARD = table(Layer.EXPORT, "export_bank_card");
  public static final TableContract EXPORT_LISTED_HOLDER =
      table(Layer.EXPORT, "export_listed_holder");

  // The books.
  public static final TableContract FILE_LEDGER = table(Layer.OPS, "file_ledger");
  public static final TableContract QUARANTINE = table(Layer.OPS, "quarantine");
  public static final TableContract RECONCILIATION = table(Layer.OPS, "reconciliation");
  public static final TableContract TOKEN_REGISTRY = table(Layer.OPS, "token_registry");
  public static final TableContract RUN_PIN = table(Layer.OPS, "run_pin");
  public static final TableContract RUN_LEDGER = table(Layer.OPS, "run_ledger");
  public static final TableContract PUBLICATION = table(Layer.OPS, "publication");
  public static final TableContract HISTORY = table(Layer.OPS, "history");
  public static final TableContract FLAG_LIFT = table(Layer.OPS, "flag_lift");
  public static final TableContract SWEEP = table(Layer.OPS, "sweep");
  public static final TableContract REGION_ACT = table(Layer.OPS, "region_act");
  public static final TableContract REGION_WINDOW = table(Layer.OPS, "region_window");

  private static final List<TableContract> ALL =
      Stream.of(Tables.class.getFields())
          .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == TableContract.class)
          .map(Tables::value)
          .sorted(Comparator.comparing(TableContract::layer).thenComparing(TableContract::name))
          .toList();

  /** Every contract, by layer and name. */
  public static List<TableContract> all() {
    return ALL;
  }

  /** The contracts of one layer, by name. */
  public static List<TableContract> of(Layer layer) {
    return ALL.stream().filter(t -> t.layer() == layer).toList();
  }

  /** The contract of an id such as {@code clean.telecom_call}. */
  public static TableContract byId(String id) {
    return ALL.stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table " + id));
  }

  /** The delivered feed of that name. */
  public static TableContract feed(String name) {
    return byId(Layer.SOURCE.id() + "." + name);
  }

  /** The clean table made from a feed. */
  public static TableContract cleanOf(TableContract feed) {
    return of(Layer.CLEAN).stream()
        .filter(t -> feed.name().equals(t.source()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no clean table of feed " + feed.name()));
  }

  /** Every switch a column of a clean table waits for, by name. */
  public static SortedSet<String> switches() {
    return of(Layer.CLEAN).stream()
        .flatMap(t -> t.properties().stream())
        .map(Property::onlyWhere)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TableContract source(String name) {
    return table(Layer.SOURCE, name);
  }

  private static TableContract clean(String name) {
    return table(Layer.CLEAN, name);
  }

  private static TableContract feature(String name) {
    return table(Layer.FEATURE, name);
  }

  private static TableContract table(Layer layer, String name) {
    return ContractParser.parse(layer, name);
  }

  private static TableContract value(Field field) {
    try {
      return (TableContract) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
