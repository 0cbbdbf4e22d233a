package org.cluelake.job;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Says of every log line which run, night and step it belongs to: on the driver's thread, and in
 * the tasks it starts, to which Spark carries properties that begin with {@code mdc.}.
 */
public final class RunLog implements AutoCloseable {

  static final String RUN = "mdc.run_id";
  static final String JOB = "mdc.job";
  static final String DATE = "mdc.biz_date";
  static final String STAGE = "mdc.stage";
  static final String STEP = "mdc.step";

  private static final List<String> KEYS = List.of(RUN, JOB, DATE, STAGE, STEP);
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private final SparkContext spark;

  private RunLog(SparkContext spark) {
    this.spark = spark;
  }

  /** Begins the log of a run. */
  public static RunLog begin(Workshop shop, String run, String job, LocalDate date) {
    RunLog log = new RunLog(shop.spark().sparkContext());
    log.put(RUN, run);
    log.put(JOB, job);
    log.put(DATE, date.toString());
    return log;
  }

  /** The stage that begins. */
  public void stage(String stage) {
    put(STAGE, stage);
  }

  /** A line of a step that has ended, as an event of level INFO. */
  public static void step(String step, String line) {
    MDC.put(STEP, step);
    LOG.info(line);
    MDC.remove(STEP);
  }

  /** A line of a run, as an event of level INFO. */
  public static void line(String line) {
    LOG.info(line);
  }

  private void put(String key, String value) {
    MDC.put(key, value);
    spark.setLocalProperty(key, value);
  }

  @Override
  public void close() {
    for (String key : KEYS) {
      MDC.remove(key);
      spark.setLocalProperty(key, null);
    }
  }
}
