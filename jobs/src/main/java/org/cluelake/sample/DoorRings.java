package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Honest rings that nobody is meant to answer: parcel lockers, drivers who ring the same families
 * each workday, couriers who ring once at the door.
 */
final class DoorRings {

  private record Bus(Line line, List<Line> families) {}

  private final Setting setting;
  private final Population population;
  private final Knobs.Rings knobs;
  private final List<Line> lockers = new ArrayList<>();
  private final List<Bus> buses = new ArrayList<>();
  private final List<Line> couriers = new ArrayList<>();

  DoorRings(Setting setting, Population population, Registry registry) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().rings();
    for (County county : population.counties) {
      Draw draw = setting.draw("lockers", county.index());
      if (draw.chance(knobs.lockersPerCounty())) {
        lockers.add(locker(county.index(), registry, draw));
      }
    }
    for (Person person : population.people) {
      Draw draw = setting.draw("door rings", person.index());
      Line line = population.mainLine(person);
      if (line == null || !person.isAdult()) {
        continue;
      }
      if (person.role() == Role.COURIER && draw.chance(knobs.doorCourierShare())) {
        couriers.add(line);
      } else if (person.role() == Role.EMPLOYEE && draw.chance(knobs.busShare())) {
        buses.add(bus(line, draw));
      }
    }
  }

  private Line locker(int county, Registry registry, Draw draw) {
    boolean young = draw.chance(0.15);
    int opened = -(young ? draw.between(2, 80) : draw.between(90, 2000));
    Subscription card =
        registry.card(
            registry.number(false),
            "org_code",
            Identities.organisation(820_000_000L + county),
            true,
            null,
            "voice",
            opened,
            county,
            "bulk",
            draw);
    return new Line(card.number(), true, -1, county, registry.imei(), null, Line.DOMESTIC, opened);
  }

  private Bus bus(Line line, Draw draw) {
    List<Line> families = new ArrayList<>();
    int count = draw.between(24, 45);
    for (int i = 0; i < count; i++) {
      Line family = population.mainLine(population.someone(line.county(), draw));
      if (family != null && family != line && family.fromDay() == Integer.MIN_VALUE) {
        families.add(family);
      }
    }
    return new Bus(line, families);
  }

  void day(int day, List<Call> calls) {
    for (Line line : lockers) {
      Draw draw = setting.draw("locker day", line.number().hashCode(), day);
      strangers(line, draw.poisson(90), 0.04, 0.06, day, draw, calls);
    }
    for (Line line : couriers) {
      Draw draw = setting.draw("door day", line.number().hashCode(), day);
      if (draw.chance(0.75)) {
        strangers(line, draw.poisson(45), 0.22, 0.10, day, draw, calls);
      }
    }
    if (LunarCalendar.isWorkday(setting.clock().date(day))) {
      for (Bus bus : buses) {
        Draw draw = setting.draw("bus day", bus.line().number().hashCode(), day);
        for (Line family : bus.families()) {
          int at = day * Clock.DAY + (int) (draw.between(6.8, 7.6) * Clock.HOUR);
          ring(at, bus.line(), family, 0.08, 0.03, draw, calls);
        }
      }
    }
  }

  private void strangers(
      Line line, int count, double pickUp, double back, int day, Draw draw, List<Call> calls) {
    for (int i = 0; i < count; i++) {
      Line to = population.mainLine(population.someone(line.county(), draw));
      int at = day * Clock.DAY + (int) (draw.between(9.0, 20.0) * Clock.HOUR);
      if (to != null && to.fromDay() <= day && !to.number().equals(line.number())) {
        ring(at, line, to, pickUp, back, draw, calls);
      }
    }
  }

  private static void ring(
      int at, Line from, Line to, double pickUp, double back, Draw draw, List<Call> calls) {
    if (draw.chance(pickUp)) {
      calls.add(Call.answered(at, from, to, draw.between(2, 25)));
      return;
    }
    calls.add(Call.missed(at, from, to));
    if (draw.chance(back)) {
      int later = Clock.awake(at + draw.between(60, 3 * Clock.HOUR), draw);
      calls.add(Call.answered(later, to, from, draw.between(3, 45)));
    }
  }

  List<LookalikeRow> lookalikes() {
    List<LookalikeRow> rows = new ArrayList<>();
    lockers.forEach(l -> rows.add(LookalikeRow.number("parcel_locker", l.number())));
    buses.forEach(b -> rows.add(LookalikeRow.number("school_bus", b.line().number())));
    couriers.forEach(l -> rows.add(LookalikeRow.number("door_courier", l.number())));
    return rows;
  }
}
