package org.cluelake.contract;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every contract of the house; one line names one file of {@code schemas/tables}. */
public final class Tables {

  private Tables() {}

  // Delivered feeds.
  public static final TableContract SOURCE_TELECOM_SUBSCRIBER = source("telecom_subscriber");
  public static final TableContract SOURCE_TELECOM_CALL = source("telecom_call");
  public static final TableContract SOURCE_BANK_ACCOUNT = source("bank_account");
  public static final TableContract SOURCE_BANK_TRANSFER = source("bank_transfer");
  public static final TableContract SOURCE_POLICE_CASE = source("police_case");
  public static final TableContract SOURCE_POLICE_INVOLVEMENT = source("police_involvement");
  public static final TableContract SOURCE_REGION = source("region");
  public static final TableContract SOURCE_CALENDAR = source("calendar");
  public static final TableContract SOURCE_PROTECTED_ENTITY = source("protected_entity");

  // Accepted rows, typed and tokenised.
  public static final TableContract TELECOM_SUBSCRIBER = clean("telecom_subscriber");
  public static final TableContract TELECOM_CALL = clean("telecom_call");
  public static final TableContract BANK_ACCOUNT = clean("bank_account");
  public static final TableContract ACCOUNT_LEG = clean("account_leg");
  public static final TableContract POLICE_CASE = clean("police_case");
  public static final TableContract POLICE_INVOLVEMENT = clean("police_involvement");
  public static final TableContract REGION = clean("region");
  public static final TableContract CALENDAR = clean("calendar");
  public static final TableContract PROTECTED_ENTITY = clean("protected_entity");

  // Partials and states per subject.
  public static final TableContract SUBSCRIBER_STATE = feature("subscriber_state");
  public static final TableContract ACCOUNT_STATE = feature("account_state");
  public static final TableContract CASE_STATE = feature("case_state");
  public static final TableContract CASE_ENTITY = feature("case_entity");
  public static final TableContract CASE_CAMPAIGN = feature("case_campaign");
  public static final TableContract LISTED_ENTITY = feature("listed_entity");
  public static final TableContract CALL_EDGE_DAY = feature("call_edge_day");
  public static final TableContract NUMBER_HOUR = feature("number_hour");
  public static final TableContract NUMBER_DAY = feature("number_day");
  public static final TableContract NUMBER_PLACE = feature("number_place");
  public static final TableContract ACCOUNT_EDGE_DAY = feature("account_edge_day");
  public static final TableContract ACCOUNT_HOUR = feature("account_hour");
  public static final TableContract ACCOUNT_DAY = feature("account_day");
  public static final TableContract PEER_COUNT = feature("peer_count");
  public static final TableContract PAY_PAIR = feature("pay_pair");
  public static final TableContract NEW_PAYEE_PAYMENT = feature("new_payee_payment");
  public static final TableContract RISKY_CONTACT = feature("risky_contact");
  public static final TableContract CONTACT_THEN_PAY = feature("contact_then_pay");

  // Findings, clues and lists.
  public static final TableContract SIGNAL = table(Layer.SIGNAL, "signal");
  public static final TableContract CLUE = table(Layer.CLUE, "clue");
  public static final TableContract PHONE_CARD_LIST = table(Layer.SERVING, "phone_card_list");
  public static final TableContract BANK_CARD_LIST = table(Layer.SERVING, "bank_card_list");

  // The books.
  public static final TableContract FILE_LEDGER = table(Layer.OPS, "file_ledger");
  public static final TableContract QUARANTINE = table(Layer.OPS, "quarantine");
  public static final TableContract RECONCILIATION = table(Layer.OPS, "reconciliation");
  public static final TableContract TOKEN_REGISTRY = table(Layer.OPS, "token_registry");
  public static final TableContract RUN_PIN = table(Layer.OPS, "run_pin");
  public static final TableContract RUN_LEDGER = table(Layer.OPS, "run_ledger");
  public static final TableContract PUBLICATION = table(Layer.OPS, "publication");

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
