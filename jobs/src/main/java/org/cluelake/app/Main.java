package org.cluelake.app;

import org.cluelake.airflow.AirflowFailure;
import org.cluelake.job.Version;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry point, and the only place that exits. The last line of a failure says what, where and
 * what to do; the exit code says whose turn it is (decision 0003).
 */
@Command(
    name = "cluelake",
    description = "Turns a nation's nightly telecom, banking and case files into early warnings.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.JarVersion.class,
    subcommands = {
      DemoCommand.class,
      SampleCommand.class,
      PlanCommand.class,
      NightlyCommand.class,
      BackfillCommand.class,
      RollbackCommand.class,
      HistoryCommand.class,
      EvaluateCommand.class,
      TextCommand.class,
      ModelCommand.class,
      ConfigCommand.class,
      LineageCommand.class,
      DoctorCommand.class,
      FusionCommand.class,
      FlagsCommand.class,
      BenchCommand.class,
      ImportCommand.class,
      LedgerCommand.class,
      ListingCommand.class,
      ExportCommand.class,
      AirflowCommand.class,
      ShareCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      SweepCommand.class,
      VersionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:ok",
      " 2:usage or configuration",
      " 3:input missing or late",
      " 4:quality gate or audit stopped it",
      " 5:conflict or locked",
      " 6:external resource; the only one worth a retry",
      "70:internal"
    })
public final class Main {

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    int code = commandLine().execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** The command line, also for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((error, line, parsed) -> explain(error, line));
  }

  /** The family of a failure; what nobody foresaw is ours. */
  static ErrorKind kind(Throwable error) {
    PipelineException known = known(error);
    return known == null ? ErrorKind.INTERNAL : known.kind();
  }

  /** What is said of a failure to machines: no words but our own, which quote no row. */
  static String message(Throwable error) {
    PipelineException known = known(error);
    return known == null ? error.getClass().getName() : known.getMessage();
  }

  private static int explain(Exception error, CommandLine line) {
    PipelineException known = known(error);
    ErrorKind kind = known == null ? ErrorKind.INTERNAL : known.kind();
    if (kind == ErrorKind.INTERNAL) {
      error.printStackTrace(line.getErr());
    }
    line.getErr()
        .printf(
            "cluelake: %s (%d): %s%n",
            kind, kind.exitCode(), known == null ? error.getClass().getName() : known.getMessage());
    line.getErr().flush();
    return kind.exitCode();
  }

  /** A failure inside a task arrives wrapped by the engine. */
  private static PipelineException known(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof PipelineException known) {
        return known;
      }
      if (e instanceof AirflowFailure refused) {
        return PipelineException.causedBy(
            refused, refused.reason().kind(), "%s", refused.getMessage());
      }
    }
    return null;
  }

  static final class JarVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"cluelake " + Version.current()};
    }
  }
}
