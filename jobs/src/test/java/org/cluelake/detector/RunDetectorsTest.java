package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.fusion.Fired;
import org.cluelake.fusion.Fusion;
import org.cluelake.fusion.FusionConf;
import org.cluelake.job.Configured;
import org.cluelake.run.Read;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an independent fact is worth to the detectors of payment runs, on their golden tables. */
class RunDetectorsTest {

  private static final String NIGHT = "2026-03-10";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rebate-task", "fake-investment"})
  void aPatternWithoutAnIndependentFactStaysLow(String id) {
    Fusion persons = ShippedConf.read("fusion.yaml", FusionConf.class).of("person");
    Map<String, BigDecimal> alone = scores(id, "0", false);
    assertThat(alone).as("patterns alone").isNotEmpty();
    assertThat(alone.values())
        .allSatisfy(
            score ->
                assertThat(persons.likelihood(Fired.of(Map.of(id, score), false)))
                    .isLessThan(persons.bands().medium()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rebate-task", "fake-investment", "fake-loan"})
  void aListingOfTheOtherPartyNeverLowersAScore(String id) {
    Map<String, BigDecimal> before = scores(id, null, true);
    Map<String, BigDecimal> after = scores(id, "1", true);
    assertThat(before).isNotEmpty();
    before.forEach(
        (subject, score) -> assertThat(after.get(subject)).isGreaterThanOrEqualTo(score));
    assertThat(after.values()).anyMatch(s -> !before.containsValue(s));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rebate-task", "fake-investment"})
  void talksAndVisitsNeverLowerAScore(String id) {
    Map<String, BigDecimal> without = scores(id, null, false);
    Map<String, BigDecimal> with = scores(id, null, true);
    without.forEach(
        (subject, score) -> assertThat(with.get(subject)).isGreaterThanOrEqualTo(score));
    assertThat(with).hasSizeGreaterThan(without.size());
  }

  /** Scores by subject, with every party's listing set, and with talks and visits or without. */
  private Map<String, BigDecimal> scores(String id, String listed, boolean facts) {
    Detector detector =
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals(id))
            .findFirst()
            .orElseThrow();
    try (StepBench bench = StepBench.of(detector, NIGHT)) {
      for (Read read : detector.reads()) {
        Path csv = Repository.pack(id).resolve(read.view() + ".csv");
        boolean isFact = read.view().endsWith("_then_pay");
        if (Files.exists(csv) && (facts || !isFact)) {
          StepBench unused =
              bench.givenCsv(
                  read.view(), read.view().equals("payment_run") ? listing(csv, listed) : csv);
        }
      }
      Map<String, BigDecimal> scores = new HashMap<>();
      bench
          .lines("subject", "score")
          .forEach(l -> scores.put(l.split("\\|")[0], new BigDecimal(l.split("\\|")[1])));
      return scores;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path listing(Path csv, String listed) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    int column = List.of(lines.get(0).split(",")).indexOf("is_other_listed");
    List<String> changed =
        lines.stream()
            .map(
                line ->
                    listed == null || line.equals(lines.get(0)) ? line : with(line, column, listed))
            .toList();
    return Files.write(folder.resolve("payment_run.csv"), changed);
  }

  private static String with(String line, int column, String value) {
    String[] cells = line.split(",", -1);
    cells[column] = value;
    return String.join(",", cells);
  }
}
