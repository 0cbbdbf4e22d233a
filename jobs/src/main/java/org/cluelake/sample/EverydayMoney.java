package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People's unplanned payments of a day: shops, friends, own accounts, cash, red packets, rent. */
final class EverydayMoney {

  private static final String[] SHOP_CHANNELS = {"third_party", "pos", "mobile"};

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final Sold sold;
  private final Trips trips;
  private final MoneyKnobs knobs;
  private final Map<Integer, List<Account>> shops = new HashMap<>();
  private final Map<Integer, List<Account>> vendors = new HashMap<>();
  private final Map<Integer, List<Account>> landlords = new HashMap<>();

  EverydayMoney(
      Setting setting, Population population, Acquaintances acquaintances, Sold sold, Trips trips) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    this.sold = sold;
    this.trips = trips;
    this.knobs = setting.knobs().money();
    for (Enterprise e : population.enterprises) {
      if (e.kind() == EnterpriseKind.MERCHANT || e.kind() == EnterpriseKind.UTILITY) {
        shops.computeIfAbsent(e.county(), c -> new ArrayList<>()).add(e.account());
      }
    }
    for (Person person : population.people) {
      Account second = population.secondAccount(person);
      if (person.role() == Role.VENDOR && second != null) {
        vendors.computeIfAbsent(person.county(), c -> new ArrayList<>()).add(second);
      }
      if (person.role() == Role.LANDLORD && population.mainAccount(person) != null) {
        landlords
            .computeIfAbsent(person.county(), c -> new ArrayList<>())
            .add(population.mainAccount(person));
      }
    }
  }

  void day(int day, List<Transfer> transfers) {
    boolean festive = isFestive(day);
    for (Person person : population.people) {
      Account main = population.mainAccount(person);
      if (main == null) {
        continue;
      }
      Draw draw = setting.draw("everyday money", person.index(), day);
      Account wallet = population.wallet(person);
      List<Transfer> own = new ArrayList<>();
      purchases(person, day, draw, own);
      friends(person, day, draw, own);
      if (draw.chance(knobs.topUpMean())) {
        boolean up = draw.chance(0.75);
        own.add(
            Transfer.of(
                moment(day, draw),
                up ? main : wallet,
                up ? wallet : main,
                draw.between(1, 10) * 50,
                "mobile",
                "own_account"));
      }
      if (draw.chance(knobs.cashMean())) {
        boolean in = draw.chance(0.3);
        String channel = draw.chance(0.7) ? "atm" : in ? "cash" : "counter";
        double yuan = draw.between(1, 30) * 100;
        own.add(
            Transfer.of(
                moment(day, draw), in ? null : main, in ? main : null, yuan, channel, null));
      }
      if (festive && person.isAdult()) {
        redPackets(person, wallet, day, draw, own);
      }
      lent(person, main, day, own);
      rent(person, main, day, draw, own);
      strangers(person, main, day, draw, own);
      for (Transfer t : own) {
        Transfer seen = Absence.of(setting, trips, person, seen(t, draw));
        if (seen != null) {
          transfers.add(seen);
        }
      }
    }
  }

  /** A family draws cash and shops with the card of somebody who is away. */
  private void lent(Person person, Account main, int day, List<Transfer> own) {
    if (trips.at(person.index(), day * Clock.DAY) == null || !Absence.isLent(setting, person)) {
      return;
    }
    Draw draw = setting.draw("lent", person.index(), day);
    int count = draw.poisson(setting.knobs().travel().lentDrawMean());
    for (int i = 0; i < count; i++) {
      boolean cash = draw.chance(0.6);
      Account shop = cash ? null : draw.pick(shops.get(person.county()));
      double yuan = cash ? Math.ceil(draw.logNormal(12, 0.9)) * 100 : draw.logNormal(160, 1.0);
      own.add(Transfer.of(moment(day, draw), main, shop, yuan, cash ? "atm" : "pos", null));
    }
  }

  private boolean isFestive(int day) {
    LunarCalendar.LunarDay lunar = LunarCalendar.of(setting.clock().date(day));
    return lunar.day() == 15
        || (lunar.month() == 1 && lunar.day() <= 5)
        || LunarCalendar.holiday(setting.clock().date(day)) != null;
  }

  private void purchases(Person person, int day, Draw draw, List<Transfer> own) {
    int count = draw.poisson(knobs.purchaseMean() * (person.age() > 65 ? 0.5 : 1));
    for (int i = 0; i < count; i++) {
      Account from = purse(person, day, draw);
      boolean away = draw.chance(0.15);
      int county = away ? draw.between(0, population.counties.size() - 1) : person.county();
      List<Account> stalls = vendors.getOrDefault(county, List.of());
      Account shop =
          !stalls.isEmpty() && draw.chance(knobs.stallShare())
              ? draw.pick(stalls)
              : draw.pick(shops.get(county));
      if (shop.owner() == person.index()) {
        continue;
      }
      double yuan = Math.min(9000, draw.logNormal(knobs.purchaseMedian(), 1.2));
      String channel = shop.owner() >= 0 ? "third_party" : SHOP_CHANNELS[draw.weighted(6, 2, 2)];
      int at = moment(day, draw);
      own.add(Transfer.of(at, from, shop, yuan, channel, draw.chance(0.5) ? "purchase" : null));
      if (draw.chance(knobs.refundShare())) {
        int back = at + draw.between(600, Math.max(601, (day + 1) * Clock.DAY - at - 1));
        own.add(
            Transfer.of(
                Math.min(back, (day + 1) * Clock.DAY - 1),
                shop,
                from,
                yuan,
                "third_party",
                "refund"));
      }
    }
  }

  private void friends(Person person, int day, Draw draw, List<Transfer> own) {
    int count = draw.poisson(knobs.friendMean());
    for (int i = 0; i < count; i++) {
      Person friend = acquaintances.known(person, draw);
      if (friend.index() == person.index() || population.mainAccount(friend) == null) {
        continue;
      }
      boolean wallets = draw.chance(0.55);
      Account to = wallets ? population.wallet(friend) : population.mainAccount(friend);
      Account second = population.secondAccount(friend);
      if (second != null
          && second.opened() <= day
          && !sold.isOutOfUse(second, day)
          && draw.chance(0.12)) {
        to = second;
      }
      Account from = wallets ? population.wallet(person) : purse(person, day, draw);
      int at =
          person.role() == Role.SHIFT_WORKER && draw.chance(0.4)
              ? day * Clock.DAY + draw.between(0, 5 * Clock.HOUR)
              : moment(day, draw);
      own.add(Transfer.of(at, from, to, draw.logNormal(knobs.friendMedian(), 1.4), "mobile", null));
    }
  }

  /** Mostly the main account or the wallet; sometimes the second one, until it is sold. */
  private Account purse(Person person, int day, Draw draw) {
    Account second = population.secondAccount(person);
    boolean usable = second != null && second.opened() < day && !sold.isOutOfUse(second, day);
    if (usable && draw.chance(knobs.secondPurseShare())) {
      return second;
    }
    return draw.chance(0.45) ? population.wallet(person) : population.mainAccount(person);
  }

  private void redPackets(Person person, Account wallet, int day, Draw draw, List<Transfer> own) {
    if (!draw.chance(0.4)) {
      return;
    }
    int evening = day * Clock.DAY + draw.between(18 * Clock.HOUR, 22 * Clock.HOUR);
    int count = draw.poisson(knobs.redPacketMean());
    for (int i = 0; i < count; i++) {
      Person other = acquaintances.known(person, draw);
      if (other.index() != person.index() && population.wallet(other) != null) {
        own.add(
            Transfer.of(
                evening + draw.between(0, 3600),
                wallet,
                population.wallet(other),
                draw.between(1, 20) * (draw.chance(0.5) ? 0.88 : 6.66),
                "mobile",
                "red_packet"));
      }
    }
  }

  private void rent(Person person, Account main, int day, Draw draw, List<Transfer> own) {
    Draw tenancy = setting.draw("tenancy", person.index());
    List<Account> local = landlords.getOrDefault(person.county(), List.of());
    if (!person.isAdult()
        || local.isEmpty()
        || !tenancy.chance(setting.knobs().money().rentShare())) {
      return;
    }
    int due = tenancy.between(1, 28);
    Account landlord = tenancy.pick(local);
    if (setting.clock().date(day).getDayOfMonth() == due && landlord.owner() != person.index()) {
      double yuan = tenancy.between(8, 50) * 100;
      own.add(Transfer.of(moment(day, draw), main, landlord, yuan, "mobile", "rent"));
    }
  }

  /**
   * A large payment to somebody new without a call before it: tuition, a wedding, an online buy.
   */
  private void strangers(Person person, Account main, int day, Draw draw, List<Transfer> own) {
    if (!person.isAdult() || !draw.chance(knobs.firstPayeeMean())) {
      return;
    }
    Account payee = population.mainAccount(population.adult(-1, draw));
    if (payee.owner() != person.index()) {
      double yuan = Math.ceil(draw.logNormal(knobs.dealMedian() / 2, knobs.dealSigma()) / 10) * 10;
      own.add(Transfer.of(moment(day, draw), main, payee, yuan, "mobile", null));
    }
  }

  private Transfer seen(Transfer t, Draw draw) {
    if (t.payer() == null) {
      return t;
    }
    Transfer seen = draw.chance(knobs.vpnShare()) ? t.orderedOn(t.device(), flag(draw)) : t;
    if (t.device() != null && draw.chance(knobs.helpShare())) {
      // A shop that helps with payments: one device, many people's accounts.
      int shop = t.payer().county() * 8 + draw.between(0, 3);
      seen = seen.orderedOn(Registry.device(Draw.mix(shop)), seen.flags());
    }
    if (draw.chance(knobs.rejectedShare())) {
      return seen.inState(Transfer.REJECTED);
    }
    return draw.chance(knobs.attemptedShare()) ? seen.inState(Transfer.ATTEMPTED) : seen;
  }

  static String flag(Draw draw) {
    return new String[] {"vpn", "shared", "overseas", "vpn|overseas", "datacentre", "vpn|shared"}
        [draw.weighted(5, 4, 1, 1, 1, 1)];
  }

  private static int moment(int day, Draw draw) {
    double hour = draw.chance(0.03) ? draw.between(0.0, 7.0) : draw.gaussian(14.5, 4.2);
    return (int) (day * Clock.DAY + (hour < 0.1 || hour > 23.9 ? 20 : hour) * Clock.HOUR);
  }
}
