package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketMergeTest {

  private static final TableContract TRANSFERS = Tables.feed("bank_transfer");

  @TempDir Path root;

  static List<TableContract> feeds() {
    return Tables.of(Layer.SOURCE);
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void theSameRowsInTwoFilesAreKeptOnceWhateverTheOrder(TableContract feed) {
    List<String[]> rows = FileCleaningTest.rows(feed, 90);
    List<String[]> first = rows.subList(0, 60);
    List<String[]> second = rows.subList(30, 90);
    Night oneWay = new Night(feed, root, 4).file("a", first).file("b", second).merge();
    Night otherWay = new Night(feed, root, 4).file("b", second).file("a", first).merge();
    assertThat(oneWay.rows()).isEqualTo(otherWay.rows());
    assertThat(oneWay.rows()).isEqualTo(new Night(feed, root, 4).file("c", rows).merge().rows());
    assertThat(oneWay.refused()).hasSize(30).isEqualTo(otherWay.refused());
    assertThat(oneWay.reconciled()).isEqualTo(otherWay.reconciled());
    assertThat(oneWay.reconciled())
        .extracting(ReconciliationRow::quarantined)
        .containsExactly(0L, 30L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void theNumberOfBucketsChangesNoRow(int buckets) {
    List<String[]> rows = FileCleaningTest.rows(TRANSFERS, 400);
    assertThat(new Night(TRANSFERS, root, buckets).file("a", rows).merge().rows())
        .isEqualTo(new Night(TRANSFERS, root, 4).file("a", rows).merge().rows());
  }

  @Test
  void everyRowLiesInTheBucketOfItsSubjectAndInOrder() {
    List<String[]> rows = FileCleaningTest.rows(TRANSFERS, 400);
    Night night = new Night(TRANSFERS, root, 4).file("a", rows).merge();
    for (MergedBucket bucket : night.merged) {
      String sql = "SELECT account || ' ' || (account & 3) FROM '" + bucket.file() + "'";
      List<String> inOrder = night.query(sql);
      assertThat(inOrder).isNotEmpty().allMatch(row -> row.endsWith(" " + bucket.bucket()));
      assertThat(inOrder).extracting(row -> Long.parseLong(row.split(" ")[0])).isSorted();
    }
  }

  /** Registry tokens of three bits collide and move to other buckets; people stay apart. */
  @Test
  void movedRegistryTokensAreReplacedEverywhere() {
    List<String[]> rows = FileCleaningTest.rows(TRANSFERS, 40);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i)[8] = "";
      rows.get(i)[1] = "99" + (12_345_678_901_234_560L + i % 6);
      rows.get(i)[2] = i % 2 == 0 ? "99" + (12_345_678_901_234_570L + i % 2) : "9900000000000001";
    }
    Night free = new Night(TRANSFERS, root, 4).file("a", rows).merge();
    Night crowded = new Night(TRANSFERS, root, 4).file("a", rows).merge(3);
    String shape = "transfer_id, direction, dense_rank() OVER (ORDER BY account) > 0 AS ranked";
    assertThat(crowded.rows(shape)).isEqualTo(free.rows(shape)).hasSize(80);
    assertThat(crowded.query("SELECT count(DISTINCT account) FROM " + crowded.kept()))
        .isEqualTo(free.query("SELECT count(DISTINCT account) FROM " + free.kept()))
        .containsExactly("8");
    for (MergedBucket bucket : crowded.merged) {
      if (bucket.file() != null) {
        assertThat(crowded.query("SELECT account & 3 FROM '" + bucket.file() + "'"))
            .containsOnly(String.valueOf(bucket.bucket()));
      }
    }
    assertThat(
            crowded.query(
                "SELECT count(*) FROM "
                    + crowded.kept()
                    + " a JOIN "
                    + crowded.kept()
                    + " b ON a.transfer_id = b.transfer_id AND a.account = b.counterparty"))
        .containsExactly("80");
    assertThat(crowded.reconciled()).singleElement().returns(40L, ReconciliationRow::accepted);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void rowsAndMoneyBalanceUnderAnyCorruption(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Corruption> corruptions = Corruption.of(TRANSFERS);
    List<String[]> rows = new ArrayList<>(FileCleaningTest.rows(TRANSFERS, 600));
    BigDecimal readable = BigDecimal.ZERO;
    for (int i = 0; i < rows.size(); i++) {
      if (random.nextInt(3) == 0) {
        Corruption corruption = corruptions.get(random.nextInt(corruptions.size()));
        rows.get(i)[corruption.index()] = corruption.value();
      }
      if (random.nextInt(20) == 0) {
        rows.set(i, rows.get(random.nextInt(rows.size())));
      }
      if (random.nextInt(20) == 0) {
        rows.set(i, new String[] {"too", "short"});
      }
    }
    for (String[] row : rows) {
      for (int column : row.length < 3 ? new int[0] : new int[] {4, 12, 13}) {
        if (row[column].matches("-?[0-9]{1,16}(\\.[0-9]{1,2})?")) {
          readable = readable.add(new BigDecimal(row[column]));
        }
      }
    }
    Night night =
        new Night(TRANSFERS, root, 4)
            .file("a", rows.subList(0, 350))
            .file("b", rows.subList(250, 600))
            .merge();
    assertThat(night.reconciled())
        .extracting(ReconciliationRow::rowsIn)
        .containsExactly(350L, 350L);
    assertThat(new Night(TRANSFERS, root, 4).file("a", rows).merge().reconciled())
        .singleElement()
        .extracting(ReconciliationRow::moneyIn)
        .isEqualTo(readable.setScale(2));
  }

  @Test
  void aMissingBucketIsAMismatch() {
    Night night =
        new Night(TRANSFERS, root, 2).file("a", FileCleaningTest.rows(TRANSFERS, 50)).merge();
    assertThatThrownBy(() -> Reconciliation.of(night.files, night.merged.subList(0, 1)))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("RECON_MISMATCH");
  }
}
