package org.cluelake.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cluelake.airflow.StubServer.answer;
import static org.cluelake.airflow.StubServer.cut;
import static org.cluelake.airflow.StubServer.json;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting outlasts what passes, says every change once, and ends. */
class WatchTest {

  private static final String RUN = "GET /api/v2/dags/d/dagRuns/r";
  private static final String TASKS = RUN + "/taskInstances";
  private static final Duration HOUR = Duration.ofHours(1);

  private final JumpPace pace = new JumpPace();
  private final List<String> said = new ArrayList<>();
  private StubServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer().on(TASKS, tasks("null", 0));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static StubServer.Answer run(String state) {
    return json(200, "{\"dag_run_id\":\"r\",\"state\":\"" + state + "\"}");
  }

  private static StubServer.Answer tasks(String state, int attempt) {
    return json(
        200,
        "{\"task_instances\":[{\"task_id\":\"nightly\",\"map_index\":-1,\"state\":%s,\"try_number\":%d}],\"total_entries\":1}"
            .formatted(state, attempt));
  }

  private Watch watch() {
    return new Watch(server.client(pace), pace, said::add);
  }

  @Test
  void everyChangeIsSaidOnce() {
    server
        .on(RUN, run("queued"), run("queued"), run("running"), run("running"), run("success"))
        .on(
            TASKS,
            tasks("null", 0),
            tasks("null", 0),
            tasks("\"running\"", 1),
            tasks("\"up_for_retry\"", 1),
            tasks("\"success\"", 2));
    assertThat(watch().run("d", "r", HOUR).state()).isEqualTo(RunState.SUCCESS);
    assertThat(said)
        .containsExactly(
            "run: queued",
            "nightly: none",
            "run: queued -> running",
            "nightly: none -> running",
            "nightly: running -> up_for_retry",
            "run: running -> success",
            "nightly: up_for_retry -> success, try 2");
  }

  @Test
  void aFailedRunIsAnEndToo() {
    server.on(RUN, run("failed"));
    assertThat(watch().run("d", "r", HOUR).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void aRestartOfTheServerIsWaitedFor() {
    StubServer.Answer[] answers = new StubServer.Answer[12];
    answers[0] = run("running");
    for (int i = 1; i < 10; i += 3) {
      answers[i] = cut();
      answers[i + 1] = answer(502, "<html>bad gateway</html>", "text/html");
      answers[i + 2] = answer(200, "<html>starting</html>", "text/html");
    }
    answers[10] = run("running");
    answers[11] = run("success");
    server.on(RUN, answers);
    assertThat(watch().run("d", "r", HOUR).state()).isEqualTo(RunState.SUCCESS);
    assertThat(said)
        .containsExactly(
            "run: running",
            "nightly: none",
            "server: answers -> away (cut)".replace("cut", "connection"),
            "server: away (connection) -> away (garbage)".replace("garbage", "server"),
            "server: away (server) -> answers",
            "run: running -> success");
  }

  @Test
  void aTokenThatEndsWhileWaitingIsReplaced() {
    server
        .on(
            "POST /auth/token",
            json(201, "{\"access_token\":\"one\"}"),
            json(201, "{\"access_token\":\"two\"}"))
        .on(RUN, run("running"), json(401, "{\"detail\":\"expired\"}"), run("success"));
    assertThat(watch().run("d", "r", HOUR).state()).isEqualTo(RunState.SUCCESS);
    assertThat(said).noneMatch(s -> s.startsWith("server"));
    assertThat(server.tokens()).contains("Bearer two");
  }

  @Test
  void pollsBecomeRarerUpToThirtySeconds() {
    server.on(RUN, run("running"));
    AirflowFailure failure =
        catchThrowableOfType(
            AirflowFailure.class, () -> watch().run("d", "r", Duration.ofMinutes(5)));
    assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
    assertThat(failure.reason().kind().exitCode()).isEqualTo(6);
    assertThat(failure).hasMessageContaining("it goes on");
    assertThat(pace.seconds().subList(0, 5)).containsExactly(2L, 3L, 4L, 6L, 10L);
    assertThat(pace.seconds()).allMatch(s -> s <= 30);
    assertThat(pace.now()).isEqualTo(JumpPace.START.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aServerThatStaysAwayIsNotWaitedForLongerThanAllowed() {
    server.on(RUN, answer(503, "", "text/plain"));
    AirflowFailure failure =
        catchThrowableOfType(
            AirflowFailure.class, () -> watch().run("d", "r", Duration.ofMinutes(2)));
    assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
    assertThat(Duration.between(JumpPace.START, pace.now()))
        .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
  }

  @Test
  void whatDoesNotPassIsNotWaitedFor() {
    server.on(RUN, json(404, "{\"detail\":\"no such run\"}"));
    AirflowFailure failure =
        catchThrowableOfType(AirflowFailure.class, () -> watch().run("d", "r", HOUR));
    assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(pace.seconds()).isEmpty();
  }

  @Test
  void aBackfillEndsWhenTheServerSaysSo() {
    BackfillRequest request =
        new BackfillRequest(
            "d",
            OffsetDateTime.parse("2026-03-02T00:00+08:00"),
            OffsetDateTime.parse("2026-03-04T23:59:59+08:00"),
            BackfillRequest.Reprocess.NONE,
            1);
    server
        .on(
            "GET /api/v2/backfills/7",
            json(200, "{\"id\":7,\"completed_at\":null}"),
            json(200, "{\"id\":7,\"completed_at\":\"2026-03-10T00:00:00Z\"}"))
        .on(
            "GET /api/v2/dags/d/dagRuns",
            json(
                200,
                "{\"dag_runs\":[{\"dag_run_id\":\"b1\",\"state\":\"running\"}],\"total_entries\":1}"),
            json(
                200,
                "{\"dag_runs\":[{\"dag_run_id\":\"b1\",\"state\":\"success\"}],\"total_entries\":1}"));
    assertThat(watch().backfill(request, 7, HOUR).completedAt()).isNotNull();
    assertThat(said).containsExactly("b1: running", "b1: running -> success");
    assertThat(server.calls())
        .contains(
            "GET /api/v2/dags/d/dagRuns?limit=100&offset=0&run_type=backfill&order_by=logical_date"
                + "&logical_date_gte=2026-03-02T00%3A00%2B08%3A00"
                + "&logical_date_lte=2026-03-04T23%3A59%3A59%2B08%3A00");
  }
}
