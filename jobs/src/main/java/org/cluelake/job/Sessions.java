package org.cluelake.job;

import org.apache.spark.sql.SparkSession;
import org.cluelake.lake.LocalDisk;
import org.cluelake.lake.LocalDiskContext;
import org.cluelake.run.AsOf;

/**
 * The only builder of Spark sessions.
 *
 * <p>What must hold for right results is set here and wins over any file; what is a matter of size
 * (master, memory, cores) is left to {@code spark-submit} or the launcher.
 */
public final class Sessions {

  /** The setting that caps a process which is driver and executor in one. */
  public static final String MEMORY_CAP = "spark.cluelake.memory";

  private Sessions() {}

  /** The running session, or a new one; {@code local[*]} where no master is given. */
  public static SparkSession open() {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("cluelake")
            .config("spark.sql.session.timeZone", AsOf.ZONE.getId())
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            // The zone-less and the legacy type would be read back shifted by the kernel.
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .config("spark.hadoop.parquet.page.verify-checksum.enabled", "true")
            .config("spark.sql.files.ignoreCorruptFiles", "false")
            .config("spark.sql.files.ignoreMissingFiles", "false")
            // Dates and instants of rows are java.time, as everywhere else in the house.
            .config("spark.sql.datetime.java8API.enabled", "true")
            // A bucket step's result is committed once by the driver; a second attempt is waste.
            .config("spark.speculation", "false");
    if (System.getProperty("spark.master") == null) {
      builder =
          builder
              .master("local[*]")
              .config("spark.ui.enabled", "false")
              .config("spark.hadoop.fs.file.impl", LocalDisk.class.getName())
              .config("spark.sql.shuffle.partitions", "2")
              // On one machine Transforms see clue-sized rows: compiling code for them costs more
              // than it saves.
              .config("spark.sql.codegen.wholeStage", "false")
              .config("spark.sql.adaptive.enabled", "false")
              .config("spark.databricks.delta.snapshotPartitions", "2");
    }
    SparkSession session = builder.getOrCreate();
    // Of two writers of a log entry on a disk one wins. Only the driver commits, and executors of a
    // cluster reach files before they have this class.
    session
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.AbstractFileSystem.file.impl", LocalDiskContext.class.getName());
    return session;
  }
}
