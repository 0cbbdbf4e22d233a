package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cluelake.listing.Act;
import org.cluelake.listing.History;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Side;
import org.cluelake.listing.State;
import org.junit.jupiter.api.Test;

/** The register as a page of an old quarter sees it. */
class ListingFiguresTest {

  private static final Quarter OLD = new Quarter(2026, 1);

  private static Act move(String region, Quarter quarter, State from, State to) {
    return new Act(
        Side.SOURCE,
        region,
        quarter,
        LocalDate.parse("2026-04-07"),
        Act.Kind.MOVED,
        from,
        to,
        List.of("Office"),
        "as_recommended",
        "as recommended",
        "",
        "",
        1);
  }

  @Test
  void aLateDecisionOnAnOldQuarterDoesNotBreakItsPage() {
    List<Act> all =
        List.of(
            move("960101", OLD, State.NORMAL, State.WATCH),
            move("960102", OLD, State.NORMAL, State.WATCH),
            move("960101", OLD.plus(1), State.WATCH, State.YELLOW),
            move("960101", OLD, State.YELLOW, State.NORMAL));

    List<Act> seen = ListingFigures.upTo(OLD, all);

    assertThat(seen).containsExactly(all.get(0), all.get(1));
    assertThat(new History(seen.subList(0, 1)).state()).isEqualTo(State.WATCH);
    assertThat(ListingFigures.upTo(OLD.plus(1), all)).isEqualTo(all);
  }
}
