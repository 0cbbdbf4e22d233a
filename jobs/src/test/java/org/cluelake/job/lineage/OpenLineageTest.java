package org.cluelake.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cluelake.contract.Tables;
import org.cluelake.job.Lineage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run events have the shape the specification asks for, and never hold a night up. */
class OpenLineageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant BEGUN = Instant.parse("2026-03-03T01:00:00Z");
  private static final Instant ENDED = BEGUN.plusSeconds(60);
  private static final OpenLineage RUN =
      new OpenLineage("file:/lake", "r-1", "nightly", LocalDate.of(2026, 3, 2), BEGUN);
  private static final List<Lineage.Edge> EDGES =
      List.of(
          new Lineage.Edge(
              "clean",
              slice("clean.telecom_call", "h1", 8),
              List.of(slice("delivered.telecom_call", "f1", 9))),
          new Lineage.Edge(
              "clues", slice("clue.clue", "h2", 3), List.of(slice("signal.signal", "h3", 5))));

  @TempDir private Path temp;

  @Test
  void everyEventHasWhatTheSpecificationRequires() throws IOException {
    List<String> all = new ArrayList<>(RUN.complete(ENDED, EDGES));
    all.add(RUN.start());
    all.add(RUN.fail(ENDED, "a message"));
    for (String text : all) {
      JsonNode event = JSON.readTree(text);
      assertThat(event.get("eventType").textValue()).isIn("START", "COMPLETE", "FAIL");
      assertThat(Instant.parse(event.get("eventTime").textValue())).isNotNull();
      assertThat(event.get("producer").textValue()).startsWith("urn:cluelake:");
      assertThat(event.get("schemaURL").textValue())
          .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
      assertThat(UUID.fromString(event.get("run").get("runId").textValue())).isNotNull();
      assertThat(event.get("job").get("namespace").textValue()).isEqualTo("file:/lake");
      assertThat(event.get("job").get("name").textValue()).startsWith("nightly");
      event
          .findValues("facets")
          .forEach(
              facets ->
                  facets.forEach(
                      facet -> {
                        assertThat(facet.get("_producer")).isNotNull();
                        assertThat(facet.get("_schemaURL").textValue())
                            .matches(
                                "https://openlineage\\.io/spec/facets/\\d+-\\d+-\\d+/(\\w+)\\.json#/\\$defs/\\1");
                      }));
    }
  }

  @Test
  void aNightIsOneRunAndItsStepsAreRunsBelowIt() throws IOException {
    JsonNode start = JSON.readTree(RUN.start());
    List<String> events = RUN.complete(ENDED, EDGES);
    assertThat(events).hasSize(3);
    JsonNode night = JSON.readTree(events.get(2));
    assertThat(night.get("run").get("runId")).isEqualTo(start.get("run").get("runId"));
    assertThat(night.get("inputs")).hasSize(1);
    assertThat(night.get("inputs").get(0).get("name").textValue())
        .isEqualTo("delivered.telecom_call");
    assertThat(night.get("outputs")).hasSize(2);
    JsonNode step = JSON.readTree(events.get(1));
    assertThat(step.at("/run/facets/parent/run/runId")).isEqualTo(start.at("/run/runId"));
    assertThat(step.at("/run/runId")).isNotEqualTo(start.at("/run/runId"));
    assertThat(step.at("/inputs/0/name").textValue()).isEqualTo("signal.signal");
    JsonNode output = step.at("/outputs/0");
    assertThat(output.at("/outputFacets/outputStatistics/rowCount").intValue()).isEqualTo(3);
    assertThat(output.at("/facets/version/datasetVersion").textValue())
        .isEqualTo("2026-03-02-g1-h2");
    assertThat(output.at("/facets/schema/fields")).hasSize(Tables.CLUE.properties().size());
    assertThat(output.at("/facets/schema/fields/0/description").textValue()).isNotBlank();
  }

  @Test
  void aFailureSaysWhy() throws IOException {
    JsonNode failed = JSON.readTree(RUN.fail(ENDED, "no delivery"));
    assertThat(failed.at("/run/facets/errorMessage/message").textValue()).isEqualTo("no delivery");
    assertThat(failed.get("run").get("runId"))
        .isEqualTo(JSON.readTree(RUN.start()).get("run").get("runId"));
  }

  @Test
  void aFileGetsALineAnEvent() throws IOException {
    Path file = temp.resolve("events.ndjson");
    LineageSink sink = new LineageSink(file.toString(), null);
    assertThat(sink.send(List.of(RUN.start()))).isNull();
    assertThat(sink.send(RUN.complete(ENDED, EDGES))).isNull();
    assertThat(Files.readAllLines(file)).hasSize(4).allMatch(l -> l.startsWith("{"));
  }

  @Test
  void anAddressGetsEventsOneByOneWithTheToken() throws IOException {
    List<String> got = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        call -> {
          got.add(
              call.getRequestHeaders().getFirst("Authorization")
                  + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          call.sendResponseHeaders(201, -1);
          call.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(new LineageSink(url + "/api/v1/lineage", "t").send(RUN.complete(ENDED, EDGES)))
          .isNull();
      assertThat(got).hasSize(3).allMatch(e -> e.startsWith("Bearer t{"));
      LineageSink wrong = new LineageSink(url + "/elsewhere", "t");
      assertThat(wrong.send(List.of(RUN.start()))).contains("the night goes on");
      assertThat(wrong.isOpen()).isFalse();
      assertThat(wrong.send(List.of(RUN.start()))).isNull();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatCannotBeDeliveredIsSaidAndDropped() {
    for (String target :
        List.of("http://127.0.0.1:1/", "http:// /", temp.resolve("no/such/file").toString())) {
      LineageSink sink = new LineageSink(target, null);
      assertThat(sink.send(List.of(RUN.start()))).as(target).contains("the night goes on");
      assertThat(sink.isOpen()).isFalse();
    }
    assertThat(new LineageSink(null, null).isOpen()).isFalse();
    assertThat(new LineageSink("", null).send(List.of("x"))).isNull();
  }

  private static Lineage.Slice slice(String table, String hash, long rows) {
    return new Lineage.Slice(table, "2026-03-02", 1, hash, rows);
  }
}
