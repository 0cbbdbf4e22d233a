package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.job.Configured;
import org.cluelake.run.Read;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that must weigh, and only in one direction, in what is said of travellers. */
class BorderDetectorsTest {

  private static final String CARDS = "bank_card_list_published";

  private static StepBench golden(String id) throws IOException {
    Detector detector =
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals(id))
            .findFirst()
            .orElseThrow();
    StepBench bench = StepBench.of(detector, "2026-03-10");
    for (Read read : detector.reads()) {
      Path csv = Repository.pack(id).resolve(read.view() + ".csv");
      if (Files.exists(csv)) {
        StepBench unused = bench.givenCsv(read.view(), csv);
      }
    }
    return bench;
  }

  private static StepBench listed(StepBench bench, long holder) {
    return bench.given(
        CARDS,
        "account, holder, tier, change, starts_on",
        "7777, " + holder + ", 'A', 'kept', DATE '2026-03-09'");
  }

  /**
   * A pattern alone stays below every limit of a grade above low; with a listed card it may not.
   */
  @ParameterizedTest
  @ValueSource(strings = {"smuggled-exit", "recruit-chain"})
  void aListedCardWeighsMoreThanThePattern(String id) throws IOException {
    try (StepBench bench = golden(id);
        StepBench more = listed(golden(id), 11)) {
      List<String> alone = bench.lines("subject", "score");
      List<String> both = more.lines("subject", "score");
      assertThat(alone).anyMatch(l -> l.startsWith("11|0.3"));
      assertThat(both).contains("11|0.6500").hasSize(alone.size());
    }
  }

  @Test
  void aRecordedExitOfThePersonEndsTheFindingAndOneOfAnotherDoesNot() throws IOException {
    String stay = ", TIMESTAMPTZ '2026-03-05 21:00:00+08:00', NULL";
    try (StepBench own =
            golden("smuggled-exit")
                .given("stay_abroad", "person, left_at, returned_at", "11" + stay);
        StepBench other =
            golden("smuggled-exit")
                .given("stay_abroad", "person, left_at, returned_at", "98" + stay)) {
      assertThat(own.lines("subject")).doesNotContain("11").contains("12");
      assertThat(other.lines("subject")).contains("11", "12");
    }
  }

  @Test
  void aMemberWhoComesBackBreaksTheChain() throws IOException {
    try (StepBench bench = golden("recruit-chain")) {
      List<String> before = bench.lines("subject");
      assertThat(before).contains("11", "12", "13");
    }
    try (StepBench bench =
        golden("recruit-chain")
            .given(
                "party_member",
                "person, left_at, returned_at, party, port, country, transport, purpose,"
                    + " documented_on",
                member(81, "NULL"),
                member(82, "NULL"),
                member(83, "TIMESTAMPTZ '2026-03-09 08:00:00+08:00'"))) {
      assertThat(bench.lines("subject")).doesNotContain("81", "82", "83").contains("11");
    }
  }

  private static String member(int person, String back) {
    return person
        + ", TIMESTAMPTZ '2026-02-25 08:00:00+08:00', "
        + back
        + ", 780, 'p1', 'ZZ', 'air', 'tourism', DATE '2026-01-20'";
  }
}
