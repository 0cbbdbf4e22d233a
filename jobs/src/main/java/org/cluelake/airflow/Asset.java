package org.cluelake.airflow;

/** An asset as the server knows it. */
public record Asset(Integer id, String name, String uri) {}
