package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What events are compared with, and the same with each sex and age at its risk. */
class RegionExposureTest {

  private static final RegionConf SHIPPED = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final String PEOPLE =
      String.join(", ", PopulationStrata.residents())
          + ", "
          + String.join(", ", PopulationStrata.registeredOfWorkingAge());

  private static RegionConf with(Map<Indicator, Map<String, BigDecimal>> standard) {
    return new RegionConf(
        SHIPPED.version(),
        SHIPPED.windowDays(),
        SHIPPED.cohortDays(),
        SHIPPED.withdrawalDays(),
        SHIPPED.lossCapPerMille(),
        SHIPPED.suppressBelow(),
        SHIPPED.rankFrom(),
        SHIPPED.areasToFit(),
        SHIPPED.delayWeeks(),
        SHIPPED.delayCases(),
        SHIPPED.completeFrom(),
        SHIPPED.silence(),
        standard);
  }

  private static Map<String, BigDecimal> risks(List<String> strata, String... risks) {
    Map<String, BigDecimal> of = new TreeMap<>();
    for (int i = 0; i < strata.size(); i++) {
      of.put(strata.get(i), new BigDecimal(risks[i % risks.length]));
    }
    return of;
  }

  private static List<String> exposures(RegionConf conf) {
    try (StepBench bench = StepBench.of(new RegionExposure(conf), "2026-03-10")) {
      return bench
          .given(
              "region",
              "code, level, valid_from, " + PEOPLE,
              "'960101', 'county', DATE '2020-01-01', 1, 2, 3, 4, 5, 6, 7, 8, 10, 20, 30, 40")
          .given(
              "region_card_count",
              "indicator, region, part, cards",
              "'SRC3', '960101', 0, 9",
              "'SRC3', '960101', 1, 2")
          .lines("indicator", "region", "exposure", "standard_exposure");
    }
  }

  @Test
  void withoutAReferenceEverybodyCountsTheSame() {
    assertThat(exposures(with(Map.of())))
        .contains("VIC1|960101|36|36.000", "SRC1|960101|100|100.000", "SRC3|960101|11|11.000");
  }

  /** 0.5 (1 + 3 + 5 + 7) + 2 (2 + 4 + 6 + 8) and 0.125 (10 + 30) + 1 (20 + 40). */
  @Test
  void withOneEachGroupCountsWithItsRisk() {
    RegionConf conf =
        with(
            Map.of(
                Indicator.VIC1,
                risks(PopulationStrata.residents(), "0.5", "2"),
                Indicator.SRC1,
                risks(PopulationStrata.registeredOfWorkingAge(), "0.125", "1")));
    assertThat(exposures(conf))
        .contains(
            "VIC1|960101|36|48.000",
            "VIC2|960101|36|36.000",
            "SRC1|960101|100|65.000",
            "SRC3|960101|11|11.000");
    assertThat(Indicator.VIC1.method(conf.standard(Indicator.VIC1).isPresent()))
        .isEqualTo("gamma-poisson/age-sex/byar");
    assertThat(Indicator.VIC3.method(conf.standard(Indicator.VIC3).isPresent()))
        .isEqualTo("gamma-poisson/crude/byar");
  }

  @Test
  void aReferenceThatIsNotWholeIsRefused() {
    Map<String, BigDecimal> seven = risks(PopulationStrata.residents(), "1");
    BigDecimal unused = seven.remove("resident_male_0_15");
    assertThatThrownBy(() -> with(Map.of(Indicator.VIC1, seven)))
        .hasMessageContaining("standard.VIC1 has")
        .hasMessageContaining("resident_male_0_15");
    Map<Indicator, Map<String, BigDecimal>> none = new EnumMap<>(Indicator.class);
    Map<String, BigDecimal> unusedNull = none.put(Indicator.VIC1, null);
    assertThatThrownBy(() -> with(none)).hasMessageContaining("standard.VIC1 has no risks");
    assertThatThrownBy(() -> with(null)).hasMessageContaining("standard is empty");
    for (String wrong : List.of("0", "-1", "0.0005", "1.2345", "101")) {
      Map<String, BigDecimal> risks = risks(PopulationStrata.residents(), "1", wrong);
      assertThatThrownBy(() -> with(Map.of(Indicator.VIC1, risks)))
          .hasMessageContaining("want 0.001 to 100");
    }
    assertThatThrownBy(() -> with(Map.of(Indicator.VIC3, risks(List.of("a"), "1"))))
        .hasMessageContaining("VIC3, whose events say no sex or age");
  }

  @Test
  void strataAreThoseTheRegionsDeliver() {
    assertThat(PopulationStrata.ages()).containsExactly("0_15", "16_35", "36_59", "60_up");
    assertThat(PopulationStrata.residents()).hasSize(8);
    assertThat(PopulationStrata.registeredOfWorkingAge())
        .containsExactly(
            "registered_female_16_35",
            "registered_female_36_59",
            "registered_male_16_35",
            "registered_male_36_59");
  }
}
