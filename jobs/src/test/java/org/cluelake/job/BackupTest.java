package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.bucket.ContentAddress;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores; a night after a restore is a matter of {@link CrashTest}. */
@ExtendWith(SparkExtension.class)
class BackupTest {

  @TempDir static Path shared;
  @TempDir Path home;
  private static PublishedLake original;
  private static Path backup;

  @BeforeAll
  static void oneBackup() throws IOException {
    original = PublishedLake.ofTwoNights(shared.resolve("lake"));
    SyntheticMark.put(original.shop().lake());
    backup = shared.resolve("backup");
    var done = new Backup(original.chain()).to(backup);
    assertThat(done.copied()).isEqualTo(done.files());
  }

  @Test
  void aRestoredLakeHasTheSameTablesPublicationsAndMark() {
    PublishedLake restored = restored("same");
    assertThat(restored.chain().verifiedChain()).isEqualTo(original.chain().verifiedChain());
    for (var table : Tables.all()) {
      assertThat(names(restored, table)).isEqualTo(names(original, table));
    }
    assertThat(SyntheticMark.isOn(restored.shop().lake())).isTrue();
    assertThat(new ExportStage(restored.shop()).run()).as("exports are restored too").isEmpty();
  }

  private static List<String> names(PublishedLake lake, org.cluelake.contract.TableContract of) {
    return lake.shop().lake().files(of).stream()
        .map(f -> f.uri().replaceFirst(".*/", "") + " " + f.bizDate())
        .toList();
  }

  private PublishedLake restored(String name) {
    Path lake = home.resolve(name);
    Restore restore = new Restore(backup);
    assertThat(restore.to(lake)).isPositive();
    PublishedLake restored = PublishedLake.in(lake);
    restore.verify(restored.chain());
    return restored;
  }

  @Test
  void aSecondBackupCopiesWhatIsNewAndTheOldOneStaysWhole() {
    PublishedLake lake = original.copy(home.resolve("lake"));
    Path folder = home.resolve("twice");
    var first = new Backup(lake.chain()).to(folder);
    var again = new Backup(lake.chain()).to(folder);
    assertThat(again.copied()).isZero();
    assertThat(again.files()).isEqualTo(first.files());
    var unused =
        lake.publish(
            PublishedLake.SECOND.plusDays(1),
            1,
            Map.of(Tables.CLUE, List.of(PublishedLake.clue("c9", "960102", "x"))));
    var next = new Backup(lake.chain()).to(folder);
    assertThat(next.copied()).isPositive().isEqualTo(next.files() - first.files());
    assertThat(next.publications()).isEqualTo(3);
    Restore restore = new Restore(folder);
    assertThat(restore.to(home.resolve("restored"))).isEqualTo((int) next.files());
    restore.verify(PublishedLake.in(home.resolve("restored")).chain());
  }

  @Test
  void neitherKeyNorDeliveriesAreInABackup() throws IOException {
    PublishedLake lake = original.copy(home.resolve("lake"));
    Path root = home.resolve("lake");
    for (String name : List.of("identity.key", "landing/ab/ab.csv", "_staging/x", ".lock")) {
      Path file = root.resolve(name);
      Path unused = Files.createDirectories(file.getParent());
      unused = Files.writeString(file, "secret");
    }
    Path folder = home.resolve("backup");
    var unused = new Backup(lake.chain()).to(folder);
    for (Path file : SmallNation.tree(folder)) {
      String path = folder.relativize(file).toString();
      assertThat(path)
          .matches("BACKUP.json|SYNTHETIC|lake.json|key.check|tables/.*\\.(parquet|json|crc)");
      assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
          .isNotEqualTo("secret");
    }
  }

  @Test
  void aFlippedBitAndAMissingFileAreNamed() throws IOException {
    Path folder = home.resolve("damaged");
    var unused = new Backup(original.chain()).to(folder);
    List<Path> files =
        SmallNation.tree(folder).stream().filter(f -> f.toString().endsWith(".parquet")).toList();
    byte[] bytes = Files.readAllBytes(files.get(0));
    bytes[bytes.length / 2] ^= 1;
    Path unusedToo = Files.write(files.get(0), bytes);
    Files.delete(files.get(1));
    PipelineException e =
        catchThrowableOfType(
            PipelineException.class, () -> new Restore(folder).to(home.resolve("never")));
    assertThat(e.kind()).isEqualTo(ErrorKind.DATA);
    assertThat(e)
        .hasMessageContaining("2 files of the backup are missing or damaged")
        .hasMessageContaining(folder.relativize(files.get(0)).toString())
        .hasMessageContaining(folder.relativize(files.get(1)).toString());
    assertThat(home.resolve("never/lake.json")).doesNotExist();
  }

  @Test
  void aBackupWhosePublicationsWereExchangedIsNoticed() throws IOException {
    Path folder = home.resolve("exchanged");
    var unused = new Backup(original.chain()).to(folder);
    Path manifest = folder.resolve("BACKUP.json");
    String last = original.chain().verifiedChain().get(1).rowHash();
    Path unusedToo =
        Files.writeString(
            manifest, Files.readString(manifest).replace(last, "0".repeat(last.length())));
    Restore restore = new Restore(folder);
    assertThat(restore.to(home.resolve("lake"))).isPositive();
    assertThatThrownBy(() -> restore.verify(PublishedLake.in(home.resolve("lake")).chain()))
        .hasMessageContaining("where the backup says 2, or others");
  }

  @Test
  void aTargetThatIsNotEmptyIsLeftAlone() throws IOException {
    Path file = Files.writeString(Files.createDirectories(home.resolve("full")).resolve("x"), "x");
    String before = ContentAddress.sha256(file);
    assertThatThrownBy(() -> new Restore(backup).to(home.resolve("full")))
        .hasMessageContaining("is not empty; restore into a new folder");
    assertThat(SmallNation.tree(home.resolve("full"))).containsExactly(file);
    assertThat(ContentAddress.sha256(file)).isEqualTo(before);
  }

  @Test
  void aLakeAtWorkIsNotBackedUp() {
    try (LakeLock unused = LakeLock.take(original.shop().lake())) {
      PipelineException e =
          catchThrowableOfType(
              PipelineException.class, () -> new Backup(original.chain()).to(home.resolve("no")));
      assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT);
    }
    assertThat(home.resolve("no")).doesNotExist();
  }

  @Test
  void aDamagedLakeIsNotBackedUpAsIfItWereWhole() throws IOException {
    PublishedLake lake = original.copy(home.resolve("lake"));
    Path file =
        SmallNation.tree(home.resolve("lake/tables/clue")).stream()
            .filter(f -> f.getFileName().toString().matches("[0-9a-f]{64}.parquet"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    assertThat(file.toFile().setWritable(true)).isTrue();
    Path unused = Files.write(file, bytes);
    assertThatThrownBy(() -> new Backup(lake.chain()).to(home.resolve("backup")))
        .hasMessageContaining("no longer holds the bytes it was named for");
    assertThat(home.resolve("backup/BACKUP.json")).doesNotExist();
  }
}
