package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Who was brought abroad by a gang, and who went for a reason of their own. */
final class BorderTruth {

  private final Setting setting;
  private final Trips trips;

  BorderTruth(Setting setting, Trips trips) {
    this.setting = setting;
    this.trips = trips;
  }

  /** Recruited people who are abroad on a delivered day. */
  List<SchemeRow> schemes() {
    int end = setting.spec().days() * Clock.DAY - 1;
    List<SchemeRow> rows = new ArrayList<>();
    for (Trip trip : trips.all()) {
      if (trip.kind() == TripKind.RECRUITED && trip.exit() <= end && trip.entry() > 0) {
        rows.add(
            new SchemeRow(
                "X1",
                "person",
                Truth.person(trip.person()),
                Math.max(0, trip.exit()),
                Math.min(end, trip.entry()),
                trip.country() + "-K" + (trip.compound() + 1)));
      }
    }
    return rows;
  }

  List<LookalikeRow> lookalikes() {
    List<LookalikeRow> rows = new ArrayList<>();
    for (Trip trip : trips.all()) {
      String person = Truth.person(trip.person());
      switch (trip.kind()) {
        case WORK -> rows.add(new LookalikeRow("worker_abroad", "person", person));
        case STUDY -> rows.add(new LookalikeRow("student_abroad", "person", person));
        case CREW -> rows.add(new LookalikeRow("seafarer", "person", person));
        case FAMILY_STAY -> rows.add(new LookalikeRow("family_abroad", "person", person));
        case TOURISM -> rows.add(new LookalikeRow("tourist", "person", person));
        default -> {}
      }
    }
    return rows.stream().distinct().toList();
  }

  /** Accounts a family uses while the holder is away. */
  List<LookalikeRow> lentCards(Population population) {
    return trips.all().stream()
        .map(Trip::person)
        .distinct()
        .filter(p -> Absence.isLent(setting, p) && population.mainAccount(p) != null)
        .map(p -> LookalikeRow.account("lent_card", population.mainAccount(p)))
        .toList();
  }
}
