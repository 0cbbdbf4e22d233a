package org.cluelake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

  @Test
  void aStageIsTheMedianOfItsRunsAndStagesAreAddedWithinARun() {
    BenchReport report =
        report(
            List.of(night(100, 900), night(300, 300), night(500, 100)),
            List.of(rival(200), rival(100), rival(1000)),
            List.of(),
            List.of());
    assertThat(line(report, "land and clean").nightWallMs()).isEqualTo(600);
    assertThat(line(report, "land and clean").rivalWallMs()).isEqualTo(200);
    assertThat(line(report, "land and clean").ratio()).isEqualTo(3.0);
    assertThat(line(report, "audit, publish, export").ratio()).isNull();
    assertThat(line(report, "the whole process").nightWallMs()).isEqualTo(607);
    assertThat(BenchTable.of(report, false))
        .contains("land and clean", "3.00", "2 tables the same");
    assertThat(BenchReport.json(report)).contains("\"nightWallMs\" : 600", "\"ratio\" : 3.0");
  }

  @Test
  void theFloorStandsBesideTheStagesItMakes() {
    Figures floor = figures(List.of(new Figures.Stage("detectors", 5, 7)), Map.of("a.b", "1"));
    BenchReport report = report(List.of(night(1, 1)), List.of(rival(1)), List.of(floor), List.of());
    assertThat(line(report, "detectors").floorWallMs()).isEqualTo(5);
    assertThat(line(report, "detectors").floorCpuMs()).isEqualTo(7);
    assertThat(line(report, "land and clean").floorWallMs()).isNull();
    assertThat(line(report, "all compared stages").floorWallMs()).isNull();
    assertThat(report.differingTables()).isEmpty();
    Figures wrong = figures(floor.stages(), Map.of("a.b", "2"));
    assertThat(
            report(List.of(night(1, 1)), List.of(rival(1)), List.of(floor, wrong), List.of())
                .differingTables())
        .containsExactly("a.b");
  }

  @Test
  void theRivalsLookupAndItsWindowsCountOnlyWhereTheyAreSaidTo() {
    Figures windows =
        figures(
            List.of(new Figures.Stage("windows", 900, 1), new Figures.Stage("clean", 100, 1)),
            Map.of("a.b", "1"));
    BenchReport report =
        report(List.of(night(100, 100)), List.of(rival(200)), List.of(), List.of(windows));
    assertThat(report.tokens().ratioWithout()).isEqualTo(1.0);
    assertThat(report.tokens().ratioWith()).isEqualTo(0.5);
    assertThat(report.recompute().ratio()).isEqualTo(0.2);
    assertThat(report.recompute().differingTables()).containsExactly("a.c");
    assertThat(report.allDiffering()).containsExactly("a.c");
    assertThat(BenchTable.of(report, true)).contains("rival 0.90 + 0.10 s", "DIFFERENT: [a.c]");
  }

  @Test
  void everyStepOfTheNightAndTheRivalHasALine() {
    BenchReport report = report(List.of(night(1, 1)), List.of(rival(1)), List.of(), List.of());
    assertThat(report.steps())
        .containsExactly(
            new BenchReport.StepLine("both", 6L, 3L, null),
            new BenchReport.StepLine("of-night", 4L, null, null));
    assertThat(report.steps().get(0).ratio()).isEqualTo(2.0);
    assertThat(report.steps().get(1).ratio()).isNull();
  }

  @Test
  void aTableThatOneSideMakesOtherwiseOrNotAtAllIsToldUnlessItIsNotAsked() {
    Figures night = figures(List.of(), Map.of("a.b", "1", "a.c", "2", "a.d", "3"));
    Figures rival = figures(List.of(), Map.of("a.b", "1", "a.c", "9", "a.e", "4"));
    assertThat(report(List.of(night), List.of(rival), List.of(), List.of()).differingTables())
        .containsExactly("a.c", "a.d", "a.e");
    BenchReport asked =
        BenchReport.of(runs(List.of(night), List.of(rival), List.of(), List.of(), Set.of("a.d")));
    assertThat(asked.differingTables()).containsExactly("a.c", "a.e");
    assertThat(asked.equalTables()).isEqualTo(1);
    assertThat(BenchTable.of(asked, false)).contains("DIFFERENT: [a.c, a.e]");
  }

  @Property(tries = 20)
  void aSlowerNightNeverHasASmallerRatio(
      @ForAll @LongRange(min = 1, max = 10_000) long ms,
      @ForAll @LongRange(min = 0, max = 500) long more) {
    assertThat(ratio(ms + more)).isGreaterThanOrEqualTo(ratio(ms));
  }

  @Test
  void figuresReadAsTheyWereWritten(@TempDir Path folder) {
    Figures figures = night(1, 2);
    figures.write(folder.resolve("f.json"));
    assertThat(Figures.read(folder.resolve("f.json"))).isEqualTo(figures);
  }

  @Test
  void theClockGivesEveryStageOnceInOrder() {
    StageClock clock = new StageClock();
    clock.stage("land");
    clock.stage("clean");
    assertThat(clock.stages())
        .extracting(Figures.Stage::name)
        .containsExactly("start", "land", "clean");
    assertThat(clock.stages()).allMatch(s -> s.wallMs() >= 0 && s.cpuMs() >= 0);
  }

  private static double ratio(long ms) {
    return line(
            report(List.of(night(ms, 0)), List.of(rival(200)), List.of(), List.of()),
            "land and clean")
        .ratio();
  }

  private static BenchReport report(
      List<Figures> night, List<Figures> rival, List<Figures> floor, List<Figures> recompute) {
    return BenchReport.of(runs(night, rival, floor, recompute, Set.of()));
  }

  private static BenchRuns runs(
      List<Figures> night,
      List<Figures> rival,
      List<Figures> floor,
      List<Figures> recompute,
      Set<String> notCompared) {
    return new BenchRuns(
        "t",
        night,
        rival,
        floor,
        recompute,
        notCompared,
        new LakeGrowth(Map.of("a/b", 1, "a/c", 2), 3, 4),
        List.of(new BenchReport.Limit("delivered files", 5, 6)),
        200);
  }

  private static BenchReport.Line line(BenchReport report, String name) {
    return report.lines().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  private static Figures night(long land, long clean) {
    return figures(
        List.of(
            new Figures.Stage("start", 5, 5),
            new Figures.Stage("land", land, 1),
            new Figures.Stage("clean", clean, 1),
            new Figures.Stage("export", 2, 1)),
        Map.of("a.b", "1", "a.c", "2"),
        Map.of("both", 6L, "of-night", 4L));
  }

  private static Figures rival(long clean) {
    return figures(
        List.of(new Figures.Stage("clean", clean, 1)),
        Map.of("a.b", "1", "a.c", "2"),
        Map.of("both", 3L));
  }

  private static Figures figures(List<Figures.Stage> stages, Map<String, String> hashes) {
    return figures(stages, hashes, Map.of());
  }

  private static Figures figures(
      List<Figures.Stage> stages, Map<String, String> hashes, Map<String, Long> stepMs) {
    return new Figures(stages, 100, hashes, List.of(), stepMs, Traffic.NONE);
  }
}
