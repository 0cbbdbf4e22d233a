package org.cluelake.bucket;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.Read;
import org.cluelake.run.StagedFile;

/**
 * The work of a step that carries a state, on one bucket, over consecutive nights: each night reads
 * what the night before has made. A state that nobody else reads stays in the kernel and is never
 * written.
 *
 * @param nights the tasks in the order of their nights; the first brings the state it starts from
 * @param carried the input that is the state before a night
 * @param kept nights whose result is written, for others to read
 */
public record BucketChain(List<BucketTask> nights, Read carried, Set<LocalDate> kept)
    implements Serializable {

  /** Computes every night; gives the files of those that are kept and have rows. */
  public Map<LocalDate, StagedFile> run() {
    BucketTask first = nights.get(0);
    TaskFiles files = new TaskFiles(Path.of(first.bounds().scratch()));
    try (Kernel kernel = Kernel.open(first.bounds(), first.bucket(), first.buckets())) {
      return new Run(kernel, files).all();
    } finally {
      files.discard();
    }
  }

  /** One running of the chain. */
  private final class Run {
    private final Kernel kernel;
    private final TaskFiles files;
    private final TableContract table = carried.table();
    private final Map<LocalDate, StagedFile> made = new TreeMap<>();
    private boolean hasState;
    private int tables;

    Run(Kernel kernel, TaskFiles files) {
      this.kernel = kernel;
      this.files = files;
    }

    Map<LocalDate, StagedFile> all() {
      nights.get(0).inputs().stream()
          .filter(i -> i.read().equals(carried))
          .forEach(
              i -> {
                show(i);
                hasState = !i.files().isEmpty();
              });
      nights.forEach(this::night);
      return made;
    }

    private void night(BucketTask night) {
      LocalDate date = night.asOf().date();
      boolean canHaveRows = hasState && night.step().rowsComeFrom().contains(carried);
      for (BucketTask.Input input : night.inputs()) {
        if (!input.read().equals(carried)) {
          show(input);
          canHaveRows |=
              !input.files().isEmpty() && night.step().rowsComeFrom().contains(input.read());
        }
      }
      String sql = night.step().sql(night.asOf());
      if (!canHaveRows) {
        hasState = false;
        view(List.of(), date);
      } else if (kept.contains(date)) {
        StagedFile file = files.write(kernel, table, sql, night.bucket(), night.output());
        hasState = file != null;
        view(file == null ? List.of() : List.of(file), date);
        if (file != null) {
          StagedFile unused = made.put(date, file);
        }
      } else {
        hold(sql, date);
      }
    }

    /** Makes the state a table of the kernel. */
    private void hold(String sql, LocalDate date) {
      String name = Kernel.identifier("carried " + tables);
      String before = Kernel.identifier("carried " + (tables - 1));
      tables++;
      kernel.run("CREATE TABLE " + name + " AS " + Kernel.cast(table, sql));
      hasState = !kernel.rows("SELECT 1 FROM " + name + " LIMIT 1").isEmpty();
      drop(carried.view());
      kernel.run(
          "CREATE VIEW "
              + Kernel.identifier(carried.view())
              + " AS SELECT *, DATE '"
              + date
              + "' AS "
              + TableContract.BIZ_DATE
              + " FROM "
              + name);
      kernel.run("DROP TABLE IF EXISTS " + before);
    }

    private void view(List<StagedFile> state, LocalDate date) {
      drop(carried.view());
      kernel.view(
          carried.view(),
          table,
          state.stream().map(f -> f.on(date, 0)).toList(),
          state.stream().map(f -> files.local(f.uri())).toList());
    }

    private void show(BucketTask.Input input) {
      List<Path> paths = input.files().stream().map(f -> files.local(f.uri())).toList();
      paths.forEach(ContentAddress::verify);
      drop(input.read().view());
      kernel.view(input.read().view(), input.read().table(), input.files(), paths);
    }

    private void drop(String view) {
      kernel.run("DROP VIEW IF EXISTS " + Kernel.identifier(view));
    }
  }
}
