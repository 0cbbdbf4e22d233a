package org.cluelake.job;

import java.time.LocalDate;
import java.util.Map;

/**
 * The name of a run in logs, figures and lineage: that of the scheduler where one gives it in
 * {@code CLUELAKE_RUN_ID} or as Airflow does, else made of job, night and process. It names the
 * attempt and is never part of a result.
 */
public final class RunId {

  private static final int LONGEST = 120;

  private RunId() {}

  /** The name. */
  public static String of(String job, LocalDate date, Map<String, String> environment) {
    String given =
        environment.getOrDefault(
            "CLUELAKE_RUN_ID", environment.getOrDefault("AIRFLOW_CTX_DAG_RUN_ID", ""));
    String id =
        given.isBlank()
            ? job + "-" + date + "-" + ProcessHandle.current().pid()
            : given + "-" + date;
    String plain = id.replaceAll("[^A-Za-z0-9._+-]", "-");
    return plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}
