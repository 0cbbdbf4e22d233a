package org.cluelake.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.FixedFusion;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.ShippedConf;
import org.junit.jupiter.api.Test;

class GradingTest {

  static final ClueConf CONF = ShippedConf.read("clues.yaml", ClueConf.class);
  private static final Instant CUT_OFF = Instant.parse("2026-03-10T16:00:00Z");

  private final Grading grading = new Grading(CONF, FixedFusion.persons());

  /** What the grade rests on. */
  record Evidence(
      List<Finding> findings, boolean isLinked, int hoursAgo, int yuan, boolean isMoving) {}

  @Property(tries = 500)
  void moreEvidenceNeverLowersAGrade(
      @ForAll("evidence") Evidence e, @ForAll("evidence") Evidence more) {
    List<Finding> findings = new ArrayList<>(e.findings());
    findings.addAll(more.findings());
    Evidence both =
        new Evidence(
            findings,
            e.isLinked() || more.isLinked(),
            Math.min(e.hoursAgo(), more.hoursAgo()),
            Math.max(e.yuan(), more.yuan()),
            e.isMoving() || more.isMoving());
    assertThat(grade(both)).isGreaterThanOrEqualTo(grade(e));
    assertThat(grading.likelihood(findings, both.isLinked()))
        .isGreaterThanOrEqualTo(grading.likelihood(e.findings(), e.isLinked()));
  }

  @Property(tries = 200)
  void theOrderOfFindingsAndWeakerOnesOfADetectorChangeNothing(
      @ForAll("evidence") Evidence e, @ForAll @IntRange(min = 0, max = 10000) int weaker) {
    List<Finding> reversed = new ArrayList<>(e.findings());
    java.util.Collections.reverse(reversed);
    for (Finding f : e.findings()) {
      reversed.add(finding(f.detector(), Math.min(weaker, f.score().movePointRight(4).intValue())));
    }
    assertThat(grading.likelihood(reversed, e.isLinked()))
        .isEqualTo(grading.likelihood(e.findings(), e.isLinked()));
  }

  @Test
  void findingsFuseAsLogOdds() {
    // -4 + (1 + 6 * 0.5) + (1 + 6 * 0.25) = 2.5, and 1 / (1 + exp(-2.5)) = 0.92414...
    assertThat(
            grading.likelihood(
                List.of(finding("contact-with-fraud-number", 5000), finding("paid-a-mule", 2500)),
                false))
        .isEqualByComparingTo("0.9241");
    assertThat(grading.likelihood(List.of(), true)).isEqualByComparingTo("0");
  }

  @Test
  void whoCouldNotTellRaisesNothing() {
    Finding undecided = new Finding("call-then-pay", false, "s", BigDecimal.ONE, "reason", false);
    assertThat(grading.likelihood(List.of(undecided), true)).isEqualByComparingTo("0");
  }

  @Test
  void everyGradeIsReachable() {
    Set<Grade> reached = EnumSet.noneOf(Grade.class);
    for (int score : new int[] {1000, 6000, 10000}) {
      for (int hours : new int[] {1, 48, 200}) {
        for (int yuan : new int[] {0, 3000, 50000}) {
          for (boolean moving : new boolean[] {false, true}) {
            reached.add(
                grade(
                    new Evidence(
                        List.of(finding("call-then-pay", score)), false, hours, yuan, moving)));
          }
        }
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(Grade.values());
  }

  @Test
  void bandsBeginAtTheirLimit() {
    assertThat(List.of("0.4999", "0.5", "0.8999", "0.9"))
        .extracting(x -> grading.likelihoodBand(new BigDecimal(x)))
        .containsExactly("low", "medium", "medium", "high");
    assertThat(List.of("2999.99", "3000.00", "49999.99", "50000"))
        .extracting(x -> grading.lossBand(new BigDecimal(x)))
        .containsExactly("small", "middling", "middling", "large");
    assertThat(List.of(0, 24 * 60, 24 * 60 + 1, 72 * 60, 72 * 60 + 1))
        .extracting(m -> grading.urgencyBand(CUT_OFF.minusSeconds(m * 60L), CUT_OFF))
        .containsExactly("now", "now", "days", "days", "past");
  }

  @Test
  void aTableThatGradesMoreEvidenceLowerIsRefused() throws IOException {
    String shipped = Files.readString(Repository.conf().resolve("clues.yaml"));
    String high = "now:  {large: high, middling: high, small: high}";
    assertThat(shipped).contains(high);
    assertThatThrownBy(
            () ->
                ShippedConf.parse(
                    shipped.replace(high, "now:  {large: low, middling: high, small: high}"),
                    ClueConf.class))
        .hasRootCauseInstanceOf(PipelineException.class)
        .hasMessageContaining("grades: high/now/large is low, lower than a weaker triple");
    assertThatThrownBy(
            () ->
                ShippedConf.parse(
                    shipped.replace(high, "now:  {large: high, small: high}"), ClueConf.class))
        .hasMessageContaining("grades: high/now/middling is missing");
  }

  @Provide
  Arbitrary<Evidence> evidence() {
    Arbitrary<Finding> finding =
        Combinators.combine(
                Arbitraries.of(CONF.detectors()), Arbitraries.integers().between(0, 10000))
            .as(GradingTest::finding);
    return Combinators.combine(
            finding.list().ofMaxSize(4),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers().between(0, 100_000),
            Arbitraries.of(true, false))
        .as(Evidence::new);
  }

  private Grade grade(Evidence e) {
    return grading.grade(
        grading.likelihoodBand(grading.likelihood(e.findings(), e.isLinked())),
        grading.urgencyBand(CUT_OFF.minusSeconds(3600L * e.hoursAgo()), CUT_OFF),
        grading.lossBand(new BigDecimal(e.yuan())),
        e.isMoving());
  }

  private static Finding finding(String detector, int score) {
    return new Finding(detector, true, "s-" + score, BigDecimal.valueOf(score, 4), "reason", false);
  }
}
