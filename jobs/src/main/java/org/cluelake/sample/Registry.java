package org.cluelake.sample;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Hands out cards and accounts: the next index of each kind, with a row for the feeds. */
final class Registry {

  private static final String[] CARRIERS = {"carrier_a", "carrier_b", "carrier_c"};

  private final Setting setting;
  private final Population population;
  private final Set<String> documents = new HashSet<>();
  private int mobiles;
  private int virtuals;
  private int iots;
  private int fixed;
  private int accounts;
  private int wallets;
  private int handsets;

  Registry(Setting setting, Population population) {
    this.setting = setting;
    this.population = population;
  }

  /** An identity card nobody else has. */
  String idCard(String county, int age, boolean female, Draw draw) {
    LocalDate first = setting.spec().firstDay();
    while (true) {
      LocalDate born = first.minusYears(age).minusDays(draw.between(1, 364));
      int sequence = 1 + 2 * draw.between(0, 498) + (female ? 1 : 0);
      String document =
          Identities.idCard(
              county, born.getYear(), born.getMonthValue(), born.getDayOfMonth(), sequence);
      if (documents.add(document)) {
        return document;
      }
    }
  }

  String imei() {
    return Identities.imei(handsets++);
  }

  String number(boolean virtual) {
    return virtual ? Identities.virtualMobile(virtuals++) : Identities.mobile(mobiles++);
  }

  /** A personal card opened so many days before (negative) or after the first day. */
  Subscription card(
      String number, String type, String document, int opened, int county, Draw draw) {
    boolean virtual = number.startsWith("1170");
    String channel = new String[] {"store", "online", "agent"}[draw.weighted(5, 3, 2)];
    return card(
        number,
        type,
        document,
        false,
        virtual ? "virtual_" + (char) ('a' + draw.between(0, 3)) : null,
        "voice",
        opened,
        county,
        channel,
        draw);
  }

  /** Any card. */
  Subscription card(
      String number,
      String type,
      String document,
      boolean enterprise,
      String virtual,
      String kind,
      int opened,
      int county,
      String channel,
      Draw draw) {
    String carrier = CARRIERS[draw.weighted(5, 3, 2)];
    Subscription card =
        new Subscription(
            number,
            type,
            document,
            enterprise,
            carrier,
            virtual,
            kind,
            opened,
            county,
            channel,
            Subscription.NEVER,
            Subscription.NEVER);
    population.subscriptions.add(card);
    return card;
  }

  String iotNumber() {
    return Identities.iot(iots++);
  }

  String fixedNumber() {
    return Identities.fixed(fixed++);
  }

  /** An account of a person; kind {@code wallet} gives a wallet number. */
  Account account(
      Person owner, String kind, int opened, int county, String contact, double yuan, Draw draw) {
    boolean wallet = kind.equals("wallet");
    return add(
        wallet ? Identities.wallet(wallets++) : Identities.account(accounts++),
        wallet ? "wallet_" + (char) ('a' + draw.between(0, 1)) : bank(draw),
        owner.document().startsWith("Z") ? "passport" : "id_card",
        owner.document(),
        owner.index(),
        kind,
        opened,
        county,
        wallet || draw.chance(0.3) ? "online" : "counter",
        contact,
        owner.device(),
        yuan);
  }

  /** An account of an enterprise, with more money than it will spend. */
  Account corporate(String document, String kind, int county, String contact, Draw draw) {
    return add(
        Identities.account(accounts++),
        bank(draw),
        "org_code",
        document,
        -1,
        kind,
        -draw.between(100, 4000),
        county,
        "counter",
        contact,
        device(draw.bits()),
        draw.logNormal(8_000_000, 0.7));
  }

  /** The account of a firm opened on a known day, with so much money. */
  Account corporate(
      String document, int opened, int county, String contact, double yuan, Draw draw) {
    return add(
        Identities.account(accounts++),
        bank(draw),
        "org_code",
        document,
        -1,
        "corporate",
        opened,
        county,
        "counter",
        contact,
        device(draw.bits()),
        yuan);
  }

  private Account add(
      String number,
      String bank,
      String type,
      String document,
      int owner,
      String kind,
      int opened,
      int county,
      String channel,
      String contact,
      String device,
      double yuan) {
    Account account =
        new Account(
            population.accounts.size(),
            number,
            bank,
            type,
            document,
            owner,
            kind,
            opened,
            county,
            channel,
            contact,
            device,
            Math.round(yuan * 100));
    population.accounts.add(account);
    return account;
  }

  static String device(long bits) {
    return "dev-" + Long.toHexString(bits);
  }

  private static String bank(Draw draw) {
    return "bank_" + (char) ('a' + draw.weighted(6, 5, 4, 3, 3, 2, 2, 1, 1, 1));
  }
}
