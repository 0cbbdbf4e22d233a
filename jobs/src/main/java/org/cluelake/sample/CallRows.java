package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A day's calls as legs: one for each party an operator of the nation serves. */
final class CallRows {

  private static final Comparator<Call> ORDER =
      Comparator.comparingInt(Call::at)
          .thenComparing(c -> c.from().number())
          .thenComparing(c -> c.to().number())
          .thenComparingInt(Call::seconds);

  private final Setting setting;
  private final Trips trips;
  private final Handsets handsets;
  private final Clock clock;

  CallRows(Setting setting, Trips trips, Handsets handsets) {
    this.setting = setting;
    this.trips = trips;
    this.handsets = handsets;
    this.clock = setting.clock();
  }

  Stream<String[]> rows(int day, List<Call> calls) {
    List<Call> ordered = new ArrayList<>(calls);
    ordered.removeIf(c -> c.day() != day);
    ordered.sort(ORDER);
    String prefix = "C" + clock.dateText(day).replace("-", "") + "-";
    return IntStream.range(0, ordered.size())
        .boxed()
        .flatMap(i -> legs(prefix + (10_000_000 + i), ordered.get(i)));
  }

  private Stream<String[]> legs(String id, Call call) {
    Stream.Builder<String[]> legs = Stream.builder();
    String at = clock.timeText(call.at());
    if (call.from().served() && !isLate(call)) {
      legs.add(leg(id + "-O", call, call.from(), call.to(), "MO", at, null));
    }
    if (call.to().served()) {
      Line on = call.forwardedTo();
      legs.add(leg(id + "-T", call, call.to(), call.from(), "MT", at, on));
      if (on != null && on.served()) {
        legs.add(leg(id + "-F", call, on, call.from(), "MT", at, null));
      }
    }
    return legs.build();
  }

  /**
   * Another country's operator sends the records of a roamer late, or never, and knows the calls of
   * a desk abroad alone.
   */
  private boolean isLate(Call call) {
    if (call.from().trunk().equals(Line.INTERNATIONAL)) {
      return true;
    }
    Trip trip = trips.at(call.from().user(), call.at());
    return trip != null
        && setting
            .draw("late record", call.from().user(), call.at())
            .chance(setting.knobs().travel().lateRecordShare());
  }

  private String[] leg(
      String id, Call call, Line served, Line other, String direction, String at, Line on) {
    String network = call.from().number();
    String presented = call.presented() == null ? network : call.presented();
    Trip trip = trips.at(served.user(), call.at());
    boolean incoming = direction.equals("MT");
    boolean fromAbroad =
        incoming
            && (call.from().trunk().equals(Line.INTERNATIONAL)
                || trips.at(call.from().user(), call.at()) != null);
    boolean roams = trip != null && !trip.silent();
    String trunk =
        fromAbroad || roams
            ? Line.INTERNATIONAL
            : call.from().trunk().equals(Line.VOIP) ? Line.VOIP : Line.DOMESTIC;
    boolean located = trip == null && !served.isFixed() && served.county() >= 0;
    String roamingCell =
        roams ? Destinations.cell(trip.country(), trip.compound(), served.user()) : null;
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
      located ? cell(served, call.at()) : roamingCell,
      located ? Setting.countyCode(served.county()) : null,
      handsets.imei(served, call.day()),
      roams ? trip.country() : null,
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
}
