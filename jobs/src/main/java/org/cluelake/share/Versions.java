package org.cluelake.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.cluelake.run.TableVersion;

/** Which version of a table is meant by a number, by a time, or by nothing. */
final class Versions {

  private final TableSource table;
  private final TableVersion newest;

  Versions(TableSource table) {
    this.table = table;
    this.newest = table.newest().orElseThrow(() -> Refusal.notFound("the table"));
  }

  TableVersion newest() {
    return newest;
  }

  /** The version of a snapshot. */
  TableVersion at(String version, String timestamp) {
    if (version != null && timestamp != null) {
      throw Refusal.badRequest("give a version or a timestamp, not both");
    }
    if (timestamp != null) {
      return table
          .before(millis(timestamp))
          .orElseThrow(
              () -> Refusal.badRequest("the log holds no version at or before the timestamp"));
    }
    if (version == null) {
      return newest;
    }
    long number = number(version, "version");
    return table
        .at(number)
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "the log does not hold version "
                        + number
                        + "; the newest is "
                        + newest.version()));
  }

  /** The first version committed at or after a time. */
  long firstSince(String timestamp) {
    return table
        .firstSince(millis(timestamp))
        .orElseThrow(
            () -> Refusal.badRequest("the log holds no version at or after the timestamp"));
  }

  /**
   * The first version of changes; it may be the next one to come, of which there is nothing yet.
   */
  long start(String version, String timestamp) {
    if ((version == null) == (timestamp == null)) {
      throw Refusal.badRequest("give either startingVersion or startingTimestamp");
    }
    long first = version == null ? firstSince(timestamp) : number(version, "startingVersion");
    if (first > newest.version() + 1) {
      throw Refusal.badRequest(
          "startingVersion is " + first + "; the newest version is " + newest.version());
    }
    return first;
  }

  /** The last version of changes. */
  long end(String version, String timestamp, long first) {
    if (version != null && timestamp != null) {
      throw Refusal.badRequest("give endingVersion or endingTimestamp, not both");
    }
    long last =
        timestamp != null
            ? at(null, timestamp).version()
            : version == null
                ? newest.version()
                : Math.min(newest.version(), number(version, "endingVersion"));
    if (last < first && first <= newest.version()) {
      throw Refusal.badRequest("the changes end before they begin");
    }
    return last;
  }

  /** A member of a query's body as text, or null. */
  static String text(JsonNode body, String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw Refusal.badRequest(name + " is neither a whole number nor a text");
    }
    return value.asText();
  }

  static long number(String text, String name) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Refusal.badRequest(name + " is no number of 0 or more");
    }
    return Long.parseLong(text);
  }

  private static long millis(String text) {
    return Optional.of(text)
        .map(
            t -> {
              try {
                return OffsetDateTime.parse(t).toInstant().toEpochMilli();
              } catch (DateTimeException | ArithmeticException e) {
                throw Refusal.badRequest("a timestamp is written like 2026-03-15T20:00:00Z");
              }
            })
        .orElseThrow();
  }
}
