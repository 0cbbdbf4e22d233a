package org.cluelake.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Writes the sample nation: a delivery for the pipeline, and the truth for evaluation. */
public final class SampleNation {

  /** The file at the top of an inbox that says its deliveries are invented. */
  public static final String MARK = "SYNTHETIC";

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final Sold sold = new Sold();
  private final ColdCalls coldCalls;
  private final FraudPlan plan;
  private final CaseFiles cases;
  private final List<Deals.Deal> deals;
  private final List<Transfer> business;
  private final TestPayments tests;
  private final Awakenings awakenings;
  private final Trips trips;
  private final Gateways gateways;
  private final Racks racks;
  private final RingCalls rings;
  private final DoorRings doorRings;
  private final FreshCards fresh;
  private final AccountHands hands;
  private final CashRuns cashRuns;
  private final CoinDealers coins;
  private final Lures lures;
  private final KeptAway keptAway;
  private final Gatherings gatherings;
  private final CreditDraws credit;
  private final Newcomers newcomers;
  private final BorderVisits visits;
  private final Parties parties;
  private final Motorcades motorcades;
  private final SharedPurses purses;
  private final Quarrels quarrels;
  private final Fronts fronts;
  private final UndergroundBanks undergroundBanks;

  private SampleNation(Setting setting) {
    this.setting = setting;
    Census census = new Census(setting);
    this.population = census.population();
    for (Population.Closing closing : population.closings) {
      boolean first = sold.sell(closing.line(), closing.day() + 1);
      assert first : "a line is given up once";
    }
    Awakenings.rest(setting, population, sold);
    this.acquaintances = new Acquaintances(setting, population);
    this.coldCalls = new ColdCalls(setting);
    this.cases = new CaseFiles(setting);
    this.plan = new FraudPlan(setting, population, census.registry(), coldCalls, sold, cases);
    this.gateways = new Gateways(setting, population, census.registry(), plan, coldCalls);
    this.racks = new Racks(setting, population, census.registry(), coldCalls);
    this.rings = new RingCalls(setting, population, census.registry(), plan);
    this.doorRings = new DoorRings(setting, population, census.registry());
    this.fresh = new FreshCards(setting, population, census.registry(), plan, coldCalls);
    this.deals = new Deals(setting, population, sold).deals();
    deals.forEach(cases::report);
    this.business = new Business(setting, population, acquaintances, sold).transfers();
    this.tests = new TestPayments(setting, population, plan, deals, business);
    this.awakenings = new Awakenings(setting, population, acquaintances, sold);
    Set<Integer> atHome = new HashSet<>();
    plan.victims.forEach(v -> atHome.add(v.person.index()));
    Recruitment recruitment = new Recruitment(setting, population, acquaintances);
    this.trips = new Trips(setting, population, atHome, recruitment.trips(plan.sellers, atHome));
    this.hands = new AccountHands(setting, population, plan, census.registry());
    this.cashRuns = new CashRuns(setting, population, plan, cases, sold);
    this.coins = new CoinDealers(setting, population, plan, cases, sold);
    this.lures = new Lures(setting, population, plan, cases, trips);
    this.gatherings = new Gatherings(setting, population, sold, plan);
    this.keptAway = new KeptAway(setting, population, acquaintances, plan, gatherings);
    this.credit = new CreditDraws(setting, population, census.registry(), plan);
    this.newcomers = new Newcomers(setting, population, census.registry(), trips);
    this.visits = new BorderVisits(setting, population, newcomers);
    this.parties = new Parties(setting, population, newcomers);
    this.motorcades = new Motorcades(setting, population, plan, census.registry());
    this.quarrels = new Quarrels(setting, population, acquaintances);
    this.fronts = new Fronts(setting, population, plan, cases, census.registry());
    this.undergroundBanks =
        new UndergroundBanks(setting, population, plan, cases, census.registry());
    this.purses = new SharedPurses(setting, population, census.registry());
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
    mark(out.resolve("delivery"));
    return new SampleNation(new Setting(spec, Knobs.read(spec.fraud()))).write(out);
  }

