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
        BenchReport.of(
            "t",
            List.of(night(100, 900), night(300, 300), night(500, 100)),
            List.of(rival(200), rival(100), rival(1000)),
            Set.of());
    assertThat(line(report, "land and clean").nightWallMs()).isEqualTo(600);
    assertThat(line(report, "land and clean").rivalWallMs()).isEqualTo(200);
    assertThat(line(report, "land and clean").ratio()).isEqualTo(3.0);
    assertThat(line(report, "audit, publish, export").ratio()).isNull();
    assertThat(line(report, "the whole process").nightWallMs()).isEqualTo(607);
    assertThat(report.table()).contains("land and clean", "3.00", "2 tables the same");
    assertThat(report.json()).contains("\"nightWallMs\" : 600");
  }

  @Test
  void aTableThatOneSideMakesOtherwiseOrNotAtAllIsToldUnlessItIsNotAsked() {
    Figures night = figures(List.of(), Map.of("a.b", "1", "a.c", "2", "a.d", "3"));
    Figures rival = figures(List.of(), Map.of("a.b", "1", "a.c", "9", "a.e", "4"));
    assertThat(BenchReport.of("t", List.of(night), List.of(rival), Set.of()).differingTables())
        .containsExactly("a.c", "a.d", "a.e");
    BenchReport asked = BenchReport.of("t", List.of(night), List.of(rival), Set.of("a.d"));
    assertThat(asked.differingTables()).containsExactly("a.c", "a.e");
    assertThat(asked.equalTables()).isEqualTo(1);
    assertThat(asked.table()).contains("DIFFERENT: [a.c, a.e]");
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
            BenchReport.of("t", List.of(night(ms, 0)), List.of(rival(200)), Set.of()),
            "land and clean")
        .ratio();
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
        Map.of("a.b", "1", "a.c", "2"));
  }

  private static Figures rival(long clean) {
    return figures(List.of(new Figures.Stage("clean", clean, 1)), Map.of("a.b", "1", "a.c", "2"));
  }

  private static Figures figures(List<Figures.Stage> stages, Map<String, String> hashes) {
    return new Figures(stages, 100, hashes, 3, 4, List.of());
  }
}
