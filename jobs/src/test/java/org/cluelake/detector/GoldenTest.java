package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.job.Configured;
import org.cluelake.run.Read;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every detector on its rule pack: {@code conf/packs/<id>/<view>.csv} in, {@code
 * golden/<id>/expected.txt} out. {@code -Dgolden.update=true} writes what comes out; a reviewer
 * then reads the sentences.
 */
class GoldenTest {

  private static final String DATE = "2026-03-10";
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TestFactory
  Stream<DynamicTest> everyDetectorGivesItsGoldenSignals() {
    return Configured.allDetectors(Repository.conf()).stream()
        .map(d -> DynamicTest.dynamicTest(d.id(), () -> golden(d)));
  }

  @Test
  void everyDetectorHasItsFolderAndEveryFolderItsDetector() throws IOException {
    Set<String> ids =
        Configured.allDetectors(Repository.conf()).stream()
            .map(Detector::id)
            .collect(Collectors.toSet());
    try (Stream<Path> folders = Files.list(Repository.golden(""))) {
      assertThat(folders.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void goldenFilesAreNotRewrittenInContinuousIntegration() {
    assertThat(UPDATE && System.getenv("CI") != null).isFalse();
  }

  @Test
  void everyDetectorGivesNothingFromNothing() {
    for (Detector detector : Configured.allDetectors(Repository.conf())) {
      try (StepBench bench = StepBench.of(detector, DATE)) {
        assertThat(bench.rows()).as(detector.id()).isEmpty();
      }
    }
  }

  private static void golden(Detector detector) throws IOException {
    Path folder = Repository.golden(detector.id());
    try (StepBench bench = StepBench.of(detector, DATE)) {
      for (Read read : detector.reads()) {
        Path csv = Repository.pack(detector.id()).resolve(read.view() + ".csv");
        if (Files.exists(csv)) {
          StepBench unused = bench.givenCsv(read.view(), csv);
        }
      }
      List<String> lines =
          bench.lines(
              "subject",
              "person",
              "verdict",
              "score",
              "scam_class",
              "campaign",
              "happened_at",
              "money_at_risk",
              "is_money_moving",
              "reason",
              "evidence",
              "evidence_keys",
              "network");
      Path expected = folder.resolve("expected.txt");
      if (UPDATE) {
        Path unused = Files.write(expected, lines);
      }
      assertThat(lines).as("an officer reads these sentences").isNotEmpty();
      assertThat(lines).isEqualTo(Files.readAllLines(expected));
    }
  }
}
