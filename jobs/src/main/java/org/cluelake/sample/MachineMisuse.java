package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** IoT cards taken out of their machines: people call, write or surf with them for some days. */
final class MachineMisuse {

  private static final long HANDSETS = 680_000_000L;

  /**
   * One card's misuse.
   *
   * @param machine the card
   * @param line the card where it is used
   * @param gang who uses it
   * @param fromDay first day
   * @param toDay last day
   * @param calls calls a day
   * @param messages messages a day
   * @param webKb kilobytes of web a day
   * @param outside whether it is used outside its fence
   */
  record Use(
      Machine machine,
      Line line,
      int gang,
      int fromDay,
      int toDay,
      double calls,
      double messages,
      double webKb,
      boolean outside) {

    boolean isActive(int day) {
      return day >= fromDay && day <= toDay;
    }
  }

  private final Setting setting;
  private final Population population;
  private final Map<Integer, Use> uses = new HashMap<>();
  private final List<Use> ordered = new ArrayList<>();

  MachineMisuse(Setting setting, Population population, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    for (Machine machine : population.machines) {
      Draw draw = setting.draw("misuse", machine.index());
      boolean taken =
          !machine.soldVoice()
              && machine.industry() != Industry.CAMERA
              && draw.chance(setting.knobs().machines().misusedShare());
      if (taken) {
        Use use = use(machine, draw.pick(plan.gangs), draw);
        uses.put(machine.index(), use);
        ordered.add(use);
      }
    }
  }

  /** The misuse of a card on a day, or null. */
  Use of(Machine machine, int day) {
    Use use = uses.get(machine.index());
    return use != null && use.isActive(day) ? use : null;
  }

  private Use use(Machine machine, Gang gang, Draw draw) {
    int from = draw.between(-6, setting.lastDay());
    int to = Math.min(setting.lastDay(), from + draw.between(2, 12));
    int kind = draw.weighted(5, 2, 3);
    boolean handset = draw.chance(0.5);
    boolean away = draw.chance(0.55);
    int county = away ? gang.county() : machine.county();
    Line line =
        new Line(
            machine.line().number(),
            true,
            -1,
            county,
            handset ? Identities.imei(HANDSETS + machine.index()) : machine.line().imei(),
            null,
            Line.DOMESTIC,
            Integer.MIN_VALUE);
    return new Use(
        machine,
        line,
        gang.index(),
        from,
        Math.max(from, to),
        kind == 0 ? draw.between(0.7, 7.0) : 0,
        kind == 1 ? draw.between(2.0, 25.0) : draw.chance(0.2) ? 0.7 : 0,
        kind == 2 ? draw.logNormal(45_000, 1.1) : handset ? draw.logNormal(900, 1) : 0,
        machine.fenced() && away);
  }

  void day(int day, List<Call> calls, List<Message> messages) {
    for (Use use : ordered) {
      if (use.isActive(day)) {
        Draw draw = setting.draw("misuse", use.machine().index(), day);
        call(use, day, draw, calls);
        write(use, day, draw, messages);
      }
    }
  }

  private void call(Use use, int day, Draw draw, List<Call> calls) {
    int count = draw.poisson(use.calls());
    for (int i = 0; i < count; i++) {
      Line other = population.mainLine(population.anyone(draw));
      int at = day * Clock.DAY + draw.between(8 * Clock.HOUR, 22 * Clock.HOUR);
      if (other == null || other.fromDay() > day) {
        continue;
      }
      boolean in = draw.chance(0.15);
      Line from = in ? other : use.line();
      Line to = in ? use.line() : other;
      calls.add(
          draw.chance(0.55)
              ? Call.answered(at, from, to, (int) draw.logNormal(40, 1.0))
              : Call.missed(at, from, to));
    }
  }

  private void write(Use use, int day, Draw draw, List<Message> messages) {
    int count = draw.poisson(use.messages());
    for (int i = 0; i < count; i++) {
      Line other = population.mainLine(population.anyone(draw));
      int at = day * Clock.DAY + draw.between(8 * Clock.HOUR, 22 * Clock.HOUR);
      if (other != null && other.fromDay() <= day) {
        messages.add(
            new Message(
                at,
                use.line().number(),
                other.number(),
                true,
                Draw.mix(60_000L + use.gang()),
                Message.OTHER,
                null,
                null,
                Line.DOMESTIC));
      }
    }
  }

  /** Cards used within the delivered days. */
  List<SchemeRow> schemes() {
    int end = setting.spec().days() * Clock.DAY - 1;
    return ordered.stream()
        .filter(u -> u.toDay() >= 0)
        .map(
            u ->
                new SchemeRow(
                    "T9",
                    "number",
                    u.line().number(),
                    Math.max(0, u.fromDay() * Clock.DAY),
                    Math.min(end, (u.toDay() + 1) * Clock.DAY - 1),
                    SchemeRow.gang(u.gang())))
        .toList();
  }
}
