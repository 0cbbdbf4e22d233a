package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * People others do not get through to for some time: victims whom a script keeps apart, people on
 * leave who forward their calls, people who leave the phone alone for half a day. Who calls them,
 * and when, is drawn by the same code for all.
 */
final class KeptAway {

  private static final int LEAST_LONG_CALL = 1800;
  private static final int MOST_LONG_CALL = 10_800;

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final ScriptKnobs knobs;
  private final List<Line> hotlines;
  private final Map<Integer, List<Call>> calls = new HashMap<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  KeptAway(
      Setting setting,
      Population population,
      Acquaintances acquaintances,
      FraudPlan plan,
      Gatherings gatherings) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    this.knobs = setting.knobs().script();
    this.hotlines =
        population.enterprises.stream()
            .filter(e -> e.hotline() != null)
            .map(Enterprise::hotline)
            .toList();
    plan.victims.stream()
        .filter(v -> !v.talks.isEmpty())
        .forEach(v -> victim(v, plan, gatherings.made(v)));
    for (Person person : population.people) {
      Line line = population.mainLine(person);
      if (person.isAdult() && line != null && line.fromDay() == Integer.MIN_VALUE) {
        honest(person, line);
      }
    }
  }

  void day(int day, List<Call> all) {
    all.addAll(calls.getOrDefault(day, List.of()));
  }

  /** Numbers of victims who were kept apart. */
  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void victim(Victim victim, FraudPlan plan, boolean gathers) {
    Draw draw = setting.draw("kept away", victim.person.index(), victim.campaign.index());
    double share =
        victim.campaign.share(
            knobs.isolatedShare(), knobs.deskIsolatedShare(), knobs.otherIsolatedShare());
    boolean apart = draw.chance(share);
    if (!apart && !gathers) {
      return;
    }
    List<FraudNumber> closers =
        plan.numbers.stream()
            .filter(n -> n.campaign() == victim.campaign)
            .filter(n -> !n.kind().equals(FraudNumber.BURST) && !n.kind().equals(FraudNumber.FARM))
            .toList();
    Call first = victim.talks.get(0);
    int from = Clock.awake(first.end() + draw.between(120, 2 * Clock.HOUR), draw);
    List<FraudNumber> overseas =
        closers.stream().filter(n -> n.kind().equals(FraudNumber.OVERSEAS)).toList();
    FraudNumber closer = draw.pick(overseas.isEmpty() || draw.chance(0.3) ? closers : overseas);
    if (draw.chance(knobs.longCallShare()) && closer.isActive(Math.floorDiv(from, Clock.DAY))) {
      int seconds =
          Math.min(MOST_LONG_CALL, LEAST_LONG_CALL + (int) draw.logNormal(LEAST_LONG_CALL, 0.7));
      add(Call.answered(from, closer.line(), victim.line, seconds));
      from += seconds;
    }
    if (!apart) {
      return;
    }
    Line target = null;
    if (draw.chance(knobs.forwardedShare())) {
      boolean gangs = draw.chance(knobs.forwardedToGangShare());
      target =
          gangs
              ? closer.line()
              : Line.unserved(Identities.overseas(70_000_000L + victim.person.index()));
    }
    int until = from + (int) (draw.between(4.0, 22.0) * Clock.HOUR);
    int last = others(victim.person, victim.line, from, until, target, draw);
    if (last > 0) {
      String campaign = SchemeRow.campaign(victim.campaign.index());
      String number = victim.line.number();
      schemes.add(new SchemeRow("V5", "number", number, first.at(), last, campaign));
    }
  }

  private void honest(Person person, Line line) {
    if (setting.draw("forwards", person.index()).uniform()
        <= setting.knobs().calls().forwardingShare()) {
      lookalikes.add(LookalikeRow.number("forwards_missed", line.number()));
    }
    for (int day = 0; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("out of reach", person.index(), day);
      boolean leave = draw.chance(knobs.leavePerDay());
      if (leave || draw.chance(knobs.unreachablePerDay())) {
        int from = day * Clock.DAY + draw.between(8 * Clock.HOUR, 15 * Clock.HOUR);
        double hours = leave ? draw.between(10.0, 80.0) : draw.between(3.0, 10.0);
        Line target = leave ? population.mainLine(acquaintances.known(person, draw)) : null;
        boolean possible = !leave || (target != null && !target.number().equals(line.number()));
        if (possible
            && others(person, line, from, from + (int) (hours * Clock.HOUR), target, draw) > 0) {
          String kind = leave ? "on_leave" : "unreachable";
          lookalikes.add(LookalikeRow.number(kind, line.number()));
        }
      }
    }
  }

  /** Friends and services that call in vain or are forwarded; the last such moment, or -1. */
  private int others(Person person, Line line, int from, int until, Line target, Draw draw) {
    int count = 2 + draw.poisson(knobs.callersPerHour() * (until - from) / Clock.HOUR);
    int last = -1;
    for (int i = 0; i < count; i++) {
      int at = Clock.awake(draw.between(from, until), draw);
      Line caller =
          draw.chance(0.65)
              ? population.mainLine(acquaintances.known(person, draw))
              : draw.pick(hotlines);
      boolean fit =
          caller != null
              && at <= until
              && Math.floorDiv(at, Clock.DAY) >= 0
              && Math.floorDiv(at, Clock.DAY) <= setting.lastDay()
              && caller.fromDay() <= Math.floorDiv(at, Clock.DAY)
              && !caller.number().equals(line.number())
              && (target == null || !caller.number().equals(target.number()));
      if (fit) {
        boolean answered = target != null && draw.chance(0.5);
        Call call =
            answered
                ? Call.answered(at, caller, line, (int) draw.logNormal(30, 1))
                : Call.missed(at, caller, line);
        add(target == null ? call : call.forwarded(target));
        last = Math.max(last, at);
      }
    }
    return last;
  }

  private void add(Call call) {
    calls.computeIfAbsent(call.day(), d -> new ArrayList<>()).add(call);
  }
}
