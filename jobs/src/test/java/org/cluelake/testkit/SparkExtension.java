package org.cluelake.testkit;

import com.holdenkarau.spark.testing.SparkSessionProvider$;
import org.apache.spark.sql.SparkSession;
import org.cluelake.job.Sessions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one Spark session of all tests: built on first use, reset after each test, never stopped. It
 * is bound to spark-testing-base, whose assertions otherwise fail with a null instead of a reason.
 */
public final class SparkExtension implements BeforeAllCallback, AfterEachCallback {

  private static SparkSession session;

  /** The shared session. */
  public static synchronized SparkSession spark() {
    if (session == null) {
      session = Sessions.open();
      session.sparkContext().setLogLevel("ERROR");
      SparkSessionProvider$.MODULE$._sparkSession_$eq(session);
    }
    return session;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    SparkSession unused = spark();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    spark().catalog().clearCache();
    spark()
        .catalog()
        .listTables()
        .filter(
            (org.apache.spark.api.java.function.FilterFunction<org.apache.spark.sql.catalog.Table>)
                t -> t.isTemporary())
        .collectAsList()
        .forEach(
            t -> {
              boolean unused = spark().catalog().dropTempView(t.name());
            });
  }
}
