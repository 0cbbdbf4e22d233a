package org.cluelake.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The night beside its rival: medians of the runs, stage by stage, and whether both made the same
 * rows.
 *
 * @param title what was measured, where
 * @param lines stages that both have, then sums
 * @param nightPeakMb median of the most memory the night's process held, in MiB
 * @param rivalPeakMb the same of the rival
 * @param nightFiles files the night wrote
 * @param nightBytes bytes the night wrote
 * @param equalTables tables whose rows are the same on both sides
 * @param differingTables tables whose rows differ
 * @param leftOut steps the rival has no form of: the night's time includes them
 */
public record BenchReport(
    String title,
    List<Line> lines,
    long nightPeakMb,
    long rivalPeakMb,
    long nightFiles,
    long nightBytes,
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
   */
  public record Line(
      String name, long nightWallMs, long nightCpuMs, Long rivalWallMs, Long rivalCpuMs) {

    /** Wall time of the night over the rival's; null where there is nothing to compare with. */
    public Double ratio() {
      return rivalWallMs == null || rivalWallMs == 0 ? null : (double) nightWallMs / rivalWallMs;
    }
  }

  /** Stages of both sides by the line they are compared in. */
  private static final Map<String, List<Set<String>>> COMPARED = new LinkedHashMap<>();

  static {
    List<Set<String>> unused =
        COMPARED.put("land and clean", both(Set.of("land", "clean"), Set.of("land", "clean")));
    unused =
        COMPARED.put(
            "features and regions", both(Set.of("features"), Set.of("features", "regions")));
    unused = COMPARED.put("detectors", both(Set.of("detectors"), Set.of("detectors")));
    unused =
        COMPARED.put("clues and lists", both(Set.of("clues and lists"), Set.of("clues and lists")));
    unused =
        COMPARED.put(
            "audit, publish, export", both(Set.of("audit and publish", "export"), Set.of()));
    unused = COMPARED.put("start of the process", both(Set.of("start"), Set.of("start")));
  }

  private static List<Set<String>> both(Set<String> night, Set<String> rival) {
    return List.of(night, rival);
  }

  /**
   * Compares.
   *
   * @param night what each run of the night measured
   * @param rival what each run of the rival measured
   * @param notCompared ids of tables the rival is not asked to make
   */
  public static BenchReport of(
      String title, List<Figures> night, List<Figures> rival, Set<String> notCompared) {
    List<Line> lines = new ArrayList<>();
    COMPARED.forEach(
        (name, stages) -> lines.add(line(name, night, stages.get(0), rival, stages.get(1))));
    Set<String> work =
        Set.of("land", "clean", "features", "regions", "detectors", "clues and lists");
    lines.add(line("all compared stages", night, work, rival, work));
    Set<String> all = new TreeSet<>();
    night.get(0).stages().forEach(s -> all.add(s.name()));
    rival.get(0).stages().forEach(s -> all.add(s.name()));
    lines.add(line("the whole process", night, all, rival, all));
    Figures first = night.get(0);
    Map<String, String> made = rival.get(0).hashes();
    Set<String> tables = new TreeSet<>(first.hashes().keySet());
    tables.removeAll(notCompared);
    tables.addAll(made.keySet());
    Set<String> differing =
        tables.stream()
            .filter(t -> !Objects.equals(made.get(t), first.hashes().get(t)))
            .collect(Collectors.toCollection(TreeSet::new));
    return new BenchReport(
        title,
        List.copyOf(lines),
        median(night, Figures::peakResidentMb),
        median(rival, Figures::peakResidentMb),
        first.files(),
        first.bytes(),
        tables.size() - differing.size(),
        differing,
        rival.get(0).leftOut());
  }

  private static Line line(
      String name,
      List<Figures> night,
      Set<String> ofNight,
      List<Figures> rival,
      Set<String> ofRival) {
    return new Line(
        name,
        median(night, f -> sum(f, ofNight, Figures.Stage::wallMs)),
        median(night, f -> sum(f, ofNight, Figures.Stage::cpuMs)),
        ofRival.isEmpty() ? null : median(rival, f -> sum(f, ofRival, Figures.Stage::wallMs)),
        ofRival.isEmpty() ? null : median(rival, f -> sum(f, ofRival, Figures.Stage::cpuMs)));
  }

  private static long sum(Figures figures, Set<String> stages, ToLongFunction<Figures.Stage> of) {
    return figures.stages().stream().filter(s -> stages.contains(s.name())).mapToLong(of).sum();
  }

  /** The middle one, of an even number the lower. */
  private static long median(List<Figures> runs, ToLongFunction<Figures> of) {
    List<Long> sorted = runs.stream().map(of::applyAsLong).sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  /** The report as fixed-width lines. */
  public String table() {
    StringBuilder out = new StringBuilder(title).append('\n');
    String head =
        String.format(
            Locale.ROOT,
            "%-24s %10s %10s %10s %10s %6s",
            "stage",
            "night s",
            "cpu s",
            "rival s",
            "cpu s",
            "ratio");
    out.append(head).append('\n').append("-".repeat(head.length())).append('\n');
    lines.forEach(
        l ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%-24s %10.2f %10.2f %10s %10s %6s\n",
                    l.name(),
                    l.nightWallMs() / 1e3,
                    l.nightCpuMs() / 1e3,
                    seconds(l.rivalWallMs()),
                    seconds(l.rivalCpuMs()),
                    l.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f", l.ratio()))));
    out.append(
        String.format(
            Locale.ROOT,
            "\npeak resident memory: night %d MiB, rival %d MiB; the night wrote %d files, %.1f MB\n",
            nightPeakMb,
            rivalPeakMb,
            nightFiles,
            nightBytes / 1e6));
    out.append(
        String.format(
            Locale.ROOT,
            "rows: %d tables the same on both sides%s\n",
            equalTables,
            differingTables.isEmpty() ? "" : ", DIFFERENT: " + differingTables));
    if (!leftOut.isEmpty()) {
      out.append("steps only the night makes: ").append(String.join(", ", leftOut)).append('\n');
    }
    return out.toString();
  }

  private static String seconds(Long millis) {
    return millis == null ? "-" : String.format(Locale.ROOT, "%.2f", millis / 1e3);
  }

  /** The report as JSON. */
  public String json() {
    try {
      return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "the report cannot be written");
    }
  }
}
