package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.FIRST;
import static org.cluelake.job.SmallNation.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cluelake.testkit.DyingExecutors;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Hdfs;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.cluelake.testkit.StandaloneCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights on a real standalone cluster publish what they publish on one machine: with the lake on a
 * shared disk and on HDFS, and when executors are killed. Two minutes and more; run it with {@code
 * -Dcluelake.cluster=all}.
 */
@ExtendWith(SparkExtension.class)
@EnabledIfSystemProperty(named = "cluelake.cluster", matches = "all")
class StandaloneClusterTest {

  private static final int BUCKETS = 4;

  @TempDir static Path home;
  private static SmallNation nation;
  private static Workshop usual;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void twoNightsInOneProcess() throws IOException, InterruptedException {
    nation = SmallNation.in(home.resolve("nation"));
    usual = nation.runAll(nation.lake("usual"), 2, nation.inbox());
    cluster = StandaloneCluster.in(home.resolve("cluster"));
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  @Test
  void aLakeOnASharedDiskHoldsTheSame() throws IOException, InterruptedException {
    String lake = nation.lake("shared").toString();
    StandaloneCluster.Run run = cluster.run(Map.of(), nights(lake));
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.events()).anyMatch(e -> e.endsWith("on 0")).anyMatch(e -> e.endsWith("on 1"));
    assertThat(run.heard("lost")).isZero();
    holdsTheSame(lake);
  }

  @Test
  void killedExecutorsChangeNothing() throws IOException, InterruptedException {
    Path marks = Files.createDirectories(home.resolve("marks"));
    Path unusedFirst = Files.createFile(marks.resolve(DyingExecutors.BEGINNING));
    Path unusedSecond = Files.createFile(marks.resolve(DyingExecutors.END));
    try (Hdfs hdfs = Hdfs.in(home.resolve("hdfs"))) {
      String lake = hdfs.uri("/lake");
      StandaloneCluster.Run run =
          cluster.run(
              Map.of(
                  "spark.plugins",
                  DyingExecutors.class.getName(),
                  DyingExecutors.MARKS,
                  marks.toString()),
              nights(lake));
      assertThat(run.exitCode()).as(run.log()).isZero();
      assertThat(marks).isEmptyDirectory();
      assertThat(run.heard("removed")).isEqualTo(2);
      assertThat(run.heard("lost first")).isGreaterThanOrEqualTo(2);
      assertThat(run.heard("done again")).isGreaterThanOrEqualTo(2);
      holdsTheSame(lake);
    }
  }

  private static List<String> nights(String lake) {
    return List.of(
        "backfill",
        "--from",
        FIRST.toString(),
        "--to",
        SECOND.toString(),
        "--inbox",
        nation.inbox().toString(),
        "--lake",
        lake,
        "--conf",
        Repository.conf().toString(),
        "--key-file",
        nation.key().toString(),
        "--scratch",
        home.resolve("scratch").toString(),
        "--buckets",
        Integer.toString(BUCKETS));
  }

  private static void holdsTheSame(String lake) {
    Workshop shop = nation.shop(lake, BUCKETS, new Fuse());
    for (LocalDate date : List.of(FIRST, SECOND)) {
      assertThat(SmallNation.hashes(shop, date)).isEqualTo(SmallNation.hashes(usual, date));
    }
  }
}
