package org.cluelake.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Halts two executors in the middle of a stage, as the system's killer would: one as it begins a
 * task, and one that has written a task's files but not yet told the driver. Each death uses up its
 * mark, a file, so that it comes once.
 */
public final class DyingExecutors implements SparkPlugin {

  /** The setting that names the folder of the marks. */
  public static final String MARKS = "spark.cluelake.marks";

  /** The mark of the death at a task's beginning. */
  public static final String BEGINNING = "beginning";

  /** The mark of the death after a task's work. */
  public static final String END = "end";

  /** Stages before it are those of cleaning, whose number depends on the feeds. */
  private static final int FROM_STAGE = 20;

  @Override
  public DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      private final ThreadLocal<Boolean> second = ThreadLocal.withInitial(() -> false);
      private Path marks;

      @Override
      public void init(PluginContext context, Map<String, String> extra) {
        marks = Path.of(context.conf().get(MARKS));
      }

      @Override
      public void onTaskStart() {
        TaskContext task = TaskContext.get();
        second.set(task.stageId() >= FROM_STAGE && task.partitionId() == 1);
        die(BEGINNING);
      }

      @Override
      public void onTaskSucceeded() {
        die(END);
      }

      @Override
      public void onTaskFailed(TaskFailedReason reason) {
        second.set(false);
      }

      private void die(String mark) {
        try {
          if (second.get() && Files.deleteIfExists(marks.resolve(mark))) {
            Runtime.getRuntime().halt(137);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
