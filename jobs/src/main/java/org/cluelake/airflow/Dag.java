package org.cluelake.airflow;

/** A DAG as far as callers ask. */
public record Dag(
    String dagId, Boolean isPaused, Boolean isStale, Boolean hasImportErrors, String description) {}
