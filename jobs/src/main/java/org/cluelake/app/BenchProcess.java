package org.cluelake.app;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cluelake.bench.Figures;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Runs this program again, with the same options of the machine but for its memory. */
final class BenchProcess {

  private final Path out;
  private final String name;
  private final List<String> properties = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();

  /**
   * A process to be.
   *
   * @param out where its log and its figures go
   * @param name the hidden command of {@code bench} it runs
   */
  BenchProcess(Path out, String name) {
    this.out = out;
    this.name = name;
  }

  /** Gives its Java a property. */
  BenchProcess having(String property, String value) {
    boolean unused = properties.add("-D" + property + "=" + value);
    return this;
  }

  /** Gives it an option. */
  BenchProcess with(String option, Object value) {
    boolean unused = arguments.add(option);
    unused = arguments.add(value.toString());
    return this;
  }

  /**
   * Runs it to its end.
   *
   * @param heapMb memory of its heap, in MiB
   * @param figures the name of what it measures of itself
   */
  Figures run(int heapMb, String figures) {
    Path file = out.resolve(figures + ".json");
    List<String> command = new ArrayList<>();
    boolean unused =
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> !a.startsWith("-Xmx") && !a.startsWith("-XX:ArchiveClassesAtExit"))
        .forEach(command::add);
    unused = command.addAll(properties);
    unused =
        command.addAll(
            List.of(
                "-Xmx" + heapMb + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "bench",
                name));
    unused = command.addAll(arguments);
    unused = command.addAll(List.of("--figures", file.toString()));
    File log = out.resolve(figures + ".log").toFile();
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start()
              .waitFor();
      if (code != 0) {
        throw PipelineException.of(
            ErrorKind.RESOURCE, "a measured process ended with code %s; %s says why", code, log);
      }
      return Figures.read(file);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "no further process can be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "the bench was interrupted");
    }
  }
}
