package org.cluelake.airflow;

/** A task of a run; {@code mapIndex} is -1 where it is not one of several. */
public record TaskInstance(
    String taskId,
    String dagRunId,
    Integer mapIndex,
    TaskState state,
    Integer tryNumber,
    Integer maxTries,
    String startDate,
    String endDate,
    Double duration,
    String hostname) {

  /** The task with its place among several. */
  public String name() {
    return mapIndex == null || mapIndex < 0 ? taskId : taskId + "[" + mapIndex + "]";
  }

  /** The word of its state. */
  public String word() {
    return state == null ? "none" : state.word();
  }
}
