package org.cluelake.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * People who trade virtual coins through a personal account, some of them with gangs; and honest
 * sellers whose sums look alike: tickets at a fixed price, and people who trade coins now and then.
 */
final class CoinDealers {

  private static final int LOT = 100;

  private final Setting setting;
  private final Population population;
  private final Sold sold;
  private final Knobs.Coins knobs;
  private final Exchanges exchanges;
  private final List<Transfer> fraud = new ArrayList<>();
  private final List<Transfer> honest = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();
  private final Map<Integer, SchemeRow> found = new LinkedHashMap<>();

  CoinDealers(Setting setting, Population population, FraudPlan plan, CaseFiles cases, Sold sold) {
    this.setting = setting;
    this.population = population;
    this.sold = sold;
    this.knobs = setting.knobs().coins();
    this.exchanges = new Exchanges(population);
    for (Gang gang : plan.gangs) {
      Draw draw = setting.draw("coin dealer", gang.index());
      for (int i = 0; i < knobs.dealersPerGang(); i++) {
        deal(gang, account(population.adult(-1, draw)), cases);
      }
    }
    for (Person person : population.people) {
      if (!person.isAdult() || population.mainAccount(person) == null) {
        continue;
      }
      Draw draw = setting.draw("coins", person.index());
      if (draw.chance(knobs.ticketSellerShare())) {
        tickets(person, account(person), draw.between(500, 990));
      } else if (draw.chance(knobs.hobbyistShare())) {
        hobby(person, account(person));
      }
    }
  }

  List<Transfer> fraud() {
    return fraud;
  }

  List<Transfer> honest() {
    return honest;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  List<SchemeRow> schemes() {
    return List.copyOf(found.values());
  }

  private Account account(Person person) {
    Account second = population.secondAccount(person);
    boolean usable = second != null && second.opened() < 0 && !sold.isOutOfUse(second);
    return usable ? second : population.mainAccount(person);
  }

  /** What a coin costs on a day, in fen: a slow walk with a jump now and then. */
  private int price(int day) {
    double drift = 0;
    for (int back = 0; back < 12; back++) {
      drift += setting.draw("coin price", day - back).gaussian(0, 1.6);
    }
    return 712 + (int) Math.round(drift);
  }

  private void deal(Gang gang, Account account, CaseFiles cases) {
    int from = Math.max(account.opened(), 0);
    for (int day = from; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("coin day", account.index(), day);
      if (!draw.chance(knobs.dealingDayShare())) {
        continue;
      }
      int spread = draw.between(1, 4);
      trade(account, day, price(day) + spread, true, knobs.tradesPerDay(), draw, fraud);
      trade(account, day, price(day) - spread, false, knobs.tradesPerDay(), draw, fraud);
      gangBuys(gang, account, day, price(day) + spread, cases, draw);
      note(gang, account, day);
    }
  }

  /** Proceeds of a gang turned into coins: a mule is paid, and pays the dealer. */
  private void gangBuys(Gang gang, Account dealer, int day, int price, CaseFiles cases, Draw draw) {
    List<Mule> open =
        gang.deeper().stream()
            .filter(m -> m.fromDay() <= day && cases.frozen(m.account()) > day)
            .filter(m -> m.account().owner() != dealer.owner())
            .toList();
    int count = open.isEmpty() ? 0 : draw.poisson(knobs.gangTrades());
    for (int i = 0; i < count; i++) {
      Account mule = draw.pick(open).account();
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 22 * Clock.HOUR);
      double yuan = draw.between(5, 60) * LOT * price / 100.0;
      int before = at - draw.between(10 * Clock.MINUTE, 2 * Clock.HOUR);
      fraud.add(Transfer.of(before, exchanges.pick(draw), mule, yuan, "mobile", null).asPlanned());
      fraud.add(Transfer.of(at, mule, dealer, yuan, "mobile", null).asPlanned());
    }
  }

  /** A day's sums at one price; a few are haggled over. */
  private void trade(
      Account account, int day, int fen, boolean in, double mean, Draw draw, List<Transfer> into) {
    int count = 1 + draw.poisson(mean);
    for (int i = 0; i < count; i++) {
      Account other = population.mainAccount(population.adult(-1, draw));
      int at = day * Clock.DAY + draw.between(8 * Clock.HOUR, 23 * Clock.HOUR);
      int coins = draw.chance(0.85) ? draw.between(1, 30) * LOT : draw.between(50, 3000);
      double yuan =
          draw.chance(0.08) ? Math.floor(coins * fen / 10_000.0) * 100 : coins * fen / 100.0;
      if (other.owner() != account.owner() && yuan > 0) {
        Account payer = in ? other : account;
        Account payee = in ? account : other;
        into.add(Transfer.of(at, payer, payee, yuan, "mobile", null).asPlanned());
      }
    }
  }

  /** Sells on what it buys, at a price that stays. */
  private void tickets(Person person, Account account, int fen) {
    for (int day = setting.firstDay(); day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("tickets", person.index(), day);
      if (account.opened() < day && draw.chance(knobs.dealingDayShare())) {
        trade(account, day, fen, true, knobs.tradesPerDay(), draw, honest);
        trade(account, day, fen, false, knobs.tradesPerDay() / 2, draw, honest);
      }
    }
    lookalikes.add(LookalikeRow.account("ticket_seller", account));
  }

  private void hobby(Person person, Account account) {
    for (int day = setting.firstDay(); day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("hobby coins", person.index(), day);
      if (account.opened() < day && draw.chance(0.15)) {
        trade(account, day, price(day), draw.chance(0.5), 0.4, draw, honest);
      }
    }
    lookalikes.add(LookalikeRow.account("coin_hobbyist", account));
  }

  private void note(Gang gang, Account account, int day) {
    int from = day * Clock.DAY;
    String label = SchemeRow.gang(gang.index());
    found.merge(
        account.index(),
        new SchemeRow("B7", "account", account.number(), from, from + Clock.DAY - 1, label),
        (a, b) -> new SchemeRow("B7", "account", account.number(), a.from(), b.to(), label));
  }
}
