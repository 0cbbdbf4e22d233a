package org.cluelake.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The {@code openssl} of the machine, as a recipient would use it. */
public final class OpenSsl {

  private OpenSsl() {}

  /**
   * What a call said.
   *
   * @param exit its exit code
   * @param out what it wrote, errors as well
   */
  public record Answer(int exit, String out) {}

  /** Skips the test where there is none. */
  public static void assumed() {
    assumeThat(isThere()).as("openssl is on the PATH").isTrue();
  }

  private static boolean isThere() {
    try {
      return run("version").exit() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Calls it. */
  public static Answer run(Object... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
