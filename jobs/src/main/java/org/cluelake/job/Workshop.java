package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.cluelake.bucket.BucketRunner;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * What every night of one process shares: the session, the lake, the runner and the configuration.
 * A backfill opens it once.
 */
public final class Workshop {

  private final SparkSession spark;
  private final Lake lake;
  private final Path conf;
  private final NightConf nightConf;
  private final LakeHome home;
  private final BucketRunner runner;
  private final Books books;
  private final KernelBounds bounds;
  private final Path keyFile;

  /**
   * Opens the workshop.
   *
   * @param root the lake's root, of any Hadoop file system
   * @param conf configuration folder
   * @param nightConf its {@code night.yaml}, with what the caller overrode
   * @param keyFile the master key of tokens
   * @param scratch local folder for spilling, on every executor
   */
  public Workshop(
      SparkSession spark,
      String root,
      Path conf,
      NightConf nightConf,
      Path keyFile,
      String scratch) {
    this(
        spark,
        new Lake(root, spark.sparkContext().hadoopConfiguration()),
        conf,
        nightConf,
        keyFile,
        scratch);
  }

  /** Opens the workshop on a lake at hand. */
  Workshop(
      SparkSession spark, Lake lake, Path conf, NightConf nightConf, Path keyFile, String scratch) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    this.spark = spark;
    this.lake = lake;
    this.conf = conf;
    this.nightConf = nightConf;
    this.home = LakeHome.open(lake, hadoop, nightConf.buckets());
    this.bounds =
        new KernelBounds(
            KernelMemory.perTask(spark.sparkContext(), nightConf.kernelMemoryMb()),
            scratch,
            nightConf.kernelSpillMb());
    this.keyFile = keyFile;
    this.runner =
        new BucketRunner(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            home.buckets(),
            bounds,
            lake.folder("_staging").toString());
    this.books = new Books(lake, runner, bounds);
  }

  SparkSession spark() {
    return spark;
  }

  /** The lake. */
  public Lake lake() {
    return lake;
  }

  Path conf() {
    return conf;
  }

  NightConf nightConf() {
    return nightConf;
  }

  public int buckets() {
    return home.buckets();
  }

  BucketRunner runner() {
    return runner;
  }

  /** The runner with a staging folder of a date's own: two dates may make the same bytes. */
  BucketRunner runner(LocalDate date) {
    return runner.in(staged(date));
  }

  /** Named as in a table, so that readers take the date of staged files from their folder too. */
  static String staged(LocalDate date) {
    return TableContract.BIZ_DATE + "=" + date;
  }

  /** The lake's books. */
  public Books books() {
    return books;
  }

  /** What the kernel of one task may use. */
  KernelBounds bounds() {
    return bounds;
  }

  Path keyFile() {
    return keyFile;
  }

  /** The lake's copies of delivered files. */
  LandedCopies landed() {
    return new LandedCopies(lake, bounds.scratch());
  }

  /** The nights' pages. */
  public Pages pages() {
    return new Pages(lake, spark.sparkContext().hadoopConfiguration(), "reports");
  }

  /** The figures of runs. */
  public Pages metrics() {
    return new Pages(lake, spark.sparkContext().hadoopConfiguration(), "metrics");
  }

  /** Removes what runs leave in the staging folder; a finished or crashed run needs none of it. */
  void clearStaging() {
    org.apache.hadoop.fs.Path staging = lake.folder("_staging");
    try {
      FileSystem system = staging.getFileSystem(spark.sparkContext().hadoopConfiguration());
      boolean unused = system.delete(staging, true);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the staging folder of the lake cannot be emptied");
    }
  }
}
