package org.cluelake.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

/** The index against closed forms, printed means, and what must not change it. */
class CompositeIndexTest {

  private static final IndexPlan SOURCE =
      plan(
          Map.of(
              "personnel", family(1, Map.of("SRC1", 1.0, "SRC2", 1.0)),
              "capital", family(1, Map.of("SRC3", 1.0)),
              "telecom", family(1, Map.of("SRC4", 1.0))));

  private static final IndexPlan ONE = plan(Map.of("only", family(1, Map.of("A", 1.0))));

  private static IndexPlan plan(Map<String, IndexPlan.Family> families) {
    return new IndexPlan(new TreeMap<>(families));
  }

  private static IndexPlan.Family family(double weight, Map<String, Double> indicators) {
    return new IndexPlan.Family(weight, new TreeMap<>(indicators));
  }

  private static CompositeIndex index(IndexPlan plan) {
    return new CompositeIndex(plan, "2026Q1|v1", 2000, 200, 0.9);
  }

  /** A risk that is known almost exactly. */
  private static Risk sure(double value) {
    return new Risk(1e12 * value, 1e12);
  }

  private static Place place(String code, double... values) {
    Map<String, Risk> risks = new TreeMap<>();
    for (int j = 0; j < values.length; j++) {
      risks.put("SRC" + (j + 1), sure(values[j]));
    }
    return new Place(code, risks, Map.of());
  }

  @Test
  void oneIndicatorIsItsPosterior() {
    Risk risk = new Risk(12, 5);
    IndexRow row = index(ONE).rows(List.of(new Place("96", Map.of("A", risk), Map.of()))).get(0);
    GammaDistribution exact = GammaDistribution.of(12, 1.0 / 5);
    assertThat(row.mean()).isCloseTo(12.0 / 5, within(0.06));
    assertThat(row.low()).isCloseTo(exact.inverseCumulativeProbability(0.025), within(0.1));
    assertThat(row.high()).isCloseTo(exact.inverseCumulativeProbability(0.975), within(0.25));
    assertThat(row.above15()).isCloseTo(exact.survivalProbability(1.5), within(0.025));
    assertThat(row.above2()).isCloseTo(exact.survivalProbability(2), within(0.04));
    assertThat(row.above3()).isCloseTo(exact.survivalProbability(3), within(0.04));
  }

  /** Printed by the R package COINr: gmean(1, 2, 3) alone and with weights 1, 1 and 2. */
  @Test
  void printedGeometricMeans() {
    Map<String, Risk> risks = Map.of("A", sure(1), "B", sure(2), "C", sure(3));
    List<Place> places = List.of(new Place("96", risks, Map.of()));
    IndexPlan even =
        plan(
            Map.of(
                "a", family(1, Map.of("A", 1.0)),
                "b", family(1, Map.of("B", 1.0)),
                "c", family(1, Map.of("C", 1.0))));
    IndexPlan weighted =
        plan(
            Map.of(
                "a", family(1, Map.of("A", 1.0)),
                "b", family(1, Map.of("B", 1.0)),
                "c", family(2, Map.of("C", 1.0))));
    assertThat(index(even).rows(places).get(0).mean()).isCloseTo(1.817121, within(1e-5));
    assertThat(index(weighted).rows(places).get(0).mean()).isCloseTo(2.059767, within(1e-5));
  }

  @Test
  void aMissingIndicatorLeavesItsShareToItsFamily() {
    Place place =
        new Place("96", Map.of("SRC1", sure(4), "SRC3", sure(1), "SRC4", sure(2)), Map.of());
    assertThat(index(SOURCE).rows(List.of(place)).get(0).mean()).isCloseTo(2, within(1e-4));
    Place noCapital = new Place("97", Map.of("SRC1", sure(4), "SRC4", sure(2)), Map.of());
    assertThat(index(SOURCE).rows(List.of(noCapital))).isEmpty();
  }

