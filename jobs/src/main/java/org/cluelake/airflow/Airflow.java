package org.cluelake.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An Airflow server, as far as nights need one. Every method may throw {@link AirflowFailure}. */
public final class Airflow {

  /** A log longer than so many pages is a server that repeats itself. */
  private static final int MOST_LOG_PAGES = 10_000;

  private final Caller caller;
  private final Pages pages;

  /** A server asked at the given pace. */
  public Airflow(AirflowServer server, Pace pace) {
    this.caller = new Caller(server, pace);
    this.pages = new Pages(caller);
  }

  /** Health; needs no account. */
  public Health health() {
    return caller.ask(Question.of(Call.HEALTH), Health.class);
  }

  /** Version; needs no account. */
  public ServerVersion version() {
    return caller.ask(Question.of(Call.VERSION), ServerVersion.class);
  }

  /** A DAG. */
  public Dag dag(String dagId) {
    return caller.ask(Question.of(Call.DAG, dagId), Dag.class);
  }

  /** Pauses a DAG, or lets it go on. */
  public Dag pause(String dagId, boolean paused) {
    return caller.ask(
        Question.of(Call.PAUSE, dagId)
            .query("update_mask", "is_paused")
            .body(Json.object().put("is_paused", paused)),
        Dag.class);
  }

  /** Files that define no DAG because they fail. */
  public List<ImportError> importErrors() {
    return pages.all(
        "import_errors", ImportError.class, from -> paged(Question.of(Call.IMPORT_ERRORS), from));
  }

  /**
   * Starts a run, once: a run of that id which is there already, because somebody asked before or
   * because the answer was lost, is found and returned.
   *
   * @throws AirflowFailure CONFLICT where the run that is there was asked for with another conf
   */
  public Triggered trigger(String dagId, String runId, ObjectNode conf, String note) {
    ObjectNode body = Json.object().put("dag_run_id", runId).putNull("logical_date");
    JsonNode unusedConf = body.set("conf", conf);
    ObjectNode unusedNote = body.put("note", note);
    try {
      return new Triggered(
          caller.ask(Question.of(Call.TRIGGER, dagId).body(body), DagRun.class), true);
    } catch (AirflowFailure refused) {
      if (refused.reason() != Reason.CONFLICT) {
        throw refused;
      }
      return new Triggered(there(dagId, runId, conf, refused), false);
    }
  }

  private DagRun there(String dagId, String runId, ObjectNode conf, AirflowFailure refused) {
    DagRun run;
    try {
      run = run(dagId, runId);
    } catch (AirflowFailure missing) {
      // The conflict was about something else, as a DAG that does not import.
      throw missing.reason() == Reason.NOT_FOUND ? refused : missing;
    }
    JsonNode asked = run.conf() == null || run.conf().isNull() ? Json.object() : run.conf();
    if (!asked.equals(conf)) {
      throw new AirflowFailure(
          Reason.CONFLICT,
          "run " + runId + " is there with another conf; ask with another key",
          new Reply(refused.status(), refused.body(), refused.retryAfter()));
    }
    return run;
  }

  /** A run. */
  public DagRun run(String dagId, String runId) {
    return caller.ask(Question.of(Call.RUN, dagId, runId), DagRun.class);
  }

  /** The newest runs of a DAG, newest first. */
  public List<DagRun> newest(String dagId, int most) {
    Question question =
        Question.of(Call.RUNS, dagId).query("limit", most).query("order_by", "-run_after");
    return Pages.read(question, caller.ask(question, ObjectNode.class), "dag_runs", DagRun.class);
  }

  /** Runs a backfill made for logical dates of a period. */
  public List<DagRun> backfilled(String dagId, OffsetDateTime from, OffsetDateTime to) {
    return pages.all(
        "dag_runs",
        DagRun.class,
        at ->
            paged(Question.of(Call.RUNS, dagId), at)
                .query("run_type", "backfill")
                .query("order_by", "logical_date")
                .query("logical_date_gte", from)
                .query("logical_date_lte", to));
  }

  /** Tasks of a run. */
  public List<TaskInstance> tasks(String dagId, String runId) {
    return pages.all(
        "task_instances",
        TaskInstance.class,
        from -> paged(Question.of(Call.TASKS, dagId, runId), from));
  }

  /** Hands on the log of a try of a task, line by line, as far as it is written. */
  public void log(
      String dagId,
      String runId,
      String taskId,
      int mapIndex,
      int tryNumber,
      Consumer<LogLine> lines) {
    String token = null;
    for (int page = 0; page < MOST_LOG_PAGES; page++) {
      Question question =
          Question.of(Call.LOGS, dagId, runId, taskId, String.valueOf(tryNumber))
              .query("map_index", mapIndex);
      if (token != null) {
        question = question.query("token", token);
      }
      ObjectNode answer = caller.ask(question, ObjectNode.class);
      JsonNode content = answer.path("content");
      content.forEach(line -> lines.accept(line(line)));
      String next = answer.path("continuation_token").asText(null);
      // A log that is still written answers with a token and nothing new.
      if (next == null || next.equals(token) || content.isEmpty()) {
        return;
      }
      token = next;
    }
  }

