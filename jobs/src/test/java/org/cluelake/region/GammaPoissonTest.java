package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Empirical Bayes against the figures of the packages it follows. */
class GammaPoissonTest {

  private static final Offset<Double> CLOSE = within(1e-6);
  private static final Offset<Double> FITTED = within(1e-4);

  /** Sudden infant deaths in North Carolina 1974: births and deaths of 100 counties (pysal). */
  private static final double[] BIRTHS = {
    1091, 487, 3188, 508, 1421, 1452, 286, 420, 968, 1612, 1035, 4449, 1671, 1556, 2180, 3608, 1638,
    3146, 1323, 484, 751, 781, 1269, 1399, 11858, 16184, 4672, 1324, 3164, 7970, 4021, 671, 3657,
    3609, 770, 1549, 14484, 765, 4139, 1207, 1333, 5509, 3573, 990, 248, 1946, 4456, 1646, 3702,
    4606, 5094, 5754, 7515, 3999, 2110, 521, 2692, 675, 870, 2252, 2992, 6638, 3776, 4866, 2216,
    1143, 2648, 21588, 4099, 1258, 2356, 2574, 415, 3589, 1173, 9014, 533, 797, 3025, 542, 1027,
    20366, 578, 3915, 1570, 1494, 338, 2483, 2756, 7889, 5868, 284, 2255, 11158, 1782, 2414, 3350,
    1228, 5526, 2181
  };

  private static final double[] DEATHS = {
    1, 0, 5, 1, 9, 7, 0, 0, 4, 1, 2, 16, 4, 4, 4, 18, 3, 4, 1, 1, 1, 0, 1, 2, 10, 23, 13, 6, 4, 16,
    8, 0, 10, 6, 0, 2, 16, 2, 4, 1, 0, 8, 5, 5, 0, 5, 7, 2, 11, 3, 14, 5, 9, 6, 2, 0, 7, 3, 4, 5,
    12, 18, 6, 10, 8, 2, 5, 44, 3, 3, 5, 5, 0, 10, 3, 11, 1, 0, 4, 1, 2, 38, 1, 4, 15, 7, 0, 4, 4,
    31, 13, 0, 8, 29, 8, 5, 15, 4, 12, 5
  };

  @Test
  void marshallOnRates() {
    assertThat(Arrays.stream(BIRTHS).sum()).isEqualTo(329_962);
    assertThat(Arrays.stream(DEATHS).sum()).isEqualTo(667);
    GammaPrior prior = Moments.marshall(DEATHS, BIRTHS).orElseThrow();
    assertThat(prior.mean()).isCloseTo(.00202144489, within(1e-10));
    assertThat(prior.variance()).isCloseTo(7.692930647e-7, within(1e-15));
    double[] wanted = {.0016973, .0017054, .0017731, .0020129, .0035349};
    for (int i = 0; i < wanted.length; i++) {
      assertThat(prior.posterior(DEATHS[i], BIRTHS[i]).mean()).isCloseTo(wanted[i], within(1e-7));
    }
  }

  @Test
  void marshallOnRatios() {
    GammaPrior prior = Moments.marshall(Scotland.OBSERVED, Scotland.EXPECTED).orElseThrow();
    assertThat(prior.variance()).isCloseTo(.802700, CLOSE);
    assertThat(prior.mean()).isCloseTo(.999627, CLOSE);
    assertThat(Scotland.posteriors(prior).get(Scotland.SKYE).mean()).isCloseTo(3.872811, CLOSE);
  }

  @Test
  void claytonAndKaldor() {
    Moments.Iterated found =
        Moments.claytonKaldor(Scotland.OBSERVED, Scotland.EXPECTED).orElseThrow();
    assertThat(found.rounds()).isEqualTo(8);
    assertThat(found.prior().shape()).isCloseTo(1.644016, FITTED);
    assertThat(found.prior().rate()).isCloseTo(1.148840, FITTED);
    double[] wanted = {4.176024, 4.126782, 3.047603, 2.917096, 3.054598};
    List<Posterior> areas = Scotland.posteriors(found.prior());
    for (int i = 0; i < wanted.length; i++) {
      assertThat(areas.get(i).mean()).isCloseTo(wanted[i], FITTED);
    }
  }

