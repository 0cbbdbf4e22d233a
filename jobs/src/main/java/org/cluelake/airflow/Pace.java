package org.cluelake.airflow;

import java.time.Duration;
import java.time.Instant;

/** Time as the client sees it: tokens expire and polls wait by it. Tests give one that jumps. */
public interface Pace {

  /** This moment. */
  Instant now();

  /** Waits; an interrupt ends the wait with an unchecked exception. */
  void sleep(Duration time);
}
