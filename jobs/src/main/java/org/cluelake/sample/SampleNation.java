package org.cluelake.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the sample nation: a delivery for the pipeline, and the truth for evaluation. */
public final class SampleNation {

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final Sold sold = new Sold();
  private final ColdCalls coldCalls;
  private final FraudPlan plan;
  private final CaseFiles cases;
  private final List<Deals.Deal> deals;

  private SampleNation(Setting setting) {
    this.setting = setting;
    Census census = new Census(setting);
    this.population = census.population();
    for (Population.Closing closing : population.closings) {
      boolean first = sold.sell(closing.line(), closing.day() + 1);
      assert first : "a line is given up once";
    }
    this.acquaintances = new Acquaintances(setting, population);
    this.coldCalls = new ColdCalls(setting);
    this.cases = new CaseFiles(setting);
    this.plan = new FraudPlan(setting, population, census.registry(), coldCalls, sold, cases);
    this.deals = new Deals(setting, population, sold).deals();
    deals.forEach(cases::report);
  }

  /**
   * Writes {@code delivery/<date>/} and {@code truth/} below a folder.
   *
   * @param spec which nation
   * @param out folder; files of the same names are replaced
   * @return what was written
   * @throws org.cluelake.run.PipelineException RESOURCE where a file cannot be written
   */
  public static SampleSummary write(SampleSpec spec, Path out) {
    return new SampleNation(new Setting(spec, Knobs.read())).write(out);
  }

  private SampleSummary write(Path out) {
    List<Transfer> planned = planned();
    Map<Integer, List<Transfer>> plannedByDay = new TreeMap<>();
    planned.forEach(t -> plannedByDay.computeIfAbsent(t.day(), d -> new ArrayList<>()).add(t));
    Ledger ledger = new Ledger(population.accounts, planned);
    Map<Integer, List<Call>> dealCalls = new TreeMap<>();
    for (Deals.Deal deal : deals) {
      deal.calls().forEach(c -> dealCalls.computeIfAbsent(c.day(), d -> new ArrayList<>()).add(c));
    }

    EverydayCalls everyday = new EverydayCalls(setting, population, acquaintances, sold);
    WorkCalls work = new WorkCalls(setting, population, coldCalls);
    EverydayMoney money = new EverydayMoney(setting, population, acquaintances, sold);
    FirmMoney firms = new FirmMoney(setting, population);
    RegisterRows register = new RegisterRows(setting, population, cases);
    PoliceRows police = new PoliceRows(setting, population, plan, cases);
    CallRows legs = new CallRows(setting);
    Dirt dirt = new Dirt(setting);
    Truth truth = new Truth(setting, population, plan, cases, deals);

    ReferenceRows reference = new ReferenceRows(setting, population);

    try (Shipment shipment = new Shipment()) {
      for (int day = 0; day < setting.spec().days(); day++) {
        List<Call> calls = new ArrayList<>(dealCalls.getOrDefault(day, List.of()));
        everyday.day(day, calls);
        work.day(day, calls);
        plan.day(day, calls);
        List<Transfer> transfers = new ArrayList<>(plannedByDay.getOrDefault(day, List.of()));
        money.day(day, transfers);
        firms.day(day, transfers);
        List<Ledger.Entry> entries = ledger.book(transfers);
        truth.observe(calls, entries);

        int today = day;
        Shipment.Day feeds = new Shipment.Day();
        if (day == 0) {
          feeds.add("region", reference::regions);
          feeds.add("calendar", reference::calendar);
          feeds.add("protected_entity", reference::protectedEntities);
        }
        feeds.add("telecom_subscriber", () -> register.subscribers(today));
        feeds.add("telecom_call", () -> legs.rows(today, calls));
        feeds.add("bank_account", () -> register.accounts(today));
        feeds.add("bank_transfer", () -> register.transfers(today, entries));
        feeds.add("police_case", () -> police.cases(today));
        feeds.add("police_involvement", () -> police.involvements(today));
        String date = setting.clock().dateText(day);
        shipment.send(new DayFolder(out.resolve("delivery"), day, date, dirt), feeds);
      }
      shipment.await();
      return new SampleSummary(
          shipment.rows(),
          shipment.bytes(),
          register.activeSubscribers(),
          population.counties.size(),
          truth.write(out.resolve("truth"), dirt),
          dirt.counts());
    }
  }

  /** What is known before the first day: the ledger sets its money aside. */
  private List<Transfer> planned() {
    List<Transfer> planned = new ArrayList<>(plan.transfers);
    planned.addAll(new Business(setting, population, acquaintances, sold).transfers());
    deals.forEach(d -> planned.addAll(d.payments()));
    planned.removeIf(t -> t.day() < 0 || t.day() > setting.lastDay());
    return planned;
  }
}
