package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

  private static final byte[] KEY =
      "an invented key of thirty-two by".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void needsModes() {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    file = folder.resolve("master.key");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    KeyFile.create(file, KEY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (MasterKey read = KeyFile.read(file);
        MasterKey same = new MasterKey(KEY)) {
      for (IdentityKind kind : IdentityKind.values()) {
        assertThat(read.derive(kind)).hasSize(32).isEqualTo(same.derive(kind));
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void readsWhatTheRemedyMakes() throws IOException {
    write(Base64.getEncoder().encodeToString(KEY) + "\n", "rw-------");
    try (MasterKey key = KeyFile.read(file)) {
      assertThat(key.toString()).isEqualTo("MasterKey[hidden]");
    }
  }

  @Test
  void neverReplacesAKey() throws IOException {
    KeyFile.create(file, KEY);
    String before = Files.readString(file);
    assertRefused(() -> KeyFile.create(file, new byte[32]), "exists");
    assertThat(Files.readString(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesAMissingFileAndSaysHowToMakeOne() {
    assertRefused(
        () -> KeyFile.read(file),
        "is missing",
        "head -c 32 /dev/urandom | base64 > " + file + "; chmod 600 " + file);
    assertRefused(() -> KeyFile.read(folder), "is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
  void refusesAFileOpenToOthers(String modes) throws IOException {
    write(Base64.getEncoder().encodeToString(KEY), modes);
    assertRefused(() -> KeyFile.read(file), "open to group or others", "chmod 600 " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------"})
  void takesAFileOfItsOwnerAlone(String modes) throws IOException {
    write(Base64.getEncoder().encodeToString(KEY), modes);
    assertThatCode(() -> KeyFile.read(file).close()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33, 64})
  void refusesOtherLengths(int bytes) throws IOException {
    write(Base64.getEncoder().encodeToString(new byte[bytes]), "rw-------");
    assertRefused(() -> KeyFile.read(file), "32 bytes");
    assertRefused(() -> KeyFile.create(folder.resolve("new.key"), new byte[bytes]), "32 bytes");
  }

  @Test
  void refusesWhatIsNoBase64AndSaysNothingOfIt() throws IOException {
    String secret = "~not#base64~";
    write(secret, "rw-------");
    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(PipelineException.class)
        .hasNoCause()
        .hasMessageNotContaining("~")
        .hasMessageNotContaining("base64~");
    write("A".repeat(5000), "rw-------");
    assertRefused(() -> KeyFile.read(file), "too long");
  }

  @Test
  void aClosedKeyGivesNothing() {
    MasterKey key = new MasterKey(KEY);
    key.close();
    assertThatThrownBy(() -> key.derive(IdentityKind.PHONE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void secretsCannotBeShippedInClosures() {
    assertThat(Serializable.class.isAssignableFrom(MasterKey.class)).isFalse();
    assertThat(Serializable.class.isAssignableFrom(Tokenizer.class)).isFalse();
    assertThat(Serializable.class.isAssignableFrom(Ff1.class)).isFalse();
    assertThat(Serializable.class.isAssignableFrom(KeyedHash.class)).isFalse();
  }

  private void write(String text, String modes) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
  }

  private static void assertRefused(ThrowingCallable call, String... says) {
    assertThatThrownBy(call)
        .isInstanceOf(PipelineException.class)
        .hasMessageContainingAll(says)
        .hasMessageNotContaining(Base64.getEncoder().encodeToString(KEY))
        .extracting(e -> ((PipelineException) e).kind())
        .isEqualTo(ErrorKind.CONFIG);
  }
}
