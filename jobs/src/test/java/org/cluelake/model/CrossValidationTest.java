package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CrossValidationTest {

  private static final CrossValidation ONE = new CrossValidation(3, 2, List.of(1L), 1);

  private static Stream<Learner> learners() {
    Trees trees = new Trees(Piles.QUICK);
    return Stream.of(trees, new Points(4), new Propagated(trees, trees, ring(300), 2));
  }

  /** Everybody pays the next. */
  private static Links ring(int rows) {
    Map<String, Map<String, Integer>> out = new TreeMap<>();
    Map<String, Map<String, Integer>> in = new TreeMap<>();
    for (int row = 0; row < rows; row++) {
      String from = String.format("r%05d", row);
      String to = String.format("r%05d", (row + 1) % rows);
      out.put(from, Map.of(to, 1));
      in.put(to, Map.of(from, 1));
    }
    return new Links(out, in);
  }

  @TestFactory
  Stream<DynamicTest> labelsOfTestedRowsChangeNothing() {
    return learners()
        .map(
            learner ->
                DynamicTest.dynamicTest(
                    learner.getClass().getSimpleName(),
                    () -> {
                      Frame frame = Piles.frame(300, 5);
                      Split split = Folds.of(frame, frame.rows(), 3, 1).get(0);
                      boolean[] lies = frame.labels().clone();
                      for (int row : split.test()) {
                        lies[row] = !lies[row];
                      }
                      Frame lied =
                          new Frame(
                              frame.ids(),
                              lies,
                              frame.groups(),
                              frame.times(),
                              frame.features(),
                              frame.values());

                      Outcome honest = ONE.outcome(frame, split, List.of(learner));
                      Outcome blind = ONE.outcome(lied, split, List.of(learner));

                      assertThat(blind.probabilities()).isEqualTo(honest.probabilities());
                      assertThat(blind.decisions()).isEqualTo(honest.decisions());
                      assertThat(honest.figures().get("auc")).isGreaterThan(0.8);
                    }));
  }

  @Test
  void threadsChangeNothing() {
    Frame frame = Piles.frame(300, 5);
    List<Learner> trees = List.of(new Trees(Piles.QUICK));
    CrossValidation two = new CrossValidation(3, 2, List.of(1L, 2L), 2);
    CrossValidation alone = new CrossValidation(3, 2, List.of(1L, 2L), 1);
    for (int repeat = 0; repeat < 2; repeat++) {
      assertThat(two.outcomes(frame, trees).get(repeat).scores())
          .isEqualTo(alone.outcomes(frame, trees).get(repeat).scores());
    }
  }

  @Test
  void theBetterCandidateIsChosenInside() {
    Frame frame = Piles.frame(300, 5);
    Trees blunt = new Trees(new TreeSettings(1, 1, 0.01, 0.1, 0.3, 50, 50, 5, 1));
    Fitted fitted = Fitted.of(frame, frame.rows(), List.of(blunt, new Trees(Piles.QUICK)), 3, 1);
    assertThat(fitted.candidate()).isEqualTo(1);
  }

  @Test
  void whatLinkedRowsScoreHelpsWhereFraudIsLinked() {
    Frame frame = Piles.frame(400, 11);
    // A positive row is linked with positives only, so its neighbours tell what it hides.
    Map<String, Map<String, Integer>> out = new TreeMap<>();
    Map<String, Map<String, Integer>> in = new TreeMap<>();
    int[] last = {-1, -1};
    for (int row = 0; row < frame.size(); row++) {
      int side = frame.labels()[row] ? 1 : 0;
      if (last[side] >= 0) {
        out.put(frame.ids().get(last[side]), Map.of(frame.ids().get(row), 1));
        in.put(frame.ids().get(row), Map.of(frame.ids().get(last[side]), 1));
      }
      last[side] = row;
    }
    Trees trees = new Trees(Piles.QUICK);
    double alone = precision(ONE.outcomes(frame, List.of(trees)));
    double linked =
        precision(
            ONE.outcomes(frame, List.of(new Propagated(trees, trees, new Links(out, in), 2))));
    assertThat(linked).isGreaterThan(alone + 0.02);
  }

  private static double precision(List<Outcome> outcomes) {
    return outcomes.get(0).figures().get("average_precision");
  }
}
