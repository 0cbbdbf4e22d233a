package org.cluelake.sample;

import java.util.List;

/** What being abroad does to a day's calls: a phone that is off neither calls nor answers. */
final class Roaming {

  private final Trips trips;

  Roaming(Trips trips) {
    this.trips = trips;
  }

  void apply(List<Call> calls) {
    calls.removeIf(c -> isOff(c.from(), c.at()));
    calls.replaceAll(
        c ->
            c.answered() && c.forwardedTo() == null && isOff(c.to(), c.at())
                ? new Call(c.at(), c.from(), c.to(), 0, false, c.presented(), null)
                : c);
  }

  private boolean isOff(Line line, int at) {
    Trip trip = trips.at(line.user(), at);
    return trip != null && trip.silent();
  }
}
