package org.cluelake.airflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as servers write them: the same moment may stand in another zone. */
final class Times {

  private Times() {}

  static boolean same(String one, String other) {
    Optional<Instant> first = moment(one);
    return first.isPresent() && first.equals(moment(other));
  }

  private static Optional<Instant> moment(String written) {
    try {
      return Optional.ofNullable(written).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      // What cannot be read is no moment, and equal to none.
      return Optional.empty();
    }
  }
}
