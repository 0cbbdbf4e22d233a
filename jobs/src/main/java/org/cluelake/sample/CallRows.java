package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A day's calls as legs: one for each party an operator of the nation serves. */
final class CallRows {

  private static final Comparator<Call> ORDER =
      Comparator.comparingInt(Call::at)
          .thenComparing(c -> c.from().number())
          .thenComparing(c -> c.to().number())
          .thenComparingInt(Call::seconds);
  private static final String[] COUNTRIES = {"XA", "XB", "XC", "QM", "QN"};

  private final Setting setting;
  private final Clock clock;

  CallRows(Setting setting) {
    this.setting = setting;
    this.clock = setting.clock();
  }

  List<String[]> rows(int day, List<Call> calls) {
    List<Call> ordered = new ArrayList<>(calls);
    ordered.removeIf(c -> c.day() != day);
    ordered.sort(ORDER);
    List<String[]> rows = new ArrayList<>(ordered.size() * 2);
    String prefix = "C" + clock.dateText(day).replace("-", "") + "-";
    for (int i = 0; i < ordered.size(); i++) {
      Call call = ordered.get(i);
      String at = clock.timeText(call.at());
      String id = prefix + (10_000_000 + i);
      if (call.from().served()) {
        rows.add(leg(id + "-O", call, call.from(), call.to(), "MO", at, null));
      }
      if (call.to().served()) {
        Line on = call.forwardedTo();
        rows.add(leg(id + "-T", call, call.to(), call.from(), "MT", at, on));
        if (on != null) {
          rows.add(leg(id + "-F", call, on, call.from(), "MT", at, null));
        }
      }
    }
    return rows;
  }

  private String[] leg(
      String id, Call call, Line served, Line other, String direction, String at, Line on) {
    String network = call.from().number();
    String presented = call.presented() == null ? network : call.presented();
    String roaming = roaming(served, call.day());
    boolean incoming = direction.equals("MT");
    String trunk =
        incoming && call.from().trunk().equals(Line.INTERNATIONAL) || roaming != null
            ? Line.INTERNATIONAL
            : call.from().trunk().equals(Line.VOIP) ? Line.VOIP : Line.DOMESTIC;
    int county = roaming != null || served.isFixed() ? -1 : served.county();
    return new String[] {
      id,
      served.number(),
      other.number(),
      presented.isEmpty() ? null : presented,
      network,
      direction,
      at,
      Integer.toString(call.seconds()),
      call.answered() ? "1" : "0",
      trunk,
      county < 0 ? null : cell(served, call.at()),
      county < 0 ? null : Setting.countyCode(county),
      served.imei(),
      roaming,
      on == null ? null : on.number()
    };
  }

  /** At work by day, at home otherwise; offices and machines stay where they are. */
  private String cell(Line line, int at) {
    if (line.cell() != null) {
      return line.cell();
    }
    int hour = Math.floorMod(at, Clock.DAY) / Clock.HOUR;
    int place = hour >= 9 && hour < 18 ? line.user() * 7 + 3 : line.user();
    int stray = Math.floorMod(Draw.mix(at), 6) == 0 ? 1 : 0;
    int cell = 10 + Math.floorMod(place + stray, 40);
    return "C" + Setting.countyCode(line.county()) + "-" + cell;
  }

  private String roaming(Line line, int day) {
    if (line.user() < 0) {
      return null;
    }
    Draw draw = setting.draw("abroad", line.user());
    if (!draw.chance(setting.knobs().calls().abroadShare())) {
      return null;
    }
    int from = draw.between(-5, setting.lastDay());
    int to = from + draw.between(3, 12);
    return day >= from && day <= to ? COUNTRIES[draw.between(0, COUNTRIES.length - 1)] : null;
  }
}
