package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {

  @TempDir private Path home;
  private final StringWriter said = new StringWriter();

  private int run(Object... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "export";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    return line.execute(all);
  }

  @Test
  void aKeyIsMadeOnceAndItsFingerprintSaid() {
    assertThat(run("key", "--out", home)).isZero();
    assertThat(said.toString()).containsPattern("fingerprint  [0-9a-f]{64}  ");
    assertThat(run("key", "--out", home)).isEqualTo(2);
  }

  @Test
  void aPackageIsSignedUnlessAskedForWithoutAndNeverBoth() {
    String[] some = {"--lake", "l", "--date", "2026-03-02", "--out", "o", "--key-file", "k"};
    assertThat(run((Object[]) some)).isEqualTo(2);
    assertThat(said.toString()).contains("Give either --signing-key, or --unsigned");
    Object[] both = {
      "--lake",
      "l",
      "--date",
      "2026-03-02",
      "--out",
      "o",
      "--key-file",
      "k",
      "--unsigned",
      "--signing-key",
      "s"
    };
    assertThat(run(both)).isEqualTo(2);
    assertThat(said.toString().split("Give either", -1)).hasSize(3);
    assertThat(run()).isEqualTo(2);
    assertThat(said.toString()).contains("Missing required options: --lake");
  }

  @Test
  void whatIsNoPackageDoesNotPass() throws Exception {
    assertThat(run("key", "--out", home.resolve("keys"))).isZero();
    Path key = home.resolve("keys/signing-key.pub.pem");
    Path folder = Files.createDirectories(home.resolve("package"));
    assertThat(run("verify", folder)).isEqualTo(2);
    assertThat(run("verify", folder, "--public-key", key)).isEqualTo(4);
    assertThat(said.toString()).contains("MANIFEST.json is missing");
  }
}
