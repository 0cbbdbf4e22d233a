package org.cluelake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.cluelake.bucket.BucketRunner;
import org.cluelake.bucket.BucketTask;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class LakeTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 10);
  private static final Configuration HADOOP =
      SparkExtension.spark().sparkContext().hadoopConfiguration();
  private static final TableContract PAIRS = Tables.PAY_PAIR;

  @TempDir Path folder;
  private Lake lake;
  private BucketRunner runner;

  @BeforeEach
  void open() {
    lake = new Lake(folder.resolve("lake").toString(), HADOOP);
    runner =
        new BucketRunner(
            JavaSparkContext.fromSparkContext(SparkExtension.spark().sparkContext()),
            4,
            new KernelBounds(256, folder.resolve("scratch").toString()),
            lake.folder("_staging").toString());
  }

  @Test
  void anAppendedNightIsReadBackAndASecondAppendChangesNothing() {
    List<StagedFile> files = pairs(1);
    assertThat(lake.append(PAIRS, NIGHT, 1, files)).isTrue();
    assertThat(lake.append(PAIRS, NIGHT, 1, pairs(2))).isFalse();
    assertThat(lake.files(PAIRS, NIGHT, 1)).extracting(SliceFile::rows).containsExactly(1L);
    assertThat(lake.files(PAIRS, NIGHT, 2)).isEmpty();
  }

  @Test
  void sparkReadsWhatTheKernelCommitted() {
    assertThat(lake.append(PAIRS, NIGHT, 1, pairs(7))).isTrue();
    assertThat(lake.append(PAIRS, NIGHT.plusDays(1), 1, pairs(8))).isTrue();
    var rows =
        SparkExtension.spark()
            .read()
            .format("delta")
            .load(lake.location(PAIRS).toString())
            .where("biz_date = '2026-03-11' AND gen = 1")
            .select("account", "payee", "first_paid_on", "transfers")
            .collectAsList();
    assertThat(rows.toString()).isEqualTo("[[8,8,2026-03-01,1]]");
  }

  @Test
  void anotherReaderSeesTheCommitAfterRefreshing() {
    Lake other = new Lake(folder.resolve("lake").toString(), HADOOP);
    assertThat(other.files(PAIRS)).isEmpty();
    assertThat(lake.append(PAIRS, NIGHT, 1, pairs(1))).isTrue();
    other.refresh();
    assertThat(other.files(PAIRS)).hasSize(1);
  }

  @Test
  void whatALakeKnowsOfItsOwnCommitsIsWhatAFreshOneReads() {
    Lake other = new Lake(folder.resolve("lake").toString(), HADOOP);
    for (int i = 0; i < 24; i++) {
      // Two writers take turns, each with a gap in what it has written itself.
      Lake writer = i % 5 == 0 ? other : lake;
      writer.refresh();
      assertThat(writer.append(PAIRS, NIGHT.plusDays(i), 1, i % 3 == 0 ? List.of() : pairs(i)))
          .isTrue();
      lake.refresh();
      Lake fresh = new Lake(folder.resolve("lake").toString(), HADOOP);
      assertThat(lake.files(PAIRS)).isEqualTo(fresh.files(PAIRS));
      for (int night = 0; night < 25; night++) {
        assertThat(lake.hasSlice(PAIRS, NIGHT.plusDays(night), 1)).isEqualTo(night <= i);
        assertThat(fresh.hasSlice(PAIRS, NIGHT.plusDays(night), 1)).isEqualTo(night <= i);
      }
    }
  }

  @Test
  void ofTwoThatWriteOneSliceAtOnceOneIsRefused() {
    Lake other = new Lake(folder.resolve("lake").toString(), HADOOP);
    assertThat(lake.append(PAIRS, NIGHT, 1, pairs(1))).isTrue();
    assertThat(other.files(PAIRS)).hasSize(1);
    assertThat(lake.append(PAIRS, NIGHT.plusDays(1), 1, pairs(2))).isTrue();
    assertThatThrownBy(() -> other.append(PAIRS, NIGHT.plusDays(1), 1, pairs(3)))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
    assertThat(other.append(PAIRS, NIGHT.plusDays(2), 1, pairs(4))).as("other nights").isTrue();
    assertThat(other.files(PAIRS)).hasSize(3);
  }

  @Test
  void aFlippedBitIsNoticedOnReading() throws IOException {
    assertThat(lake.append(PAIRS, NIGHT, 1, pairs(1))).isTrue();
    SliceFile file = lake.files(PAIRS).get(0);
    Path path = Path.of(java.net.URI.create(file.uri()));
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length / 2] ^= 1;
    Path unused = Files.write(path, bytes);
    BucketTask.Input input = new BucketTask.Input(Read.today(PAIRS), List.of(file));
    assertThatThrownBy(() -> runner.run(new Copy(), new AsOf(NIGHT), List.of(input)))
        .hasStackTraceContaining("no longer holds the bytes it was named for");
  }

  @Test
  void twoHundredCommitsKeepTheLogFlat() throws IOException {
    for (int i = 0; i < 200; i++) {
      assertThat(lake.append(PAIRS, NIGHT.plusDays(i), 1, List.of())).isTrue();
    }
    try (Stream<Path> log = Files.list(folder.resolve("lake/tables/feature/pay_pair/_delta_log"))) {
      assertThat(log.filter(f -> f.toString().endsWith(".checkpoint.parquet"))).hasSize(19);
    }
  }

  @Test
  void aFileThatBreaksItsContractNeverReachesTheTable() {
    assertThatThrownBy(
            () ->
                runner.rows(
                    Tables.RECONCILIATION,
                    "SELECT 'telecom_call' AS feed, 'x' AS file_sha256, 3 AS rows_in, 1 AS accepted,"
                        + " 1 AS quarantined, 0 AS money_in, 0 AS money_accepted,"
                        + " 0 AS money_quarantined, 0 AS unreadable_money"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("ops.reconciliation: 1 rows break RULE:quarantined");
  }

  @Test
  void twoRowsOfOneKeyNeverReachTheTable() {
    String pair =
        "SELECT 1 AS account, %d AS payee, DATE '2026-03-01' AS first_paid_on,"
            + " DATE '2026-03-09' AS last_paid_on, %d AS transfers";
    String apart = pair.formatted(2, 1) + " UNION ALL " + pair.formatted(3, 1);
    assertThat(runner.rows(PAIRS, apart).get(0).hash().rows()).isEqualTo(2);
    String twice = pair.formatted(2, 1) + " UNION ALL " + pair.formatted(2, 5);
    assertThatThrownBy(() -> runner.rows(PAIRS, twice))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("feature.pay_pair: 1 rows break UNIQUE [account, payee]");
  }

  @Test
  void everyBucketGetsItsOwnRowsOnly() {
    List<SliceFile> all =
        IntStream.range(0, 8)
            .mapToObj(i -> pairs(i).get(0))
            .map(f -> new SliceFile(f.uri(), NIGHT, 1, f.bucket(), f.hash().rows(), f.bytes()))
            .toList();
    List<StagedFile> copied =
        runner.run(
            new Copy(), new AsOf(NIGHT), List.of(new BucketTask.Input(Read.today(PAIRS), all)));
    assertThat(copied).extracting(StagedFile::bucket).containsExactly(0, 1, 2, 3);
    assertThat(copied).extracting(f -> f.hash().rows()).containsOnly(2L);
  }

  /** One pair whose account is {@code account}, in that account's bucket. */
  private List<StagedFile> pairs(long account) {
    StagedFile file =
        runner
            .rows(
                PAIRS,
                "SELECT %1$d AS account, %1$d AS payee, DATE '2026-03-01' AS first_paid_on,"
                        .formatted(account)
                    + " DATE '2026-03-09' AS last_paid_on, 1 AS transfers")
            .get(0);
    return List.of(new StagedFile(file.uri(), (int) (account & 3), file.hash(), file.bytes()));
  }

  private record Copy() implements BucketStep {
    @Override
    public String id() {
      return "copy";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(PAIRS));
    }

    @Override
    public TableContract writes() {
      return PAIRS;
    }

    @Override
    public String sql(AsOf asOf) {
      return "SELECT * FROM pay_pair WHERE bucket_of(account) = this_bucket()";
    }
  }
}
