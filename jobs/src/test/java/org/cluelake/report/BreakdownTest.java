package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BreakdownTest {

  @Test
  void rowsLiftedByAnObjectionAreCountedApartAndAliveNoMore() {
    NightFacts.Population clues =
        new NightFacts.Population(
            "clues",
            List.of(
                new NightFacts.Cell("high", "lifted", 2),
                new NightFacts.Cell("high", "closed", 4),
                new NightFacts.Cell("high", "kept", 3)),
            9L);
    assertThat(clues.alive()).isEqualTo(3);
    Breakdown shown = Breakdown.of(clues);
    assertThat(shown.changes()).containsExactly("kept", "closed", "lifted");
    assertThat(shown.lines().get(0).cells()).containsExactly("3", "4", "2");
  }
}
