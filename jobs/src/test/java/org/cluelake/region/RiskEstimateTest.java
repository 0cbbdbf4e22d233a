package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

class RiskEstimateTest {

  private static final List<String> GROUPS = RiskEstimate.groups();

  /** Equal groups, of which the first has three times the cases of the others. */
  private static Map<String, Long> events(long each) {
    Map<String, Long> events = new HashMap<>();
    GROUPS.forEach(g -> events.put(g, each));
    events.put(GROUPS.get(0), 3 * each);
    return events;
  }

  private static Map<String, Long> people(long each) {
    Map<String, Long> people = new HashMap<>();
    GROUPS.forEach(g -> people.put(g, each));
    return people;
  }

  /** Of 10 shares three are the first group's, of eight equal ones: 2.4 and 0.8. */
  @Test
  void manyCasesSayTheRisksThemselves() {
    Map<String, BigDecimal> risks = RiskEstimate.of(events(1_000_000), people(1000));
    assertThat(risks).containsOnlyKeys(GROUPS);
    assertThat(risks.get(GROUPS.get(0))).isEqualByComparingTo("2.4");
    assertThat(risks.get(GROUPS.get(7))).isEqualByComparingTo("0.8");
  }

  /** 150 where 62.5 are expected and 50 where 62.5 are, with 20 expected ones more on each side. */
  @Test
  void fewCasesAreDrawnToTheNation() {
    Map<String, BigDecimal> risks = RiskEstimate.of(events(50), people(1000));
    assertThat(risks.get(GROUPS.get(0)).doubleValue()).isCloseTo(170 / 82.5, within(0.05));
    assertThat(risks.get(GROUPS.get(7)).doubleValue()).isCloseTo(70 / 82.5, within(0.005));
  }

  @Test
  void aGroupWithoutCasesHasARiskThatTheSettingsTake() {
    Map<String, Long> events = events(100_000_000);
    Long unused = events.remove(GROUPS.get(7));
    Map<String, BigDecimal> risks = RiskEstimate.of(events, people(1000));
    assertThat(risks.get(GROUPS.get(7))).isEqualByComparingTo("0.001");
    StandardRisks.check(Indicator.VIC1, risks);
  }

  @Test
  void tooFewCasesSayNothing() {
    long each = RiskEstimate.LEAST_EVENTS / 10;
    StandardRisks.check(Indicator.VIC1, RiskEstimate.of(events(each), people(1000)));
    assertThatThrownBy(() -> RiskEstimate.of(events(each - 1), people(1000)))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("fewer than 400 cases");
    assertThatThrownBy(() -> RiskEstimate.of(events(each), people(0)))
        .isInstanceOf(PipelineException.class);
  }
}
