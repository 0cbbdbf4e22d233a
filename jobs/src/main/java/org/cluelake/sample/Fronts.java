package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Firms opened lately. A straw man's firm has an account and no business: strangers and a gang's
 * accounts pay large sums into it, which leave within hours. Honest young firms look alike: one
 * with customers, wages, rent and suppliers, a shop on the web, a school of private courses, and a
 * trading agent that passes on large sums as fast and differs by its wages and rent alone.
 */
final class Fronts {

  /** Organisation numbers from here on are of no firm of the census. */
  private static final int ORGANISATIONS = 50_000_000;

  private static final int COLLECTORS = 2;

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private final Knobs.Fronts knobs;
  private final Exchanges exchanges;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();
  private int organisations = ORGANISATIONS;

  Fronts(
      Setting setting, Population population, FraudPlan plan, CaseFiles cases, Registry registry) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
    this.knobs = setting.knobs().fronts();
    this.exchanges = new Exchanges(population);
    for (Gang gang : plan.gangs) {
      for (int i = 0; i < knobs.firmsPerGang(); i++) {
        front(gang, cases, setting.draw("front", gang.index(), i));
      }
    }
    for (County county : population.counties) {
      Draw draw = setting.draw("front lookalikes", county.index());
      if (draw.chance(knobs.youngFirms())) {
        honest("young_firm", county.index(), 600, 0.7, null, draw);
      }
      if (draw.chance(knobs.webShops())) {
        honest("web_shop", county.index(), 120, 0.8, "purchase", draw);
      }
      if (draw.chance(knobs.courseSchools())) {
        honest("course_school", county.index(), 4500, 0.5, "school_fee", draw);
      }
      if (draw.chance(knobs.brokerageFirms())) {
        honest("trading_agent", county.index(), knobs.sumMedian(), 0.95, null, draw);
      }
    }
  }

  List<Transfer> transfers() {
    return transfers;
  }

  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void front(Gang gang, CaseFiles cases, Draw draw) {
    int opened = draw.between(-45, Math.max(0, setting.lastDay() / 2));
    Account firm = open(opened, gang.county(), draw);
    List<Account> collectors = new ArrayList<>();
    for (int i = 0; i < COLLECTORS; i++) {
      Person straw = population.adult(-1, draw);
      collectors.add(
          registry.account(
              straw,
              "debit",
              setting.firstDay() - draw.between(100, 900),
              straw.county(),
              contact(straw),
              draw.logNormal(setting.knobs().money().secondOpeningMedian(), 1.2),
              draw));
    }
    int first = transfers.size();
    for (int day = Math.max(0, opened + 1); day <= setting.lastDay(); day++) {
      Draw today = setting.draw("front day", firm.index(), day);
      if (today.chance(knobs.busyDayShare())) {
        launder(gang, firm, day, collectors, cases, today);
      }
    }
    List<Transfer> own = transfers.subList(first, transfers.size());
    if (!own.isEmpty()) {
      int from = own.stream().mapToInt(Transfer::at).min().orElseThrow();
      int to = own.stream().mapToInt(Transfer::at).max().orElseThrow();
      schemes.add(
          new SchemeRow("B11", "account", firm.number(), from, to, SchemeRow.gang(gang.index())));
    }
  }

  /** A day's payments, and what they leave in one or more sums within hours. */
  private void launder(
      Gang gang, Account firm, int day, List<Account> collectors, CaseFiles cases, Draw draw) {
    List<Mule> open =
        gang.deeper().stream()
            .filter(m -> m.fromDay() <= day && cases.frozen(m.account()) > day)
            .toList();
    double sum = 0;
    int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 14 * Clock.HOUR);
    int count = 2 + draw.poisson(knobs.creditsPerDay());
    for (int i = 0; i < count; i++) {
      double yuan = Math.ceil(draw.logNormal(knobs.sumMedian(), 0.7) / 100) * 100;
      boolean ofGang = draw.chance(knobs.gangShare()) && !open.isEmpty();
      Account payer =
          ofGang ? draw.pick(open).account() : population.mainAccount(population.adult(-1, draw));
      at += draw.between(2 * Clock.MINUTE, 40 * Clock.MINUTE);
      if (ofGang) {
        pay(at - draw.between(60, 90 * Clock.MINUTE), exchanges.pick(draw), payer, yuan, null);
      }
      pay(at, payer, firm, yuan, null);
      sum += yuan;
    }
    int parts = draw.between(1, 3);
    double rest = sum * draw.between(0.93, 1.0);
    for (int i = 0; i < parts; i++) {
      at += draw.between(10 * Clock.MINUTE, Clock.HOUR);
      Account payee = draw.chance(0.5) ? exchanges.pick(draw) : draw.pick(collectors);
      pay(at, firm, payee, rest / parts, null);
    }
  }

  /**
   * An honest firm: customers, sums paid on to suppliers, rent at once and wages twice a month.
   *
   * @param median a customer's payment, in yuan
   * @param passed part of a day's takings paid to suppliers
   * @param purpose what customers' banks book; often nothing
   */
  private void honest(
      String kind, int county, double median, double passed, String purpose, Draw draw) {
    int opened = draw.between(-150, -10);
    Account firm = open(opened, county, draw);
    List<Account> staff = new ArrayList<>();
    int hired = draw.between(3, 9);
    for (int i = 0; i < hired; i++) {
      staff.add(population.mainAccount(population.adult(county, draw)));
    }
    List<Enterprise> suppliers = population.enterprises(EnterpriseKind.EMPLOYER, -1);
    Account landlord = population.mainAccount(population.adult(county, draw));
    int payday = draw.between(0, 14);
    for (int day = Math.max(setting.firstDay(), opened + 1); day <= setting.lastDay(); day++) {
      Draw today = setting.draw("front lookalike day", firm.index(), day);
      if (Math.floorMod(day, 15) == payday) {
        int at = day * Clock.DAY + 9 * Clock.HOUR;
        for (Account worker : staff) {
          at += 60;
          pay(at, firm, worker, today.logNormal(3200, 0.3), "salary");
        }
        pay(at + 600, firm, landlord, 6000, "rent");
      }
      if (today.chance(knobs.busyDayShare())) {
        trade(firm, day, median, passed, purpose, suppliers, today);
      }
    }
    lookalikes.add(LookalikeRow.account(kind, firm));
  }

  private void trade(
      Account firm,
      int day,
      double median,
      double passed,
      String purpose,
      List<Enterprise> suppliers,
      Draw draw) {
    double sum = 0;
    int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 12 * Clock.HOUR);
    int count = 2 + draw.poisson(knobs.creditsPerDay());
    for (int i = 0; i < count; i++) {
      double yuan = Math.ceil(draw.logNormal(median, 0.7));
      at += draw.between(2 * Clock.MINUTE, 40 * Clock.MINUTE);
      Account payer = population.mainAccount(population.adult(-1, draw));
      pay(at, payer, firm, yuan, draw.chance(0.6) ? purpose : null);
      sum += yuan;
    }
    if (draw.chance(0.8)) {
      at += draw.between(Clock.HOUR, 5 * Clock.HOUR);
      String booked = draw.chance(0.5) ? "goods" : null;
      pay(at, firm, draw.pick(suppliers).account(), sum * passed, booked);
    }
  }

  private Account open(int opened, int county, Draw draw) {
    String contact = contact(population.adult(county, draw));
    String document = Identities.organisation(organisations++);
    return registry.corporate(document, opened, county, contact, draw.between(500, 3000), draw);
  }

  private String contact(Person person) {
    Line line = population.mainLine(person);
    return line == null ? null : line.number();
  }

  private void pay(int at, Account payer, Account payee, double yuan, String purpose) {
    if (payer != payee && yuan >= 1) {
      transfers.add(Transfer.of(at, payer, payee, yuan, "mobile", purpose).asPlanned());
    }
  }
}
