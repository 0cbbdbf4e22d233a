package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.StepBench;
import org.cluelake.testkit.TrialModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night's subjects through a model, as the step does it and as the model does it. */
class SubjectScoreTest {

  private static final String NIGHT = "2026-03-10";
  private static final int NUMBERS = 5000;

  @TempDir private Path temp;
  private NightModel shadow;

  @BeforeEach
  void trained() {
    var unused =
        TrialModel.write(
            temp.resolve("m"), "trial", "number", List.of("calls_out", "called", "days_open"));
    shadow = new NightModel(ModelFolder.bytes(temp.resolve("m")), false);
  }

  /** A number's calls tonight are its token's last two digits; each called one number a time. */
  private List<String> rows() {
    return IntStream.rangeClosed(1, NUMBERS)
        .mapToObj(n -> n + ", " + (1 + n % 40) + ", " + (1 + n % 7))
        .toList();
  }

  private static List<Map<String, Object>> scored(List<NightModel> models, List<String> rows) {
    try (StepBench bench =
        StepBench.of(new SubjectScore(NightSubject.NUMBER, models), NIGHT)
            .given("number_day", "number, attempts, callees", rows.toArray(String[]::new))
            .given(
                "number_day",
                "biz_date, number, attempts, callees",
                "DATE '2026-03-09', 1, 100, 1",
                "DATE '2026-03-09', 999999, 100, 1")) {
      List<Map<String, Object>> scored = bench.rows();
      scored.forEach(r -> r.replace("reasons", String.valueOf(r.get("reasons"))));
      return scored;
    }
  }

  @Test
  void everyActiveNumberHasTheScoreTheModelGivesIt() {
    List<Map<String, Object>> rows = scored(List.of(shadow), rows());
    assertThat(rows).hasSize(NUMBERS).noneMatch(r -> (Boolean) r.get("is_live"));

    // One that no other row of the chunk can have moved: its own, alone.
    assertThat(scored(List.of(shadow), List.of("77, 38, 1"))).hasSize(1).contains(row(rows, 77));
    Model model = shadow.bytes().model();
    float[] values = {38, 1, Float.NaN, 38};
    ScoredRow alone =
        model
            .score(
                new Frame(
                    List.of("77"),
                    new boolean[0],
                    new String[0],
                    new double[0],
                    model.facts().features(),
                    values))
            .get(0);
    assertThat(row(rows, 77).get("probability").toString())
        .isEqualTo(String.format("%.6f", alone.probability()));
    assertThat(row(rows, 77).get("is_flagged")).isEqualTo(true);
    assertThat(row(rows, 77).get("reasons").toString()).contains("calls_out");
    assertThat(row(rows, 77).get("model_version")).isEqualTo(model.version());
  }

  private static Map<String, Object> row(List<Map<String, Object>> rows, long number) {
    return rows.stream().filter(r -> r.get("number").equals(number)).findFirst().orElseThrow();
  }

  @Test
  void theOrderOfRowsChangesNothingAndEarlierNightsOfTheWeekCount() {
    List<String> shuffled = new ArrayList<>(rows());
    Collections.reverse(shuffled);
    List<Map<String, Object>> rows = scored(List.of(shadow), rows());
    assertThat(scored(List.of(shadow), shuffled)).isEqualTo(rows);
    // 281 called tonight as 1 did, but not the day before; who did not call tonight has no row.
    assertThat(row(rows, 1).get("probability")).isNotEqualTo(row(rows, 281).get("probability"));
    assertThat(rows).noneMatch(r -> r.get("number").equals(999_999L));
  }

  @Test
  void aModelBesideAnotherChangesNothingOfItAndNoModelSaysNothing() {
    var unused =
        TrialModel.write(temp.resolve("n"), "other", "number", List.of("calls_in", "callers"));
    NightModel live = new NightModel(ModelFolder.bytes(temp.resolve("n")), true);
    List<Map<String, Object>> both = scored(List.of(live, shadow), rows());
    assertThat(both).hasSize(2 * NUMBERS);
    assertThat(both.stream().filter(r -> r.get("model").equals("trial")).toList())
        .isEqualTo(scored(List.of(shadow), rows()));
    assertThat(both.stream().filter(r -> r.get("model").equals("other")).toList())
        .allMatch(r -> (Boolean) r.get("is_live"));
    assertThat(scored(List.of(), rows())).isEmpty();
  }

  @Test
  void aModelOfOtherColumnsOrSubjectsIsRefused() {
    var unused = TrialModel.write(temp.resolve("x"), "x", "number", List.of("arpu", "sms"));
    assertThatThrownBy(() -> new NightModel(ModelFolder.bytes(temp.resolve("x")), false))
        .hasMessageContaining("arpu");
    var unusedToo = TrialModel.write(temp.resolve("y"), "y", "sms", List.of("ins", "outs"));
    assertThatThrownBy(() -> new NightModel(ModelFolder.bytes(temp.resolve("y")), false))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("sms");
  }
}
