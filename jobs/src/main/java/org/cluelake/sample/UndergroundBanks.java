package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The half at home of underground banks. Customers pay yuan into pool accounts of straw holders and
 * are paid out abroad; others hand money over abroad and are paid yuan out of the pools. Nothing
 * crosses the border, so what comes in of one stranger goes out to another within hours, nearly the
 * same: the same round sum abroad at a slightly worse rate. The half abroad is in no feed.
 *
 * <p>Honest accounts look alike: travel agencies and payroll agents that work through the owner's
 * own account, young factoring firms and licensed money changers. They meet the same payers or
 * payees again, book a purpose, or are a firm's of long standing; a changer that opened lately
 * differs in nothing the feeds hold.
 */
final class UndergroundBanks {

  /** Organisation numbers from here on are of no firm of the census and no front. */
  private static final int ORGANISATIONS = 60_000_000;

  /** Yuan of one unit abroad, as customers pay and as they are paid; both are invented. */
  private static final double BOUGHT_AT = 7.24;

  private static final double SOLD_AT = 7.17;

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private final Knobs.UndergroundBanks knobs;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();
  private int organisations = ORGANISATIONS;

  UndergroundBanks(
      Setting setting, Population population, FraudPlan plan, CaseFiles cases, Registry registry) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
    this.knobs = setting.knobs().undergroundBanks();
    for (Gang gang : plan.gangs) {
      if (gang.index() % knobs.gangsPerBank() == 0) {
        bank(gang, cases, setting.draw("underground bank", gang.index()));
      }
    }
    for (County county : population.counties) {
      Draw draw = setting.draw("matched lookalikes", county.index());
      if (draw.chance(knobs.travelAgencies())) {
        travelAgency(county.index(), draw);
      }
      if (draw.chance(knobs.payrollAgents())) {
        payrollAgent(county.index(), draw);
      }
      if (draw.chance(knobs.factoringFirms())) {
        factoringFirm(county.index(), draw);
      }
      if (draw.chance(knobs.moneyChangers())) {
        moneyChanger(county.index(), draw);
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

  private void bank(Gang gang, CaseFiles cases, Draw draw) {
    List<Account> pools = new ArrayList<>();
    for (int i = 0; i < knobs.poolsPerBank(); i++) {
      pools.add(ofPerson(population.adult(-1, draw), draw.between(-500, -5), draw));
    }
    for (Account pool : pools) {
      int first = transfers.size();
      for (int day = 0; day <= setting.lastDay(); day++) {
        Draw today = setting.draw("underground day", pool.index(), day);
        if (today.chance(knobs.busyDayShare())) {
          trade(gang, cases, pool, pools, day, today);
        }
      }
      List<Transfer> own = transfers.subList(first, transfers.size());
      if (!own.isEmpty()) {
        int from = own.stream().mapToInt(Transfer::at).min().orElseThrow();
        int to = own.stream().mapToInt(Transfer::at).max().orElseThrow();
        schemes.add(
            new SchemeRow("B12", "account", pool.number(), from, to, SchemeRow.gang(gang.index())));
      }
    }
  }

  /** A day of one pool: most sums are matched, some are split, and some go to a sister pool. */
  private void trade(
      Gang gang, CaseFiles cases, Account pool, List<Account> pools, int day, Draw draw) {
    List<Mule> mules =
        gang.deeper().stream()
            .filter(m -> m.fromDay() <= day && cases.frozen(m.account()) > day)
            .toList();
    int count = 2 + draw.poisson(knobs.dealsPerDay());
    for (int i = 0; i < count; i++) {
      double abroad = abroad(draw);
      int at = day * Clock.DAY + draw.between(8 * Clock.HOUR, 18 * Clock.HOUR);
      boolean ofGang = !mules.isEmpty() && draw.chance(knobs.gangShare());
      Account payer = ofGang ? draw.pick(mules).account() : stranger(draw);
      pay(at, payer, pool, abroad * BOUGHT_AT, vague(draw));
      int later = at + wait(draw);
      double out = abroad * SOLD_AT;
      if (draw.chance(knobs.matchedShare())) {
        pay(later, pool, stranger(draw), out, vague(draw));
      } else if (draw.chance(0.5)) {
        pay(later, pool, stranger(draw), out * 0.4, null);
        pay(later + wait(draw), pool, stranger(draw), out * 0.6, null);
      } else {
        pay(later, pool, draw.pick(pools), out, null);
      }
    }
  }

  /** Takes a trip's price of new customers and pays most of it to few carriers and hotels. */
  private void travelAgency(int county, Draw draw) {
    Account agency = ofPerson(population.adult(county, draw), -draw.between(20, 900), draw);
    List<Account> carriers = few(draw.between(3, 6), draw);
    each(
        agency,
        "travel day",
        today -> {
          int at = today.at();
          for (int i = 0; i < today.deals(); i++) {
            double price =
                Math.ceil(today.draw().logNormal(knobs.sumMedian() * 0.7, 0.6) / 10) * 10;
            at += today.draw().between(5 * Clock.MINUTE, 40 * Clock.MINUTE);
            String booked = today.draw().chance(0.4) ? "service" : null;
            pay(at, stranger(today.draw()), agency, price, booked);
            int later = at + wait(today.draw());
            pay(later, agency, today.draw().pick(carriers), price * 0.96, null);
          }
        });
    lookalikes.add(LookalikeRow.account("travel_agency", agency));
  }

  /** Takes the wages of small employers and pays workers, the same ones by turns. */
  private void payrollAgent(int county, Draw draw) {
    Account agent = ofPerson(population.adult(county, draw), -draw.between(20, 900), draw);
    List<Account> employers = few(draw.between(3, 6), draw);
    List<Account> workers = new ArrayList<>();
    int hired = draw.between(25, 45);
    for (int i = 0; i < hired; i++) {
      workers.add(population.mainAccount(population.adult(county, draw)));
    }
    each(
        agent,
        "payroll day",
        today -> {
          int at = today.at();
          for (int i = 0; i < today.deals(); i++) {
            double wage = Math.ceil(today.draw().logNormal(6500, 0.3) / 10) * 10;
            at += today.draw().between(5 * Clock.MINUTE, 40 * Clock.MINUTE);
            pay(at, today.draw().pick(employers), agent, wage, null);
            String booked = today.draw().chance(0.5) ? "salary" : null;
            pay(at + wait(today.draw()), agent, today.draw().pick(workers), wage * 0.985, booked);
          }
        });
    lookalikes.add(LookalikeRow.account("payroll_agent", agent));
  }

  /** A young firm that is paid by debtors and pays their suppliers, both again and again. */
  private void factoringFirm(int county, Draw draw) {
    Account firm = ofFirm(county, -draw.between(20, 150), draw);
    List<Account> debtors = few(draw.between(8, 12), draw);
    List<Account> suppliers = few(draw.between(8, 12), draw);
    each(
        firm,
        "factoring day",
        today -> {
          int at = today.at();
          for (int i = 0; i < today.deals(); i++) {
            double sum =
                Math.ceil(today.draw().logNormal(knobs.sumMedian() * 1.5, 0.6) / 100) * 100;
            at += today.draw().between(5 * Clock.MINUTE, 40 * Clock.MINUTE);
            pay(at, today.draw().pick(debtors), firm, sum, null);
            int later = at + wait(today.draw());
            pay(later, firm, today.draw().pick(suppliers), sum * 0.98, null);
          }
        });
    lookalikes.add(LookalikeRow.account("factoring_firm", firm));
  }

  /** The very pattern, in the open: a firm, most of long standing, that changes money. */
  private void moneyChanger(int county, Draw draw) {
    boolean isYoung = draw.chance(knobs.youngChangerShare());
    int opened = isYoung ? -draw.between(30, 150) : -draw.between(700, 4000);
    Account changer = ofFirm(county, opened, draw);
    each(
        changer,
        "changer day",
        today -> {
          for (int i = 0; i < today.deals(); i++) {
            double abroad = abroad(today.draw());
            int at = today.at() + today.draw().between(0, 8 * Clock.HOUR);
            pay(at, stranger(today.draw()), changer, abroad * BOUGHT_AT, null);
            int later = at + wait(today.draw());
            pay(later, changer, stranger(today.draw()), abroad * SOLD_AT, null);
          }
        });
    lookalikes.add(LookalikeRow.account("money_changer", changer));
  }

  private record Today(int at, int deals, Draw draw) {}

  private void each(Account account, String key, Consumer<Today> business) {
    for (int day = Math.max(setting.firstDay(), 0); day <= setting.lastDay(); day++) {
      Draw draw = setting.draw(key, account.index(), day);
      if (draw.chance(knobs.busyDayShare())) {
        int at = day * Clock.DAY + draw.between(8, 11) * Clock.HOUR;
        business.accept(new Today(at, 2 + draw.poisson(knobs.dealsPerDay()), draw));
      }
    }
  }

  private double abroad(Draw draw) {
    return Math.max(
        500, Math.round(draw.logNormal(knobs.sumMedian() / BOUGHT_AT, 0.6) / 100) * 100);
  }

  private int wait(Draw draw) {
    return (int) (Math.min(9 * 60, Math.max(3, draw.logNormal(knobs.waitMedian(), 0.8))))
        * Clock.MINUTE;
  }

  private static String vague(Draw draw) {
    return draw.chance(0.15) ? "other" : null;
  }

  private Account stranger(Draw draw) {
    return population.mainAccount(population.adult(-1, draw));
  }

  private List<Account> few(int count, Draw draw) {
    List<Account> accounts = new ArrayList<>();
    List<Enterprise> firms = population.enterprises(EnterpriseKind.EMPLOYER, -1);
    for (int i = 0; i < count; i++) {
      accounts.add(draw.pick(firms).account());
    }
    return accounts;
  }

  private Account ofPerson(Person owner, int opened, Draw draw) {
    double yuan = draw.logNormal(setting.knobs().money().secondOpeningMedian(), 1.2);
    String contact = contact(owner);
    return registry.account(owner, "debit", opened, owner.county(), contact, yuan, draw);
  }

  private Account ofFirm(int county, int opened, Draw draw) {
    String contact = contact(population.adult(county, draw));
    String document = Identities.organisation(organisations++);
    return registry.corporate(document, opened, county, contact, draw.between(500, 3000), draw);
  }

  private String contact(Person person) {
    Line line = population.mainLine(person);
    return line == null ? null : line.number();
  }

  private void pay(int at, Account payer, Account payee, double yuan, String purpose) {
    if (payer != payee && yuan >= 1 && at < (setting.lastDay() + 1) * Clock.DAY) {
      transfers.add(Transfer.of(at, payer, payee, yuan, "mobile", purpose).asPlanned());
    }
  }
}
