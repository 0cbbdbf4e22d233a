package org.cluelake.airflow;

/** A line of a log; only {@code event} is there where the server sends plain text. */
public record LogLine(String timestamp, String level, String event, String logger) {

  /** As people read it. */
  public String text() {
    String said = event == null ? "" : event;
    return timestamp == null
        ? said
        : timestamp
            + (level == null ? "" : " " + level.toUpperCase(java.util.Locale.ROOT))
            + " "
            + said;
  }
}
