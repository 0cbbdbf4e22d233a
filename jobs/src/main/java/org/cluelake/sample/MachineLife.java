package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What IoT cards do on a day: watches and cars call, fitters test, boards are updated, modules are
 * replaced, trackers are lent. The rows count the calls and messages that were made.
 */
final class MachineLife {

  private static final long REPLACED = 40_000_000L;
  private static final long REPLACED_BOARDS = 690_000_000L;
  private static final long FITTERS = 650_000_000L;

  private final Setting setting;
  private final Population population;
  private final MachineMisuse misuse;
  private final Knobs.Machines knobs;

  MachineLife(Setting setting, Population population, MachineMisuse misuse) {
    this.setting = setting;
    this.population = population;
    this.misuse = misuse;
    this.knobs = setting.knobs().machines();
  }

  /** Watches call their family, cars their service, fitters try a card on the day it is fitted. */
  void day(int day, List<Call> calls) {
    for (Machine machine : population.machines) {
      if (machine.opened() > day) {
        continue;
      }
      Draw draw = setting.draw("machine calls", machine.index(), day);
      double mean = 0;
      if (machine.soldVoice() && machine.industry() == Industry.WEARABLE) {
        mean = knobs.watchCalls();
      } else if (machine.soldVoice() && machine.industry() == Industry.VEHICLE) {
        mean = knobs.carCalls();
      } else if (isFitted(machine, day)) {
        mean = 1.5;
      }
      int count = draw.poisson(mean);
      for (int i = 0; i < count; i++) {
        call(machine, day, draw, calls);
      }
    }
  }

  private void call(Machine machine, int day, Draw draw, List<Call> calls) {
    boolean watch = machine.industry() == Industry.WEARABLE;
    Person family =
        population.someone(
            machine.county(), setting.draw("family of watch", machine.index(), draw.between(0, 3)));
    Line other = watch ? population.mainLine(family) : machine.owner().lines().get(0);
    int at = day * Clock.DAY + draw.between(7 * Clock.HOUR, 21 * Clock.HOUR);
    if (other == null || other.fromDay() > day || other.number().equals(machine.line().number())) {
      return;
    }
    boolean in = watch && draw.chance(0.5);
    Line own = line(machine, day);
    Line from = in ? other : own;
    Line to = in ? own : other;
    calls.add(
        draw.chance(0.8)
            ? Call.answered(at, from, to, (int) draw.logNormal(watch ? 50 : 22, 0.9))
            : Call.missed(at, from, to));
  }

  /** The card in the device it is in on that day. */
  private Line line(Machine machine, int day) {
    Line sold = machine.line();
    String imei = imei(machine, day, misuse.of(machine, day));
    return new Line(
        sold.number(), true, -1, sold.county(), imei, sold.cell(), sold.trunk(), sold.fromDay());
  }

  List<String[]> rows(int day, List<Call> calls, List<Message> messages) {
    Map<String, Integer> voice = new HashMap<>();
    Map<String, Integer> sms = new HashMap<>();
    for (Call call : calls) {
      if (call.day() == day) {
        count(voice, call.from().number());
        count(voice, call.to().number());
      }
    }
    for (Message message : messages) {
      count(sms, message.sender());
      count(sms, message.receiver());
    }
    List<String[]> rows = new ArrayList<>(population.machines.size());
    for (Machine machine : population.machines) {
      if (machine.opened() <= day) {
        String number = machine.line().number();
        rows.add(row(machine, day, voice.getOrDefault(number, 0), sms.getOrDefault(number, 0)));
      }
    }
    return rows;
  }

  private static void count(Map<String, Integer> counts, String number) {
    if (number.startsWith("1064")) {
      counts.merge(number, 1, Integer::sum);
    }
  }

