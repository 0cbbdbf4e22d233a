package org.cluelake.sample;

import java.util.List;

/** Calls people make for work: couriers, drivers, sales agents, promoters, call centres. */
final class WorkCalls {

  private final Setting setting;
  private final Population population;
  private final ColdCalls coldCalls;

  WorkCalls(Setting setting, Population population, ColdCalls coldCalls) {
    this.setting = setting;
    this.population = population;
    this.coldCalls = coldCalls;
  }

  void day(int day, List<Call> calls) {
    boolean workday = LunarCalendar.isWorkday(setting.clock().date(day));
    for (Person person : population.people) {
      Line line = population.mainLine(person);
      if (line == null) {
        continue;
      }
      Draw draw = setting.draw("work calls", person.index(), day);
      switch (person.role()) {
        case COURIER ->
            rounds(person, line, setting.knobs().calls().courierMean(), day, draw, calls);
        case DRIVER -> rounds(person, line, setting.knobs().calls().driverMean(), day, draw, calls);
        case SALES_AGENT -> {
          double share = setting.knobs().coldCalls().salesDayShare();
          if (draw.chance(workday ? share : share / 4)) {
            cold(person, day, draw, calls);
          }
        }
        case PROMOTER -> {
          Draw job = setting.draw("promotion", person.index());
          int from = job.between(-6, 13) + 14 * Math.floorDiv(day, 14);
          int days = 1 + job.poisson(setting.knobs().coldCalls().promoterDays() - 1);
          if (day >= from && day < from + days) {
            cold(person, day, draw, calls);
          }
        }
        default -> {}
      }
    }
    machines(day, calls);
    for (Enterprise centre : population.enterprises(EnterpriseKind.CALL_CENTRE, -1)) {
      for (int i = 0; i < centre.lines().size(); i++) {
        Draw draw = setting.draw("centre", centre.index(), i, day);
        if (draw.chance(workday ? 0.92 : 0.35)) {
          centre(centre, centre.lines().get(i), day, draw, calls);
        }
      }
    }
  }

  /** Lift alarms and meters ring whoever runs them. */
  private void machines(int day, List<Call> calls) {
    for (Enterprise owner : population.enterprises) {
      for (Line line : owner.lines()) {
        Draw draw = setting.draw("machine", line.number().hashCode(), day);
        if (line.isMachine() && draw.chance(setting.knobs().calls().machineShare())) {
          int at = day * Clock.DAY + draw.between(0, Clock.DAY - 1);
          calls.add(Call.answered(at, line, owner.lines().get(0), draw.between(4, 40)));
        }
      }
    }
  }

  private void cold(Person person, int day, Draw draw, List<Call> calls) {
    List<Line> lines = population.furtherLines(person);
    if (lines.isEmpty() || lines.get(0).fromDay() > day) {
      return;
    }
    boolean local = setting.draw("territory", person.index()).chance(0.4);
    coldCalls.day(
        lines.get(0),
        day,
        () ->
            population.mainLine(
                local ? population.someone(person.county(), draw) : population.anyone(draw)),
        setting.knobs().coldCalls().interestShare(),
        draw,
        calls);
  }

  /** A courier's or driver's day: many strangers of the county, short talks, some ring back. */
  private void rounds(Person person, Line line, double mean, int day, Draw draw, List<Call> calls) {
    if (draw.chance(0.22)) {
      return;
    }
    Draw nature = setting.draw("rounds", person.index());
    double reach = nature.between(0.55, 0.92);
    int start = draw.between(7, 12);
    int count = draw.poisson(mean * nature.logNormal(1, 0.4));
    for (int i = 0; i < count; i++) {
      Line to = population.mainLine(population.someone(person.county(), draw));
      if (to == null || to.number().equals(line.number())) {
        continue;
      }
      int at = day * Clock.DAY + draw.between(start * Clock.HOUR, (start + 10) * Clock.HOUR);
      if (draw.chance(reach)) {
        calls.add(Call.answered(at, line, to, (int) draw.logNormal(13, 0.7)));
      } else {
        calls.add(Call.missed(at, line, to));
        if (draw.chance(0.4)) {
          calls.add(Call.answered(at + draw.between(60, 2400), to, line, draw.between(5, 60)));
        }
      }
    }
  }

  private void centre(Enterprise centre, Line line, int day, Draw draw, List<Call> calls) {
    int count = draw.poisson(setting.knobs().calls().centreLineMean());
    String shown =
        setting.draw("shows", centre.index()).chance(0.6) ? centre.hotline().number() : null;
    for (int i = 0; i < count; i++) {
      Line to = population.mainLine(population.anyone(draw));
      if (to == null) {
        continue;
      }
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 18 * Clock.HOUR);
      Call call =
          draw.chance(0.48)
              ? Call.answered(at, line, to, (int) draw.logNormal(19, 1.1))
              : Call.missed(at, line, to);
      calls.add(shown == null ? call : call.presenting(shown));
    }
  }
}
