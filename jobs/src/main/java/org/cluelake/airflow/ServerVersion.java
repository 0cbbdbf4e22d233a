package org.cluelake.airflow;

/** Version of a server. */
public record ServerVersion(String version, String gitVersion) {}