  private String[] row(Machine machine, int day, int voice, int sms) {
    Draw draw = setting.draw("machine day", machine.index(), day);
    Industry industry = machine.industry();
    MachineMisuse.Use use = misuse.of(machine, day);
    double own = setting.draw("machine size", machine.index()).logNormal(industry.medianKb(), 0.5);
    long data = Math.round(draw.logNormal(own, 0.35));
    long web = 0;
    if (draw.chance(knobs.updateShare())) {
      long update = Math.round(draw.logNormal(60_000, 0.9));
      data += update;
      web += draw.chance(0.35) ? update : 0;
    }
    // Watches and cars show pages made for people, terminals on a phone's board load their shop
    // apps, some carry their shop's guest network.
    boolean shows =
        industry == Industry.WEARABLE || industry == Industry.VEHICLE || hasGuests(machine);
    if (machine.isOnPhoneBoard()) {
      long shop = Math.round(draw.logNormal(500, 1));
      web += shop;
      data += shop;
    }
    if (shows) {
      long pages = Math.round(draw.logNormal(industry == Industry.VEHICLE ? 6_000 : 9_000, 1.3));
      web += pages;
      data += pages;
    }
    if (use == null && isFitted(machine, day)) {
      long tried = Math.round(draw.logNormal(900, 1));
      web += tried;
      data += tried;
    }
    if (use != null && use.webKb() > 0) {
      long misused = Math.round(draw.logNormal(use.webKb(), 0.5));
      web += misused;
      data += misused;
    }
    return new String[] {
      machine.line().number(),
      setting.clock().dateText(day),
      industry.plan(),
      industry.word(),
      flag(machine.soldVoice()),
      flag(machine.soldSms()),
      flag(machine.whitelisted()),
      flag(machine.fenced()),
      machine.fenced() ? flag(isOutside(machine, day, use)) : null,
      imei(machine, day, use),
      Integer.toString(voice),
      Integer.toString(sms),
      Long.toString(data),
      Long.toString(web)
    };
  }

  /** A fitter tries the card in a phone. */
  private boolean isFitted(Machine machine, int day) {
    return !machine.soldVoice()
        && setting.draw("fitter", machine.index(), day).chance(knobs.fitterShare());
  }

  private boolean hasGuests(Machine machine) {
    double share = machine.isOnPhoneBoard() ? knobs.boardGuestShare() : knobs.guestShare();
    return setting.draw("guests", machine.index()).chance(share);
  }

  /** A merchant at a fair, a tracker lent: a few days outside by right. */
  private boolean isOutside(Machine machine, int day, MachineMisuse.Use use) {
    if (use != null && use.outside()) {
      return true;
    }
    Draw draw = setting.draw("lent", machine.index());
    int from = draw.between(-4, setting.lastDay());
    return draw.chance(knobs.lentShare()) && day >= from && day <= from + draw.between(1, 6);
  }

  /** Modules break and are replaced, some by a board with a handset's model code. */
  private String imei(Machine machine, int day, MachineMisuse.Use use) {
    if (use != null) {
      return use.line().imei();
    }
    if (isFitted(machine, day)) {
      return Identities.imei(FITTERS + machine.county());
    }
    Draw draw = setting.draw("replaced", machine.index());
    boolean replaced =
        draw.chance(knobs.replacedShare()) && machine.industry() != Industry.LIFT_ALARM;
    if (!replaced || day < draw.between(0, setting.lastDay())) {
      return machine.line().imei();
    }
    return draw.chance(0.3)
        ? Identities.imei(REPLACED_BOARDS + machine.index())
        : Identities.module(REPLACED + machine.index());
  }

  List<LookalikeRow> lookalikes() {
    List<LookalikeRow> rows = new ArrayList<>();
    for (Machine machine : population.machines) {
      String number = machine.line().number();
      if (machine.soldVoice()) {
        rows.add(LookalikeRow.number("voice_" + machine.industry().word(), number));
      } else if (machine.isOnPhoneBoard()) {
        rows.add(LookalikeRow.number("phone_board", number));
      } else if (hasGuests(machine)) {
        rows.add(LookalikeRow.number("guest_network", number));
      } else if (setting.draw("replaced", machine.index()).chance(knobs.replacedShare())) {
        rows.add(LookalikeRow.number("module_replaced", number));
      }
    }
    return rows;
  }

  private static String flag(boolean value) {
    return value ? "1" : "0";
  }
}
