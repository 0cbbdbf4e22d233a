package org.cluelake.airflow;

import java.util.Set;

/**
 * All that is asked of a server: verb, path, query names, fields of the body, and whether it may be
 * asked again when no good answer came. A test holds the list to a live server's own description.
 *
 * <p>May be asked again: what only reads; a trigger, because its run id is derived from what it
 * asks for, so the second is found to be there; a backfill, because a DAG has one at a time, so the
 * second is refused; and what sets a state that may be set twice. Everything else is asked again
 * only where the first was certainly not taken: no connection, or 429.
 */
public enum Call {
  /** A token for a name and a password. */
  LOGIN("POST", "/auth/token", true, Set.of(), Set.of("username", "password")),
  /** Health of scheduler, database and their like; 200 also when ill. */
  HEALTH("GET", "/api/v2/monitor/health", true),
  /** Version of the server. */
  VERSION("GET", "/api/v2/version", true),
  /** One DAG. */
  DAG("GET", "/api/v2/dags/{dag_id}", true),
  /** Pauses a DAG or lets it go on. */
  PAUSE("PATCH", "/api/v2/dags/{dag_id}", true, Set.of("update_mask"), Set.of("is_paused")),
  /** Files that define no DAG because they fail. */
  IMPORT_ERRORS("GET", "/api/v2/importErrors", true, Set.of("limit", "offset"), Set.of()),
  /** Starts a run. */
  TRIGGER(
      "POST",
      "/api/v2/dags/{dag_id}/dagRuns",
      true,
      Set.of(),
      Set.of("dag_run_id", "logical_date", "conf", "note")),
  /** One run. */
  RUN("GET", "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}", true),
  /** Runs of a DAG. */
  RUNS(
      "GET",
      "/api/v2/dags/{dag_id}/dagRuns",
      true,
      Set.of("limit", "offset", "order_by", "run_type", "logical_date_gte", "logical_date_lte"),
      Set.of()),
  /** Tasks of a run. */
  TASKS(
      "GET",
      "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances",
      true,
      Set.of("limit", "offset"),
      Set.of()),
  /** Log of a try of a task, in pages. */
  LOGS(
      "GET",
      "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}",
      true,
      Set.of("map_index", "token", "full_content"),
      Set.of()),
  /** Makes tasks run again. */
  CLEAR(
      "POST",
      "/api/v2/dags/{dag_id}/clearTaskInstances",
      false,
      Set.of(),
      Set.of("dry_run", "dag_run_id", "only_failed", "reset_dag_runs", "task_ids")),
  /** Which runs a backfill would make. */
  BACKFILL_PLAN("POST", "/api/v2/backfills/dry_run", true, Set.of(), Names.BACKFILL),
  /** Makes the runs of a period. */
  BACKFILL("POST", "/api/v2/backfills", true, Set.of(), Names.BACKFILL),
  /** Backfills of a DAG. */
  BACKFILLS("GET", "/api/v2/backfills", true, Set.of("dag_id", "limit", "order_by"), Set.of()),
  /** One backfill. */
  BACKFILL_STATE("GET", "/api/v2/backfills/{backfill_id}", true),
  /** Lets no further run of a backfill begin. */
  BACKFILL_PAUSE("PUT", "/api/v2/backfills/{backfill_id}/pause", true),
  /** Lets a paused backfill go on. */
  BACKFILL_UNPAUSE("PUT", "/api/v2/backfills/{backfill_id}/unpause", true),
  /** Ends a backfill; a second time the server says it is over. */
  BACKFILL_CANCEL("PUT", "/api/v2/backfills/{backfill_id}/cancel", false),
  /** Assets by their address. */
  ASSETS("GET", "/api/v2/assets", true, Set.of("limit", "offset", "uri_pattern"), Set.of()),
  /** What happened to an asset. */
  ASSET_EVENTS(
      "GET",
      "/api/v2/assets/events",
      true,
      Set.of("limit", "offset", "asset_id", "order_by"),
      Set.of()),
  /** Says that an asset has changed. */
  ASSET_EVENT("POST", "/api/v2/assets/events", false, Set.of(), Set.of("asset_id", "extra"));

  private final String verb;
  private final String path;
  private final boolean again;
  private final Set<String> query;
  private final Set<String> fields;

  Call(String verb, String path, boolean again) {
    this(verb, path, again, Set.of(), Set.of());
  }

  Call(String verb, String path, boolean again, Set<String> query, Set<String> fields) {
    this.verb = verb;
    this.path = path;
    this.again = again;
    this.query = query;
    this.fields = fields;
  }

  /** HTTP method. */
  public String verb() {
    return verb;
  }

  /** Path with the names of its parts in braces, as the server's description writes it. */
  public String path() {
    return path;
  }

  /** Names of the query that may be sent. */
  public Set<String> query() {
    return query;
  }

  /** Fields of the body that may be sent. */
  public Set<String> fields() {
    return fields;
  }

  /** Whether it needs no account, so that a server's health can be told from a wrong password. */
  public boolean open() {
    return this == HEALTH || this == VERSION;
  }

  /** Whether it is asked again after this failure. */
  public boolean retriedAfter(Reason reason) {
    return again ? reason.passing() : reason == Reason.UNREACHABLE || reason == Reason.RATE_LIMITED;
  }

  private static final class Names {
    private static final Set<String> BACKFILL =
        Set.of(
            "dag_id",
            "from_date",
            "to_date",
            "reprocess_behavior",
            "max_active_runs",
            "run_backwards",
            "dag_run_conf");
  }
}
