package org.cluelake.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  /** 1 is guilty until the second night, 2 is not; 3 nobody has reached; 4 has no evidence. */
  private static final Outcomes OUTCOMES =
      new Outcomes() {
        @Override
        public Optional<Boolean> of(long subject, LocalDate night) {
          return switch ((int) subject) {
            case 1 -> Optional.of(!night.isAfter(FIRST.plusDays(1)));
            case 2 -> Optional.of(false);
            default -> Optional.empty();
          };
        }

        @Override
        public Set<Long> positives() {
          return Set.of(1L, 4L);
        }
      };

  @Test
  void eachSubjectCountsOnceOnItsStrongestNight() {
    Map<Long, NavigableMap<LocalDate, Fired>> evidence =
        Map.of(
            1L, nights("0.2", "0.6", "0.9"),
            2L, nights("0.7", "0.3", "0.7"),
            3L, nights("0.8"));
    Sample sample = Sample.of("lake", evidence, OUTCOMES, 100);
    assertThat(sample.observations())
        .containsExactlyInAnyOrder(
            new Observation("lake", 1, fired("0.6"), true),
            new Observation("lake", 2, fired("0.7"), false));
    assertThat(sample.unseen()).isEqualTo(new Unseen("lake", 1, 96));
  }

  private static NavigableMap<LocalDate, Fired> nights(String... scores) {
    NavigableMap<LocalDate, Fired> nights = new TreeMap<>();
    for (String score : scores) {
      Fired unused = nights.put(FIRST.plusDays(nights.size()), fired(score));
    }
    return nights;
  }

  private static Fired fired(String score) {
    return Fired.of(Map.of("a", new BigDecimal(score)), false);
  }
}
