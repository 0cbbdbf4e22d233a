package org.cluelake.airflow;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** State of a run. */
public enum RunState {
  /** Waits for its turn, also while its DAG is paused. */
  @JsonProperty("queued")
  QUEUED,
  /** Has tasks to do. */
  @JsonProperty("running")
  RUNNING,
  /** Ended well. */
  @JsonProperty("success")
  SUCCESS,
  /** Ended badly. */
  @JsonProperty("failed")
  FAILED,
  /** A state of a later server; taken for one that goes on. */
  @JsonEnumDefaultValue
  UNKNOWN;

  /** Whether nothing more will happen by itself. */
  public boolean ended() {
    return this == SUCCESS || this == FAILED;
  }

  /** The word servers use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
