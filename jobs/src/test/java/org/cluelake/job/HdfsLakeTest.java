package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.FIRST;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.Sha256;
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

  @Test
  void aPullerTakesTheSameBytesFromEither() throws Exception {
    Path lake = nation.lake("local").resolve("tables/export/export_clue");
    String province;
    try (Stream<Path> parts = Files.list(lake)) {
      province =
          parts
              .map(p -> p.getFileName().toString())
              .filter(n -> n.startsWith("province_code="))
              .map(n -> n.substring("province_code=".length()))
              .min(Comparator.naturalOrder())
              .orElseThrow();
    }
    List<String> fromDisk = pulled(local, province, "disk");
    assertThat(fromDisk).isNotEmpty();
    assertThat(pulled(remote, province, "hdfs")).isEqualTo(fromDisk);
  }

  /** The hash of each clue file of a province, and of its last bytes alone, in order. */
  private static List<String> pulled(Workshop shop, String province, String name)
      throws IOException, InterruptedException {
    List<TableContract> tables = List.of(Tables.EXPORT_CLUE);
    try (OnePuller puller =
        OnePuller.of(
            SharedTable.of(
                shop.lake(), SparkExtension.spark().sparkContext().hadoopConfiguration(), tables),
            province,
            home.resolve("share-" + name))) {
      List<String> hashes = new ArrayList<>();
      for (OnePuller.Shown file : puller.files("export_clue")) {
        byte[] whole = puller.bytes(file.url(), 0);
        assertThat(whole).hasSize((int) file.size());
        byte[] end = puller.bytes(file.url(), file.size() - 8);
        assertThat(end).hasSize(8).endsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
        hashes.add(HexFormat.of().formatHex(Sha256.digest().digest(whole)));
      }
      return hashes.stream().sorted().toList();
    }
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
