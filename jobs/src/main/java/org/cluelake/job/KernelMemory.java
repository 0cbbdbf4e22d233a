package org.cluelake.job;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The memory of one process in which tasks run: the Java heap, what Java needs beside it, and one
 * kernel for each task at work. A process stays below its cap because
 *
 * <pre>heap + {@value #BESIDE_MB} MiB + tasks at once * kernel &lt;= cap</pre>
 *
 * <p>and kernels spill what exceeds theirs. Kernels get what the configuration says, or less where
 * the cap leaves less; results do not depend on it.
 *
 * @param capMb all the process may use, in MiB
 * @param heapMb its largest Java heap
 * @param tasks how many it works on at once
 */
record KernelMemory(long capMb, long heapMb, int tasks) {

  /** Code, classes, threads and buffers of Java, and the small kernels of a driver. */
  static final int BESIDE_MB = 512;

  private static final int LEAST_MB = 128;
  private static final long MIB = 1 << 20;
  private static final double USUAL_OVERHEAD = 0.1;
  private static final long LEAST_OVERHEAD_MB = 384;

  /** A kernel's memory where tasks of this session run. */
  static int perTask(SparkContext spark, int wantedMb) {
    return (spark.isLocal() ? ofThis(spark) : ofExecutors(spark.getConf(), spark.master()))
        .map(m -> m.perTask(wantedMb))
        .orElse(wantedMb);
  }

  private static Optional<KernelMemory> ofThis(SparkContext spark) {
    SparkConf conf = spark.getConf();
    return conf.contains(Sessions.MEMORY_CAP)
        ? Optional.of(
            new KernelMemory(
                conf.getSizeAsMb(Sessions.MEMORY_CAP),
                Runtime.getRuntime().maxMemory() / MIB,
                spark.defaultParallelism()))
        : Optional.empty();
  }

  /**
   * The cap a cluster holds an executor to: its heap and its overhead. A standalone cluster holds
   * it to nothing unless the overhead is stated.
   */
  static Optional<KernelMemory> ofExecutors(SparkConf conf, String master) {
    String overhead = "spark.executor.memoryOverhead";
    boolean isStated = conf.contains(overhead);
    boolean isStandalone = master.startsWith("spark:");
    if (isStandalone && !isStated) {
      return Optional.empty();
    }
    if (isStandalone && !conf.contains("spark.executor.cores")) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s says nothing without spark.executor.cores, as an executor takes all cores of a"
              + " worker; set both",
          overhead);
    }
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g");
    double factor = conf.getDouble("spark.executor.memoryOverheadFactor", USUAL_OVERHEAD);
    long beside =
        isStated ? conf.getSizeAsMb(overhead) : Math.max((long) (heap * factor), LEAST_OVERHEAD_MB);
    int cores = conf.getInt("spark.executor.cores", 1);
    int tasks = Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
    return Optional.of(new KernelMemory(heap + beside, heap, tasks));
  }

  /**
   * A kernel's memory in MiB, at most what is wanted.
   *
   * @throws PipelineException of kind CONFIG where the cap leaves too little to work with
   */
  int perTask(int wantedMb) {
    long left = (capMb - heapMb - BESIDE_MB) / tasks;
    if (left < LEAST_MB) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "a process of %d MiB with a heap of %d MiB leaves %d MiB for each of %d tasks, want %d;"
              + " raise %s or spark.executor.memoryOverhead, or lower the heap or the cores",
          capMb,
          heapMb,
          Math.max(left, 0),
          tasks,
          LEAST_MB,
          Sessions.MEMORY_CAP);
    }
    return (int) Math.min(wantedMb, left);
  }
}
