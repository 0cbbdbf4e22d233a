package org.cluelake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.contract.Layer;
import org.cluelake.feature.Worlds;
import org.cluelake.job.NightSteps;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketFoldStep;
import org.cluelake.run.BucketStep;
import org.cluelake.run.FoldStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rival's own texts do the night's work: a text that stayed behind when its step changed would
 * be found by the next benchmark only, hours later.
 */
class RivalStepsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 10);
  private static final int WORLDS = 40;

  @TempDir Path folder;

  static List<Step> written() {
    return NightSteps.of(Repository.conf()).stream()
        .filter(s -> s.writes().layer() == Layer.FEATURE)
        .filter(s -> s instanceof BucketStep || s instanceof GatherStep)
        .filter(s -> !(s instanceof FoldStep || s instanceof BucketFoldStep))
        .filter(s -> RivalSteps.class.getResource("rival/" + s.id() + ".sql") != null)
        .toList();
  }

  static Stream<String> ids() {
    return written().stream().map(Step::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aTextMakesTheRowsOfItsStep(String id) {
    Step step = written().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    Path rows = folder.resolve("rows.parquet");
    try (StepBench bench = StepBench.of(step, NIGHT.toString())) {
      for (Read read : step.reads()) {
        long seed = (id + read.view()).hashCode();
        bench.givenRows(read.view(), new Worlds(seed, NIGHT).rows(read, WORLDS));
        bench.copy(read.view(), folder.resolve(read.view() + ".parquet"));
      }
      bench.write(rows);
    }
    String rival =
        Kernel.cast(step.writes(), RivalSteps.sql(step, new AsOf(NIGHT), 1).orElseThrow());
    try (Kernel kernel = Kernel.open(new KernelBounds(512, null), "the rival")) {
      for (Read read : step.reads()) {
        kernel.run(view(read.view(), folder.resolve(read.view() + ".parquet")));
      }
      kernel.run(view("made", rows));
      kernel.run("CREATE TABLE theirs AS " + rival);
      assertThat(kernel.rows("SELECT * FROM made LIMIT 21")).hasSize(21);
      assertThat(kernel.rows("FROM made EXCEPT ALL FROM theirs LIMIT 5")).isEmpty();
      assertThat(kernel.rows("FROM theirs EXCEPT ALL FROM made LIMIT 5")).isEmpty();
    }
  }

  private static String view(String name, Path file) {
    return "CREATE VIEW %s AS FROM read_parquet(%s)"
        .formatted(Kernel.identifier(name), Kernel.quoted(file.toString()));
  }
}
