package org.cluelake.airflow;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for an end by asking, at first every two seconds, then less often, at most every thirty. A
 * server that is away, as during a restart, is waited for too; only the time allowed ends the wait.
 */
public final class Watch {

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Airflow airflow;
  private final Pace pace;
  private final Consumer<String> progress;
  private final Map<String, String> said = new LinkedHashMap<>();

  /**
   * A watch that says every change once, in one line.
   *
   * @param progress takes the lines
   */
  public Watch(Airflow airflow, Pace pace, Consumer<String> progress) {
    this.airflow = airflow;
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * A run that has ended.
   *
   * @throws AirflowFailure DEADLINE where it has not within the time, or why it cannot be asked for
   */
  public DagRun run(String dagId, String runId, Duration most) {
    return until(
        most,
        "run " + runId,
        () -> {
          DagRun run = airflow.run(dagId, runId);
          say("run", run.state().word());
          for (TaskInstance task : airflow.tasks(dagId, runId)) {
            say(task.name(), task.word() + tries(task));
          }
          return run.state().ended() ? run : null;
        });
  }

  /** A backfill that has ended. */
  public BackfillState backfill(BackfillRequest request, int id, Duration most) {
    return until(
        most,
        "backfill " + id,
        () -> {
          BackfillState state = airflow.backfillState(id);
          List<DagRun> runs = airflow.backfilled(request.dagId(), request.from(), request.to());
          runs.forEach(r -> say(r.dagRunId(), r.state().word()));
          return state.completedAt() == null ? null : state;
        });
  }

  private <T> T until(Duration most, String what, Supplier<T> ended) {
    Instant end = pace.now().plus(most);
    Duration wait = SHORTEST;
    while (true) {
      int before = said.size();
      String last = String.join(" ", said.values());
      try {
        T done = ended.get();
        say("server", "answers");
        if (done != null) {
          return done;
        }
      } catch (AirflowFailure failure) {
        if (!failure.reason().passing()) {
          throw failure;
        }
        say("server", "away (" + failure.reason().name().toLowerCase(java.util.Locale.ROOT) + ")");
      }
      Duration left = Duration.between(pace.now(), end);
      if (left.isNegative() || left.isZero()) {
        throw new AirflowFailure(
            Reason.DEADLINE,
            what + " has not ended within " + most + "; it goes on, wait for it again",
            (Throwable) null);
      }
      boolean changed = said.size() != before || !last.equals(String.join(" ", said.values()));
      wait = changed ? SHORTEST : longer(wait);
      pace.sleep(wait.compareTo(left) > 0 ? left : wait);
    }
  }

  private static Duration longer(Duration wait) {
    Duration more = wait.multipliedBy(3).dividedBy(2);
    return more.compareTo(LONGEST) > 0 ? LONGEST : more;
  }

  private static String tries(TaskInstance task) {
    return task.tryNumber() == null || task.tryNumber() < 2 ? "" : ", try " + task.tryNumber();
  }

  private void say(String what, String state) {
    String before = said.put(what, state);
    boolean first = before == null && what.equals("server") && state.equals("answers");
    if (!state.equals(before) && !first) {
      progress.accept(before == null ? what + ": " + state : what + ": " + before + " -> " + state);
    }
  }
}
