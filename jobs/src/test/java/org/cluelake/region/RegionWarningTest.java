package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Warnings of the two highest grades by county, each once. */
class RegionWarningTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final String NIGHT = "2026-03-10";
  private static final String CLUE =
      "clue_id, dispatch_region, grade, change, suppressed_by, biz_date";

  private static List<String> lines(List<String> clues, List<String> before) {
    try (StepBench bench = StepBench.of(new RegionWarning(CONF), NIGHT)) {
      bench.given("clue_published", CLUE, clues.toArray(String[]::new));
      bench.given(
          "region_warning_before", "clue_id, region, warned_on", before.toArray(String[]::new));
      return bench.lines("clue_id", "region", "warned_on");
    }
  }

  private static String clue(String id, String grade, String change, String suppressed) {
    return "'%s', '960101', '%s', '%s', %s, DATE '2026-03-09'"
        .formatted(id, grade, change, suppressed);
  }

  @Test
  void onlyWhatIsHighAndSentCounts() {
    assertThat(
            lines(
                List.of(
                    clue("a", "urgent", "opened", "NULL"),
                    clue("b", "high", "raised", "NULL"),
                    clue("c", "medium", "opened", "NULL"),
                    clue("d", "high", "opened", "'protected'"),
                    clue("e", "high", "closed", "NULL")),
                List.of()))
        .containsExactly("a|960101|2026-03-09", "b|960101|2026-03-09");
  }

  /** Kept open, sent elsewhere later: one warning, of the first night and county. */
  @Test
  void aClueCountsOnceAndWhereItWasFirstSent() {
    assertThat(
            lines(
                List.of(clue("a", "high", "kept", "NULL")),
                List.of("'a', '960102', DATE '2026-02-01'")))
        .containsExactly("a|960102|2026-02-01");
  }

  /** What is forgotten while it is published would count as new the night after. */
  @Test
  void oldWarningsAreForgottenOnceTheyAreNoLongerPublished() {
    List<String> before =
        List.of(
            "'old', '960101', DATE '2025-09-11'",
            "'open', '960101', DATE '2025-09-11'",
            "'new', '960101', DATE '2025-09-12'");
    assertThat(lines(List.of(clue("open", "high", "renewed", "NULL")), before))
        .containsExactly("new|960101|2025-09-12", "open|960101|2025-09-11");
  }

  @Property(tries = 10)
  void theOrderOfRowsAndOtherCluesChangeNothing(@ForAll @LongRange(max = 1000) long seed) {
    List<String> clues = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      clues.add(clue("c" + i, i % 3 == 0 ? "medium" : "high", "opened", "NULL"));
    }
    List<String> first = lines(clues, List.of());
    Collections.shuffle(clues, new Random(seed));
    assertThat(lines(clues, List.of())).isEqualTo(first);
    clues.add(clue("z", "urgent", "opened", "NULL"));
    assertThat(lines(clues, List.of())).containsAll(first).hasSize(first.size() + 1);
  }
}
