package org.cluelake.airflow;

/** A backfill; ended when {@code completedAt} is there. */
public record BackfillState(
    Integer id,
    String dagId,
    String fromDate,
    String toDate,
    Boolean isPaused,
    Integer maxActiveRuns,
    String reprocessBehavior,
    String createdAt,
    String completedAt) {}
