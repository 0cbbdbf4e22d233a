package org.cluelake.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Writes what a driver hears of its tasks and executors to a file, line by line. */
public final class TaskEvents extends SparkListener {

  /** The setting that names the file. */
  static final String FILE = "spark.cluelake.events";

  private final Path file;

  /** Made by Spark. */
  public TaskEvents(SparkConf conf) {
    this.file = Path.of(conf.get(FILE));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    String attempt = end.taskInfo().attemptNumber() == 0 ? "first" : "again";
    say(
        (end.taskInfo().successful() ? "done " : "lost ")
            + attempt
            + " on "
            + end.taskInfo().executorId());
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    say("executor " + added.executorId());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    say("removed " + removed.executorId());
  }

  private void say(String line) {
    try {
      Path unused =
          Files.writeString(
              file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
