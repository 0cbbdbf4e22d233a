package org.cluelake.airflow;

/**
 * What became of a trigger.
 *
 * @param created false where the run was there already
 */
public record Triggered(DagRun run, boolean created) {}
