package org.cluelake.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.detector.Detector;
import org.cluelake.kernel.CsvRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;

/** The planted rows of a detector, to be looked at by that detector with any limits. */
public final class PackBench implements AutoCloseable {

  private final Kernel kernel;
  private final AsOf asOf;

  /** A bench with the pack's rows. */
  public PackBench(Detector detector, AsOf asOf) {
    this.asOf = asOf;
    this.kernel = Kernel.open(new KernelBounds(512, null), 0, 1);
    show(detector);
  }

  /** What a detector says: lines of subject, verdict and score. */
  public List<Found> findings(Detector detector) {
    return kernel.rows(
        "SELECT subject, verdict, score FROM (" + detector.sql(asOf) + ") ORDER BY ALL",
        row -> new Found(row.getLong(1), row.getString(2), row.getDouble(3)));
  }

  /** One finding. */
  public record Found(long subject, String verdict, double score) {}

  private void show(Detector detector) {
    for (Read read : detector.reads()) {
      kernel.emptyTable("all of " + read.view(), read.table());
      Path csv = Repository.pack(detector.id()).resolve(read.view() + ".csv");
      if (Files.exists(csv)) {
        CsvRows.insert(kernel, "all of " + read.view(), read.table(), csv);
      }
    }
    look(detector);
  }

  /** Shows what a detector declares: of a window, its nights only. */
  public void look(Detector detector) {
    for (Read read : detector.reads()) {
      kernel.run(
          "CREATE OR REPLACE VIEW %s AS FROM %s WHERE %s"
              .formatted(
                  Kernel.identifier(read.view()),
                  Kernel.identifier("all of " + read.view()),
                  read.slice() == Read.Slice.WINDOW
                      ? "biz_date IS NULL OR biz_date BETWEEN %s - %d AND %s"
                          .formatted(asOf.sqlDate(), read.days() - 1, asOf.sqlDate())
                      : "true"));
    }
  }

  @Override
  public void close() {
    kernel.close();
  }
}
