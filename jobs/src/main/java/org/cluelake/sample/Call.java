package org.cluelake.sample;

/**
 * A call attempt.
 *
 * @param at seconds since the first day's midnight
 * @param from caller
 * @param to called
 * @param seconds connected seconds, 0 where unanswered
 * @param answered whether it was connected
 * @param presented caller number shown: null for the caller's own, empty where withheld
 * @param forwardedTo where the called party forwards to, or null
 */
record Call(
    int at, Line from, Line to, int seconds, boolean answered, String presented, Line forwardedTo) {

  static Call answered(int at, Line from, Line to, int seconds) {
    return new Call(at, from, to, Math.max(1, seconds), true, null, null);
  }

  static Call missed(int at, Line from, Line to) {
    return new Call(at, from, to, 0, false, null, null);
  }

  Call presenting(String number) {
    return new Call(at, from, to, seconds, answered, number, forwardedTo);
  }

  Call forwarded(Line line) {
    return new Call(at, from, to, seconds, answered, presented, line);
  }

  int day() {
    return Math.floorDiv(at, Clock.DAY);
  }

  int end() {
    return at + seconds;
  }
}
