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
 * What one process measured of itself while it made a night, or a part of one.
 *
 * @param stages wall and processor time by stage, in order
 * @param peakResidentMb most memory the process held at once, in MiB, as the system counts it
 * @param hashes content hash of every table with rows, by table id
 * @param leftOut steps it did not make
 * @param stepMs wall time of each step in milliseconds, some of which ran side by side
 * @param traffic what went through it
 */
public record Figures(
    List<Stage> stages,
    long peakResidentMb,
    Map<String, String> hashes,
    List<String> leftOut,
    Map<String, Long> stepMs,
    Traffic traffic) {

  /** The step that stands for every detector: the night commits them together. */
  public static final String DETECTORS = "detectors";

  /**
   * One stage.
   *
   * @param name its name
   * @param wallMs wall time
   * @param cpuMs processor time of the whole process
   */
  public record Stage(String name, long wallMs, long cpuMs) {}

  /** Figures of time alone. */
  public static Figures ofStages(List<Stage> stages) {
    return new Figures(
        stages, StageClock.peakResidentMb(), Map.of(), List.of(), Map.of(), Traffic.NONE);
  }

  /** Wall time of all stages: of the process, from its start on. */
  public long wallMs() {
    return stages.stream().mapToLong(Stage::wallMs).sum();
  }

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
