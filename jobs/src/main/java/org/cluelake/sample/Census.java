package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Builds the population county by county; a larger scale only adds counties at the end. */
final class Census {

  private final Setting setting;
  private final Population population = new Population();
  private final Registry registry;
  private final Firms firms;
  private final Offices offices;

  Census(Setting setting) {
    this.setting = setting;
    this.registry = new Registry(setting, population);
    this.firms = new Firms(setting, population, registry);
    this.offices = new Offices(setting);
  }

  Population population() {
    int left = (int) Math.round(setting.spec().scale() * knobs().householdsPerScale());
    for (int county = 0; left > 0; county++) {
      Draw draw = setting.draw("county", county);
      int nominal =
          county < knobs().smallCounties()
              ? draw.between(12, 44)
              : (int) Math.max(40, Math.min(900, draw.logNormal(knobs().countyHouseholds(), 0.6)));
      int households = Math.min(left, nominal);
      left -= households;
      settle(county, households);
      double inhabitants = 20 * StrictMath.pow(nominal * 2.7, 1.5) * draw.between(0.7, 1.4);
      population.counties.add(
          new County(county, Setting.countyCode(county), households, (int) inhabitants));
      firms.open(county, households);
    }
    population.countyStart.add(population.people.size());
    population.householdStart.add(population.people.size());
    return population;
  }

  Registry registry() {
    return registry;
  }

  private Knobs.Census knobs() {
    return setting.knobs().census();
  }

  private void settle(int county, int households) {
    population.countyStart.add(population.people.size());
    for (int i = 0; i < households; i++) {
      int household = population.householdStart.size();
      population.householdStart.add(population.people.size());
      Draw draw = setting.draw("household", household);
      int headAge = draw.between(22, 74);
      int size = 1 + draw.weighted(14, 26, 28, 20, 9, 3);
      Person head = null;
      for (int member = 0; member < size; member++) {
        int age = age(member, headAge, draw);
        Person person = person(county, household, age, head, draw);
        head = head == null ? person : head;
        settle(person, head, draw);
      }
    }
  }

  private static int age(int member, int headAge, Draw draw) {
    if (member == 0) {
      return headAge;
    }
    if (member == 1) {
      return Math.max(19, headAge + draw.between(-6, 6));
    }
    boolean parent = headAge < 60 && draw.chance(0.3);
    int age = parent ? headAge + draw.between(22, 32) : headAge - draw.between(22, 36);
    return Math.max(1, Math.min(92, age));
  }

  private Person person(int county, int household, int age, Person head, Draw draw) {
    boolean female = draw.chance(0.5);
    boolean student = age >= 18 && age <= 22 && draw.chance(knobs().studentShare());
    boolean migrant = age >= 18 && age < 60 && draw.chance(knobs().migrantShare());
    int registered = student || migrant ? draw.between(0, county + 8) : county;
    Role role = student ? Role.STUDENT : role(age, draw);
    String document =
        draw.chance(knobs().passportShare())
            ? Identities.passport(population.people.size())
            : registry.idCard(Setting.countyCode(registered), age, female, draw);
    boolean shares =
        head != null && (age < 18 || age >= 60) && draw.chance(knobs().sharedDeviceShare());
    String device = shares ? head.device() : Registry.device(draw.bits());
    return new Person(
        population.people.size(),
        county,
        registered,
        household,
        document,
        age,
        female,
        role,
        device);
  }

  private Role role(int age, Draw draw) {
    if (age < 18) {
      return Role.CHILD;
    }
    if (age >= 60) {
      return Role.RETIRED;
    }
    Knobs.Roles r = setting.knobs().roles();
    double[] shares = {
      r.courier(),
      r.driver(),
      r.salesAgent(),
      r.promoter(),
      r.landlord(),
      r.organiser(),
      r.agent(),
      r.broker(),
      r.contractor(),
      r.vendor(),
      r.shiftWorker()
    };
    Role[] roles = {
      Role.COURIER,
      Role.DRIVER,
      Role.SALES_AGENT,
      Role.PROMOTER,
      Role.LANDLORD,
      Role.ORGANISER,
      Role.AGENT,
      Role.BROKER,
      Role.CONTRACTOR,
      Role.VENDOR,
      Role.SHIFT_WORKER
    };
    double point = draw.uniform();
    for (int i = 0; i < roles.length; i++) {
      point -= shares[i];
      if (point < 0) {
        return roles[i];
      }
    }
    return Role.EMPLOYEE;
  }

  private void settle(Person person, Person head, Draw draw) {
    List<Line> lines = new ArrayList<>();
    if (person.age() >= 10 && draw.chance(person.age() < 18 || person.age() > 72 ? 0.7 : 0.99)) {
      boolean family =
          (person.age() < 18 || person.age() >= 60) && draw.chance(knobs().familyCardShare());
      lines.add(card(person, family ? head : person, false, draw));
      if (person.isAdult() && (isCold(person) || draw.chance(knobs().secondCardShare()))) {
        lines.add(card(person, person, true, draw));
      }
      if (person.isAdult() && draw.chance(knobs().newCardsPerDay() * setting.spec().days())) {
        lines.add(newCard(person, draw));
      }
    }
    population.add(person, lines, accounts(person, lines, draw));
  }

