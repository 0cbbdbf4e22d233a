package org.cluelake.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cluelake.airflow.Pace;

/**
 * Real time for waiting on another service: when its token ends and when it is asked again. It
 * never decides what a night makes.
 */
final class WallPace implements Pace {

  @Override
  public Instant now() {
    return Clock.systemUTC().instant();
  }

  @Override
  public void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
