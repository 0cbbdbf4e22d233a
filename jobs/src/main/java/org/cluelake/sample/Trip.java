package org.cluelake.sample;

/**
 * Somebody's time abroad; moments are seconds since the first day's midnight.
 *
 * @param person who travels
 * @param kind why
 * @param purpose purpose declared
 * @param country country of the stay
 * @param port port of both crossings
 * @param transport means of transport
 * @param exit moment of leaving
 * @param entry moment of coming back, or {@link #NEVER}
 * @param party booking or vehicle shared with others, or null
 * @param compound compound stayed in, or -1
 * @param silent whether the own phone is off abroad
 */
record Trip(
    Person person,
    TripKind kind,
    String purpose,
    String country,
    String port,
    String transport,
    int exit,
    int entry,
    String party,
    int compound,
    boolean silent) {

  static final int NEVER = Integer.MAX_VALUE;

  boolean covers(int at) {
    return at >= exit && at < entry;
  }

  int exitDay() {
    return Math.floorDiv(exit, Clock.DAY);
  }

  int entryDay() {
    return entry == NEVER ? NEVER : Math.floorDiv(entry, Clock.DAY);
  }
}
