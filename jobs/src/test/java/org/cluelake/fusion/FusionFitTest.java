package org.cluelake.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.cluelake.metric.Reliability;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.FixedFusion;
import org.junit.jupiter.api.Test;

/** The fit on tables whose log-odds are known. */
class FusionFitTest {

  private static final SubjectModel SHAPE = shape();
  private static final FusionConf CONF =
      new FusionConf(
          3,
          new Bands(new BigDecimal("0.90"), new BigDecimal("0.50")),
          new BigDecimal("0.49"),
          SHAPE,
          SHAPE,
          SHAPE);

  private static SubjectModel shape() {
    Weight none = new Weight(BigDecimal.ZERO, BigDecimal.ZERO);
    return new SubjectModel(
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        new BigDecimal("7.00"),
        BigDecimal.ZERO,
        Map.of("good", none, "strong", none, "noise", none, "contrary", none),
        Map.of(),
        Map.of(
            "good", BigDecimal.ZERO,
            "strong", BigDecimal.ZERO,
            "noise", BigDecimal.ZERO,
            "contrary", BigDecimal.ZERO),
        FixedFusion.NOTHING);
  }

  /**
   * What is true: -4, good 1 + 2 score, strong 4 + 1 score, linked 1; two detectors say nothing.
   */
  private static double truth(Fired fired) {
    double odds = -4 + (fired.isLinked() ? 1 : 0);
    if (fired.scores().containsKey("good")) {
      odds += 1 + 2 * fired.scores().get("good").doubleValue();
    }
    if (fired.scores().containsKey("strong")) {
      odds += 4 + fired.scores().get("strong").doubleValue();
    }
    if (fired.scores().containsKey("contrary")) {
      odds -= 1;
    }
    return 1 / (1 + Math.exp(-odds));
  }

  /** Subjects in the shares a nation has them: most have no finding at all. */
  private static Sample sample(String lake, int subjects, long seed) {
    Random random = new Random(seed);
    List<Observation> seen = new ArrayList<>();
    long positives = 0;
    long negatives = 0;
    for (int s = 0; s < subjects; s++) {
      Map<String, BigDecimal> scores = new TreeMap<>();
      for (String detector : List.of("good", "strong", "noise", "contrary")) {
        if (random.nextInt(6) == 0) {
          BigDecimal unused = scores.put(detector, BigDecimal.valueOf(random.nextInt(10001), 4));
        }
      }
      Fired fired = Fired.of(scores, !scores.isEmpty() && random.nextInt(3) == 0);
      boolean isPositive = random.nextDouble() < truth(fired);
      if (!scores.isEmpty()) {
        seen.add(new Observation(lake, s, fired, isPositive));
      } else if (isPositive) {
        positives++;
      } else {
        negatives++;
      }
    }
    return new Sample(seen, new Unseen(lake, positives, negatives));
  }

  private static SubjectModel fit(Optional<BigDecimal> prior, Sample... samples) {
    return new FusionFit(CONF, "person", "planted", 1)
        .model(
            List.of(samples).stream().flatMap(s -> s.observations().stream()).toList(),
            List.of(samples).stream().map(Sample::unseen).toList(),
            prior);
  }

  @Test
  void plantedLogOddsAreFoundAndNoiseIsWorthNothing() {
    SubjectModel model = fit(Optional.empty(), sample("x", 20000, 1), sample("y", 20000, 2));
    assertThat(model.base().doubleValue()).isCloseTo(-4, within(0.2));
    assertThat(model.linked().doubleValue()).isCloseTo(1, within(0.2));
    assertThat(worth(model, "good", 0.0)).isCloseTo(1, within(0.3));
    assertThat(worth(model, "good", 1.0)).isCloseTo(3, within(0.3));
    assertThat(worth(model, "strong", 0.5)).isCloseTo(4.5, within(0.3));
    assertThat(worth(model, "noise", 1.0)).isLessThan(0.15);
    assertThat(worth(model, "contrary", 1.0)).as("never for a subject").isZero();
    assertThat(model.named()).as("nobody is named, so what was known stays").isEqualTo("7.00");
    assertThat(model.evidence().heldBack()).isEqualTo("lakes");
    assertThat(model.evidence().population()).isEqualTo(40000);
  }

  private static double worth(SubjectModel model, String detector, double score) {
    return model.weights().get(detector).of(BigDecimal.valueOf(score)).doubleValue();
  }

  @Test
  void likelihoodsOfSubjectsHeldBackAreWhatHappens() {
    SubjectModel model = fit(Optional.empty(), sample("x", 20000, 1));
    assertThat(model.evidence().heldBack()).isEqualTo("fifths of the subjects");
    List<Observation> later = sample("z", 20000, 9).observations();
    Fusion fusion = new Fusion(1, CONF.bands(), CONF.withoutFact(), model);
    double[] said = new double[later.size()];
    boolean[] happened = new boolean[later.size()];
    for (int i = 0; i < said.length; i++) {
      said[i] = fusion.likelihood(later.get(i).fired()).doubleValue();
      happened[i] = later.get(i).isPositive();
    }
    Reliability reliability = Reliability.of(said, happened);
    assertThat(reliability.bins()).hasSizeGreaterThan(5);
    reliability
        .bins()
        .forEach(
            b ->
                assertThat(b.happened())
                    .isCloseTo(b.said(), within(0.02 + 3 * Math.sqrt(0.25 / b.items()))));
    assertThat(model.evidence().brier().doubleValue()).isCloseTo(reliability.brier(), within(0.01));
  }

  @Test
  void theOrderOfSubjectsChangesNothing() {
    Sample sample = sample("x", 4000, 3);
    List<Observation> shuffled = new ArrayList<>(sample.observations());
    Collections.shuffle(shuffled, new Random(4));
    assertThat(fit(Optional.empty(), new Sample(shuffled, sample.unseen())))
        .isEqualTo(fit(Optional.empty(), sample));
  }

  @Test
  void fewOutcomesAreWorthLessThanMany() {
    Sample all = sample("x", 20000, 1);
    List<Observation> few = new ArrayList<>();
    int kept = 0;
    for (Observation o : all.observations()) {
      if (!o.fired().scores().containsKey("strong") || kept++ < 5) {
        few.add(o);
      }
    }
    double many = worth(fit(Optional.empty(), all), "strong", 0.5);
    assertThat(worth(fit(Optional.empty(), new Sample(few, all.unseen())), "strong", 0.5))
        .isLessThan(many);
  }

  @Test
  void aStatedPrevalenceMovesTheBaseAndNothingElse() {
    Sample sample = sample("x", 4000, 3);
    SubjectModel found = fit(Optional.empty(), sample);
    SubjectModel stated = fit(Optional.of(new BigDecimal("0.001")), sample);
    double shift =
        Math.log(0.001 / 0.999)
            - Math.log(
                found.evidence().prevalence().doubleValue()
                    / (1 - found.evidence().prevalence().doubleValue()));
    assertThat(stated.base().subtract(found.base()).doubleValue()).isCloseTo(shift, within(0.011));
    assertThat(stated.weights()).isEqualTo(found.weights());
    assertThat(stated.evidence().prevalence()).isEqualByComparingTo("0.001");
  }

  @Test
  void tooFewOutcomesAreNoFit() {
    Sample sample = sample("x", 60, 3);
    List<Observation> negatives =
        sample.observations().stream().filter(o -> !o.isPositive()).toList();
    assertThatThrownBy(() -> fit(Optional.empty(), new Sample(negatives, sample.unseen())))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
        .hasMessageContaining("0 outcomes are positive");
  }
}