  /**
   * Says at the top of the inbox that all of it is invented: every page of its nights repeats it.
   */
  static void mark(Path inbox) {
    try {
      Files.createDirectories(inbox);
      Files.writeString(
          inbox.resolve(MARK), "Every person, number and place of these deliveries is invented.\n");
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "sample: %s cannot be written; check the disk", inbox);
    }
  }

  private SampleSummary write(Path out) {
    Moves moves = new Moves(setting, population, planned(), everyday());
    Contacts contacts = new Contacts(setting, population, acquaintances, trips, plan);
    calls(contacts);
    RegisterRows register = new RegisterRows(setting, population, cases, hands);
    PoliceRows police = new PoliceRows(setting, population, plan, cases);
    Passports passports = new Passports(setting, population, trips);
    BorderRows border = new BorderRows(setting, trips, passports);
    CallRows legs = new CallRows(setting, trips, new Handsets(setting, population));
    PublicReports reports = new PublicReports(setting, population, plan, quarrels);
    AbsentHolders absent = new AbsentHolders(population, plan, trips);
    Dirt dirt = new Dirt(setting);
    Truth truth = new Truth(setting, population, plan, cases, deals);

    try (Shipment shipment = new Shipment()) {
      for (int day = setting.firstDay(); day <= setting.lastDay(); day++) {
        List<Ledger.Entry> entries = moves.day(day);
        int today = day;
        Shipment.Day feeds = new Shipment.Day();
        if (day == setting.firstDay()) {
          reference(feeds);
        }
        feeds.stream("telecom_subscriber", () -> register.subscribers(today));
        feeds.stream("bank_account", () -> register.accounts(today));
        feeds.stream("bank_transfer", () -> register.transfers(today, entries));
        if (day >= 0) {
          Contacts.Day made = contacts.day(day);
          lures.day(day, made.hits());
          truth.observe(made.calls(), made.messages(), entries);
          absent.observe(made.calls(), entries);
          hands.observe(entries);
          cashRuns.observe(entries);
          feeds.stream("telecom_call", () -> legs.rows(today, made.calls()));
          feeds.stream("telecom_sms", () -> new MessageRows(setting).rows(today, made.messages()));
          feeds.add("telecom_web", () -> new WebRows(setting).rows(today, made.hits()));
          feeds.add("telecom_iot", () -> contacts.machines(today, made));
          feeds.add(
              "immigration_crossing", () -> both(border.rows(today), newcomers.crossings(today)));
          feeds.add(
              "person_document", () -> both(passports.rows(today), newcomers.documents(today)));
          feeds.add("public_report", () -> reports.rows(today, made.calls(), made.messages()));
          feeds.add("police_case", () -> police.cases(today));
          feeds.add("police_involvement", () -> police.involvements(today));
        }
        if (day > 0) {
          // Nobody can answer before a night has spoken; see Answers.
          feeds.add("clue_feedback", List::of);
          feeds.add("objection", List::of);
        }
        String date = setting.clock().dateText(day);
        shipment.send(new DayFolder(out.resolve("delivery"), day, date, dirt), feeds);
      }
      shipment.await();
      return new SampleSummary(
          shipment.rows(),
          shipment.bytes(),
          register.activeSubscribers(),
          population.counties.size(),
          truth.write(out.resolve("truth"), dirt, sold, further(contacts, absent, reports)),
          dirt.counts());
    }
  }

  private void reference(Shipment.Day feeds) {
    ReferenceRows reference = new ReferenceRows(setting, population.counties);
    feeds.add("region", reference::regions);
    feeds.add("calendar", reference::calendar);
    feeds.add("protected_entity", () -> ReferenceRows.protectedEntities(population.enterprises));
    feeds.add("risk_place", () -> both(Destinations.riskPlaces(), visits.sections()));
  }

  private static List<String[]> both(List<String[]> some, List<String[]> more) {
    List<String[]> rows = new ArrayList<>(some);
    rows.addAll(more);
    return rows;
  }

  private void calls(Contacts contacts) {
    Map<Integer, List<Call>> dealCalls = new TreeMap<>();
    for (Deals.Deal deal : deals) {
      deal.calls().forEach(c -> dealCalls.computeIfAbsent(c.day(), d -> new ArrayList<>()).add(c));
    }
    EverydayCalls everyday = new EverydayCalls(setting, population, acquaintances, sold);
    WorkCalls work = new WorkCalls(setting, population, coldCalls);
    CardFarms farms = new CardFarms(setting, population, plan);
    RepairShops repairs = new RepairShops(setting, population, trips);
    contacts.add((day, calls) -> calls.addAll(dealCalls.getOrDefault(day, List.of())));
    contacts.add(everyday::day);
    contacts.add(work::day);
    contacts.add(repairs::day);
    contacts.add(plan::day);
    contacts.add(farms::day);
    contacts.add(gateways::day);
    contacts.add(racks::day);
    contacts.add(rings::day);
    contacts.add(doorRings::day);
    contacts.add(fresh::day);
    contacts.write(gateways::messages);
    contacts.write(racks::messages);
    contacts.add(keptAway::day);
    contacts.add(gatherings::day);
    contacts.add(credit::day);
    contacts.add(newcomers::day);
  }

  private Moves.Everyday everyday() {
    EverydayMoney money = new EverydayMoney(setting, population, acquaintances, sold, trips);
    FirmMoney firms = new FirmMoney(setting, population);
    return (day, transfers) -> {
      money.day(day, transfers);
      firms.day(day, transfers);
    };
  }

  private Truth.Further further(Contacts contacts, AbsentHolders absent, PublicReports reports) {
    BorderTruth border = new BorderTruth(setting, trips);
    List<SchemeRow> schemes = new ArrayList<>(contacts.schemes());
    schemes.addAll(tests.schemes());
    schemes.addAll(lures.schemes());
    schemes.addAll(absent.schemes());
    schemes.addAll(hands.schemes());
    schemes.addAll(cashRuns.schemes());
    schemes.addAll(coins.schemes());
    schemes.addAll(motorcades.schemes());
    schemes.addAll(fronts.schemes());
    schemes.addAll(undergroundBanks.schemes());
    schemes.addAll(border.schemes());
    schemes.addAll(gateways.schemes());
    schemes.addAll(keptAway.schemes());
    schemes.addAll(gatherings.schemes());
    schemes.addAll(credit.schemes());
    schemes.addAll(NewPayees.schemes(plan));
    schemes.addAll(visits.schemes());
    schemes.addAll(parties.schemes());
    schemes.addAll(reports.schemes());
    List<LookalikeRow> lookalikes = new ArrayList<>(contacts.lookalikes());
    lookalikes.addAll(racks.lookalikes());
    lookalikes.addAll(doorRings.lookalikes());
    lookalikes.addAll(fresh.lookalikes());
    lookalikes.addAll(tests.lookalikes());
    lookalikes.addAll(lures.lookalikes());
    lookalikes.addAll(awakenings.lookalikes());
    lookalikes.addAll(hands.lookalikes());
    lookalikes.addAll(cashRuns.lookalikes());
    lookalikes.addAll(coins.lookalikes());
    lookalikes.addAll(motorcades.lookalikes());
    lookalikes.addAll(purses.lookalikes());
    lookalikes.addAll(border.lookalikes());
    lookalikes.addAll(visits.lookalikes());
    lookalikes.addAll(parties.lookalikes());
    lookalikes.addAll(border.lentCards(population));
    lookalikes.addAll(keptAway.lookalikes());
    lookalikes.addAll(gatherings.lookalikes());
    lookalikes.addAll(credit.lookalikes());
    lookalikes.addAll(quarrels.lookalikes());
    lookalikes.addAll(fronts.lookalikes());
    lookalikes.addAll(undergroundBanks.lookalikes());
    return new Truth.Further(schemes, lookalikes);
  }

  /** What is known before the first day: the ledger sets its money aside. */
  private List<Transfer> planned() {
    plan.transfers.addAll(tests.fraud());
    plan.camouflage.addAll(tests.fraud());
    plan.transfers.addAll(cashRuns.fraud());
    plan.camouflage.addAll(lures.fraud());
    List<Transfer> planned = new ArrayList<>(plan.transfers);
    planned.addAll(cashRuns.honest());
    planned.addAll(coins.fraud());
    planned.addAll(coins.honest());
    planned.addAll(motorcades.transfers());
    planned.addAll(purses.transfers());
    planned.addAll(fronts.transfers());
    planned.addAll(undergroundBanks.transfers());
    planned.addAll(tests.honest());
    planned.addAll(lures.fraud());
    planned.addAll(lures.others());
    planned.addAll(awakenings.transfers());
    planned.addAll(gatherings.transfers());
    planned.addAll(credit.transfers());
    planned.addAll(business);
    deals.forEach(d -> planned.addAll(d.payments()));
    return planned;
  }
}
