package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An earlier generation published again, on a lake of a few rows. */
@ExtendWith(SparkExtension.class)
class RollbackTest {

  @TempDir private Path home;

  @Test
  void readersFollowTheEarlierRowsAgainAndTheChainShowsBoth() {
    PublishedLake lake = PublishedLake.in(home.resolve("lake"));
    Published good = lake.publish(PublishedLake.FIRST, 1, rows("c1"));
    Published bad = lake.publish(PublishedLake.FIRST, 2, rows("c2"));
    assertThat(bad.contentHashes()).isNotEqualTo(good.contentHashes());
    Published again = new Rollback(lake.shop(), line -> {}).to(PublishedLake.FIRST, 1);
    assertThat(again.gen()).isEqualTo(3);
    assertThat(again.contentHashes()).isEqualTo(good.contentHashes());
    assertThat(lake.chain().verifiedChain()).containsExactly(good, bad, again);
    assertThat(lake.chain().published(PublishedLake.FIRST)).contains(again);
    PublishedContent.verify(lake.chain(), again);
    assertThat(lake.shop().lake().exportedUpTo(Tables.EXPORT_CLUE)).isEqualTo(3);
    assertThat(new Rollback(lake.shop(), line -> {}).to(PublishedLake.FIRST, 1)).isEqualTo(again);
    assertThatThrownBy(() -> new Rollback(lake.shop(), line -> {}).to(PublishedLake.FIRST, 9))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining("never published");
  }

  private static Map<TableContract, List<Map<String, Object>>> rows(String clue) {
    return Map.of(
        Tables.REGION, List.of(PublishedLake.province("960000")),
        Tables.CLUE, List.of(PublishedLake.clue(clue, "960102", "plain")));
  }
}
