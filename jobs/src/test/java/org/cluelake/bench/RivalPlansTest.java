package org.cluelake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.junit.jupiter.api.Test;

class RivalPlansTest {

  @Test
  void aPlanIsATreeOfLines() {
    String plan =
        """
        [{"name": "PROJECTION", "extra_info": {"Projections": ["a", "b"]}, "children": [
          {"name": "SEQ_SCAN ", "extra_info": {"Table": "t", "Rows": "2"}, "children": []},
          {"name": "DUMMY_SCAN", "extra_info": {}, "children": []}]}]
        """;
    assertThat(RivalPlans.text(plan))
        .isEqualTo(
            """
            PROJECTION; Projections: a, b
              SEQ_SCAN; Table: t; Rows: 2
              DUMMY_SCAN
            """);
  }

  @Test
  void theKernelExplainsAsATree() {
    try (Kernel kernel = Kernel.open(new KernelBounds(64, null), "a plan")) {
      String plan = RivalFile.plan(kernel, "SELECT max(x) FROM range(3) AS t(x) WHERE x > 1");
      assertThat(RivalPlans.text(plan)).contains("FILTER").doesNotContain("{", "│");
    }
  }
}
