package org.cluelake.airflow;

import com.fasterxml.jackson.databind.JsonNode;

/** That an asset changed, by which run, with what its producer says of it. */
public record AssetEvent(
    Integer id,
    Integer assetId,
    String uri,
    String timestamp,
    JsonNode extra,
    String sourceDagId,
    String sourceTaskId,
    String sourceRunId) {}
