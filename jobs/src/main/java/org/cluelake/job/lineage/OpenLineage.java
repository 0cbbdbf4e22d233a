package org.cluelake.job.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.job.Lineage;
import org.cluelake.job.Version;
import org.cluelake.run.AsOf;

/**
 * Run events in the words of OpenLineage 2-0-2, one JSON document each. Written here because it is
 * one shape in three states; the client library brings an HTTP client and metrics of its own, and
 * would be the second way out of this process.
 *
 * <p>A night is a run; when it has ended well, each step is one too, with the night as its parent.
 * Datasets are tables with their columns as contracts say them, never a row.
 *
 * @param namespace the lake, as datasets and jobs are named below it
 * @param run id of the run, as in its log lines
 * @param job the command, such as {@code nightly}
 * @param bizDate the night
 * @param begun when the run began, which makes its id its own
 */
public record OpenLineage(
    String namespace, String run, String job, LocalDate bizDate, Instant begun) {

  private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json";
  private static final String FACETS = "https://openlineage.io/spec/facets/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The run has begun. */
  public String start() {
    return text(event("START", begun, night(), runFacets(null), job, List.of(), List.of()));
  }

  /**
   * The run has failed.
   *
   * @param message what the command says, which holds no value of a row
   */
  public String fail(Instant at, String message) {
    Map<String, Object> error = facet("1-0-1", "ErrorMessageRunFacet");
    error.put("message", message);
    error.put("programmingLanguage", "Java");
    Map<String, Object> facets = runFacets(null);
    facets.put("errorMessage", error);
    return text(event("FAIL", at, night(), facets, job, List.of(), List.of()));
  }

  /** The run has ended well: an event a step, and the night's own last. */
  public List<String> complete(Instant at, List<Lineage.Edge> edges) {
    List<String> events = new ArrayList<>();
    List<Object> delivered = new ArrayList<>();
    List<Object> outputs = new ArrayList<>();
    for (Lineage.Edge edge : edges) {
      String name = edge.step() + "." + edge.output().table();
      List<Map<String, Object>> inputs = edge.inputs().stream().map(this::dataset).toList();
      Object output = output(edge.output());
      events.add(
          text(
              event(
                  "COMPLETE",
                  at,
                  id(name),
                  runFacets(night()),
                  job + "." + name,
                  inputs,
                  List.of(output))));
      outputs.add(output);
      if (edge.step().equals("clean")) {
        delivered.addAll(inputs);
      }
    }
    events.add(text(event("COMPLETE", at, night(), runFacets(null), job, delivered, outputs)));
    return events;
  }

  private String night() {
    return id("");
  }

  private String id(String part) {
    return UUID.nameUUIDFromBytes(
            (namespace + "\n" + run + "\n" + begun + "\n" + part).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private Map<String, Object> event(
      String type,
      Instant at,
      String id,
      Map<String, Object> runFacets,
      String name,
      List<?> inputs,
      List<?> outputs) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventType", type);
    event.put("eventTime", at.toString());
    event.put("producer", producer());
    event.put("schemaURL", SPEC + "#/$defs/RunEvent");
    event.put("run", Map.of("runId", id, "facets", runFacets));
    Map<String, Object> jobType = facet("2-0-3", "JobTypeJobFacet");
    jobType.put("processingType", "BATCH");
    jobType.put("integration", "CLUELAKE");
    jobType.put("jobType", name.equals(job) ? "NIGHT" : "STEP");
    event.put(
        "job", Map.of("namespace", namespace, "name", name, "facets", Map.of("jobType", jobType)));
    event.put("inputs", inputs);
    event.put("outputs", outputs);
    return event;
  }

  private Map<String, Object> runFacets(String parent) {
    Map<String, Object> facets = new LinkedHashMap<>();
    Map<String, Object> time = facet("1-0-1", "NominalTimeRunFacet");
    time.put("nominalStartTime", bizDate.atStartOfDay(AsOf.ZONE).toInstant().toString());
    facets.put("nominalTime", time);
    if (parent != null) {
      Map<String, Object> of = facet("1-0-1", "ParentRunFacet");
      of.put("run", Map.of("runId", parent));
      of.put("job", Map.of("namespace", namespace, "name", job));
      facets.put("parent", of);
    }
    return facets;
  }

  private Map<String, Object> dataset(Lineage.Slice slice) {
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("namespace", namespace);
    dataset.put("name", slice.table());
    Map<String, Object> facets = new LinkedHashMap<>();
    Map<String, Object> version = facet("1-0-1", "DatasetVersionDatasetFacet");
    version.put("datasetVersion", slice.bizDate() + "-g" + slice.gen() + "-" + slice.contentHash());
    facets.put("version", version);
    Tables.all().stream()
        .filter(t -> t.id().equals(slice.table()))
        .findFirst()
        .ifPresent(t -> facets.put("schema", schema(t)));
    dataset.put("facets", facets);
    return dataset;
  }

  private Map<String, Object> output(Lineage.Slice slice) {
    Map<String, Object> dataset = dataset(slice);
    if (slice.rows() >= 0) {
      Map<String, Object> statistics = facet("1-0-2", "OutputStatisticsOutputDatasetFacet");
      statistics.put("rowCount", slice.rows());
      dataset.put("outputFacets", Map.of("outputStatistics", statistics));
    }
    return dataset;
  }

  private Map<String, Object> schema(TableContract table) {
    Map<String, Object> schema = facet("1-1-1", "SchemaDatasetFacet");
    List<Object> fields = new ArrayList<>();
    for (Property column : table.properties()) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("name", column.name());
      field.put("type", column.physicalType());
      field.put("description", column.description());
      fields.add(field);
    }
    schema.put("fields", fields);
    return schema;
  }

  private static Map<String, Object> facet(String version, String name) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("_producer", producer());
    facet.put("_schemaURL", FACETS + version + "/" + name + ".json#/$defs/" + name);
    return facet;
  }

  private static String producer() {
    return "urn:cluelake:" + Version.current();
  }

  private static String text(Map<String, Object> event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }
}
