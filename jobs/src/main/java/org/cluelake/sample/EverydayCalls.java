package org.cluelake.sample;

import java.util.List;

/** Calls of ordinary life on people's own lines, and of people overseas and enterprises to them. */
final class EverydayCalls {

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final Sold sold;
  private final Knobs.Calls knobs;
  private final List<Enterprise> hotlines;

  EverydayCalls(Setting setting, Population population, Acquaintances acquaintances, Sold sold) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    this.sold = sold;
    this.knobs = setting.knobs().calls();
    this.hotlines = population.enterprises.stream().filter(e -> e.hotline() != null).toList();
  }

  void day(int day, List<Call> calls) {
    boolean workday = LunarCalendar.isWorkday(setting.clock().date(day));
    for (Person person : population.people) {
      Line line = population.mainLine(person);
      if (line == null || line.fromDay() > day) {
        continue;
      }
      Draw draw = setting.draw("everyday calls", person.index(), day);
      double nature = setting.draw("talkative", person.index()).logNormal(0.85, 0.6);
      double age = person.age() < 18 || person.age() > 65 ? 0.6 : 1;
      int count = draw.poisson(knobs.everydayMean() * nature * age * (workday ? 1.05 : 0.9));
      for (int i = 0; i < count; i++) {
        calls.add(toSomeone(person, line, day, draw));
      }
      for (Line further : population.furtherLines(person)) {
        boolean work = person.role() == Role.SALES_AGENT || person.role() == Role.PROMOTER;
        int more = work || further.fromDay() > day ? 0 : draw.poisson(knobs.secondCardMean());
        for (int i = 0; i < more && !sold.isSold(further, day); i++) {
          calls.add(toSomeone(person, further, day, draw));
        }
      }
      services(line, day, draw, calls);
      overseas(person, line, day, draw, calls);
    }
  }

  private Call toSomeone(Person person, Line from, int day, Draw draw) {
    int at = moment(person, day, draw);
    Line to = null;
    if (draw.chance(knobs.hotlineShare())) {
      return Call.answered(at, from, draw.pick(hotlines).hotline(), (int) draw.logNormal(110, 0.9));
    }
    if (draw.chance(knobs.strangerShare())) {
      Enterprise shop = draw.chance(0.5) ? draw.pick(population.enterprises) : null;
      to =
          shop == null
              ? population.mainLine(population.someone(person.county(), draw))
              : shop.lines().get(0);
    } else {
      Person other = acquaintances.known(person, draw);
      List<Line> further = population.furtherLines(other);
      to = !further.isEmpty() && draw.chance(0.12) ? further.get(0) : population.mainLine(other);
    }
    if (to == null || to.number().equals(from.number()) || to.fromDay() > day) {
      to = draw.pick(population.enterprises).lines().get(0);
    }
    if (sold.isSold(to, day) || !draw.chance(knobs.answered())) {
      return forwarded(Call.missed(at, from, to), draw);
    }
    return Call.answered(at, from, to, (int) draw.logNormal(knobs.talkMedian(), 1.1));
  }

  /** What somebody misses may ring on with a relative. */
  private Call forwarded(Call call, Draw draw) {
    if (call.to().user() < 0
        || setting.draw("forwards", call.to().user()).uniform() > knobs.forwardingShare()) {
      return call;
    }
    Person person = population.people.get(call.to().user());
    Line other = population.mainLine(draw.pick(population.household(person)));
    boolean possible =
        other != null
            && !other.number().equals(call.to().number())
            && !other.number().equals(call.from().number());
    return possible
        ? Call.answered(call.at(), call.from(), call.to(), (int) draw.logNormal(30, 1))
            .forwarded(other)
        : call;
  }

  /** Delivery platforms, banks, hospitals, police and utilities ring people. */
  private void services(Line line, int day, Draw draw, List<Call> calls) {
    int count = draw.poisson(knobs.serviceMean());
    for (int i = 0; i < count; i++) {
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
      Line from =
          draw.chance(0.8)
              ? draw.pick(hotlines).hotline()
              : draw.pick(population.enterprises).lines().get(0);
      calls.add(
          draw.chance(0.55)
              ? Call.answered(at, from, line, (int) draw.logNormal(24, 1.2))
              : Call.missed(at, from, line));
    }
  }

  private void overseas(Person person, Line line, int day, Draw draw, List<Call> calls) {
    Draw fate = setting.draw("relative overseas", person.index());
    if (!fate.chance(knobs.relativeShare())) {
      return;
    }
    Line relative = Line.unserved(Identities.overseas(person.household()));
    int count = draw.poisson(knobs.overseasCallMean());
    for (int i = 0; i < count; i++) {
      int at = day * Clock.DAY + draw.between(7 * Clock.HOUR, 23 * Clock.HOUR);
      calls.add(
          draw.chance(0.75)
              ? Call.answered(at, relative, line, (int) draw.logNormal(420, 1.0))
              : Call.missed(at, relative, line));
      if (draw.chance(0.2)) {
        calls.add(
            Call.answered(
                at + draw.between(1, 5) * Clock.HOUR / 2, line, relative, draw.between(60, 900)));
      }
    }
  }

  private int moment(Person person, int day, Draw draw) {
    if (person.role() == Role.SHIFT_WORKER && draw.chance(0.35)) {
      return day * Clock.DAY + draw.between(0, 6 * Clock.HOUR);
    }
    double hour = draw.chance(0.02) ? draw.between(0.0, 7.0) : draw.gaussian(14.5, 4.2);
    hour = hour < 0.2 || hour > 23.9 ? 12 : hour;
    return (int) (day * Clock.DAY + hour * Clock.HOUR);
  }
}
