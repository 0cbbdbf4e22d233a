package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesScoreTest {

  @Property(tries = 200)
  void pairsAreThoseOneWouldCount(
      @ForAll @Size(max = 12) Map<@IntRange(max = 15) Integer, @IntRange(max = 3) Integer> truth,
      @ForAll @Size(max = 12) Map<@IntRange(max = 15) Integer, @IntRange(max = 3) Integer> series) {
    long joined = 0;
    long right = 0;
    long all = 0;
    for (int a = 0; a <= 15; a++) {
      for (int b = a + 1; b <= 15; b++) {
        boolean same = series.get(a) != null && series.get(a).equals(series.get(b));
        boolean one = truth.get(a) != null && truth.get(a).equals(truth.get(b));
        joined += same ? 1 : 0;
        all += one ? 1 : 0;
        right += same && one ? 1 : 0;
      }
    }
    assertThat(SeriesScore.of(named(truth), named(series)))
        .isEqualTo(new SeriesScore(joined, right, all));
  }

  @Test
  void aShareOfNothingIsNull(@TempDir Path folder) throws IOException {
    Path unused = Files.writeString(folder.resolve("series.csv"), "case_id,series\na,g\nb,g\n");
    Map<String, String> truth = SeriesScore.read(folder);
    assertThat(SeriesScore.of(truth, Map.of()).precision()).isNull();
    assertThat(SeriesScore.of(truth, Map.of()).recall()).isZero();
    assertThat(SeriesScore.of(truth, Map.of("a", "1", "b", "1", "c", "1")))
        .isEqualTo(new SeriesScore(3, 1, 1));
  }

  private static Map<String, String> named(Map<Integer, Integer> groups) {
    return groups.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> "case-" + e.getKey(),
                e -> "group-" + e.getValue(),
                (a, b) -> a,
                HashMap::new));
  }
}
