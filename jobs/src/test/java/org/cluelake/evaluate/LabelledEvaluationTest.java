package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LabelledEvaluationTest {

  private static final Offset<Double> CLOSE = within(1e-12);
  private static final double[] SCORES = {0.9, 0.8, 0.6, 0.3};
  private static final boolean[] LABELS = {true, false, true, false};

  @Test
  void figuresByHand() {
    LabelledEvaluation found = LabelledEvaluation.of("table", SCORES, LABELS, 2, 0.7);
    // Steps: 1 right of 1, 1 of 2, 2 of 3, 2 of 4. Three of four pairs are in order.
    assertThat(found.figures().get("auc")).isCloseTo(0.75, CLOSE);
    assertThat(found.figures().get("average_precision")).isCloseTo((1 + 2.0 / 3) / 2, CLOSE);
    assertThat(found.figures().get("precision")).isCloseTo(0.5, CLOSE);
    assertThat(found.figures().get("recall")).isCloseTo(0.5, CLOSE);
    assertThat(found.figures().get("fraud_f1")).isCloseTo(0.5, CLOSE);
    assertThat(found.figures().get("macro_f1")).isCloseTo(0.5, CLOSE);
    assertThat(found.figures().get("brier")).isCloseTo((0.01 + 0.64 + 0.16 + 0.09) / 4, CLOSE);
    // One of 198 negatives a positive at 1%: half of 99 are flagged with one of two positives.
    assertThat(found.figures().get("precision_at_1.0%_prevalence")).isCloseTo(0.01, CLOSE);
    assertThat(found.unlabelled()).isEqualTo(2);
  }

  @Test
  void withoutAThresholdTheBestIsTakenAndSaidToFlatter() {
    LabelledEvaluation found = LabelledEvaluation.of("table", SCORES, LABELS, 0, null);
    assertThat(found.cut().threshold()).isEqualTo(0.6);
    assertThat(found.figures().get("fraud_f1")).isCloseTo(0.8, CLOSE);
    assertThat(found.figures("title").parts().get(0).note()).contains("flatters");
  }

  @Test
  void scoresThatAreNoProbabilitiesHaveNoBrierScore() throws IOException {
    LabelledEvaluation found =
        LabelledEvaluation.of("table", new double[] {9, 8, 6, -3}, LABELS, 0, 7.0);
    assertThat(found.reliability()).isNull();
    assertThat(found.table()).containsPattern("brier +-\n");
    JsonNode tree = new ObjectMapper().readTree(found.json());
    assertThat(tree.get("figures").get("brier").isNull()).isTrue();
    assertThat(tree.get("curve")).hasSize(4);
    assertThat(found.figures("title").parts().get(0).plots()).hasSize(2);
  }
}
