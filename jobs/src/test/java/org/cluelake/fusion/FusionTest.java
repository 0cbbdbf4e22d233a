package org.cluelake.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.FixedFusion;
import org.junit.jupiter.api.Test;

class FusionTest {

  private static final List<String> DETECTORS = List.of("a1", "a2", "b", "c");

  /** a1 and a2 see the same events; from 0.80 on c holds a fact of its own. */
  private static final Fusion FUSION = fusion("0.25");

  private static Fusion fusion(String share) {
    return new Fusion(
        1,
        new Bands(new BigDecimal("0.90"), new BigDecimal("0.50")),
        new BigDecimal("0.40"),
        new SubjectModel(
            new BigDecimal("-3.00"),
            new BigDecimal("1.50"),
            new BigDecimal("4.00"),
            new BigDecimal(share),
            Map.of(
                "a1", weight("1.00", "2.00"),
                "a2", weight("0.50", "3.00"),
                "b", weight("2.00", "1.00"),
                "c", weight("0.00", "5.00")),
            Map.of("a", List.of("a1", "a2")),
            Map.of("c", new BigDecimal("0.80")),
            FixedFusion.NOTHING));
  }

  private static Weight weight(String fired, String score) {
    return new Weight(new BigDecimal(fired), new BigDecimal(score));
  }

  @Test
  void aSmallCaseByHand() {
    // -3 + 1.5 + max(1 + 2 * 0.5, 0.5 + 3 * 0.5) + 0.25 * the other + 2 + 0.4
    //   = -3 + 1.5 + 2 + 0.25 * 2 + 2.4 = 3.4, and 1 / (1 + exp(-3.4)) = 0.96770...
    assertThat(FUSION.likelihood(fired(true, "a1", "0.5", "a2", "0.5", "b", "0.4")))
        .isEqualTo("0.9677");
    // -3 + 2 + 0.4 without a fact: 0.35434...
    assertThat(FUSION.likelihood(fired(false, "b", "0.4"))).isEqualTo("0.3543");
    // -3 + 4, named and nothing else: 0.73105...
    assertThat(FUSION.likelihood(new Fired(new TreeMap<>(), false, true))).isEqualTo("0.7311");
    assertThat(List.of("0.4999", "0.5000", "0.8999", "0.9000"))
        .extracting(p -> FUSION.band(new BigDecimal(p)))
        .containsExactly("low", "medium", "medium", "high");
  }

  @Test
  void whatAFactIs() {
    assertThat(FUSION.likelihood(fired(false, "c", "0.7999"))).isEqualTo("0.4000");
    assertThat(FUSION.likelihood(fired(false, "c", "0.8"))).as("its own score").isEqualTo("0.7311");
    assertThat(FUSION.likelihood(fired(true, "c", "0.7999"))).as("a link").isGreaterThan(half());
    assertThat(FUSION.likelihood(fired(false, "a1", "1", "a2", "1")))
        .as("two of a group are one pattern")
        .isEqualTo("0.4000");
    assertThat(FUSION.likelihood(fired(false, "a1", "1", "b", "1")))
        .as("two groups")
        .isGreaterThan(half());
    assertThat(FUSION.likelihood(fired(false, "a1", "1", "a2", "1", "unheard", "1")))
        .as("a detector that is worth nothing is no fact")
        .isEqualTo("0.4000");
  }

  @Property(tries = 500)
  void moreEvidenceNeverLowersALikelihood(
      @ForAll("evidence") Fired some, @ForAll("evidence") Fired more) {
    assertThat(FUSION.likelihood(some.with(more))).isGreaterThanOrEqualTo(FUSION.likelihood(some));
    assertThat(some.with(more)).isEqualTo(more.with(some));
  }

  @Property(tries = 300)
  void withoutAFactNothingIsAboveLow(
      @ForAll @IntRange(max = 10000) int first, @ForAll @IntRange(max = 10000) int second) {
    Map<String, BigDecimal> pattern =
        Map.of("a1", BigDecimal.valueOf(first, 4), "a2", BigDecimal.valueOf(second, 4));
    assertThat(FUSION.band(FUSION.likelihood(Fired.of(pattern, false)))).isEqualTo("low");
  }

  @Property(tries = 300)
  void detectorsOfOneGroupCountLessThanIndependentOnes(
      @ForAll @IntRange(min = 1, max = 10000) int first,
      @ForAll @IntRange(min = 1, max = 10000) int second) {
    Fired both =
        fired(
            true,
            "a1",
            BigDecimal.valueOf(first, 4).toString(),
            "a2",
            BigDecimal.valueOf(second, 4).toString());
    BigDecimal grouped = FUSION.model().logOdds(both);
    assertThat(grouped).isLessThan(fusion("1.00").model().logOdds(both));
    assertThat(grouped).isGreaterThan(fusion("0.00").model().logOdds(both));
  }

  @Test
  void settingsThatSpeakForASubjectOrGradePatternsUpAreRefused() {
    assertThatThrownBy(() -> weight("-0.01", "0"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("want 0 or more");
    SubjectModel model = FUSION.model();
    assertThatThrownBy(
            () -> new FusionConf(1, FUSION.bands(), new BigDecimal("0.50"), model, model, model))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("withoutFact is 0.50");
    assertThatThrownBy(() -> FUSION.require(List.of("b", "new-one"), "clues.yaml"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("says nothing of new-one, which clues.yaml names");
  }

  @Provide
  Arbitrary<Fired> evidence() {
    return Combinators.combine(
            Arbitraries.maps(
                    Arbitraries.of(DETECTORS),
                    Arbitraries.integers().between(0, 10000).map(s -> BigDecimal.valueOf(s, 4)))
                .ofMaxSize(4),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as((scores, isLinked, isNamed) -> new Fired(new TreeMap<>(scores), isLinked, isNamed));
  }

  private static Fired fired(boolean isLinked, String... detectorsAndScores) {
    Map<String, BigDecimal> scores = new TreeMap<>();
    for (int i = 0; i < detectorsAndScores.length; i += 2) {
      BigDecimal unused =
          scores.put(detectorsAndScores[i], new BigDecimal(detectorsAndScores[i + 1]));
    }
    return Fired.of(scores, isLinked);
  }

  private static BigDecimal half() {
    return new BigDecimal("0.5");
  }
}
