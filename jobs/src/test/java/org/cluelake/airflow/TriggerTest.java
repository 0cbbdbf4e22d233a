package org.cluelake.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cluelake.airflow.StubServer.cut;
import static org.cluelake.airflow.StubServer.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run asked for twice is one run. */
class TriggerTest {

  private static final String RUNS = "POST /api/v2/dags/nightly_clues/dagRuns";
  private static final String RUN = "GET /api/v2/dags/nightly_clues/dagRuns/r1";
  private static final String TAKEN =
      "{\"detail\":{\"reason\":\"Unique constraint violation\",\"statement\":\"hidden\"}}";

  private final ObjectNode conf = Json.object().put("date", "2026-03-10");
  private final JumpPace pace = new JumpPace();
  private StubServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static StubServer.Answer run(String state, String date) {
    return json(
        200,
        "{\"dag_run_id\":\"r1\",\"state\":\"%s\",\"conf\":{\"date\":\"%s\"}}"
            .formatted(state, date));
  }

  private Triggered trigger() {
    return server.client(pace).trigger("nightly_clues", "r1", conf, null);
  }

  @Test
  void aNewRunIsCreatedWithoutALogicalDate() {
    server.on(RUNS, run("queued", "2026-03-10"));
    Triggered triggered = trigger();
    assertThat(triggered.created()).isTrue();
    assertThat(triggered.run().state()).isEqualTo(RunState.QUEUED);
    assertThat(server.bodies().get(1))
        .isEqualTo(
            "{\"dag_run_id\":\"r1\",\"logical_date\":null,\"conf\":{\"date\":\"2026-03-10\"},\"note\":null}");
  }

  @Test
  void aRunThatIsThereIsNoError() {
    server.on(RUNS, json(409, TAKEN)).on(RUN, run("running", "2026-03-10"));
    Triggered triggered = trigger();
    assertThat(triggered.created()).isFalse();
    assertThat(triggered.run().state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void aLostAnswerIsAskedForAgainAndFound() {
    server.on(RUNS, cut(), json(409, TAKEN)).on(RUN, run("queued", "2026-03-10"));
    Triggered triggered = trigger();
    assertThat(triggered.run().dagRunId()).isEqualTo("r1");
    assertThat(server.calls()).containsExactly(RUNS, RUNS, RUN);
  }

  @Test
  void aRunWithAnotherConfIsAConflict() {
    server.on(RUNS, json(409, TAKEN)).on(RUN, run("success", "2026-03-09"));
    AirflowFailure failure = catchThrowableOfType(AirflowFailure.class, this::trigger);
    assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(failure.reason().kind().exitCode()).isEqualTo(5);
    assertThat(failure).hasMessageContaining("another conf");
    assertThat(failure.body()).isEqualTo(TAKEN);
  }

  @Test
  void aConflictOverSomethingElseIsSaidAsItIs() {
    server.on(RUNS, json(409, "{\"detail\":\"has import errors\"}"));
    assertThatThrownBy(this::trigger).hasMessageContaining("has import errors");
  }

  @Test
  void theIdComesFromWhatIsAskedFor() {
    ObjectNode one = Json.object().put("date", "2026-03-10").put("mode", "run");
    ObjectNode other = Json.object().put("mode", "run").put("date", "2026-03-10");
    String id = RunId.of("nightly_clues", "2026-03-10", "1", one);
    assertThat(id)
        .isEqualTo(RunId.of("nightly_clues", "2026-03-10", "1", other))
        .startsWith("manual__nightly_clues__2026-03-10__1__")
        .matches("[A-Za-z0-9_.~:+-]+");
    assertThat(RunId.of("nightly_clues", "2026-03-10", "2", one)).isNotEqualTo(id);
    assertThat(RunId.of("nightly_clues", "2026-03-10", "1", one.put("mode", "plan")))
        .isNotEqualTo(id);
    assertThatThrownBy(() -> RunId.of("d", "2026-03-10", "a key", one))
        .isInstanceOf(PipelineException.class);
  }
}
