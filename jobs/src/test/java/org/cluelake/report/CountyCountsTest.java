package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.report.NightFacts.County;
import org.junit.jupiter.api.Test;

class CountyCountsTest {

  @Test
  void smallCountsAreNotGivenAndTheirOrderTellsNothing() {
    var lines =
        CountyCounts.of(
                List.of(
                    new County("970105", "C", 2),
                    new County("960101", "A", 57),
                    new County("980302", "D", 1),
                    new County("970104", "B", 9)),
                12)
            .lines();
    assertThat(lines).extracting(CountyCounts.Line::name).containsExactly("A", "B", "C", "D");
    assertThat(lines)
        .extracting(CountyCounts.Line::clues)
        .containsExactly("57", "under 10", "under 10", "under 10");
  }

  @Test
  void aSingleHiddenCountCannotBeWorkedOutFromTheTotal() {
    var lines =
        CountyCounts.of(
                List.of(
                    new County("960101", "A", 57),
                    new County("960102", "B", 31),
                    new County("960103", "C", 4)),
                12)
            .lines();
    assertThat(lines)
        .extracting(CountyCounts.Line::clues)
        .containsExactly("57", "10 or more", "under 10");
  }

  @Property(tries = 300)
  void neverExactlyOneCountIsMissing(
      @ForAll @Size(max = 20) List<@IntRange(max = 30) Integer> clues,
      @ForAll @IntRange(min = 1, max = 20) int shown) {
    List<County> counties = new ArrayList<>();
    for (int i = 0; i < clues.size(); i++) {
      counties.add(new County(String.valueOf(960101 + i), "county " + i, clues.get(i)));
    }
    CountyCounts counts = CountyCounts.of(counties, shown);
    List<String> exact =
        counts.lines().stream()
            .map(CountyCounts.Line::clues)
            .filter(c -> c.matches("\\d+"))
            .toList();
    int sent = (int) clues.stream().filter(c -> c > 0).count();
    Set<Integer> given = exact.stream().map(Integer::valueOf).collect(Collectors.toSet());
    assertThat(given).allMatch(c -> c >= 10);
    assertThat(counts.lines().size() + counts.others()).isEqualTo(sent);
    if (sent > 1) {
      assertThat(sent - exact.size()).isNotEqualTo(1);
    }
  }
}