  @Test
  void likelihood() {
    GammaPoissonFit fit = GammaPoissonFit.of(Scotland.OBSERVED, Scotland.EXPECTED).orElseThrow();
    assertThat(fit.method()).isEqualTo("likelihood");
    assertThat(fit.prior().shape()).isCloseTo(1.879490, FITTED);
    assertThat(fit.prior().rate()).isCloseTo(1.321667, FITTED);
    assertThat(fit.prior().mean()).isCloseTo(1.422060, FITTED);
    assertThat(fit.logLikelihood()).isCloseTo(-181.576074, CLOSE);

    List<Posterior> areas = Scotland.posteriors(fit.prior());
    Posterior skye = areas.get(Scotland.SKYE);
    assertThat(skye.mean()).isCloseTo(3.997362, FITTED);
    assertThat(skye.quantile(0.5)).isCloseTo(3.875578, FITTED);
    assertThat(skye.interval(0.95).low()).isCloseTo(1.9865, FITTED);
    assertThat(skye.interval(0.95).high()).isCloseTo(6.6995, FITTED);
    assertThat(skye.above(3)).isCloseTo(.788140, FITTED);
    assertThat(areas.get(Scotland.BANFF).mean()).isCloseTo(4.079111, FITTED);
    assertThat(areas.get(Scotland.BANFF).above(3)).isCloseTo(.965276, FITTED);
    assertThat(areas.get(55).mean()).isCloseTo(.602079, FITTED);

    double[] means = areas.stream().mapToDouble(Posterior::mean).toArray();
    assertThat(Scotland.variance(Scotland.ratios())).isCloseTo(1.71, within(.005));
    assertThat(Scotland.variance(means)).isCloseTo(.88, within(.005));
    assertThat(fit.prior().variance()).isCloseTo(1.08, within(.005));
  }

  @Test
  void areasThatDoNotDifferHaveNoPrior() {
    double[] expected = new double[30];
    Arrays.setAll(expected, i -> 5 + i);
    assertThat(GammaPoissonFit.of(expected.clone(), expected)).isEmpty();
    assertThat(GammaPoissonFit.of(new double[30], expected)).isEmpty();
    assertThat(Moments.marshall(expected.clone(), expected)).isEmpty();
  }

  /** Whatever the areas, no small change of the prior makes the events likelier. */
  @Property(tries = 150)
  void aFitIsAMaximum(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 12 + random.nextInt(60);
    double[] expected = new double[n];
    double[] observed = new double[n];
    for (int i = 0; i < n; i++) {
      expected[i] = Math.exp(random.nextDouble() * 8 - 2);
      observed[i] = Math.rint(expected[i] * Math.exp(random.nextGaussian() * 0.8));
    }
    GammaPoissonFit.of(observed, expected)
        .filter(f -> f.method().equals("likelihood"))
        .ifPresent(
            fit -> {
              double top = fit.logLikelihood();
              for (double a : new double[] {0.98, 1, 1.02}) {
                for (double b : new double[] {0.98, 1, 1.02}) {
                  GammaPrior near = new GammaPrior(fit.prior().shape() * a, fit.prior().rate() * b);
                  assertThat(GammaPoissonFit.logLikelihood(observed, expected, near))
                      .isLessThanOrEqualTo(top + 1e-9);
                }
              }
            });
  }

  /** Two strata worked by hand: rates 0.1 and 0.4, so 10 + 8 and 5 + 32. */
  @Test
  void expectedCountsGiveEveryStratumTheRateOfAll() {
    double[] expected =
        ExpectedCounts.of(new double[] {15, 40}, new double[][] {{100, 20}, {50, 80}});
    assertThat(expected).containsExactly(new double[] {18, 37}, within(1e-12));
    assertThat(ExpectedCounts.of(new double[] {0}, new double[][] {{0}, {0}})).containsOnly(0);
  }
}
