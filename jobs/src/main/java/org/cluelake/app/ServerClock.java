package org.cluelake.app;

import java.time.Clock;
import java.time.InstantSource;

/**
 * The time of what runs until it is stopped: a server's tokens and addresses end by it. It decides
 * who may still read, never what a night says.
 */
final class ServerClock {

  private ServerClock() {}

  static InstantSource get() {
    return Clock.systemUTC();
  }
}
