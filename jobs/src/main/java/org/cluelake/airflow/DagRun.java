package org.cluelake.airflow;

import com.fasterxml.jackson.databind.JsonNode;

/** A run; times as the server writes them. */
public record DagRun(
    String dagId,
    String dagRunId,
    RunState state,
    String runType,
    String logicalDate,
    String runAfter,
    String startDate,
    String endDate,
    JsonNode conf,
    String note) {

  /** A state that is never null. */
  @Override
  public RunState state() {
    return state == null ? RunState.UNKNOWN : state;
  }

  /** Whether it is the run of a logical date. */
  public boolean isOf(String date) {
    return Times.same(logicalDate, date);
  }
}
