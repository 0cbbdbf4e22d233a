package org.cluelake.airflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits. */
final class JumpPace implements Pace {

  static final Instant START = Instant.parse("2026-03-10T17:30:00Z");

  private Instant now = START;
  private final List<Duration> waits = new ArrayList<>();

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration time) {
    waits.add(time);
    now = now.plus(time);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void forget() {
    waits.clear();
  }

  List<Long> seconds() {
    return waits.stream().map(Duration::toSeconds).toList();
  }
}
