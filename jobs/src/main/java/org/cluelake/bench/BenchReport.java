package org.cluelake.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The night beside its rivals: medians of the runs, stage by stage and step by step, and whether
 * all made the same rows.
 *
 * @param title what was measured, where
 * @param lines stages that both have, then sums
 * @param steps wall time of each step
 * @param nightPeakMb median of the most memory the night's process held, in MiB
 * @param rivalPeakMb the same of the rival
 * @param commits commits of the night to all tables
 * @param traffic what went through the night's process; medians of the runs
 * @param limits the time to only read the bytes
 * @param tokens what the rival's lookup of tokens cost
 * @param recompute the night beside a rival that has no partials; null where it was not asked
 * @param equalTables tables whose rows are the same on all sides
 * @param differingTables tables whose rows differ
 * @param leftOut steps the rival has no form of: the night's time includes them
 */
public record BenchReport(
    String title,
    List<Line> lines,
    List<StepLine> steps,
    long nightPeakMb,
    long rivalPeakMb,
    int commits,
    Traffic traffic,
    List<Limit> limits,
    Tokens tokens,
    Recompute recompute,
    int equalTables,
    Set<String> differingTables,
    List<String> leftOut) {

  /**
   * A stage, or several together.
   *
   * @param name its name
   * @param nightWallMs wall time of the night
   * @param nightCpuMs processor time of the night
   * @param rivalWallMs wall time of the rival; null where the rival does nothing of the kind
   * @param rivalCpuMs processor time of the rival; null likewise
   * @param floorWallMs wall time of the floor; null where it has none or was not asked
   * @param floorCpuMs processor time of the floor; null likewise
   */
  public record Line(
      String name,
      long nightWallMs,
      long nightCpuMs,
      Long rivalWallMs,
      Long rivalCpuMs,
      Long floorWallMs,
      Long floorCpuMs) {

    /** Wall time of the night over the rival's; null where there is nothing to compare with. */
    @JsonProperty
    public Double ratio() {
      return Medians.ratio(nightWallMs, rivalWallMs);
    }

    /** Wall time of the night over the floor's; null likewise. */
    @JsonProperty
    public Double ratioToFloor() {
      return Medians.ratio(nightWallMs, floorWallMs);
    }
  }

  /** A step's wall time on each side, in milliseconds; null on a side that does not make it. */
  public record StepLine(String step, Long nightMs, Long rivalMs, Long floorMs) {

    /** The night's over the rival's; null where there is nothing to compare with. */
    @JsonProperty
    public Double ratio() {
      return nightMs == null ? null : Medians.ratio(nightMs, rivalMs);
    }
  }

  /** The time to only read some bytes, from the system's cache where it has them. */
  public record Limit(String name, long bytes, long wallMs) {}

  /**
   * What the rival's lookup of tokens cost.
   *
   * @param lookupMs time to make it, outside of the rival's own
   * @param ratioWithout the night over the rival as it is
   * @param ratioWith the night over the rival with its lookup
   */
  public record Tokens(long lookupMs, Double ratioWithout, Double ratioWith) {}

  /**
   * The night beside a rival without partials.
   *
   * @param nightMs compared stages of the night
   * @param windowsMs the rival's making of the windows from the clean rows of all their days
   * @param restMs the rest of the rival's night
   * @param differingTables tables whose rows are not the night's
   */
  public record Recompute(long nightMs, long windowsMs, long restMs, Set<String> differingTables) {

    /** The night over the rival. */
    @JsonProperty
    public Double ratio() {
      return Medians.ratio(nightMs, windowsMs + restMs);
    }
  }

  /** Stages of the night and of its rivals by the line they are compared in. */
  private static final Map<String, List<Set<String>>> COMPARED = new LinkedHashMap<>();

  /** What both sides do. */
  private static final Set<String> WORK =
      Set.of("land", "clean", "features", "regions", "detectors", "clues and lists");

  private static final String ALL_COMPARED = "all compared stages";

  static {
    compare("land and clean", Set.of("land", "clean"), Set.of("land", "clean"));
    compare("features and regions", Set.of("features"), Set.of("features", "regions"));
    compare("detectors", Set.of("detectors"), Set.of("detectors"));
    compare("clues and lists", Set.of("clues and lists"), Set.of("clues and lists"));
    compare("audit, publish, export", Set.of("audit and publish", "export"), Set.of());
    compare("start of the process", Set.of("start"), Set.of("start"));
  }

  private static void compare(String line, Set<String> ofNight, Set<String> ofRivals) {
    List<Set<String>> unused = COMPARED.put(line, List.of(ofNight, ofRivals));
  }

  /** Compares. */
  public static BenchReport of(BenchRuns runs) {
    List<Line> lines = new ArrayList<>();
    COMPARED.forEach((name, stages) -> lines.add(line(name, runs, stages.get(0), stages.get(1))));
    Line work = withoutFloor(line(ALL_COMPARED, runs, WORK, WORK));
    lines.add(work);
    Set<String> all =
        Stream.of(runs.night(), runs.rival())
            .flatMap(side -> side.get(0).stages().stream())
            .map(Figures.Stage::name)
            .collect(Collectors.toCollection(TreeSet::new));
    lines.add(withoutFloor(line("the whole process", runs, all, all)));
    Map<String, String> made = runs.night().get(0).hashes();
    Set<String> differing = new TreeSet<>(differing(made, runs.rival(), runs.notCompared(), true));
    differing.addAll(differing(made, runs.floor(), Set.of(), false));
    Set<String> compared = new TreeSet<>(made.keySet());
    compared.removeAll(runs.notCompared());
    compared.removeAll(differing);
    return new BenchReport(
        runs.title(),
        List.copyOf(lines),
        steps(runs),
        Medians.of(runs.night(), Figures::peakResidentMb),
        Medians.of(runs.rival(), Figures::peakResidentMb),
        runs.growth().allCommits(),
        traffic(runs),
        runs.limits(),
        new Tokens(
            runs.lookupMs(),
            work.ratio(),
            Medians.ratio(work.nightWallMs(), work.rivalWallMs() + runs.lookupMs())),
        runs.recompute().isEmpty() ? null : recompute(runs, work.nightWallMs()),
        compared.size(),
        differing,
        runs.rival().get(0).leftOut());
  }

  /** What was written, as the lake's folders say; the rest as the process says. */
  private static Traffic traffic(BenchRuns runs) {
    return new Traffic(
        Medians.of(runs.night(), f -> f.traffic().rows()),
        runs.growth().files(),
        runs.growth().bytes(),
        Medians.of(runs.night(), f -> f.traffic().readBytes()),
        Medians.of(runs.night(), f -> f.traffic().writtenBytes()),
        Medians.of(runs.night(), f -> f.traffic().tasks()),
        Medians.of(runs.night(), f -> f.traffic().shuffledBytes()),
        Medians.of(runs.night(), f -> f.traffic().spilledBytes()));
  }

  private static Recompute recompute(BenchRuns runs, long nightMs) {
    return new Recompute(
        nightMs,
        Medians.of(runs.recompute(), f -> Medians.sum(f, Set.of("windows"), Figures.Stage::wallMs)),
        Medians.of(runs.recompute(), f -> Medians.sum(f, WORK, Figures.Stage::wallMs)),
        differing(runs.night().get(0).hashes(), runs.recompute(), runs.notCompared(), true));
  }

  /**
   * Tables of which a run of a side has other rows than the night.
   *
   * @param whole whether the side is asked for every table
   */
  private static Set<String> differing(
      Map<String, String> night, List<Figures> side, Set<String> notCompared, boolean whole) {
    Set<String> differing = new TreeSet<>();
    for (Figures run : side) {
      Set<String> tables = new TreeSet<>(run.hashes().keySet());
      if (whole) {
        Set<String> asked = new TreeSet<>(night.keySet());
        asked.removeAll(notCompared);
        tables.addAll(asked);
      }
      tables.removeIf(t -> Objects.equals(run.hashes().get(t), night.get(t)));
      differing.addAll(tables);
    }
    return differing;
  }

  private static List<StepLine> steps(BenchRuns runs) {
    Map<String, Long> night = Medians.ofSteps(runs.night());
    Map<String, Long> rival = Medians.ofSteps(runs.rival());
    Map<String, Long> floor = Medians.ofSteps(runs.floor());
    Set<String> names = new TreeSet<>(night.keySet());
    names.addAll(rival.keySet());
    return names.stream()
        .map(s -> new StepLine(s, night.get(s), rival.get(s), floor.get(s)))
        .toList();
  }

  private static Line line(String name, BenchRuns runs, Set<String> ofNight, Set<String> ofRivals) {
    boolean hasFloor =
        runs.floor().stream()
            .flatMap(f -> f.stages().stream())
            .anyMatch(s -> ofRivals.contains(s.name()));
    return new Line(
        name,
        Medians.of(runs.night(), f -> Medians.sum(f, ofNight, Figures.Stage::wallMs)),
        Medians.of(runs.night(), f -> Medians.sum(f, ofNight, Figures.Stage::cpuMs)),
        ofRivals.isEmpty()
            ? null
            : Medians.of(runs.rival(), f -> Medians.sum(f, ofRivals, Figures.Stage::wallMs)),
        ofRivals.isEmpty()
            ? null
            : Medians.of(runs.rival(), f -> Medians.sum(f, ofRivals, Figures.Stage::cpuMs)),
        hasFloor
            ? Medians.of(runs.floor(), f -> Medians.sum(f, ofRivals, Figures.Stage::wallMs))
            : null,
        hasFloor
            ? Medians.of(runs.floor(), f -> Medians.sum(f, ofRivals, Figures.Stage::cpuMs))
            : null);
  }

  /** The floor does a part of the night only. */
  private static Line withoutFloor(Line line) {
    return new Line(
        line.name(),
        line.nightWallMs(),
        line.nightCpuMs(),
        line.rivalWallMs(),
        line.rivalCpuMs(),
        null,
        null);
  }

  /** Every table that some side has other rows of. */
  public Set<String> allDiffering() {
    Set<String> all = new TreeSet<>(differingTables);
    if (recompute != null) {
      all.addAll(recompute.differingTables());
    }
    return all;
  }

  /** A report of any kind as JSON. */
  public static String json(Object report) {
    try {
      return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "the report cannot be written");
    }
  }
}
