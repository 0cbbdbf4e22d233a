package org.cluelake.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * What one process measured of itself while it made a night.
 *
 * @param stages wall and processor time by stage, in order
 * @param peakResidentMb most memory the process held at once, in MiB, as the system counts it
 * @param hashes content hash of every table with rows, by table id
 * @param files files written
 * @param bytes bytes written
 * @param leftOut steps it did not make
 */
public record Figures(
    List<Stage> stages,
    long peakResidentMb,
    Map<String, String> hashes,
    long files,
    long bytes,
    List<String> leftOut) {

  /**
   * One stage.
   *
   * @param name its name
   * @param wallMs wall time
   * @param cpuMs processor time of the whole process
   */
  public record Stage(String name, long wallMs, long cpuMs) {}

  /** Writes them for the process that asked. */
  public void write(Path file) {
    try {
      Files.write(file, new JsonMapper().writeValueAsBytes(this));
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be written", file);
    }
  }

  /** Reads what a process wrote. */
  public static Figures read(Path file) {
    try {
      return new JsonMapper().readValue(file.toFile(), Figures.class);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be read; the measured process has failed", file);
    }
  }
}
