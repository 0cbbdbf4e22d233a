package org.cluelake.job.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.contract.Tables;
import org.cluelake.identity.KeyFile;
import org.cluelake.job.ConfLayers;
import org.cluelake.job.LakeLock;
import org.cluelake.job.PublicationChain;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake is planted once, and found by its own check with a word on what to do. */
class DoctorTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir private Path temp;

  private Path lake;
  private Path key;
  private Path day;

  @BeforeEach
  void healthy() throws IOException {
    lake = Files.createDirectory(temp.resolve("lake"));
    Path unused = Files.writeString(lake.resolve("lake.json"), "{\"buckets\":4,\"layout\":1}");
    key = temp.resolve("identity.key");
    KeyFile.create(key, new byte[32]);
    day = Files.createDirectories(temp.resolve("inbox").resolve(NIGHT.toString()));
    deliver("telecom_call", "header\n");
    deliver("bank_transfer", "header\n");
  }

  @Test
  void aHealthyLakeIsHealthyAndNothingIsChanged() throws IOException {
    List<String> before = tree();
    List<Finding> found = examine(process());
    assertThat(found).allMatch(f -> f.severity() == Finding.Severity.NOTE);
    assertThat(Doctor.isHealthy(found)).isTrue();
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void whatIsNotGivenIsSkippedByName() {
    List<Finding> found =
        Doctor.examine(
            new Patient(process(), conf(), null, null, null, NIGHT, NIGHT, temp.resolve("s")));
    assertThat(found).extracting(Finding::severity).containsOnly(Finding.Severity.SKIPPED);
    assertThat(found)
        .extracting(Finding::check)
        .contains("key file", "inbox", "lock", "lake", "publications", "last publication");
    assertThat(Doctor.isHealthy(found)).isTrue();
  }

  @Test
  void javaIsTooOldOrClosed() {
    assertFound(
        process(11, p -> true, "Asia/Shanghai", "UTF-8", "UTF-8", Map.of()),
        "java",
        "Java 11",
        "JDK 17");
    assertFound(
        process(17, p -> !p.equals("sun.nio.ch"), "Asia/Shanghai", "UTF-8", "UTF-8", Map.of()),
        "java",
        "sun.nio.ch",
        "--add-opens");
  }

  @Test
  void zoneAndCharset() {
    assertFound(
        process(17, p -> true, "UTC", "UTF-8", "UTF-8", Map.of()),
        "zone and charset",
        "UTC",
        "Asia/Shanghai");
    assertFound(
        process(17, p -> true, "Asia/Shanghai", "GBK", "UTF-8", Map.of()),
        "zone and charset",
        "GBK",
        "UTF-8");
    List<Finding> names =
        examine(process(17, p -> true, "Asia/Shanghai", "UTF-8", "ANSI_X3.4-1968", Map.of()));
    assertThat(names).anyMatch(f -> f.remedy().contains("LC_ALL"));
    assertThat(Doctor.isHealthy(names)).isTrue();
  }

  @Test
  void sparkSettings() {
    assertFound(
        spark("spark.sql.codegen.factoryMode", "NO_CODEGEN"), "spark", "NO_CODEGEN", "take it out");
    assertFound(spark("spark.master", "locale[*]"), "spark", "locale[*]", "local[*]");
    assertThat(examine(spark("spark.speculation", "true")))
        .anyMatch(f -> f.check().equals("spark"));
    for (String good : List.of("local[*]", "local", "local[4]", "spark://a:7077", "yarn")) {
      assertThat(examine(spark("spark.master", good))).noneMatch(f -> f.check().equals("spark"));
    }
  }

  @Test
  void aKeyThatIsMissingOrOpenOrBroken() throws IOException {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertFound(process(), "key file", "open to group or others", "");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Path unused = Files.writeString(key, "short");
    assertFound(process(), "key file", "does not hold base64", "");
    Files.delete(key);
    assertFound(process(), "key file", "missing", "");
  }

  @Test
  void aKeyOfAnotherLake() throws IOException {
    Path unused = Files.writeString(lake.resolve("key.check"), "0123456789abcdef");
    assertFound(process(), "key file", "not the one", "begun with");
  }

  @Test
  void aKeyOfAnotherOwner() {
    assertThat(
            examine(
                new Surroundings(
                    17,
                    p -> true,
                    "Asia/Shanghai",
                    "UTF-8",
                    "UTF-8",
                    "nobody-here",
                    Map.of(),
                    p -> Long.MAX_VALUE)))
        .anyMatch(f -> f.check().equals("key file") && f.what().contains("nobody-here"));
  }

  @Test
  void aFullDiskAndAScratchThatIsNoFolder() throws IOException {
    assertFound(
        new Surroundings(
            17, p -> true, "Asia/Shanghai", "UTF-8", "UTF-8", user(), Map.of(), p -> 1L << 30),
        "disks",
        "1 GiB left",
        "free some");
    Path file = Files.writeString(temp.resolve("s"), "");
    assertFound(process(), "disks", file.toString(), "another folder");
  }

  @Test
  void aDeliveryThatIsLateOrWrong() throws IOException {
    Path unused = Files.writeString(day.resolve("stray.csv"), "x");
    assertFound(process(), "inbox", "stray.csv", "");
    Files.delete(day.resolve("stray.csv"));
    unused = Files.writeString(day.resolve("telecom_call.csv"), "cut");
    assertFound(process(), "inbox", "telecom_call.csv: It has 3 bytes", "");
    Files.delete(day.resolve("telecom_call.csv"));
    assertFound(process(), "inbox", "telecom_call.csv: The manifest names it", "");
    Files.delete(day.resolve("telecom_call.manifest.json"));
    assertFound(process(), "inbox", "required feed telecom_call", "late feed");
    unused = Files.writeString(day.resolve("bank_transfer.manifest.json"), "{");
    assertFound(process(), "inbox", "bank_transfer.manifest.json", "");
    try (Stream<Path> files = Files.list(day)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(day);
    assertFound(process(), "inbox", "nothing was delivered for 2026-03-02", "late feed");
    Files.delete(day.getParent());
    assertFound(process(), "inbox", "there is no inbox", "--inbox");
  }

  @Test
  void aConfigurationNoNightCanRead() throws IOException {
    ConfLayers laid = conf("night.pinnedDays=60");
    Path unused = Files.writeString(laid.folder().resolve("lists.yaml"), "colour: red\n");
    List<Finding> found =
        Doctor.examine(
            new Patient(process(), laid, chain(), key, day.getParent(), NIGHT, NIGHT, temp));
    assertThat(found)
        .anyMatch(
            f ->
                f.check().equals("configuration")
                    && f.severity() == Finding.Severity.PROBLEM
                    && f.what().contains("lists.yaml"));
  }

  @Test
  void aRunThatDiedAndOneThatWorks() throws IOException {
    Lake here = new Lake(lake.toString(), new Configuration());
    try (LakeLock unused = LakeLock.take(here)) {
      List<Finding> found = examine(process());
      assertThat(found)
          .anyMatch(
              f ->
                  f.check().equals("lock")
                      && f.what().contains("process " + ProcessHandle.current().pid() + " works"));
      assertThat(Doctor.isHealthy(found)).isTrue();
    }
    assertThat(examine(process())).noneMatch(f -> f.check().equals("lock"));
    try (FileChannel lock = FileChannel.open(lake.resolve(".lock"), StandardOpenOption.WRITE)) {
      int unused = lock.write(StandardCharsets.US_ASCII.encode("process 4711\n"));
    }
    assertFound(process(), "lock", "process 4711", "run the same night again");
  }

  @Test
  void aLakeThatIsMissingHalfOrNewer() throws IOException {
    Path unused = Files.writeString(lake.resolve("lake.json"), "{\"buckets\":4,\"layout\":2}");
    assertFound(process(), "lake", "layout 2", "");
    Files.delete(lake.resolve("lake.json"));
    assertFound(process(), "lake", "no lake.json", "first night");
    unused = Files.createDirectory(lake.resolve("tables"));
    assertFound(process(), "lake", "no lake.json", "restore again");
  }

  @Test
  void aNewerVersionIsToldFromAnOlder() {
    assertThat(LakeCheck.isNewer("0.10.0", "0.9.1")).isTrue();
    assertThat(LakeCheck.isNewer("0.9.1", "0.9.1")).isFalse();
    assertThat(LakeCheck.isNewer("0.9.0", "0.9.1-SNAPSHOT")).isFalse();
    assertThat(LakeCheck.isNewer("1.0", "dev")).isFalse();
  }

  private void deliver(String feed, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path unused = Files.write(day.resolve(feed + ".csv"), bytes);
    unused =
        Files.writeString(
            day.resolve(feed + ".manifest.json"),
            """
            {"feed":"%s","bizDate":"%s","contractVersion":%d,"files":[{"name":"%s.csv",\
            "bytes":%d,"sha256":"%s","rows":0}]}"""
                .formatted(
                    feed, NIGHT, Tables.feed(feed).version(), feed, bytes.length, "0".repeat(64)));
  }

  private static String user() {
    return System.getProperty("user.name");
  }

  private static Surroundings process() {
    return process(17, p -> true, "Asia/Shanghai", "UTF-8", "UTF-8", Map.of());
  }

  private static Surroundings spark(String name, String value) {
    return process(17, p -> true, "Asia/Shanghai", "UTF-8", "UTF-8", Map.of(name, value));
  }

  private static Surroundings process(
      int java,
      Predicate<String> open,
      String zone,
      String charset,
      String names,
      Map<String, String> spark) {
    return new Surroundings(java, open, zone, charset, names, user(), spark, p -> Long.MAX_VALUE);
  }

  private static ConfLayers conf(String... sets) {
    return ConfLayers.of(Repository.conf(), List.of(), Map.of(), Arrays.asList(sets));
  }

  private PublicationChain chain() {
    return new PublicationChain(
        new Lake(lake.toString(), new Configuration()),
        new KernelBounds(256, temp.resolve("spill").toString()));
  }

  private List<Finding> examine(Surroundings process) {
    return Doctor.examine(
        new Patient(
            process,
            conf(),
            chain(),
            key,
            temp.resolve("inbox"),
            NIGHT,
            NIGHT.plusDays(1),
            temp.resolve("s")));
  }

  private void assertFound(Surroundings process, String check, String what, String remedy) {
    List<Finding> found = examine(process);
    assertThat(found)
        .anySatisfy(
            f -> {
              assertThat(f.check()).isEqualTo(check);
              assertThat(f.severity()).isEqualTo(Finding.Severity.PROBLEM);
              assertThat(f.what()).contains(what);
              assertThat(f.remedy()).contains(remedy);
            });
    assertThat(Doctor.isHealthy(found)).isFalse();
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.map(Path::toUri).map(URI::toString).sorted().toList();
    }
  }
}