  private static LogLine line(JsonNode line) {
    return line.isTextual()
        ? new LogLine(null, null, line.asText(), null)
        : new LogLine(
            line.path("timestamp").asText(null),
            line.path("level").asText(null),
            line.path("event").asText(null),
            line.path("logger").asText(null));
  }

  /**
   * Makes tasks of a run run again, and says which.
   *
   * @param taskIds none means all
   * @param dryRun only says which
   */
  public List<TaskInstance> clear(
      String dagId, String runId, List<String> taskIds, boolean onlyFailed, boolean dryRun) {
    ObjectNode body =
        Json.object()
            .put("dry_run", dryRun)
            .put("dag_run_id", runId)
            .put("only_failed", onlyFailed)
            .put("reset_dag_runs", true);
    if (!taskIds.isEmpty()) {
      taskIds.forEach(body.putArray("task_ids")::add);
    }
    Question question = Question.of(Call.CLEAR, dagId).body(body);
    return Pages.read(
        question, caller.ask(question, ObjectNode.class), "task_instances", TaskInstance.class);
  }

  /** Logical dates a backfill would run, in order. */
  public List<String> backfillPlan(BackfillRequest request) {
    Question question = Question.of(Call.BACKFILL_PLAN).body(request.body());
    return Pages.read(question, caller.ask(question, ObjectNode.class), "backfills", DagRun.class)
        .stream()
        .map(DagRun::logicalDate)
        .toList();
  }

  /**
   * Makes the runs of a period, once. A DAG has one backfill at a time, so a second asking is
   * refused; where an answer was lost, what the first asking made is found and returned.
   *
   * @throws AirflowFailure CONFLICT where another backfill of the DAG runs
   */
  public BackfillState backfill(BackfillRequest request) {
    int before = newestBackfill(request.dagId()).map(BackfillState::id).orElse(-1);
    try {
      return caller.ask(Question.of(Call.BACKFILL).body(request.body()), BackfillState.class);
    } catch (AirflowFailure failure) {
      if (failure.reason() != Reason.CONFLICT && !failure.reason().passing()) {
        throw failure;
      }
      return newestBackfill(request.dagId())
          .filter(made -> made.id() > before && request.isOf(made))
          .orElseThrow(() -> failure);
    }
  }

  private Optional<BackfillState> newestBackfill(String dagId) {
    Question question =
        Question.of(Call.BACKFILLS)
            .query("dag_id", dagId)
            .query("limit", 1)
            .query("order_by", "-id");
    return Pages.read(
            question, caller.ask(question, ObjectNode.class), "backfills", BackfillState.class)
        .stream()
        .filter(made -> made.id() != null)
        .findFirst();
  }

  /** How far a backfill is. */
  public BackfillState backfillState(int id) {
    return ofBackfill(Call.BACKFILL_STATE, id);
  }

  /** Lets no further run of a backfill begin, or lets them. */
  public BackfillState pauseBackfill(int id, boolean paused) {
    return ofBackfill(paused ? Call.BACKFILL_PAUSE : Call.BACKFILL_UNPAUSE, id);
  }

  /** Ends a backfill; what runs goes on. */
  public BackfillState cancelBackfill(int id) {
    return ofBackfill(Call.BACKFILL_CANCEL, id);
  }

  private BackfillState ofBackfill(Call call, int id) {
    return caller.ask(Question.of(call, String.valueOf(id)), BackfillState.class);
  }

  /** Assets whose address contains a text. */
  public List<Asset> assets(String uriPart) {
    return pages.all(
        "assets",
        Asset.class,
        from -> paged(Question.of(Call.ASSETS), from).query("uri_pattern", uriPart));
  }

  /** What happened to an asset, newest first. */
  public List<AssetEvent> assetEvents(int assetId) {
    return pages.all(
        "asset_events",
        AssetEvent.class,
        from ->
            paged(Question.of(Call.ASSET_EVENTS), from)
                .query("asset_id", assetId)
                .query("order_by", "-timestamp"));
  }

  /** Says that an asset has changed, which starts what is scheduled on it. */
  public AssetEvent assetEvent(int assetId, Map<String, String> extra) {
    ObjectNode body = Json.object().put("asset_id", assetId);
    extra.forEach(body.putObject("extra")::put);
    return caller.ask(Question.of(Call.ASSET_EVENT).body(body), AssetEvent.class);
  }

  private static Question paged(Question question, int from) {
    return question.query("limit", Pages.LIMIT).query("offset", from);
  }
}
