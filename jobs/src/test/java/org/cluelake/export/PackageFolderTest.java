package org.cluelake.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.cluelake.testkit.OpenSsl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package on the disk: whole and its sender's, or not there, or found out. */
class PackageFolderTest {

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @TempDir private Path home;
  private SigningKey key;
  private Path target;

  @BeforeEach
  void aKey() {
    key = SigningKey.create(home.resolve("keys"));
    target = home.resolve("out/2026-03-02/1/960000");
  }

  private void write(String content, Consumer<String> reached) throws IOException {
    PackageFolder folder = PackageFolder.begin(target, reached);
    List<PackageManifest.Entry> entries = new ArrayList<>();
    for (String name : List.of("clues.csv", "clues.parquet", "identities.csv.cms")) {
      Path file = Files.writeString(folder.file(name), content + name);
      entries.add(PackageManifest.Entry.of(file, "export.export_clue", 1, 1));
    }
    folder.publish(manifest(entries), Optional.of(key), json -> reached.accept("logged"));
  }

  private PackageManifest manifest(List<PackageManifest.Entry> entries) {
    return new PackageManifest(
        PackageManifest.FORMAT,
        "centre-960000",
        "province",
        "960000",
        "a purpose",
        "2026-03-30",
        "2026-03-02",
        1,
        7,
        "hash",
        List.of(),
        new PackageManifest.Previous("2026-03-01", 1, 6, "before"),
        true,
        SigningKey.fingerprint(key.publicKey()),
        new PackageManifest.Identities("cert", Map.of("document", 1L), Map.of()),
        entries);
  }

  private PackageManifest check() {
    return PackageCheck.check(target, Optional.of(key.publicKey()));
  }

  @Test
  void everyFlippedByteOfEveryFileIsFound() throws IOException {
    write("some rows\n", step -> {});
    assertThat(check().usableUntil()).isEqualTo("2026-03-30");
    int flipped = 0;
    for (Path file : PackageFolder.files(target)) {
      byte[] right = Files.readAllBytes(file);
      for (int i = 0; i < right.length; i++) {
        byte[] wrong = right.clone();
        wrong[i] ^= (byte) (1 << (i % 8));
        Files.write(file, wrong);
        assertThatThrownBy(this::check)
            .as("byte %d of %s", i, file.getFileName())
            .isInstanceOfSatisfying(
                PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DATA));
        flipped++;
      }
      Files.write(file, right);
    }
    assertThat(flipped).isGreaterThan(800);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void aMissingCutAddedOrForeignFileIsFound() throws IOException {
    write("rows", step -> {});
    for (Path file : PackageFolder.files(target)) {
      byte[] right = Files.readAllBytes(file);
      Files.delete(file);
      assertThatThrownBy(this::check).hasMessageContaining("missing");
      Files.write(file, Arrays.copyOf(right, right.length - 1));
      assertThatThrownBy(this::check).isInstanceOf(PipelineException.class);
      Files.write(file, right);
    }
    Path added = Files.writeString(target.resolve("more.csv"), "x");
    assertThatThrownBy(this::check).hasMessageContaining("more.csv is not named");
    Files.delete(added);
    PublicKey other = SigningKey.create(home.resolve("other")).publicKey();
    assertThatThrownBy(() -> PackageCheck.check(target, Optional.of(other)))
        .hasMessageContaining("MANIFEST.json.sig is not the sender's");
  }

  @Test
  void aManifestThatNamesAFileOutsideIsRefused() throws IOException {
    for (String name : List.of("../keys/signing-key.pem", "/etc/passwd", "a/b", "..", ".hidden")) {
      PackageFolder folder = PackageFolder.begin(target);
      folder.publish(
          manifest(List.of(new PackageManifest.Entry(name, null, 0, 0, 1, "x"))),
          Optional.of(key),
          json -> {});
      assertThatThrownBy(this::check).hasMessageContaining("names a file that is none");
    }
  }

