package org.cluelake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RivalPlansTest {

  @Test
  void aPlanKeepsItsShapeInAscii() {
    String plan =
        """
        ┌─────┬─────┐
        │ A   │ ──  │
        └──┬──┴──┬──┘
        ┌──┴──┐┌─┴─┐
        │ ~0 rows  │
        """;
    assertThat(RivalPlans.plain(plan))
        .isEqualTo(
            """
            +-----+-----+
            | A   | --  |
            +--+--+--+--+
            +--+--++-+-+
            | ~0 rows  |
            """);
  }
}
