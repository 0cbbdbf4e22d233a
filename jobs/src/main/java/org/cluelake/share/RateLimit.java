package org.cluelake.share;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls of each recipient within a minute, as a bucket that fills evenly. Only recipients that have
 * shown a token or a signature have one, so nobody can fill the memory with buckets.
 */
final class RateLimit {

  private static final double SECOND_NANOS = 1e9;

  private final int perMinute;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RateLimit(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Counts a call.
   *
   * @throws Refusal 429 with the seconds after which there is room again
   */
  void take(String recipient, Instant now) {
    Bucket after =
        buckets.compute(
            recipient,
            (id, before) -> {
              double left = before == null ? perMinute : filled(before, now);
              return left >= 1 ? new Bucket(left - 1, now, true) : new Bucket(left, now, false);
            });
    if (!after.taken()) {
      throw Refusal.tooMany((long) Math.ceil((1 - after.left()) * 60 / perMinute));
    }
  }

  private double filled(Bucket before, Instant now) {
    double seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / SECOND_NANOS);
    return Math.min(perMinute, before.left() + seconds * perMinute / 60);
  }

  private record Bucket(double left, Instant at, boolean taken) {}
}
