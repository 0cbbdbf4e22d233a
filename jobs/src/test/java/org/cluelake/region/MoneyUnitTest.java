package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.cluelake.testkit.ShippedConf;
import org.junit.jupiter.api.Test;

/** Money compared as so many events of one size. */
class MoneyUnitTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-10");
  private static final int COUNTIES = 20;

  private static String county(int i) {
    return "9601%02d".formatted(1 + i);
  }

  private static RegionTree tree() {
    List<RegionTree.Place> places = new ArrayList<>();
    places.add(new RegionTree.Place("000000", Level.NATION, null));
    for (int i = 0; i < COUNTIES; i++) {
      places.add(new RegionTree.Place(county(i), Level.COUNTY, "000000"));
    }
    return new RegionTree(places);
  }

  /** Losses by county, most of them small. */
  private static List<double[]> losses(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> losses = new ArrayList<>();
    for (int i = 0; i < COUNTIES; i++) {
      losses.add(
          random
              .doubles(5 + random.nextInt(80))
              .map(d -> Math.round(100 * Math.min(50_000, 500 / (1 - d))) / 100.0)
              .toArray());
    }
    return losses;
  }

  private static Map<String, Figures> compared(
      Indicator indicator, List<double[]> losses, double factor) {
    Map<String, Count> counts = new TreeMap<>();
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (int i = 0; i < losses.size(); i++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (double loss : losses.get(i)) {
        BigDecimal one = BigDecimal.valueOf(loss).multiply(BigDecimal.valueOf(factor));
        sum = sum.add(one);
        squares = squares.add(one.multiply(one));
      }
      all = all.add(sum);
      int cases = losses.get(i).length;
      long people = 10_000 + 500L * i;
      counts.put(
          county(i),
          new Count(
              cases, 7, people, BigDecimal.valueOf(people), (int) NIGHT.toEpochDay(), sum, sum));
    }
    Map<String, Figures> figures = new TreeMap<>();
    new Comparison(indicator, CONF, NIGHT, MoneyUnit.of(all, squares))
        .of(tree(), counts)
        .forEach(f -> figures.put(f.place().code(), f));
    return figures;
  }

  /** Where every case loses the same, money says what counts say. */
  @Property(tries = 20)
  void equalLossesAreCounts(@ForAll @LongRange(max = 1000) long seed) {
    List<double[]> losses = losses(seed);
    losses.forEach(l -> Arrays.fill(l, 1200));
    Map<String, Figures> counted = compared(Indicator.VIC1, losses, 1);
    Map<String, Figures> money = compared(Indicator.VIC2, losses, 1);
    counted.forEach(
        (code, c) -> {
          Figures m = money.get(code);
          assertThat(m.events()).isCloseTo(c.count().observed(), within(1e-9));
          assertThat(m.expected()).isCloseTo(c.expected(), within(1e-6));
          assertThat(m.risk().map(r -> Math.round(r.mean() * 1e4)))
              .isEqualTo(c.risk().map(r -> Math.round(r.mean() * 1e4)));
          c.rate()
              .ifPresent(
                  r -> {
                    Figures.Estimate own = m.rate().orElseThrow();
                    assertThat(own.value()).isCloseTo(1200 * r.value(), within(1e-9));
                    assertThat(own.interval().high())
                        .isCloseTo(1200 * r.interval().high(), within(1e-6));
                  });
          assertThat(m.change()).as("a change of counts is none of money").isEmpty();
        });
  }

  /** Yuan or cents: risks, ratios and ranks are the same, the rate is in the unit given. */
  @Property(tries = 20)
  void theUnitOfMoneyChangesNothing(@ForAll @LongRange(max = 1000) long seed) {
    List<double[]> losses = losses(seed);
    Map<String, Figures> yuan = compared(Indicator.VIC2, losses, 1);
    Map<String, Figures> cents = compared(Indicator.VIC2, losses, 100);
    yuan.forEach(
        (code, y) -> {
          Figures c = cents.get(code);
          assertThat(c.events()).isCloseTo(y.events(), within(1e-9));
          assertThat(c.rank().map(Figures.Rank::low)).isEqualTo(y.rank().map(Figures.Rank::low));
          y.rate()
              .ifPresent(
                  r ->
                      assertThat(c.rate().orElseThrow().interval().low())
                          .isCloseTo(100 * r.interval().low(), within(1e-6)));
        });
  }

  @Property(tries = 10)
  void theOrderOfLossesChangesNothing(@ForAll @LongRange(max = 1000) long seed) {
    List<double[]> losses = losses(seed);
    Map<String, Figures> figures = compared(Indicator.VIC2, losses, 1);
    losses.forEach(
        l -> {
          List<Double> shuffled = new ArrayList<>();
          for (double one : l) {
            shuffled.add(one);
          }
          Collections.shuffle(shuffled, new Random(seed));
          for (int i = 0; i < l.length; i++) {
            l[i] = shuffled.get(i);
          }
        });
    assertThat(compared(Indicator.VIC2, losses, 1)).isEqualTo(figures);
  }

  /** The same money in a few huge cases is worth fewer events and has a wider range. */
  @Test
  void moneyInFewCasesIsKnownWorse() {
    Interval many = range(100, 1_000);
    Interval few = range(2, 50_000);
    assertThat(few.low()).isLessThan(many.low());
    assertThat(few.high()).isGreaterThan(many.high());
  }

  private static Interval range(int cases, double loss) {
    MoneyUnit unit =
        MoneyUnit.of(BigDecimal.valueOf(cases * loss), BigDecimal.valueOf(cases * loss * loss));
    return PoissonInterval.of(cases * loss / unit.yuan(), 0.95).over(1 / unit.yuan());
  }

  @Test
  void nothingLostIsNoEvent() {
    assertThat(MoneyUnit.of(BigDecimal.ZERO, BigDecimal.ZERO)).isEqualTo(MoneyUnit.ONE);
    Map<String, Figures> none =
        compared(Indicator.VIC2, Collections.nCopies(COUNTIES, new double[12]), 1);
    assertThat(none.values()).allMatch(f -> f.events() == 0 && f.risk().isEmpty());
  }

  /**
   * Of 2,000 invented counties, with a mean of 40 cases whose losses have a long tail cut off at
   * 100 times the least, 95% ranges hold the true mean about that often.
   */
  @Test
  void rangesHoldTheTruthAsOftenAsTheySay() {
    int counties = 2_000;
    PoissonDistribution.Sampler cases =
        PoissonDistribution.of(40).createSampler(RandomSource.XO_SHI_RO_256_PP.create(11));
    SplittableRandom random = new SplittableRandom(12);
    double[] sums = new double[counties];
    double all = 0;
    double squares = 0;
    for (int i = 0; i < counties; i++) {
      int n = cases.sample();
      for (int k = 0; k < n; k++) {
        double loss = Math.min(100, 1 / (1 - random.nextDouble()));
        sums[i] += loss;
        all += loss;
        squares += loss * loss;
      }
    }
    MoneyUnit unit = MoneyUnit.of(BigDecimal.valueOf(all), BigDecimal.valueOf(squares));
    double mean = 40 * (1 + Math.log(100));
    int held = 0;
    for (double sum : sums) {
      Interval range = PoissonInterval.of(sum / unit.yuan(), 0.95).over(1 / unit.yuan());
      held += range.low() <= mean && mean <= range.high() ? 1 : 0;
    }
    assertThat(held / (double) counties).isBetween(0.93, 0.99);
  }
}
