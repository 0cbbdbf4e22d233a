package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Honest people who are reported as a fraud: out of anger by people they know, or by customers
 * whose goods came late. Who reports agrees with others, or does not.
 */
final class Quarrels {

  /** A report about somebody's number or account. */
  record Complaint(int at, Person by, String kind, String entity, String type) {}

  private static final int DAYS_BEFORE = 4;
  private static final int DAYS = 14;
  private static final String[] CLAIMS = {
    "fake_shopping", "fake_acquaintance", "fake_investment", "other", "unknown"
  };

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final Knobs.Reports knobs;
  private final List<Complaint> complaints = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  Quarrels(Setting setting, Population population, Acquaintances acquaintances) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    this.knobs = setting.knobs().reports();
    for (Person person : population.people) {
      Draw draw = setting.draw("quarrel", person.index());
      boolean sells = person.role() == Role.VENDOR || person.role() == Role.AGENT;
      if (draw.chance(sells ? knobs.unhappyShare() : knobs.quarrelShare())
          && person.isAdult()
          && population.mainLine(person) != null
          && population.mainAccount(person) != null) {
        quarrel(person, sells, draw);
      }
    }
  }

  private void quarrel(Person person, boolean sells, Draw draw) {
    Account account =
        sells && population.secondAccount(person) != null
            ? population.secondAccount(person)
            : population.mainAccount(person);
    String number = population.mainLine(person).number();
    int begin = draw.between(-DAYS_BEFORE, DAYS - DAYS_BEFORE) * Clock.DAY;
    int angry = 1 + draw.poisson(1.3);
    for (int i = 0; i < angry; i++) {
      Person by = sells ? population.reachable(draw) : acquaintances.known(person, draw);
      int at = begin + (int) (draw.logNormal(20, 1.2) * Clock.HOUR);
      String type = CLAIMS[sells ? draw.weighted(6, 0, 1, 2, 1) : draw.weighted(2, 4, 1, 2, 2)];
      boolean paid = draw.chance(sells ? 0.6 : 0.3);
      complaints.add(
          new Complaint(
              at, by, paid ? "account" : "number", paid ? account.number() : number, type));
    }
    lookalikes.add(LookalikeRow.number("quarrel", number));
    lookalikes.add(LookalikeRow.account("quarrel", account));
  }

  /** The complaints of a day, in the order of people. */
  List<Complaint> day(int day) {
    return complaints.stream().filter(c -> Math.floorDiv(c.at(), Clock.DAY) == day).toList();
  }

  /** Draws of what a complaint leaves open. */
  Draw draw(Complaint complaint) {
    return setting.draw("complaint", complaint.by().index(), complaint.at());
  }

  List<LookalikeRow> lookalikes() {
    return List.copyOf(lookalikes);
  }
}
