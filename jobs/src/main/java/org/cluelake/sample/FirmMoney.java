package org.cluelake.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payments of enterprises: salaries, school fees, suppliers, vendors' takings moved on. */
final class FirmMoney {

  private final Setting setting;
  private final Population population;
  private final Map<Integer, List<Enterprise>> employers = new HashMap<>();
  private final Map<Integer, List<Enterprise>> schools = new HashMap<>();

  FirmMoney(Setting setting, Population population) {
    this.setting = setting;
    this.population = population;
    for (Enterprise e : population.enterprises) {
      if (e.kind() == EnterpriseKind.EMPLOYER) {
        employers.computeIfAbsent(e.county(), c -> new ArrayList<>()).add(e);
      }
      if (e.kind() == EnterpriseKind.SCHOOL) {
        schools.computeIfAbsent(e.county(), c -> new ArrayList<>()).add(e);
      }
    }
  }

  void day(int day, List<Transfer> transfers) {
    for (Person person : population.people) {
      Account main = population.mainAccount(person);
      Draw draw = setting.draw("firm money", person.index(), day);
      if (main != null && person.age() >= 20) {
        income(person, main, day, draw, transfers);
      }
      if (person.age() >= 4 && person.age() < 18) {
        fee(person, day, draw, transfers);
      }
      if (person.role() == Role.VENDOR && population.secondAccount(person) != null) {
        takings(person, day, draw, transfers);
      }
    }
    suppliers(day, transfers);
    interest(day, transfers);
  }

  /**
   * Once a quarter banks book interest: an entry no holder asked for, on forgotten accounts too.
   */
  private void interest(int day, List<Transfer> transfers) {
    LocalDate date = setting.clock().date(day);
    List<Enterprise> banks = population.enterprises(EnterpriseKind.BANK, -1);
    if (date.getMonthValue() % 3 != 0 || date.getDayOfMonth() != 21 || banks.isEmpty()) {
      return;
    }
    for (Account account : population.accounts) {
      if (account.owner() >= 0 && account.kind().equals("debit") && account.opened() < day - 90) {
        Draw draw = setting.draw("interest", account.index(), day);
        Account bank = banks.get(Math.floorMod(account.index(), banks.size())).account();
        int at = day * Clock.DAY + draw.between(0, 2 * Clock.HOUR);
        double yuan = Math.min(90, draw.logNormal(0.8, 1.1));
        transfers.add(Transfer.of(at, bank, account, yuan, "counter", "interest"));
      }
    }
  }

  private void income(Person person, Account main, int day, Draw draw, List<Transfer> transfers) {
    Enterprise employer =
        setting.draw("employer", person.index()).pick(employers.get(person.county()));
    int payday = new int[] {5, 10, 15, 20, 25}[Math.floorMod(employer.index(), 5)];
    if (setting.clock().date(day).getDayOfMonth() != payday) {
      return;
    }
    boolean pension = person.role() == Role.RETIRED;
    double median = setting.knobs().money().salaryMedian() * (pension ? 0.45 : 1);
    double yuan = setting.draw("salary", person.index()).logNormal(median, 0.45);
    int at = day * Clock.DAY + 9 * Clock.HOUR + draw.between(0, 2 * Clock.HOUR);
    transfers.add(
        Transfer.of(at, employer.account(), main, yuan, "counter", pension ? "pension" : "salary"));
  }

  /** A school collects for three days; parents of its pupils pay into one account. */
  private void fee(Person child, int day, Draw draw, List<Transfer> transfers) {
    Enterprise school = setting.draw("school", child.index()).pick(schools.get(child.county()));
    int from = setting.draw("fee days", school.index()).between(0, 24);
    int place = Math.floorMod(day, 30);
    int pays = from + setting.draw("fee day", child.index()).between(0, 2);
    if (place != pays) {
      return;
    }
    Person parent = population.household(child).get(0);
    Account payer = population.mainAccount(parent);
    if (payer != null) {
      double yuan = setting.draw("fee", school.index()).between(2, 30) * 100;
      int at = day * Clock.DAY + draw.between(8 * Clock.HOUR, 22 * Clock.HOUR);
      transfers.add(Transfer.of(at, payer, school.account(), yuan, "mobile", "school_fee"));
    }
  }

  /** A vendor empties the stall's account into the main one or pays a supplier most evenings. */
  private void takings(Person person, int day, Draw draw, List<Transfer> transfers) {
    if (!draw.chance(0.6)) {
      return;
    }
    int at = day * Clock.DAY + draw.between(19 * Clock.HOUR, 23 * Clock.HOUR);
    Account stall = population.secondAccount(person);
    if (stall.opened() > day) {
      return;
    }
    int payments = 1 + draw.poisson(0.8);
    for (int i = 0; i < payments; i++) {
      Account to =
          draw.chance(0.5)
              ? population.mainAccount(person)
              : population.mainAccount(population.adult(person.county(), draw));
      transfers.add(Transfer.of(at + i * 90, stall, to, draw.between(10, 90) * 5, "mobile", null));
    }
  }

  private void suppliers(int day, List<Transfer> transfers) {
    for (Enterprise e : population.enterprises) {
      Draw draw = setting.draw("suppliers", e.index(), day);
      int count = draw.poisson(0.5);
      for (int i = 0; i < count; i++) {
        Enterprise other = draw.pick(population.enterprises);
        if (other.index() != e.index()) {
          int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 17 * Clock.HOUR);
          transfers.add(
              Transfer.of(
                  at, e.account(), other.account(), draw.logNormal(9000, 1.2), "counter", "goods"));
        }
      }
    }
  }
}