  @Test
  void aDeathBeforeAnyStepLeavesTheOldPackageOrNoneAndTheNextRunMends() throws IOException {
    List<String> steps = new ArrayList<>();
    write("first", steps::add);
    write("second", steps::add);
    assertThat(steps).contains("begin", "manifest", "signature", "logged", "set aside", "rename");
    int deaths = 0;
    for (boolean isThere : List.of(false, true)) {
      for (int at = 0; ; at++) {
        remove();
        if (isThere) {
          write("first", step -> {});
        }
        int[] left = {at};
        boolean died = false;
        try {
          write(
              "second",
              step -> {
                if (left[0]-- == 0) {
                  throw new Death();
                }
              });
        } catch (Death e) {
          died = true;
          deaths++;
        }
        if (Files.exists(target)) {
          assertThatCode(this::check).as("whole").doesNotThrowAnyException();
        }
        try (var there = Files.list(home.resolve("out/2026-03-02/1"))) {
          assertThat(there.map(p -> p.getFileName().toString()))
              .allMatch(n -> n.equals("960000") || n.startsWith("."));
        } catch (NoSuchFileException e) {
          assertThat(isThere).isFalse();
        }
        write("second", step -> {});
        assertThat(Files.readString(target.resolve("clues.csv"))).isEqualTo("secondclues.csv");
        try (var there = Files.list(target.getParent())) {
          assertThat(there).as("nothing is left over").containsExactly(target);
        }
        if (!died) {
          break;
        }
      }
    }
    assertThat(deaths).isGreaterThan(20);
  }

  private void remove() throws IOException {
    if (Files.exists(target.getParent())) {
      try (var tree = Files.walk(target.getParent())) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Test
  void theSignatureIsTheSameEachTimeAndOpensslVerifiesIt() throws IOException {
    write("rows", step -> {});
    byte[] signature = Files.readAllBytes(target.resolve(PackageManifest.SIGNATURE));
    assertThat(signature).hasSize(64);
    key = SigningKey.read(home.resolve("keys").resolve(SigningKey.PRIVATE));
    write("rows", step -> {});
    assertThat(Files.readAllBytes(target.resolve(PackageManifest.SIGNATURE))).isEqualTo(signature);
    OpenSsl.assumed();
    Path shown = home.resolve("keys").resolve(SigningKey.PUBLIC);
    assertThat(opensslVerifies(shown)).contains("Signature Verified Successfully");
    Files.writeString(
        target.resolve(PackageManifest.NAME),
        Files.readString(target.resolve(PackageManifest.NAME)).replace("2026-03-30", "2027-03-30"));
    assertThat(opensslVerifies(shown)).doesNotContain("Verified Successfully");
    assertThat(SigningKey.fingerprint(SigningKey.publicKey(shown)))
        .isEqualTo(SigningKey.fingerprint(key.publicKey()));
  }

  private String opensslVerifies(Path shown) {
    return OpenSsl.run(
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            shown,
            "-rawin",
            "-in",
            target.resolve(PackageManifest.NAME),
            "-sigfile",
            target.resolve(PackageManifest.SIGNATURE))
        .out();
  }

  @Test
  void aKeyIsItsOwnersAloneAndNeverReplaced() throws IOException {
    Path secret = home.resolve("keys").resolve(SigningKey.PRIVATE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> SigningKey.create(home.resolve("keys")))
        .hasMessageContaining("holds a signing key already");
    for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
      assertThatThrownBy(() -> SigningKey.read(secret))
          .isInstanceOfSatisfying(
              PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
          .hasMessageContaining("chmod 600");
    }
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path shown = home.resolve("keys").resolve(SigningKey.PUBLIC);
    assertThatThrownBy(() -> SigningKey.publicKey(secret)).hasMessageContaining("no Ed25519");
    Files.setPosixFilePermissions(shown, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> SigningKey.read(shown)).hasMessageContaining("no Ed25519");
    assertThatThrownBy(() -> SigningKey.read(home.resolve("none")))
        .hasMessageContaining("export key");
    assertThat(key).hasToString("SigningKey[hidden]");
  }

  @Test
  void theLogGrowsByLinesThatHoldTogether() throws IOException {
    ReleaseLog log = new ReleaseLog(home.resolve("log.jsonl"));
    log.append(line(1));
    log.append(line(2));
    Files.writeString(home.resolve("log.jsonl"), "{\"cut", StandardOpenOption.APPEND);
    log.append(line(3));
    List<String> lines = Files.readAllLines(home.resolve("log.jsonl"));
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("\"publication\":1").endsWith("\"previousLine\":\"\"}");
    for (int i : List.of(1, 3)) {
      assertThat(lines.get(i))
          .contains("\"previousLine\":\"" + Sha256.hex(lines.get(i - 1)) + "\"");
    }
  }

  private static ReleaseLog.Line line(long publication) {
    return new ReleaseLog.Line(
        "me", "2026-03-02", 1, publication, "h", "bank-a", "why", 3, null, Map.of(), null, "m");
  }
}
