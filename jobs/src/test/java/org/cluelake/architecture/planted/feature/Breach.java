package org.cluelake.architecture.planted.feature;

import io.delta.kernel.Table;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.bouncycastle.cms.CMSException;
import org.cluelake.architecture.planted.detector.Neighbour;
import org.cluelake.architecture.planted.evaluate.SchemeTruth;
import org.cluelake.architecture.planted.identity.Key;

/** A feature that does all a feature must not do. */
public record Breach(
    Neighbour neighbour,
    SchemeTruth truth,
    Key key,
    Table table,
    Connection connection,
    SparkSession session,
    CMSException encryption) {

  String clear() {
    return key.identityOf();
  }

  List<Object> clocks() {
    Supplier<Instant> now = Instant::now;
    return List.of(
        LocalDate.now(ZoneOffset.UTC), now, System.currentTimeMillis(), Clock.systemUTC());
  }

  List<Object> draws() {
    return List.of(UUID.randomUUID(), Math.random(), new Random());
  }

  List<Row> rows(Dataset<Row> rows) {
    return rows.collectAsList();
  }

  void end(Exception reason) {
    System.out.println(System.getenv("HOME"));
    reason.printStackTrace();
    System.exit(1);
  }
}
