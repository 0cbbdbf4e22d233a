package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Forgotten accounts that their own holders use again: an inheritance, a house sold, a student back
 * from afar, a card found in a drawer, a first side job.
 */
final class Awakenings {

  private static final int LEAST_REST = 190;

  /** Why an account is used again, as look-alikes are told. */
  private enum Cause {
    INHERITANCE,
    HOUSE_SALE,
    STUDENT_RETURN,
    CARD_FOUND,
    SIDE_JOB
  }

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  Awakenings(Setting setting, Population population, Acquaintances acquaintances, Sold sold) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    for (Person person : population.people) {
      Account account = population.secondAccount(person);
      if (account != null && sold.isResting(account) && !sold.isSold(account)) {
        awaken(person, account);
      }
    }
  }

  /** Lays the accounts to rest that nobody uses. */
  static void rest(Setting setting, Population population, Sold sold) {
    for (Person person : population.people) {
      Account account = population.secondAccount(person);
      boolean ordinary =
          switch (person.role()) {
            case ORGANISER, AGENT, BROKER, CONTRACTOR, VENDOR -> false;
            default -> true;
          };
      if (account != null
          && ordinary
          && account.opened() < -LEAST_REST
          && setting.draw("rest", account.index()).chance(setting.knobs().rest().dormantShare())) {
        sold.rest(account);
      }
    }
  }

  List<Transfer> transfers() {
    return transfers;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void awaken(Person person, Account account) {
    for (int day = setting.firstDay(); day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("awakening", account.index(), day);
      if (draw.chance(setting.knobs().rest().awakeningsPerDay())) {
        Cause cause =
            person.role() == Role.STUDENT && draw.chance(0.7)
                ? Cause.STUDENT_RETURN
                : new Cause[] {
                      Cause.INHERITANCE, Cause.HOUSE_SALE, Cause.CARD_FOUND, Cause.SIDE_JOB
                    }
                    [draw.weighted(3, 2, 4, 3)];
        tell(cause, person, account, day, draw);
        if (day >= 0) {
          lookalikes.add(LookalikeRow.account(cause.name().toLowerCase(Locale.ROOT), account));
        }
        return;
      }
    }
  }

  private void tell(Cause cause, Person person, Account account, int day, Draw draw) {
    int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 18 * Clock.HOUR);
    switch (cause) {
      case INHERITANCE -> {
        long sum = in(stranger(person, draw), account, at, draw.logNormal(28_000, 1.0), draw);
        spread(person, account, at, sum, 1 + draw.poisson(1.5), draw);
      }
      case HOUSE_SALE -> {
        long sum = 0;
        int parts = 1 + draw.poisson(0.8);
        for (int i = 0; i < parts; i++) {
          Account buyer = stranger(person, draw);
          sum += in(buyer, account, at + i * 1900, draw.logNormal(70_000, 0.8), draw);
        }
        spread(person, account, at + parts * 1900, sum, 2 + draw.poisson(1.5), draw);
      }
      case STUDENT_RETURN, CARD_FOUND -> {
        Account own = population.mainAccount(person);
        long sum = in(own, account, at, draw.logNormal(900, 1.2), draw);
        shop(account, at, sum, draw);
      }
      case SIDE_JOB -> {
        for (int i = 0; i < 3 + draw.poisson(4); i++) {
          int moment = Clock.awake(at + (int) (draw.logNormal(9, 1.2) * Clock.HOUR), draw);
          long sum = in(stranger(person, draw), account, moment, draw.logNormal(700, 1.1), draw);
          if (draw.chance(0.55)) {
            spread(person, account, moment, sum, 1, draw);
          }
        }
      }
    }
  }

  private Account stranger(Person person, Draw draw) {
    Account account = population.mainAccount(population.adult(person.county(), draw));
    return account.owner() == person.index()
        ? draw.pick(population.enterprises).account()
        : account;
  }

  private long in(Account from, Account account, int at, double yuan, Draw draw) {
    long cents = PassOn.round(Math.round(yuan * 100) + 1);
    add(
        Transfer.of(
            at, from, account, cents / 100.0, draw.chance(0.8) ? "mobile" : "counter", null));
    return cents;
  }

  /** Most of it moves on: to the own main account, relatives, cash, by the steps of all. */
  private void spread(Person person, Account account, int at, long cents, int parts, Draw draw) {
    Knobs.PassOn knobs = setting.knobs().passOn();
    PassOn.Habit habit =
        new PassOn.Habit(
            knobs.holdMedian() * 2, knobs.waitShare() * 2, knobs.residueShare(), knobs.cashShare());
    PassOn.onward(account, at, cents, parts, habit, d -> heir(person, d), null, draw)
        .forEach(this::add);
  }

  private Account heir(Person person, Draw draw) {
    if (draw.chance(0.4)) {
      return population.mainAccount(person);
    }
    if (draw.chance(0.3)) {
      return draw.pick(population.enterprises).account();
    }
    Person other = acquaintances.known(person, draw);
    Account account = population.mainAccount(other);
    return account == null ? population.mainAccount(person) : account;
  }

  private void shop(Account account, int at, long cents, Draw draw) {
    long left = cents;
    int moment = at;
    int count = 2 + draw.poisson(5);
    for (int i = 0; i < count && left > 2_000; i++) {
      moment = Clock.awake(moment + (int) (draw.logNormal(8, 1.0) * Clock.HOUR), draw);
      long part = Math.max(500, (long) (left * draw.between(0.1, 0.5)));
      left -= part;
      boolean cash = draw.chance(0.25);
      add(
          Transfer.of(
              moment,
              account,
              cash ? null : draw.pick(population.enterprises).account(),
              part / 100.0,
              cash ? "atm" : "third_party",
              null));
    }
  }

  private void add(Transfer t) {
    if (t.day() >= setting.firstDay() && t.day() <= setting.lastDay()) {
      transfers.add(t.asPlanned());
    }
  }
}
