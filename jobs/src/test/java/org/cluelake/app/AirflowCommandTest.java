package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.airflow.StubServer.answer;
import static org.cluelake.airflow.StubServer.json;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.airflow.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The airflow commands against a server that answers as told: what they print and end with. */
class AirflowCommandTest {

  private static final String DAG = "/api/v2/dags/nightly_clues";

  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private StubServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
    server.on("GET " + DAG, json(200, "{\"dag_id\":\"nightly_clues\",\"is_paused\":false}"));
    Path secret = Files.writeString(temp.resolve("password"), "s3cret\n");
    Path unused =
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("airflow"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--url", server.base().toString(), "--user", "svc"));
    all.addAll(List.of("--password-file", temp.resolve("password").toString()));
    CommandLine line = Main.commandLine();
    return line.setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private void ended(String state) {
    server
        .on("POST " + DAG + "/dagRuns", json(200, "{\"dag_run_id\":\"r\",\"state\":\"queued\"}"))
        .on(
            "GET " + DAG + "/dagRuns/r",
            json(200, "{\"dag_run_id\":\"r\",\"state\":\"" + state + "\"}"))
        .on(
            "GET " + DAG + "/dagRuns/r/taskInstances",
            json(
                200,
                "{\"task_instances\":[{\"task_id\":\"nightly\",\"map_index\":-1,\"state\":\""
                    + state
                    + "\",\"try_number\":1}],\"total_entries\":1}"));
  }

  @Test
  void aTriggerSaysTheRun() {
    ended("success");
    assertThat(run("trigger", "nightly_clues", "--date", "2026-03-10")).isZero();
    assertThat(out.toString())
        .startsWith("created manual__nightly_clues__2026-03-10__1__")
        .hasLineCount(1);
    assertThat(run("trigger", "nightly_clues")).isEqualTo(2);
    assertThat(err.toString()).contains("--date", "--key");
  }

  @Test
  void aPausedDagIsSaid() {
    ended("success");
    server.on("GET " + DAG, json(200, "{\"dag_id\":\"nightly_clues\",\"is_paused\":true}"));
    server.on("PATCH " + DAG, json(200, "{\"dag_id\":\"nightly_clues\",\"is_paused\":false}"));
    assertThat(run("trigger", "nightly_clues", "--date", "2026-03-10")).isZero();
    assertThat(out.toString()).contains("paused");
    assertThat(server.asked()).noneMatch(q -> q.startsWith("PATCH"));
    assertThat(run("trigger", "nightly_clues", "--date", "2026-03-10", "--unpause")).isZero();
    assertThat(server.asked()).anyMatch(q -> q.startsWith("PATCH"));
  }

  @Test
  void theEndOfARunIsTheEndOfTheWait() {
    ended("success");
    assertThat(run("wait", "nightly_clues", "--run", "r")).isZero();
    assertThat(out.toString()).contains("run: success", "nightly: success", "run r ended well");
    ended("failed");
    assertThat(run("wait", "nightly_clues", "--run", "r")).isEqualTo(4);
    assertThat(err.toString())
        .startsWith("cluelake: DATA (4): run r failed in nightly;")
        .contains("cluelake airflow logs nightly_clues --run r");
    ended("running");
    assertThat(run("wait", "nightly_clues", "--run", "r", "--deadline", "PT0S")).isEqualTo(6);
    assertThat(run("wait", "nightly_clues", "--run", "none")).isEqualTo(2);
  }

  @Test
  void logsAreThoseOfTheLastTry() {
    ended("failed");
    server.on(
        "GET " + DAG + "/dagRuns/r/taskInstances/nightly/logs/1",
        json(
            200,
            "{\"content\":[{\"event\":\"cluelake: INPUT (3): late\"}],\"continuation_token\":null}"));
    assertThat(run("logs", "nightly_clues", "--run", "r")).isZero();
    assertThat(out.toString()).contains("== nightly: failed, try 1 of 1", "INPUT (3): late");
    assertThat(run("logs", "nightly_clues", "--run", "r", "--task", "none")).isEqualTo(2);
  }

  @Test
  void aBackfillTellsItsDatesBeforehand() {
    server.on(
        "POST /api/v2/backfills/dry_run",
        json(
            200,
            "{\"backfills\":[{\"logical_date\":\"2026-03-01T17:30:00Z\"}],\"total_entries\":1}"));
    server.on("POST /api/v2/backfills", json(200, "{\"id\":7}"));
    server.on("GET /api/v2/backfills", json(200, "{\"backfills\":[],\"total_entries\":0}"));
    assertThat(
            run(
                "backfill",
                "nightly_clues",
                "--from",
                "2026-03-02",
                "--to",
                "2026-03-02",
                "--dry-run"))
        .isZero();
    assertThat(out.toString()).contains("2026-03-01T17:30:00Z", "1 runs");
    assertThat(run("backfill", "nightly_clues", "--from", "2026-03-02", "--to", "2026-03-04"))
        .isZero();
    assertThat(out.toString()).contains("backfill 7");
    assertThat(run("backfill", "nightly_clues", "--from", "2026-03-04", "--to", "2026-03-02"))
        .isEqualTo(2);
    server.on("POST /api/v2/backfills", json(409, "{\"detail\":\"There is another\"}"));
    assertThat(run("backfill", "nightly_clues", "--from", "2026-03-02", "--to", "2026-03-04"))
        .isEqualTo(5);
  }

  @Test
  void aBackfillThatEndsWithoutARunOfADateHasNotEndedWell() {
    String planned = "{\"logical_date\":\"2026-03-0%sT17:30:00+00:00\"}";
    String run =
        "{\"dag_run_id\":\"b%s\",\"state\":\"%s\",\"logical_date\":\"2026-03-0%sT17:30:00Z\"}";
    String one = "{\"dag_runs\":[%s],\"total_entries\":1}";
    String two = "{\"dag_runs\":[%s,%s],\"total_entries\":2}";
    server.on(
        "POST /api/v2/backfills/dry_run",
        json(200, "{\"backfills\":[" + planned.formatted(1) + "," + planned.formatted(2) + "]}"));
    server.on("GET /api/v2/backfills", json(200, "{\"backfills\":[]}"));
    server.on("POST /api/v2/backfills", json(200, "{\"id\":7}"));
    server.on("GET /api/v2/backfills/7", json(200, "{\"id\":7,\"completed_at\":\"x\"}"));
    String[] asked = {"backfill", "nightly_clues", "--from", "2026-03-02", "--to", "2026-03-03"};
    String[] waited =
        Stream.concat(Arrays.stream(asked), Stream.of("--wait")).toArray(String[]::new);

    server.on("GET " + DAG + "/dagRuns", json(200, one.formatted(run.formatted(1, "success", 1))));
    assertThat(run(waited)).isEqualTo(6);
    assertThat(err.toString())
        .contains("1 of its 2 dates", "2026-03-02T17:30:00+00:00", "ask again");
    String good = run.formatted(1, "success", 1);
    server.on(
        "GET " + DAG + "/dagRuns", json(200, two.formatted(good, run.formatted(2, "failed", 2))));
    assertThat(run(waited)).isEqualTo(4);
    server.on(
        "GET " + DAG + "/dagRuns", json(200, two.formatted(good, run.formatted(2, "success", 2))));
    assertThat(run(waited)).isZero();
  }

  @Test
  void statusTellsAServerThatIsIll() {
    server
        .on("GET /api/v2/version", json(200, "{\"version\":\"3.3.2\"}"))
        .on(
            "GET /api/v2/importErrors",
            json(200, "{\"import_errors\":[{\"filename\":\"x.py\"}],\"total_entries\":1}"))
        .on(
            "GET " + DAG + "/dagRuns",
            json(
                200,
                "{\"dag_runs\":[{\"dag_run_id\":\"r\",\"state\":\"failed\",\"run_type\":\"manual\"}],\"total_entries\":1}"))
        .on(
            "GET /api/v2/monitor/health",
            json(
                200,
                "{\"metadatabase\":{\"status\":\"healthy\"},\"scheduler\":{\"status\":\"healthy\"}}"),
            json(
                200,
                "{\"metadatabase\":{\"status\":\"healthy\"},\"scheduler\":{\"status\":\"unhealthy\"}}"));
    assertThat(run("status", "nightly_clues")).isZero();
    assertThat(out.toString())
        .contains("Airflow 3.3.2", "scheduler: healthy", "fails to load: x.py", "failed   manual");
    assertThat(run("status")).isEqualTo(6);
  }

  @Test
  void secretsComeFromFilesThatOthersCannotRead() throws IOException {
    Path unused =
        Files.setPosixFilePermissions(
            temp.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run("wait", "nightly_clues", "--run", "r")).isEqualTo(2);
    assertThat(err.toString()).contains("chmod 600").doesNotContain("s3cret");
    assertThat(server.asked()).isEmpty();
    assertThat(run("wait", "nightly_clues", "--run", "r", "--password", "s3cret")).isEqualTo(2);
  }

  @Test
  void aRefusalIsSaidInOneLine() {
    server.on(
        "POST /auth/token",
        answer(401, "{\"detail\":\"Invalid credentials\"}", "application/json"));
    assertThat(run("wait", "nightly_clues", "--run", "r")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("cluelake: CONFIG (2): POST /auth/token answered 401")
        .hasLineCount(1);
  }
}