  @Test
  void ranks() {
    List<IndexRow> rows =
        index(SOURCE)
            .rows(
                List.of(place("98", 1, 1, 1, 1), place("96", 4, 4, 4, 4), place("97", 2, 2, 2, 2)));
    assertThat(rows).extracting(IndexRow::code).containsExactly("96", "97", "98");
    assertThat(rows).extracting(IndexRow::expectedRank).containsExactly(1.0, 2.0, 3.0);
    assertThat(rows).extracting(IndexRow::rankLow).containsExactly(1, 2, 3);
    assertThat(rows).extracting(IndexRow::rankHigh).containsExactly(1, 2, 3);
    assertThat(rows).extracting(IndexRow::worstTwentieth).containsExactly(1.0, 0.0, 0.0);
  }

  @Test
  void variantsSayHowMuchIsAMatterOfTaste() {
    List<IndexRow> rows =
        index(SOURCE)
            .rows(
                List.of(
                    place("96", 5, 5, 5, 5),
                    place("97", 1, 1, 1, 1),
                    place("98", 30, 30, 1.2, 1.2)));
    assertThat(rows.get(0).variants()).isEqualTo(1);
    assertThat(rows.get(1).variants()).isZero();
    // High in one family alone: listed where that one weighs more, or risks are added.
    assertThat(rows.get(2).variants()).isStrictlyBetween(0.2, 0.9);
  }

  @Test
  void theOtherWayOfCountingIsPartOfTheVariants() {
    Place both = new Place("96", Map.of("A", sure(4)), Map.of("A", sure(1)));
    IndexRow row = index(ONE).rows(List.of(both)).get(0);
    assertThat(row.mean()).isCloseTo(4, within(1e-4));
    assertThat(row.variants()).isStrictlyBetween(0.4, 0.6);
  }

  @Property(tries = 5)
  void theOrderOfPlacesAndTheirNeighboursChangeNoDraw(@ForAll @LongRange(max = 1000) long seed) {
    Random random = new Random(seed);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Map<String, Risk> risks = new TreeMap<>();
      SOURCE.indicators().forEach(j -> risks.put(j, new Risk(1 + random.nextInt(9), 3)));
      places.add(new Place("96" + (10 + i), risks, Map.of()));
    }
    List<IndexRow> straight = index(SOURCE).rows(places);
    Collections.shuffle(places, random);
    assertThat(index(SOURCE).rows(places)).isEqualTo(straight);
    IndexRow alone = index(SOURCE).rows(List.of(places.get(0))).get(0);
    IndexRow among =
        straight.stream()
            .filter(r -> r.code().equals(places.get(0).code()))
            .findAny()
            .orElseThrow();
    assertThat(alone.mean()).isEqualTo(among.mean());
    assertThat(alone.variants()).isEqualTo(among.variants());
  }

  @Test
  void familiesAboveTheNationAreCounted() {
    List<IndexRow> rows =
        index(SOURCE)
            .rows(
                List.of(
                    place("96", 3, 0.5, 0.9, 2),
                    place("97", 3, 0.2, 0.9, 0.9),
                    place("98", 2, 2, 2, 2)));
    // SRC1 and SRC2 are one family: 3 and 0.5 lie above 1 together, 3 and 0.2 below.
    assertThat(rows).extracting(IndexRow::familiesAbove).containsExactly(2, 0, 3);
    assertThat(rows.get(2).logMean()).isCloseTo(Math.log(2), within(1e-4));
    assertThat(rows.get(2).logError()).isLessThan(1e-4);
  }

  @Test
  void aHigherRiskNeverLowersTheIndex() {
    List<IndexRow> rows =
        index(SOURCE).rows(List.of(place("96", 2, 1, 1, 1), place("97", 2, 1, 1, 1.5)));
    assertThat(rows.get(1).mean()).isGreaterThan(rows.get(0).mean());
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> new CompositeIndex(ONE, "s", 100, 200, 0.9))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("draws is 100");
    assertThatThrownBy(() -> family(0, Map.of("A", 1.0)))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("weight of a family is 0.0");
  }
}
