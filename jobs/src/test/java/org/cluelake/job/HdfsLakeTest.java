package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.FIRST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Hdfs;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lake on HDFS holds what the same nights leave on a local disk. */
@ExtendWith(SparkExtension.class)
class HdfsLakeTest {

  private static final int BUCKETS = 4;

  @TempDir static Path home;
  private static Hdfs hdfs;
  private static SmallNation nation;
  private static Workshop local;
  private static Workshop remote;

  @BeforeAll
  static void oneNightOnEach() throws IOException, InterruptedException {
    hdfs = Hdfs.in(home.resolve("hdfs"));
    nation = SmallNation.in(home.resolve("nation"));
    local = oneNight(nation.lake("local").toString());
    remote = oneNight(hdfs.uri("/lake"));
  }

  private static Workshop oneNight(String lake) {
    Workshop shop = shop(lake);
    assertThat(nation.run(shop, FIRST, nation.inbox(), false).isNew()).isTrue();
    return shop;
  }

  private static Workshop shop(String lake) {
    return nation.shop(lake, BUCKETS, new Fuse());
  }

  @AfterAll
  static void stop() throws IOException {
    hdfs.close();
  }

  @Test
  void everyPublishedHashIsTheSame() {
    assertThat(SmallNation.hashes(remote, FIRST)).isEqualTo(SmallNation.hashes(local, FIRST));
    assertThat(remote.books().verifiedChain()).hasSize(1);
    assertThat(remote.lake().folder("lake.json").toString()).startsWith("hdfs://");
  }

  @Test
  void aPublishedNightIsOnlyVerified() {
    Workshop later = shop(hdfs.uri("/lake"));
    assertThat(nation.run(later, FIRST, nation.inbox(), false).isNew()).isFalse();
  }

  @Test
  void nothingIsLeftInScratchAndNoHalfFileInTheLake() throws IOException {
    try (Stream<Path> left = Files.walk(nation.lake("scratch"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
    assertThat(files("/lake")).isNotEmpty().noneMatch(f -> f.endsWith(".part"));
    assertThat(files("/lake/_staging")).isEmpty();
  }

  @Test
  void copiesOfDeliveredFilesAreClosedToOthers() throws IOException {
    List<String> open = new ArrayList<>();
    FileSystem system = system();
    for (String file : files("/lake/landing")) {
      String mode =
          system.getFileStatus(new org.apache.hadoop.fs.Path(file)).getPermission().toString();
      if (!mode.equals("rw-------")) {
        open.add(mode);
      }
    }
    assertThat(files("/lake/landing")).isNotEmpty();
    assertThat(open).isEmpty();
  }

  private static FileSystem system() throws IOException {
    return new org.apache.hadoop.fs.Path(hdfs.uri("/"))
        .getFileSystem(SparkExtension.spark().sparkContext().hadoopConfiguration());
  }

  private static List<String> files(String folder) throws IOException {
    FileSystem system = system();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(hdfs.uri(folder));
    List<String> files = new ArrayList<>();
    if (system.exists(path)) {
      RemoteIterator<LocatedFileStatus> all = system.listFiles(path, true);
      while (all.hasNext()) {
        files.add(all.next().getPath().toString());
      }
    }
    return files;
  }
}
