package org.cluelake.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cluelake.airflow.StubServer.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers answer, read as leniently as several versions of them need. */
class AnswersTest {

  private static final String RUN = "/api/v2/dags/d/dagRuns/r";
  private static final String LOGS = "GET " + RUN + "/taskInstances/nightly/logs/1";

  private StubServer server;
  private Airflow airflow;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
    airflow = server.client(new JumpPace());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void unknownFieldsNullsAndStatesOfLaterServersAreRead() {
    server.on(
        "GET " + RUN,
        json(
            200,
            "{\"dag_run_id\":\"r\",\"state\":\"dreaming\",\"mood\":{\"a\":[1]},\"conf\":null}"),
        json(200, "{\"dag_run_id\":null,\"state\":null}"),
        json(200, "{}"));
    assertThat(airflow.run("d", "r").state()).isEqualTo(RunState.UNKNOWN);
    assertThat(airflow.run("d", "r").state().ended()).isFalse();
    assertThat(airflow.run("d", "r").dagRunId()).isNull();
    server.on(
        "GET " + RUN + "/taskInstances",
        json(
            200,
            "{\"task_instances\":[{\"task_id\":\"a\",\"state\":null},{\"task_id\":\"b\",\"state\":\"dreaming\",\"map_index\":3}],\"total_entries\":2}"));
    List<TaskInstance> tasks = airflow.tasks("d", "r");
    assertThat(tasks).extracting(TaskInstance::word).containsExactly("none", "unknown");
    assertThat(tasks).extracting(TaskInstance::name).containsExactly("a", "b[3]");
  }

  @Test
  void pagesGoOnBehindWhatCameEvenWhereTheServerCutsThem() {
    server.on(
        "GET " + RUN + "/taskInstances",
        json(
            200,
            "{\"task_instances\":[{\"task_id\":\"a\"},{\"task_id\":\"b\"}],\"total_entries\":3}"),
        json(200, "{\"task_instances\":[{\"task_id\":\"c\"}],\"total_entries\":3}"));
    assertThat(airflow.tasks("d", "r"))
        .extracting(TaskInstance::taskId)
        .containsExactly("a", "b", "c");
    assertThat(server.calls())
        .containsExactly(
            "GET " + RUN + "/taskInstances?limit=100&offset=0",
            "GET " + RUN + "/taskInstances?limit=100&offset=2");
  }

  @Test
  void anAnswerWithoutItsListIsGarbage() {
    server.on("GET " + RUN + "/taskInstances", json(200, "{\"total_entries\":3}"));
    AirflowFailure failure =
        catchThrowableOfType(AirflowFailure.class, () -> airflow.tasks("d", "r"));
    assertThat(failure.reason()).isEqualTo(Reason.GARBAGE);
    assertThat(failure.body()).contains("total_entries");
  }

  @Test
  void logsComeInPagesOfObjectsOrText() {
    server.on(
        LOGS,
        json(
            200,
            "{\"content\":[{\"event\":\"::group::\",\"sources\":[\"x\"]},{\"timestamp\":\"t1\",\"level\":\"info\",\"event\":\"begun\"}],\"continuation_token\":\"n.2\"}"),
        json(200, "{\"content\":[\"plain\"],\"continuation_token\":null}"));
    List<String> lines = new ArrayList<>();
    airflow.log("d", "r", "nightly", -1, 1, line -> lines.add(line.text()));
    assertThat(lines).containsExactly("::group::", "t1 INFO begun", "plain");
    assertThat(server.calls())
        .containsExactly(LOGS + "?map_index=-1", LOGS + "?map_index=-1&token=n.2");
  }

  @Test
  void aLogThatIsStillWrittenEndsWhereItIs() {
    server.on(
        LOGS,
        json(200, "{\"content\":[{\"event\":\"a\"}],\"continuation_token\":\"n1\"}"),
        json(200, "{\"content\":[],\"continuation_token\":\"n2\"}"));
    List<LogLine> lines = new ArrayList<>();
    airflow.log("d", "r", "nightly", -1, 1, lines::add);
    assertThat(lines).hasSize(1);
    assertThat(server.calls()).hasSize(2);
  }

  @Test
  void clearingSaysWhatItMeansToDo() {
    server.on(
        "POST /api/v2/dags/d/clearTaskInstances",
        json(200, "{\"task_instances\":[{\"task_id\":\"nightly\"}],\"total_entries\":1}"));
    assertThat(airflow.clear("d", "r", List.of("nightly"), true, true)).hasSize(1);
    assertThat(server.bodies())
        .contains(
            "{\"dry_run\":true,\"dag_run_id\":\"r\",\"only_failed\":true,\"reset_dag_runs\":true,\"task_ids\":[\"nightly\"]}");
  }

  @Test
  void pausingNamesOnlyThePause() {
    server.on("PATCH /api/v2/dags/d", json(200, "{\"dag_id\":\"d\",\"is_paused\":true}"));
    assertThat(airflow.pause("d", true).isPaused()).isTrue();
    assertThat(server.calls()).containsExactly("PATCH /api/v2/dags/d?update_mask=is_paused");
    assertThat(server.bodies()).contains("{\"is_paused\":true}");
  }

  @Test
  void assetsAndTheirEvents() {
    server
        .on(
            "GET /api/v2/assets",
            json(
                200,
                "{\"assets\":[{\"id\":4,\"name\":\"p\",\"uri\":\"x-cluelake://ops/publication\"}],\"total_entries\":1}"))
        .on(
            "GET /api/v2/assets/events",
            json(
                200,
                "{\"asset_events\":[{\"id\":1,\"asset_id\":4,\"extra\":{\"date\":\"2026-03-10\"}}],\"total_entries\":1}"))
        .on("POST /api/v2/assets/events", json(200, "{\"id\":2,\"asset_id\":4}"));
    assertThat(airflow.assets("x-cluelake://")).extracting(Asset::id).containsExactly(4);
    assertThat(airflow.assetEvents(4).get(0).extra().path("date").asText()).isEqualTo("2026-03-10");
    assertThat(airflow.assetEvent(4, Map.of("date", "2026-03-10")).id()).isEqualTo(2);
    assertThat(server.bodies()).contains("{\"asset_id\":4,\"extra\":{\"date\":\"2026-03-10\"}}");
    assertThat(server.calls().get(0)).endsWith("uri_pattern=x-cluelake%3A%2F%2F");
  }

  @Test
  void partsOfAPathCannotLeadElsewhere() {
    server.on("GET /api/v2/dags/a/b", json(200, "{\"dag_id\":\"wrong\"}"));
    assertThat(Question.of(Call.DAG, "../x?y#z é").at(server.base()).getRawPath())
        .isEqualTo("/api/v2/dags/..%2Fx%3Fy%23z%20%C3%A9");
    assertThatThrownBy(() -> Question.of(Call.RUN, "only-one"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatACallDoesNotNameIsNotSent() {
    assertThatThrownBy(() -> Question.of(Call.DAG, "d").query("limit", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Question.of(Call.PAUSE, "d").body(Json.object().put("is_active", true)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
