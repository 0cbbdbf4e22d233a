package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cluelake.testkit.ShippedConf;
import org.junit.jupiter.api.Test;

/** Regions compared with the nation: what adds up, what is compared, what is late. */
class ComparisonTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-10");
  private static final int TODAY = (int) NIGHT.toEpochDay();
  private static final int COUNTIES = 30;

  private static RegionTree tree() {
    List<RegionTree.Place> places = new ArrayList<>();
    places.add(new RegionTree.Place("000000", Level.NATION, null));
    places.add(new RegionTree.Place("960000", Level.PROVINCE, "000000"));
    for (int i = 0; i < COUNTIES; i++) {
      String city = "960" + (1 + i / 10) + "00";
      if (i % 10 == 0) {
        places.add(new RegionTree.Place(city, Level.CITY, "960000"));
      }
      places.add(new RegionTree.Place(county(i), Level.COUNTY, city));
    }
    return new RegionTree(places);
  }

  private static String county(int i) {
    return "960%d%02d".formatted(1 + i / 10, 1 + i % 10);
  }

  private static Count count(long observed, long exposure, int lastDay) {
    return new Count(
        observed,
        observed,
        exposure,
        BigDecimal.valueOf(exposure),
        lastDay,
        BigDecimal.ONE,
        BigDecimal.ONE);
  }

  private static Map<String, Count> counts(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Count> counts = new TreeMap<>();
    for (int i = 0; i < COUNTIES; i++) {
      long people = 20_000 + random.nextInt(500_000);
      double risk = Math.exp(random.nextGaussian() * 0.6);
      counts.put(county(i), count(Math.round(people * risk / 5_000), people, TODAY));
    }
    return counts;
  }

  private static Map<String, Figures> compared(Map<String, Count> counts) {
    Map<String, Figures> figures = new TreeMap<>();
    new Comparison(Indicator.VIC1, CONF, NIGHT)
        .of(tree(), counts)
        .forEach(f -> figures.put(f.place().code(), f));
    return figures;
  }

  @Property(tries = 20)
  void everyTotalIsTheSumOfItsPartsAndExpectedMeetsObserved(
      @ForAll @LongRange(max = 1000) long seed) {
    Map<String, Count> counts = counts(seed);
    Map<String, Figures> figures = compared(counts);
    long events = counts.values().stream().mapToLong(Count::observed).sum();
    Figures nation = figures.get("000000");
    assertThat(nation.count().observed()).isEqualTo(events);
    assertThat(nation.expected()).isCloseTo(events, within(1e-6));
    assertThat(nation.ratio().orElseThrow().value()).isCloseTo(1, within(1e-9));
    for (String parent : tree().parents()) {
      List<String> parts = tree().children(parent);
      assertThat(figures.get(parent).count().observed())
          .isEqualTo(parts.stream().mapToLong(c -> figures.get(c).count().observed()).sum());
      assertThat(figures.get(parent).expected())
          .isCloseTo(
              parts.stream().mapToDouble(c -> figures.get(c).expected()).sum(), within(1e-6));
    }
  }

  /** Half of the counties have people of twice the risk: what is expected of them doubles. */
  @Test
  void expectedCountsGoByWhoLivesThere() {
    Map<String, Count> counts = new TreeMap<>();
    for (int i = 0; i < COUNTIES; i++) {
      BigDecimal standard = BigDecimal.valueOf(i % 2 == 0 ? 100_000 : 200_000);
      counts.put(
          county(i),
          new Count(30 + i, 30, 100_000, standard, TODAY, BigDecimal.ONE, BigDecimal.ONE));
    }
    Map<String, Figures> figures = compared(counts);
    Figures young = figures.get(county(0));
    Figures old = figures.get(county(1));
    assertThat(old.expected()).isCloseTo(2 * young.expected(), within(1e-9));
    assertThat(old.rate().orElseThrow().value()).isGreaterThan(young.rate().orElseThrow().value());
    assertThat(old.ratio().orElseThrow().value()).isLessThan(young.ratio().orElseThrow().value());
    assertThat(figures.get("000000").ratio().orElseThrow().value()).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 20)
  void shrinkingLiesBetweenACountyAndItsPrior(@ForAll @LongRange(max = 1000) long seed) {
    Map<String, Figures> figures = compared(counts(seed));
    for (int i = 0; i < COUNTIES; i++) {
      Figures f = figures.get(county(i));
      double own = f.ratio().orElseThrow().value();
      double prior = f.fit().orElseThrow().prior().mean();
      assertThat(f.risk().orElseThrow().mean())
          .isBetween(Math.min(own, prior) - 1e-9, Math.max(own, prior) + 1e-9);
      assertThat(f.areas()).isEqualTo(COUNTIES);
    }
  }

  @Test
  void smallCountiesStayInTheFit() {
    Map<String, Count> counts = counts(1);
    Map<String, Figures> before = compared(counts);
    counts.put(county(0), count(9, 2_000, TODAY));
    Figures other = compared(counts).get(county(7));
    assertThat(other.risk().orElseThrow().shape())
        .isNotEqualTo(before.get(county(7)).risk().orElseThrow().shape());
  }

  @Test
  void aLevelOfFewRegionsHasNoPrior() {
    Map<String, Figures> figures = compared(counts(1));
    assertThat(figures.get("960100").risk()).isEmpty();
    assertThat(figures.get("960100").ratio()).isPresent();
    assertThat(figures.get(county(1)).risk()).isPresent();
  }

  @Test
  void aCountyThatFallsSilentIsLateAndASmallOneMayBeSilent() {
    Map<String, Count> counts = counts(1);
    counts.put(county(0), count(60, 300_000, TODAY - 30));
    counts.put(county(1), count(3, 300_000, TODAY - 30));
    counts.put(county(2), count(0, 300_000, Integer.MIN_VALUE));
    Map<String, Figures> figures = compared(counts);
    assertThat(figures.get(county(0)).completeness()).isCloseTo(1 - 30 / 90.0, within(1e-9));
    assertThat(figures.get(county(1)).completeness()).isEqualTo(1);
    assertThat(figures.get(county(2)).completeness()).isEqualTo(1);
  }

  @Test
  void aCountyWithoutPeopleIsNotCompared() {
    Map<String, Count> counts = counts(1);
    counts.put(county(0), count(5, 0, TODAY));
    Figures f = compared(counts).get(county(0));
    assertThat(f.expected()).isZero();
    assertThat(f.rate()).isEmpty();
    assertThat(f.risk()).isEmpty();
    assertThat(f.areas()).isEqualTo(COUNTIES - 1);
  }

  @Test
  void aRegionWithoutAParentThereIsAddedUpInTheNation() {
    RegionTree tree =
        new RegionTree(
            List.of(
                new RegionTree.Place("000000", Level.NATION, "960101"),
                new RegionTree.Place("960101", Level.COUNTY, "960199"),
                new RegionTree.Place("960102", Level.COUNTY, "960101")));
    assertThat(tree.upwards("960101")).containsExactly("960101", "000000");
    assertThat(tree.upwards("960102")).containsExactly("960102", "000000");
    assertThat(tree.upwards("999999")).isEmpty();
  }
}
