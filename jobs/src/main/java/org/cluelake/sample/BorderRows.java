package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Crossings as the border delivers them. On the first day it also hands over the earlier crossings
 * of those who are still abroad or came back within the month before.
 */
final class BorderRows {

  private static final int LATELY = 30;

  private final Setting setting;
  private final Trips trips;
  private final Passports passports;

  BorderRows(Setting setting, Trips trips, Passports passports) {
    this.setting = setting;
    this.trips = trips;
    this.passports = passports;
  }

  private record Crossing(Trip trip, int at, boolean exit) {}

  List<String[]> rows(int day) {
    List<Crossing> crossings = new ArrayList<>();
    for (Trip trip : trips.all()) {
      boolean known = trip.entry() == Trip.NEVER || trip.entryDay() >= -LATELY;
      if (known && isDue(trip.exitDay(), day)) {
        crossings.add(new Crossing(trip, trip.exit(), true));
      }
      if (known && isDue(trip.entryDay(), day)) {
        crossings.add(new Crossing(trip, trip.entry(), false));
      }
    }
    crossings.sort(
        Comparator.comparingInt(Crossing::at).thenComparing(c -> c.trip().person().index()));
    String prefix = "X" + setting.clock().dateText(day).replace("-", "") + "-";
    List<String[]> rows = new ArrayList<>(crossings.size());
    for (int i = 0; i < crossings.size(); i++) {
      rows.add(row(prefix + (100_000 + i), crossings.get(i)));
    }
    return rows;
  }

  private static boolean isDue(int happened, int day) {
    return happened == day || (day == 0 && happened < 0);
  }

  private String[] row(String id, Crossing crossing) {
    Trip trip = crossing.trip();
    int day = Math.floorDiv(crossing.at(), Clock.DAY);
    return new String[] {
      id,
      "passport",
      passports.number(trip.person(), day),
      null,
      setting.clock().timeText(crossing.at()),
      crossing.exit() ? "exit" : "entry",
      trip.port(),
      trip.country(),
      trip.transport(),
      trip.purpose(),
      crossing.exit() || trip.kind() == TripKind.TOURISM ? trip.party() : null
    };
  }
}