  private Line card(Person user, Person holder, boolean second, Draw draw) {
    boolean cold = second && isCold(user);
    ColdCallKnobs coldCalls = setting.knobs().coldCalls();
    double virtual = cold ? coldCalls.virtualShare() : second ? knobs().virtualShare() : 0.01;
    String number = registry.number(draw.chance(virtual));
    boolean young = draw.chance(cold ? coldCalls.newCardShare() : 0.06);
    int opened = -(young ? draw.between(1, 90) : draw.between(90, 4200));
    if (second && draw.chance(knobs().reissuedShare())) {
      Person former = former(user, draw);
      int closed = -draw.between(100, 600);
      opened = Math.max(opened, closed + draw.between(90, 99));
      Subscription unused =
          registry.card(number, "id_card", former.document(), closed - 700, former.county(), draw);
      int last = population.subscriptions.size() - 1;
      population.subscriptions.set(last, population.subscriptions.get(last).closedOn(closed));
    }
    int county = draw.chance(0.7) ? holder.registered() : holder.county();
    String type = holder.document().startsWith("Z") ? "passport" : "id_card";
    Subscription card = registry.card(number, type, holder.document(), opened, county, draw);
    int from = Integer.MIN_VALUE;
    if (second && draw.chance(0.01)) {
      population.subscriptions.set(
          population.subscriptions.size() - 1, card.suspendedOn(-draw.between(1, 200)));
      from = Integer.MAX_VALUE;
    }
    if (cold) {
      // Offices sit under one mast, as gangs do.
      return new Line(
          number,
          true,
          user.index(),
          user.county(),
          offices.handset(user.county()),
          "C" + Setting.countyCode(user.county()) + "-9",
          Line.DOMESTIC,
          from);
    }
    Line line =
        new Line(
            number, true, user.index(), user.county(), registry.imei(), null, Line.DOMESTIC, from);
    if (second && from == Integer.MIN_VALUE && draw.chance(knobs().closedShare())) {
      giveUp(line, card, draw);
    }
    return line;
  }

  /** A card closed within the days; its number may soon be somebody else's. */
  private void giveUp(Line line, Subscription card, Draw draw) {
    int day = draw.between(0, setting.lastDay());
    int given = day + draw.between(2, 6);
    population.subscriptions.set(population.subscriptions.size() - 1, card.closedOn(day));
    population.closings.add(new Population.Closing(line, day));
    if (given <= setting.lastDay() && !population.people.isEmpty() && draw.chance(0.5)) {
      Person heir = population.reachable(draw);
      population.heirloom(heir, newLine(heir, line.number(), given, draw));
    }
  }

  private static boolean isCold(Person person) {
    return person.role() == Role.SALES_AGENT || person.role() == Role.PROMOTER;
  }

  /** A card opened within the delivered days. */
  private Line newCard(Person user, Draw draw) {
    int day = draw.between(0, setting.lastDay());
    return newLine(user, registry.number(draw.chance(knobs().virtualShare())), day, draw);
  }

  private Line newLine(Person user, String number, int day, Draw draw) {
    String type = user.document().startsWith("Z") ? "passport" : "id_card";
    Subscription card = registry.card(number, type, user.document(), day, user.county(), draw);
    return new Line(
        card.number(),
        true,
        user.index(),
        user.county(),
        registry.imei(),
        null,
        Line.DOMESTIC,
        day);
  }

  private Person former(Person user, Draw draw) {
    return population.people.isEmpty() ? user : population.anyone(draw);
  }

  private List<Account> accounts(Person person, List<Line> lines, Draw draw) {
    if (person.age() < 14) {
      return List.of();
    }
    MoneyKnobs money = setting.knobs().money();
    String contact = lines.isEmpty() ? null : lines.get(0).number();
    List<Account> accounts = new ArrayList<>();
    int opened = -draw.between(60, Math.max(90, Math.min(6000, (person.age() - 13) * 300)));
    accounts.add(
        registry.account(
            person,
            "debit",
            opened,
            person.registered(),
            contact,
            draw.logNormal(money.openingMedian(), 1.0),
            draw));
    accounts.add(
        registry.account(
            person,
            "wallet",
            opened / 2,
            person.county(),
            contact,
            draw.logNormal(money.walletMedian(), 1),
            draw));
    boolean business =
        switch (person.role()) {
          case ORGANISER, AGENT, BROKER, CONTRACTOR, VENDOR -> true;
          default -> false;
        };
    if (person.isAdult() && (business || draw.chance(knobs().secondAccountShare()))) {
      boolean young = draw.chance(business ? setting.knobs().passOn().newAccountShare() : 0.08);
      accounts.add(
          registry.account(
              person,
              "debit",
              young ? draw.between(-60, setting.lastDay()) : -draw.between(60, 3000),
              person.county(),
              contact,
              draw.logNormal(money.secondOpeningMedian(), 1.2),
              draw));
    }
    return accounts;
  }
}
