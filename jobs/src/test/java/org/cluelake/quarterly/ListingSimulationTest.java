package org.cluelake.quarterly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cluelake.listing.ListingRules;
import org.cluelake.quarterly.ListingSimulation.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Where the truth is known, the register is right more often than the crude lists, and steadier.
 */
class ListingSimulationTest {

  private static final ListingRules RULES =
      new ListingRules(1, .8, .9, .6, .8, .8, 2, .5, .8, 2, 2, 2, 2, 4, 4, 8, 15, 7, 60);

  private static List<Outcome> outcomes(long seed) {
    return new ListingSimulation(RULES, 10)
        .outcomes(new SimulatedNation.Traits(800, 11, 0.6, 0.95, 1, seed), 16, 24);
  }

  @Test
  void theRegisterIsRightMoreOftenAndSteadier() {
    List<Outcome> lists = outcomes(1);
    Outcome register = lists.get(0);
    Outcome rate = lists.get(1);
    Outcome count = lists.get(2);
    assertThat(register.rightAtEntry()).isGreaterThan(rate.rightAtEntry() + 0.1);
    assertThat(rate.rightAtEntry()).isGreaterThan(count.rightAtEntry());
    assertThat(register.entries()).isLessThan(rate.entries() / 2);
    assertThat(register.shortest()).isGreaterThanOrEqualTo(4);
    assertThat(rate.shortest()).isEqualTo(1);
    assertThat(register.oneQuarter()).isZero();
    assertThat(rate.members()).isEqualTo(10);
  }

  @Test
  void oneSeedIsOneNation() {
    assertThat(outcomes(3)).isEqualTo(outcomes(3)).isNotEqualTo(outcomes(4));
  }

  @Test
  void theNationIsAsSaid() {
    SimulatedNation nation =
        new SimulatedNation(new SimulatedNation.Traits(5000, 11, 0.6, 0.95, 1, 7));
    double events = 0;
    double risk = 0;
    double squares = 0;
    for (int quarter = 0; quarter < 20; quarter++) {
      for (double one : nation.nextQuarter()) {
        events += one;
      }
    }
    for (int i = 0; i < nation.counties(); i++) {
      risk += nation.risk(i);
      double log = Math.log(nation.risk(i)) + 0.18;
      squares += log * log;
    }
    assertThat(events / 20 / 5000).isCloseTo(11, within(0.7));
    assertThat(risk / 5000).isCloseTo(1, within(0.05));
    assertThat(Math.sqrt(squares / 5000)).isCloseTo(0.6, within(0.03));
  }
}
