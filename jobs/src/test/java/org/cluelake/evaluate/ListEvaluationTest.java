package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListEvaluationTest {

  @Test
  void unscoredItemsRankLastAndUnlabelledOnesAreLeftOut() {
    Map<String, Boolean> labels = Map.of("a", true, "b", true, "c", false, "d", false, "e", false);
    Map<String, Double> scores = Map.of("a", 0.9, "c", 0.4, "x", 1.0);
    ListEvaluation evaluation = ListEvaluation.of(labels, scores);
    assertThat(evaluation.labelled()).isEqualTo(5);
    assertThat(evaluation.positives()).isEqualTo(2);
    assertThat(evaluation.listed()).isEqualTo(2);
    assertThat(evaluation.unlabelled()).isEqualTo(1);
    assertThat(evaluation.metrics().averagePrecision()).isEqualTo(0.5 * 1 + 0.5 * 2 / 5);
    assertThat(evaluation.text("AMLSim 20K_fanin200"))
        .startsWith("AMLSim 20K_fanin200\nListed on any night counts as listed;")
        .contains("1 scored without a label, left out")
        .containsPattern("average precision +0\\.700 +boosted trees: 0\\.73-0\\.76")
        .containsPattern("list: fraud-F1 +0\\.500")
        .containsPattern("average precision at 0\\.1% prevalence")
        .contains("derived");
  }

  @Test
  void aScoreOfZeroIsNotListed() {
    Map<String, Boolean> labels = new HashMap<>(Map.of("a", true, "b", false));
    assertThat(ListEvaluation.of(labels, Map.of("a", 0.0)).listed()).isZero();
  }
}
