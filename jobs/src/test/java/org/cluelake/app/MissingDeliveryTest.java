package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.cluelake.identity.KeyFile;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night whose delivery has not come is the deliverer's turn, not a failure of the machine. */
@ExtendWith(SparkExtension.class)
class MissingDeliveryTest {

  @TempDir private Path temp;

  @Test
  void aDayThatWasNotDeliveredIsInputMissing() {
    Path key = temp.resolve("identity.key");
    KeyFile.create(key, new byte[32]);
    StringWriter err = new StringWriter();

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(
                "nightly",
                "--date",
                "2026-03-01",
                "--lake",
                temp.resolve("lake").toString(),
                "--conf",
                Repository.conf().toString(),
                "--key-file",
                key.toString(),
                "--scratch",
                temp.resolve("scratch").toString(),
                "--inbox",
                temp.resolve("inbox").toString());

    assertThat(exit).isEqualTo(3);
    assertThat(err.toString()).startsWith("cluelake: INPUT (3): ");
  }
}
