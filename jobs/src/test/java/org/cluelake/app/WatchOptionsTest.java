package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a run leaves for those who watch it, and that it leaves nothing nobody asked for. */
class WatchOptionsTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

  @TempDir private Path temp;

  private final StringWriter err = new StringWriter();

  @Test
  void nothingIsWrittenWhereNothingIsAsked() throws IOException {
    WatchOptions options = parsed();
    fail(options);
    assertThat(options.lineage().isOpen()).isFalse();
    assertThat(err.toString()).isEmpty();
    assertThat(Path.of("${env:CLUELAKE_METRICS}")).doesNotExist();
    assertThat(Path.of("null")).doesNotExist();
  }

  @Test
  void aRunThatCouldNotOpenTheLakeIsAFailedOne() throws IOException {
    Path file = temp.resolve("cluelake.prom");
    Path unused = Files.writeString(file, "of the run before\n");
    fail(parsed("--metrics", file.toString()));
    assertThat(Files.readString(file))
        .contains("cluelake_run_success{job=\"nightly\"} 0\n")
        .contains("cluelake_run_exit_code{job=\"nightly\"} 5\n")
        .doesNotContain("of the run before");
    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAndNoMore() {
    fail(parsed("--metrics", temp.resolve("no/such/folder/x.prom").toString()));
    assertThat(err.toString()).contains("cannot be written; check its folder");
  }

  private void fail(WatchOptions options) {
    options.failed(
        "nightly",
        DATE,
        PipelineException.of(ErrorKind.CONFLICT, "another run"),
        new PrintWriter(err, true));
  }

  private static WatchOptions parsed(String... arguments) {
    WatchOptions options = new WatchOptions();
    CommandLine.ParseResult unused = new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
