package org.cluelake.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every call and every field read, held to the description a running server gives of itself. Runs
 * where {@code -Dcluelake.airflow=http://127.0.0.1:port} names one; {@code dags/tests/live/run}
 * starts one and does so.
 */
@EnabledIfSystemProperty(
    named = "cluelake.airflow",
    matches = "http.*",
    disabledReason = "no server; dags/tests/live/run starts one")
class LiveContractTest {

  /** What is read of each answer, and the name of a list's field where the answer is a list. */
  private static final Map<Call, Class<?>> READ =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(Call.HEALTH, Health.class),
              Map.entry(Call.VERSION, ServerVersion.class),
              Map.entry(Call.DAG, Dag.class),
              Map.entry(Call.PAUSE, Dag.class),
              Map.entry(Call.IMPORT_ERRORS, ImportError.class),
              Map.entry(Call.TRIGGER, DagRun.class),
              Map.entry(Call.RUN, DagRun.class),
              Map.entry(Call.RUNS, DagRun.class),
              Map.entry(Call.TASKS, TaskInstance.class),
              Map.entry(Call.CLEAR, TaskInstance.class),
              Map.entry(Call.BACKFILL, BackfillState.class),
              Map.entry(Call.BACKFILLS, BackfillState.class),
              Map.entry(Call.BACKFILL_STATE, BackfillState.class),
              Map.entry(Call.BACKFILL_PAUSE, BackfillState.class),
              Map.entry(Call.BACKFILL_UNPAUSE, BackfillState.class),
              Map.entry(Call.BACKFILL_CANCEL, BackfillState.class),
              Map.entry(Call.ASSETS, Asset.class),
              Map.entry(Call.ASSET_EVENTS, AssetEvent.class),
              Map.entry(Call.ASSET_EVENT, AssetEvent.class)));

  private static final Map<Call, String> LISTS =
      Map.of(
          Call.IMPORT_ERRORS, "import_errors",
          Call.RUNS, "dag_runs",
          Call.TASKS, "task_instances",
          Call.CLEAR, "task_instances",
          Call.BACKFILLS, "backfills",
          Call.ASSETS, "assets",
          Call.ASSET_EVENTS, "asset_events");

  private static JsonNode api;
  private static JsonNode auth;

  @BeforeAll
  static void describe() throws IOException, InterruptedException {
    api = fetch("/openapi.json");
    auth = fetch("/auth/openapi.json");
  }

  private static JsonNode fetch(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create(System.getProperty("cluelake.airflow") + path))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }

  private static JsonNode description(Call call) {
    return call == Call.LOGIN ? auth : api;
  }

  private static JsonNode operation(Call call) {
    // The accounts' part is mounted at /auth and describes itself from there.
    String path = call == Call.LOGIN ? call.path().replaceFirst("^/auth", "") : call.path();
    JsonNode operation =
        description(call).path("paths").path(path).path(call.verb().toLowerCase(Locale.ROOT));
    assertThat(operation.isObject()).as("%s %s is described", call.verb(), path).isTrue();
    return operation;
  }

  /** The properties of a schema, references and alternatives followed. */
  private static Map<String, JsonNode> properties(JsonNode document, JsonNode schema) {
    Map<String, JsonNode> all = new TreeMap<>();
    JsonNode here = schema;
    if (schema.has("$ref")) {
      here = document.at(schema.path("$ref").asText().substring(1));
    }
    for (String alternative : new String[] {"anyOf", "oneOf", "allOf"}) {
      here.path(alternative).forEach(s -> all.putAll(properties(document, s)));
    }
    here.path("properties").properties().forEach(e -> all.put(e.getKey(), e.getValue()));
    if (here.has("items")) {
      all.putAll(properties(document, here.path("items")));
    }
    return all;
  }

  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  @TestFactory
  Stream<DynamicTest> whatIsSentIsDescribed() {
    return Stream.of(Call.values())
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.name(),
                    () -> {
                      JsonNode operation = operation(call);
                      Set<String> query = new TreeSet<>();
                      operation
                          .path("parameters")
                          .forEach(
                              p -> {
                                if (p.path("in").asText().equals("query")) {
                                  query.add(p.path("name").asText());
                                }
                              });
                      assertThat(query).containsAll(call.query());
                      JsonNode body = operation.at("/requestBody/content/application~1json/schema");
                      assertThat(properties(description(call), body).keySet())
                          .containsAll(call.fields());
                      Set<String> required = new TreeSet<>();
                      resolved(description(call), body)
                          .path("required")
                          .forEach(r -> required.add(r.asText()));
                      assertThat(call.fields()).containsAll(required);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatIsReadIsDescribed() {
    return READ.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey().name(),
                    () -> {
                      Map<String, JsonNode> answer = answer(e.getKey());
                      String list = LISTS.get(e.getKey());
                      if (list != null) {
                        assertThat(answer).containsKey(list);
                        answer = properties(api, answer.get(list));
                      }
                      Set<String> read = new TreeSet<>();
                      for (RecordComponent c : e.getValue().getRecordComponents()) {
                        read.add(
                            new PropertyNamingStrategies.SnakeCaseStrategy()
                                .translate(c.getName()));
                      }
                      assertThat(answer.keySet()).containsAll(read);
                    }));
  }

  private static Map<String, JsonNode> answer(Call call) {
    JsonNode responses = operation(call).path("responses");
    JsonNode good = responses.has("200") ? responses.path("200") : responses.path("201");
    return properties(api, good.at("/content/application~1json/schema"));
  }

  @TestFactory
  Stream<DynamicTest> statesAreTheServers() {
    Map<String, Class<? extends Enum<?>>> states =
        Map.of("DagRunState", RunState.class, "TaskInstanceState", TaskState.class);
    return states.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      Set<String> theirs = new TreeSet<>();
                      api.at("/components/schemas/" + e.getKey() + "/enum")
                          .forEach(s -> theirs.add(s.asText().toUpperCase(Locale.ROOT)));
                      Set<String> ours = new TreeSet<>(Set.of());
                      for (Enum<?> state : e.getValue().getEnumConstants()) {
                        ours.add(state.name());
                      }
                      assertThat(ours.remove("UNKNOWN")).isTrue();
                      assertThat(ours).isEqualTo(theirs);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> logsAndPlansHaveTheirFields() {
    return Stream.of(
        DynamicTest.dynamicTest(
            "LOGS",
            () -> assertThat(answer(Call.LOGS)).containsKeys("content", "continuation_token")),
        DynamicTest.dynamicTest(
            "BACKFILL_PLAN",
            () -> {
              Map<String, JsonNode> answer = answer(Call.BACKFILL_PLAN);
              assertThat(answer).containsKey("backfills");
              assertThat(properties(api, answer.get("backfills"))).containsKey("logical_date");
            }));
  }
}
