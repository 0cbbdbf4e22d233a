package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Property(tries = 50)
  void everyRowIsTestedOnceAndFoldsHaveTheirShareOfPositives(
      @ForAll @IntRange(min = 100, max = 300) int rows,
      @ForAll @IntRange(min = 2, max = 6) int k,
      @ForAll long seed) {
    Frame frame = Piles.frame(rows, 7);
    List<Split> splits = Folds.of(frame, frame.rows(), k, seed);

    assertThat(splits.stream().flatMapToInt(s -> Arrays.stream(s.test())).sorted().toArray())
        .isEqualTo(frame.rows());
    int[] positives = splits.stream().mapToInt(s -> positives(frame, s.test())).toArray();
    assertThat(Arrays.stream(positives).max().orElseThrow())
        .isLessThanOrEqualTo(Arrays.stream(positives).min().orElseThrow() + 1);
    for (Split split : splits) {
      assertThat(split.train().length + split.test().length).isEqualTo(rows);
      assertThat(split.train()).doesNotContain(split.test());
    }
  }

  @Property(tries = 30)
  void aGroupIsNeverSplit(
      @ForAll @IntRange(min = 2, max = 5) int k, @ForAll @IntRange(min = 1, max = 4) int size) {
    Frame frame = Piles.grouped(Piles.frame(200, 3), size);
    for (Split split : Folds.of(frame, frame.rows(), k, 1)) {
      assertThat(groups(frame, split.train()))
          .doesNotContainAnyElementsOf(groups(frame, split.test()));
    }
  }

  @Test
  void anotherSeedDealsOtherwise() {
    Frame frame = Piles.frame(200, 3);
    assertThat(Folds.of(frame, frame.rows(), 5, 1).get(0).test())
        .isNotEqualTo(Folds.of(frame, frame.rows(), 5, 2).get(0).test());
  }

  @Test
  void learningFromThePastSeesNothingOfTheFuture() {
    Frame frame = Piles.timed(Piles.grouped(Piles.frame(300, 3), 4));
    Split split = Folds.outOfTime(frame, 0.7);

    double last = Arrays.stream(split.train()).mapToDouble(r -> frame.times()[r]).max().orElse(0);
    assertThat(split.test()).isNotEmpty();
    assertThat(Arrays.stream(split.test()).mapToDouble(r -> frame.times()[r]).min().orElse(0))
        .isGreaterThan(last);
    assertThat(groups(frame, split.train()))
        .doesNotContainAnyElementsOf(groups(frame, split.test()));
  }

  @Test
  void betweenPastAndFutureLiesAGapNobodyLearnsFromOrIsJudgedOn() {
    Frame frame = Piles.timed(Piles.frame(300, 3));
    Split split = Folds.outOfTime(frame, 0.7, 10);

    double last = Arrays.stream(split.train()).mapToDouble(r -> frame.times()[r]).max().orElse(0);
    assertThat(Arrays.stream(split.test()).mapToDouble(r -> frame.times()[r]).min().orElse(0))
        .isGreaterThan(last + 10);
    assertThat((double) split.train().length / (split.train().length + split.test().length))
        .isBetween(0.68, 0.72);
    assertThatThrownBy(() -> Folds.outOfTime(frame, 0.7, 100)).hasMessageContaining("horizon");
  }

  @Test
  void tooFewPositivesAreRefused() {
    Frame frame = Piles.frame(8, 1);
    assertThatThrownBy(() -> Folds.of(frame, frame.rows(), 7, 1))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("7 folds need at least");
  }

  private static int positives(Frame frame, int[] rows) {
    return (int) Arrays.stream(rows).filter(r -> frame.labels()[r]).count();
  }

  private static Set<String> groups(Frame frame, int[] rows) {
    return Arrays.stream(rows).mapToObj(r -> frame.groups()[r]).collect(Collectors.toSet());
  }
}
