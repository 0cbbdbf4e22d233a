package org.cluelake.airflow;

/** A DAG file that fails; the trace stays with the server's pages. */
public record ImportError(String filename, String timestamp) {}
