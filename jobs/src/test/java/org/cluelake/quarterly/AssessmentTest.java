package org.cluelake.quarterly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.composite.IndexPlan;
import org.cluelake.composite.Risk;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Recording;
import org.cluelake.listing.Side;
import org.junit.jupiter.api.Test;

/** From figures to windows: who is spoken of, who is not, and what the order of areas changes. */
class AssessmentTest {

  private static final Quarter QUARTER = new Quarter(2026, 1);
  private static final Assessment SOURCE =
      new Assessment(
          Side.SOURCE,
          new IndexPlan(
              new TreeMap<>(
                  Map.of(
                      "personnel", family("SRC1"),
                      "capital", family("SRC3"),
                      "telecom", family("SRC4")))),
          new Assessment.Settings(1, 2000, 50, 3, 16, 0.001, 0.5));

  private static IndexPlan.Family family(String indicator) {
    return new IndexPlan.Family(1, new TreeMap<>(Map.of(indicator, 1.0)));
  }

  private static AreaFigures area(String code, double risk, long events, double... recent) {
    Risk known = new Risk(events * risk + 2, events + 2);
    return new AreaFigures(
        code,
        events,
        Map.of("SRC1", known, "SRC3", known, "SRC4", known),
        Map.of(),
        recent,
        true,
        Recording.CLEAN,
        false);
  }

  private static List<AreaFigures> nation() {
    List<AreaFigures> areas = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      areas.add(area("9611" + (10 + i), 0.6 + 0.02 * i, 100));
    }
    areas.add(area("969901", 5, 200));
    areas.add(area("969902", 5, 15));
    return areas;
  }

  @Test
  void theTrulyWorstStandsOut() {
    SortedMap<String, Assessment.Assessed> found = SOURCE.of(QUARTER, nation());
    Assessment.Assessed worst = found.get("969901");
    assertThat(worst.window().above3()).isGreaterThan(0.99);
    assertThat(worst.window().isInWorstSet()).isTrue();
    assertThat(worst.window().familiesAbove()).isEqualTo(3);
    assertThat(worst.window().variants()).isEqualTo(1);
    assertThat(worst.window().worstTwentieth()).isGreaterThan(0.95);
    assertThat(found.get("961110").window().above15()).isLessThan(0.01);
    assertThat(found.get("961110").window().isInWorstSet()).isFalse();
  }

  @Test
  void nothingIsSaidOfAreasWithFewEventsButTheyTakeARank() {
    SortedMap<String, Assessment.Assessed> found = SOURCE.of(QUARTER, nation());
    assertThat(found).doesNotContainKey("969902").hasSize(41);
    assertThat(found.get("961149").index().rankLow()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void anAlarmComesFromTheNewestWeek() {
    List<AreaFigures> areas = nation();
    areas.set(0, area("961110", 1, 100, 2, 1, 3, 2, 1, 3, 2, 2, 3, 20));
    areas.set(1, area("961111", 1, 100, 2, 1, 3, 2, 1, 3, 2, 20, 3, 2));
    SortedMap<String, Assessment.Assessed> found = SOURCE.of(QUARTER, areas);
    assertThat(found.get("961110").window().hasAlarm()).isTrue();
    assertThat(found.get("961111").window().hasAlarm()).isFalse();
    assertThat(found.get("961112").window().hasAlarm()).isFalse();
  }

  @Test
  void theOrderOfAreasChangesNothing() {
    List<AreaFigures> shuffled = new ArrayList<>(nation());
    Collections.shuffle(shuffled, new Random(3));
    assertThat(SOURCE.of(QUARTER, shuffled)).isEqualTo(SOURCE.of(QUARTER, nation()));
  }
}
