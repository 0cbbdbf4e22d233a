package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a person or a scheduler gets back: exit codes, and one last line that says why. */
class MainTest {

  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void anUnknownCommandIsUsage() {
    assertThat(run("nightmare")).isEqualTo(2);
    assertThat(err.toString()).contains("nightmare");
  }

  @Test
  void theNightsOfASampleSayThatItIsInvented() {
    assertThat(run("sample", "--scale", "0.01", "--days", "1", "--out", temp.toString())).isZero();
    assertThat(temp.resolve("delivery").resolve(Nights.SYNTHETIC_MARK)).exists();
  }

  @Test
  void noDateIsNoDate() {
    for (String date : new String[] {"tomorrow", "2026-02-30", "20260301", ""}) {
      assertThat(nightly("--date", date, "--conf", "conf")).as(date).isEqualTo(2);
      assertThat(err.toString()).contains("--date", "2026-03-15");
    }
  }

  @Test
  void aMissingOptionIsNamed() {
    assertThat(run("nightly", "--date", "2026-03-01")).isEqualTo(2);
    assertThat(err.toString()).contains("--lake", "--key-file", "--inbox");
  }

  @Test
  void aMissingConfigurationIsNamed() {
    assertThat(nightly("--date", "2026-03-01", "--conf", temp.resolve("none").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).startsWith("cluelake: CONFIG (2): ").contains("night.yaml");
  }

  @Test
  void bucketsThatAreNoPowerOfTwoAreRefused() {
    String conf = Path.of(System.getProperty("cluelake.root", "..")).resolve("conf").toString();
    assertThat(nightly("--date", "2026-03-01", "--conf", conf, "--buckets", "3")).isEqualTo(2);
    assertThat(err.toString()).contains("buckets is 3; want a power of two");
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsRefused() {
    assertThat(
            run(
                "backfill",
                "--lake",
                "x",
                "--key-file",
                "x",
                "--inbox",
                "x",
                "--from",
                "2026-03-02",
                "--to",
                "2026-03-01"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--to 2026-03-01 is before --from 2026-03-02");
  }

  @Test
  void evaluateWantsOneTruth() {
    assertThat(run("evaluate", "--lake", "x", "--key-file", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("--truth", "--layout");
  }

  @Test
  void aSampleOfNoDaysIsRefused() {
    assertThat(run("sample", "--days", "0", "--out", temp.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("days is 1 to 400");
  }

  @Test
  void aNightThatIsNotPublishedIsNotHandedOver() {
    String lake = temp.resolve("lake").toString();
    String out = temp.resolve("out").toString();
    String key = temp.resolve("key").toString();
    assertThat(
            run(
                "export",
                "--lake",
                lake,
                "--date",
                "2026-03-01",
                "--out",
                out,
                "--key-file",
                key,
                "--unsigned"))
        .isEqualTo(3);
    assertThat(err.toString())
        .isEqualTo(
            String.format(
                "cluelake: INPUT (3): 2026-03-01 is not published; run nightly --date 2026-03-01"
                    + " first%n"));
    assertThat(temp.resolve("lake")).doesNotExist();
  }

  @Test
  void whatIsNoLakeIsNotBackedUpAndWhatIsNoBackupNotRestored() {
    String lake = temp.resolve("lake").toString();
    String backup = temp.resolve("backup").toString();
    assertThat(run("backup", "--lake", lake, "--to", backup)).isEqualTo(2);
    assertThat(err.toString()).contains("is no lake; it has no lake.json");
    assertThat(run("restore", "--lake", lake, "--from", backup)).isEqualTo(4);
    assertThat(err.toString()).contains("has no readable BACKUP.json");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void versionSaysWhatRuns() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).matches("cluelake \\S+, Spark 4\\.\\S+, Java \\d+\\S*\\s+");
  }

  @Test
  void helpSaysEveryExitCode() {
    assertThat(run("--help")).isZero();
    for (ErrorKind kind : ErrorKind.values()) {
      assertThat(out.toString()).containsPattern("(?m)^ *" + kind.exitCode() + "\\s");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyKindOfFailureHasItsExitCode() {
    return Stream.of(ErrorKind.values())
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.name(),
                    () -> {
                      PipelineException failure = PipelineException.of(kind, "the reason");
                      String line = "cluelake: %s (%d): the reason%n";
                      assertThat(failing(failure)).isEqualTo(kind.exitCode());
                      assertThat(err.toString()).endsWith(line.formatted(kind, kind.exitCode()));
                      assertThat(failing(new IllegalStateException("Job aborted", failure)))
                          .as("wrapped by the engine")
                          .isEqualTo(kind.exitCode());
                    }));
  }

  @Test
  void anUnknownFailureIsOursAndKeepsItsMessageToTheTrace() {
    assertThat(failing(new IllegalStateException("broken"))).isEqualTo(70);
    assertThat(err.toString())
        .contains("at org.cluelake.app.MainTest")
        .endsWith(String.format("cluelake: INTERNAL (70): java.lang.IllegalStateException%n"));
  }

  @Test
  void anExpectedFailureShowsNoTrace() {
    int unused = failing(PipelineException.of(ErrorKind.INPUT, "the reason"));
    assertThat(err.toString()).doesNotContain("at org.cluelake").hasLineCount(1);
  }

  private int failing(Exception failure) {
    return execute(Main.commandLine().addSubcommand("fail", new Fail(failure)), "fail");
  }

  private int nightly(String... more) {
    Stream<String> all =
        Stream.concat(
            Stream.of("nightly", "--lake", "lake", "--key-file", "key", "--inbox", "inbox"),
            Stream.of(more));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return execute(Main.commandLine(), arguments);
  }

  private int execute(CommandLine line, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  @Command(name = "fail")
  private record Fail(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
