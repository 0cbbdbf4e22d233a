package org.cluelake.airflow;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** State of a task; null in an answer is a task that nothing has happened to. */
public enum TaskState {
  @JsonProperty("removed")
  REMOVED,
  @JsonProperty("scheduled")
  SCHEDULED,
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("success")
  SUCCESS,
  @JsonProperty("restarting")
  RESTARTING,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("up_for_retry")
  UP_FOR_RETRY,
  @JsonProperty("up_for_reschedule")
  UP_FOR_RESCHEDULE,
  @JsonProperty("upstream_failed")
  UPSTREAM_FAILED,
  @JsonProperty("skipped")
  SKIPPED,
  @JsonProperty("deferred")
  DEFERRED,
  /** Waits for a person; servers know it since 3.3. */
  @JsonProperty("awaiting_input")
  AWAITING_INPUT,
  /** A state of a later server. */
  @JsonEnumDefaultValue
  UNKNOWN;

  /** The word servers use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
