package org.cluelake.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.Tables;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * What the rival made of a night, and how long it took.
 *
 * @param stages wall and processor time by stage, in order
 * @param stepNanos wall time of each feed's cleaning ({@code clean-<feed>}) and each step, some of
 *     which ran side by side
 * @param tables the files of each table with rows, by table id
 * @param quarantined how many delivered rows broke each rule, by feed and reason
 * @param leftOut steps that have no form in DuckDB, and those that read what they would make
 */
public record RivalResult(
    List<Stage> stages,
    Map<String, Long> stepNanos,
    Map<String, List<SliceFile>> tables,
    Map<String, Map<String, Long>> quarantined,
    List<String> leftOut) {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Wall time in milliseconds of each step, all detectors as one. */
  public Map<String, Long> stepMs(List<Step> steps) {
    Set<String> detectors =
        steps.stream()
            .filter(s -> s.writes().equals(Tables.SIGNAL))
            .map(Step::id)
            .collect(Collectors.toSet());
    Map<String, Long> ms = new TreeMap<>();
    stepNanos.forEach(
        (step, nanos) ->
            ms.merge(
                detectors.contains(step) ? Figures.DETECTORS : step,
                nanos / NANOS_PER_MILLI,
                Long::sum));
    return ms;
  }

  /**
   * One stage.
   *
   * @param name land, clean, features, detectors, clues and lists, or regions
   * @param wallNanos wall time
   * @param cpuNanos processor time of the whole process
   */
  public record Stage(String name, long wallNanos, long cpuNanos) {}
}
