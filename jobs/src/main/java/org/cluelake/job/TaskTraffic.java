package org.cluelake.job;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts what Spark's tasks shuffle and spill, for measuring. */
public final class TaskTraffic extends SparkListener {

  private final Workshop shop;
  private final AtomicLong tasks = new AtomicLong();
  private final AtomicLong shuffled = new AtomicLong();
  private final AtomicLong spilled = new AtomicLong();

  private TaskTraffic(Workshop shop) {
    this.shop = shop;
  }

  /** Listens from now on. */
  public static TaskTraffic of(Workshop shop) {
    TaskTraffic traffic = new TaskTraffic(shop);
    shop.spark().sparkContext().addSparkListener(traffic);
    return traffic;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    long unused = tasks.incrementAndGet();
    TaskMetrics metrics = end.taskMetrics();
    if (metrics != null) {
      unused = shuffled.addAndGet(metrics.shuffleWriteMetrics().bytesWritten());
      unused = spilled.addAndGet(metrics.memoryBytesSpilled() + metrics.diskBytesSpilled());
    }
  }

  /** Ends the session, so that no task is still to be counted. */
  public void end() {
    shop.spark().stop();
  }

  /** Tasks that ended. */
  public long tasks() {
    return tasks.get();
  }

  /** Bytes they wrote for one another. */
  public long shuffledBytes() {
    return shuffled.get();
  }

  /** Bytes they put aside for want of memory. */
  public long spilledBytes() {
    return spilled.get();
  }
}
