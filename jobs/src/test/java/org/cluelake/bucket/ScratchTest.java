package org.cluelake.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scratch is bounded, fetched into one work ahead, and empty after works that end well or badly.
 */
@ExtendWith(SparkExtension.class)
class ScratchTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 10);
  private static final int ROWS = 3_000_000;

  @TempDir Path home;

  /** Many pairs from one, which have to be sorted: more than the memory of the smallest kernel. */
  private record ManyPairs() implements BucketStep {

    @Override
    public String id() {
      return "many-pairs";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(Tables.PAY_PAIR));
    }

    @Override
    public TableContract writes() {
      return Tables.PAY_PAIR;
    }

    @Override
    public String sql(AsOf asOf) {
      return "SELECT * REPLACE ((hash(i) & 4611686018427387903)::BIGINT AS account, i AS payee)"
          + " FROM pay_pair, range("
          + ROWS
          + ") t(i)";
    }
  }

  @Test
  void aTaskThatOutgrowsItsScratchFailsAsOutOfResourcesAndLeavesNothing() throws IOException {
    BucketTask task = task(1);
    PipelineException failure = catchThrowableOfType(PipelineException.class, task::run);
    assertThat(failure.kind()).isEqualTo(ErrorKind.RESOURCE);
    assertThat(failure).hasMessageContaining("kernelSpillMb");
    assertThat(files("out")).isEmpty();
    assertThat(files("scratch")).isEmpty();
  }

  @Test
  void aTaskThatMaySpillOutgrowsItsMemory() throws IOException {
    StagedFile made = task(0).run();
    assertThat(made.hash().rows()).isEqualTo(ROWS);
    assertThat(files("out")).hasSize(1);
    assertThat(files("scratch")).isEmpty();
  }

  private BucketTask task(int spillMb) {
    BucketRunner runner =
        new BucketRunner(
            JavaSparkContext.fromSparkContext(SparkExtension.spark().sparkContext()),
            1,
            new KernelBounds(512, home.resolve("scratch").toString()),
            home.resolve("in").toString());
    SliceFile one =
        runner
            .rows(
                Tables.PAY_PAIR,
                "SELECT 1 AS account, 2 AS payee, DATE '2026-03-01' AS first_paid_on, DATE"
                    + " '2026-03-01' AS last_paid_on, 1 AS transfers")
            .get(0)
            .on(NIGHT, 1);
    return new BucketTask(
        new ManyPairs(),
        new AsOf(NIGHT),
        0,
        1,
        List.of(new BucketTask.Input(Read.today(Tables.PAY_PAIR), List.of(one))),
        home.resolve("out").toString(),
        new KernelBounds(96, home.resolve("scratch").toString(), spillMb));
  }

  /** A work that says when its files are asked for, and does not end before the next one's are. */
  private record Watched(
      int number, List<Integer> asked, List<CountDownLatch> begun, String scratch, int failing)
      implements FetchedWork<Integer> {

    @Override
    public List<String> locations() {
      asked.add(number);
      begun.get(number).countDown();
      return List.of();
    }

    @Override
    public Integer result(TaskFiles files) {
      try {
        boolean isAhead =
            number + 1 == begun.size() || begun.get(number + 1).await(30, TimeUnit.SECONDS);
        assertThat(isAhead).as("the next is fetched while %s computes", number).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      assertThat(asked).as("none but the next").hasSizeLessThanOrEqualTo(number + 2);
      if (number == failing) {
        throw PipelineException.of(ErrorKind.RESOURCE, "work %s fails", number);
      }
      return number;
    }
  }

  private List<Watched> works(int count, int failing) {
    List<Integer> asked = Collections.synchronizedList(new ArrayList<>());
    List<CountDownLatch> begun =
        IntStream.range(0, count).mapToObj(i -> new CountDownLatch(1)).toList();
    return IntStream.range(0, count)
        .mapToObj(i -> new Watched(i, asked, begun, home.resolve("scratch").toString(), failing))
        .toList();
  }

  @Test
  void theNextWorkIsFetchedWhileOneComputesAndNoOther() throws IOException {
    List<Integer> done = new ArrayList<>();
    try (ReadAhead<Integer> ahead = new ReadAhead<>(works(5, -1).iterator())) {
      ahead.forEachRemaining(done::add);
    }
    assertThat(done).containsExactly(0, 1, 2, 3, 4);
    assertThat(files("scratch")).isEmpty();
  }

  @Test
  void whatWasFetchedForAWorkThatIsNotDoneIsRemoved() throws IOException {
    List<Integer> done = new ArrayList<>();
    try (ReadAhead<Integer> ahead = new ReadAhead<>(works(5, 2).iterator())) {
      assertThatThrownBy(() -> ahead.forEachRemaining(done::add)).hasMessage("work 2 fails");
      assertThat(files("scratch")).as("that of work 3").hasSize(1);
    }
    assertThat(done).containsExactly(0, 1);
    assertThat(files("scratch")).isEmpty();
  }

  private List<Path> files(String folder) throws IOException {
    Path root = home.resolve(folder);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
