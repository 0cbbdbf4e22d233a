package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 10);
  private static final Map<String, String> DETECTORS =
      Map.of("contact", "V1", "contact-again", "V1", "burst", "T3", "pass-through", "B2");

  /** The last digits of an invented identity are its token; one identity cannot be read. */
  private static final EntityTokens TOKENS =
      (kind, entity) ->
          entity.endsWith("?")
              ? OptionalLong.empty()
              : OptionalLong.of(Long.parseLong(entity.substring(entity.length() - 2)));

  @TempDir Path folder;

  private SchemeTruth truth() throws IOException {
    Path scheme =
        Files.writeString(
            folder.resolve("scheme.csv"),
            """
            scenario,entity_kind,entity,from,to,campaign
            V1,number,11100000001,2026-03-09 10:00:00,2026-03-09 11:00:00,c1
            V1,number,11100000002,2026-03-10 23:59:59,2026-03-10 23:59:59,c1
            V1,number,11100000003,2026-03-11 00:00:00,2026-03-12 00:00:00,c1
            V1,number,11100000004,2026-03-01 00:00:00,2026-03-06 23:59:59,c1
            V1,number,11100000005,2026-03-01 00:00:00,2026-03-07 00:00:00,c1
            V1,person,id_card:960000000000000051,2026-03-09 10:00:00,2026-03-09 11:00:00,c1
            T3,number,11200000021,2026-02-01 00:00:00,2026-02-02 00:00:00,c1
            T3,number,11200000022,2026-03-09 00:00:00,2026-03-12 00:00:00,c1
            B1,account,9900000000000031,2026-03-09 00:00:00,2026-03-12 00:00:00,c1
            B2,account,9900000000000031,2026-03-09 00:00:00,2026-03-12 00:00:00,c1
            B2,account,9900000000000032,2026-03-11 00:00:00,2026-03-12 00:00:00,c1
            B2,account,?,2026-03-11 00:00:00,2026-03-12 00:00:00,c1
            """);
    Path lookalike =
        Files.writeString(
            folder.resolve("lookalike.csv"),
            """
            kind,entity_kind,entity
            courier,number,11100000041
            courier,number,11100000042
            organiser,account,9900000000000043
            """);
    assertThat(List.of(scheme, lookalike)).allMatch(Files::exists);
    return SchemeTruth.read(folder);
  }

  private static List<Finding> findings() {
    return List.of(
        fired("contact", 1, 51L),
        fired("contact-again", 1, 51L),
        fired("contact", 2, 52L),
        fired("contact", 3, null),
        fired("contact", 4, null),
        fired("contact", 41, null),
        new Finding("contact", "number", 5, 55L, "insufficient_data", NIGHT),
        new Finding("contact", "number", 5, 55L, "fired", NIGHT.plusDays(30)),
        fired("not-judged", 99, null));
  }

  private static Finding fired(String detector, long number, Long person) {
    return new Finding(detector, "number", number, person, "fired", NIGHT);
  }

  private static List<ListRow> rows() {
    return List.of(
        new ListRow("phone_card_list", NIGHT, "number", 21, "A", "kept"),
        new ListRow("phone_card_list", NIGHT, "number", 22, "B", "removed"),
        new ListRow("phone_card_list", NIGHT, "number", 42, "C", "added"),
        new ListRow("bank_card_list", NIGHT, "account", 31, "B", "added"),
        new ListRow("bank_card_list", NIGHT, "account", 32, "B", "added"));
  }

  private Evaluation evaluation(List<Finding> findings, List<ListRow> rows) throws IOException {
    return Evaluation.of(
        truth(), TOKENS, DETECTORS, Set.of(NIGHT), findings, rows, new SeriesScore(4, 3, 6));
  }

  private static Score score(Evaluation e, String scenario, String level) {
    return e.scenarios().stream()
        .filter(s -> s.scenario().equals(scenario) && s.level().equals(level))
        .findFirst()
        .orElseThrow()
        .score();
  }

  @Test
  void aWindowRunsToThreeDaysPastItsEndAndTouchesTheWholeDay() throws IOException {
    // Right: 1 (the day before), 2 (in the last second). Not yet: 3. Over by a second: 4. Just: 5.
    Score score = score(evaluation(findings(), rows()), "V1", "number");
    assertThat(score).isEqualTo(new Score(5, 2, 3, 2));
    assertThat(score.precision()).isEqualTo(0.4);
    assertThat(score.recall()).isEqualTo(2.0 / 3);
    assertThat(score.f1()).isEqualTo(0.5);
  }

  @Test
  void theVictimIsAlsoCountedAsAPerson() throws IOException {
    assertThat(score(evaluation(findings(), rows()), "V1", "person"))
        .isEqualTo(new Score(2, 1, 1, 1));
  }

  @Test
  void aScenarioNobodyFoundIsStillInTheTable() throws IOException {
    Score score = score(evaluation(List.of(), List.of()), "T3", "number");
    assertThat(score).isEqualTo(new Score(0, 0, 1, 0));
    assertThat(score.precision()).isNull();
    assertThat(evaluation(List.of(), List.of()).table())
        .contains("T3", "bank_card_list")
        .contains(
            "4 pairs of cases joined, 3 of one gang (0.750); 6 pairs of one gang in all (0.500 found)");
  }

  @Test
  void whatCouldNotBeToldAndLookalikesAreCountedApart() throws IOException {
    Evaluation evaluation = evaluation(findings(), rows());
    assertThat(evaluation.scenarios())
        .filteredOn(s -> s.scenario().equals("V1") && s.level().equals("number"))
        .extracting(Evaluation.ScenarioScore::undecided)
        .containsExactly(1);
    assertThat(evaluation.lookalikes())
        .contains(
            new Evaluation.LookalikeCount("V1", "courier", 1, 2),
            new Evaluation.LookalikeCount("phone_card_list", "courier", 1, 2),
            new Evaluation.LookalikeCount("bank_card_list", "organiser", 0, 1));
    assertThat(evaluation.unreadable()).isEqualTo(1);
  }

  @Test
  void aListedCardIsRightFromTheStartOfItsSchemeOn() throws IOException {
    List<Evaluation.ListScore> lists = evaluation(findings(), rows()).lists();
    assertThat(lists)
        .contains(
            new Evaluation.ListScore("phone_card_list", "A", new Score(1, 1, 2, 1)),
            new Evaluation.ListScore("phone_card_list", "C", new Score(1, 0, 2, 0)),
            new Evaluation.ListScore("phone_card_list", "all", new Score(2, 1, 2, 1)),
            new Evaluation.ListScore("bank_card_list", "all", new Score(2, 1, 1, 1)));
  }

  @Test
  void jsonSaysTheSameAndAShareOfNothingIsNull() throws IOException {
    JsonNode tree = new ObjectMapper().readTree(evaluation(findings(), rows()).json());
    JsonNode v1 = null;
    for (JsonNode node : tree.get("scenarios")) {
      if (node.get("scenario").asText().equals("V1")
          && node.get("level").asText().equals("number")) {
        v1 = node;
      }
    }
    assertThat(v1.get("precision").asDouble()).isEqualTo(0.4);
    assertThat(tree.get("series").get("recall").asDouble()).isEqualTo(0.5);
    assertThat(tree.get("nights").get(0).asText()).isEqualTo("2026-03-10");
    JsonNode none = new ObjectMapper().readTree(evaluation(List.of(), List.of()).json());
    assertThat(none.get("scenarios").get(0).get("precision").isNull()).isTrue();
  }

  @Test
  void orderAndRepetitionChangeNothing() throws IOException {
    List<Finding> findings = new ArrayList<>(findings());
    findings.addAll(findings());
    Collections.shuffle(findings, new Random(7));
    assertThat(evaluation(findings, rows())).isEqualTo(evaluation(findings(), rows()));
  }

  @Test
  void aBadTruthRowIsNamedByLineAndNeverQuoted() throws IOException {
    SchemeTruth good = truth();
    Path scheme =
        Files.writeString(
            folder.resolve("scheme.csv"),
            """
            scenario,entity_kind,entity,from,to,campaign
            V1,number,11100000001,2026-02-30 10:00:00,2026-03-09 11:00:00,c1
            """);
    assertThat(good.schemes()).hasSize(12);
    assertThat(scheme).exists();
    assertThatThrownBy(() -> SchemeTruth.read(folder))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("scheme.csv, line 2")
        .hasMessageNotContaining("2026-02-30")
        .hasNoCause();
  }
}
