package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cluelake.evaluate.Evaluation.LookalikeCount;
import org.junit.jupiter.api.Test;

class BarsTest {

  private static LookalikeCount kind(String kind, int flagged, int all) {
    return new LookalikeCount("V1", kind, flagged, 0, all);
  }

  private static Bar bar(String detail, int flagged, int all, Verdict verdict) {
    return new Bar("V1", "", Bar.Measure.LOOKALIKES, detail, flagged, all, 0.001, verdict);
  }

  @Test
  void smallClassesAreJudgedTogetherUnlessOneFails() {
    assertThat(Bars.lookalikes("V1", List.of(kind("a", 0, 600), kind("b", 0, 500))))
        .containsExactly(bar("smaller classes together", 0, 1100, Verdict.MET));
    assertThat(Bars.lookalikes("V1", List.of(kind("a", 1, 600), kind("b", 0, 300))))
        .containsExactly(bar("smaller classes together", 1, 900, Verdict.TOO_FEW));
    assertThat(
            Bars.lookalikes("V1", List.of(kind("a", 1, 60), kind("b", 0, 600), kind("c", 2, 40))))
        .containsExactly(bar("c and 1 more", 2, 40, Verdict.NOT_MET));
  }

  @Test
  void aLargeClassIsJudgedByItself() {
    assertThat(Bars.lookalikes("V1", List.of(kind("large", 3, 2000), kind("small", 0, 1500))))
        .containsExactly(bar("large", 3, 2000, Verdict.NOT_MET));
    assertThat(Bars.lookalikes("V1", List.of())).isEmpty();
  }
}
