package org.cluelake.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cluelake.job.doctor.Doctor;
import org.cluelake.job.doctor.Finding;
import org.cluelake.job.doctor.Patient;
import org.cluelake.job.doctor.Surroundings;
import org.cluelake.run.ErrorKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: the usual mistakes, each with what to do; reads only. */
@Command(
    name = "doctor",
    description =
        "Looks for the usual mistakes and says what to do. Changes nothing. Exit 0 where nothing is"
            + " wrong, else 2; what is not given is not looked at, by name.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOptions conf = new ConfOptions();

  @Option(names = "--lake", description = "Root of the lake.")
  private String lake;

  @Option(names = "--key-file", description = "File with the master key of tokens.")
  private Path keyFile;

  @Option(names = "--inbox", description = "Folder with one folder a date.")
  private Path inbox;

  @Option(
      names = "--date",
      converter = BusinessDate.class,
      description = "Night that is to run next (default: yesterday).")
  private LocalDate date;

  @Option(names = "--scratch", description = "Local folder for spilling (default: the system's).")
  private Path scratch;

  @Option(names = "--json", description = "Prints one JSON document instead of lines.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    LocalDate today = BusinessDate.today();
    StoredLakeOptions stored = new StoredLakeOptions();
    stored.scratch = scratch;
    List<Finding> found =
        Doctor.examine(
            new Patient(
                Surroundings.current(),
                conf.layers(),
                lake == null ? null : stored.chain(lake),
                keyFile,
                inbox,
                date == null ? today.minusDays(1) : date,
                today,
                scratch == null
                    ? Path.of(System.getProperty("java.io.tmpdir"), "cluelake")
                    : scratch));
    boolean healthy = Doctor.isHealthy(found);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("healthy", healthy);
      document.put("checks", Doctor.checks());
      document.put("findings", found);
      out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(document));
    } else {
      found.forEach(f -> out.println(Doctor.line(f)));
      out.println(healthy ? "healthy" : "not healthy");
    }
    out.flush();
    return healthy ? 0 : ErrorKind.CONFIG.exitCode();
  }
}
