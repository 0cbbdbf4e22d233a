package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
    write(
        "victim.csv",
        """
        person,number,account,campaign,first_contact,last_contact,first_payment,last_payment
        id_card:960000000000000051,11100000001,9900000000000061,c1,2026-03-09 10:00:00,2026-03-09 11:00:00,2026-03-12 06:00:00,2026-03-12 06:00:00
        id_card:960000000000000053,11100000006,9900000000000063,c1,,,2026-03-10 12:00:00,2026-03-10 13:00:00
        id_card:960000000000000054,11100000007,9900000000000064,c2,2026-03-01 10:00:00,2026-03-02 10:00:00,,
        """);
    write(
        "person.csv",
        """
        person,age_band
        id_card:960000000000000051,16-35
        id_card:960000000000000052,60+
        """);
    write(
        "population.csv",
        """
        kind,count
        person,1000
        account,2000
        """);
    write(
        "mule_account.csv",
        """
        account,gang
        9900000000000031,1
        9900000000000032,1
        """);
    assertThat(List.of(scheme, lookalike)).allMatch(Files::exists);
    return SchemeTruth.read(folder);
  }

  private void write(String name, String rows) throws IOException {
    assertThat(Files.writeString(folder.resolve(name), rows)).exists();
  }

  private static List<ClueRow> clues() {
    return List.of(
        clue(51, "high", 0.9, "contact"),
        clue(51, "low", 0.2, "contact-again"),
        clue(52, "low", 0.4, "contact"),
        new ClueRow(NIGHT.plusDays(30), 55, "urgent", 1, Set.of("contact")));
  }

  private static ClueRow clue(long person, String grade, double likelihood, String detector) {
    return new ClueRow(NIGHT, person, grade, likelihood, Set.of(detector));
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
        row("phone_card_list", "number", 21, "A", "kept", null),
        row("phone_card_list", "number", 22, "B", "removed", null),
        row("phone_card_list", "number", 42, "C", "added", null),
        row("bank_card_list", "account", 31, "B", "added", "high"),
        row("bank_card_list", "account", 32, "B", "added", "low"));
  }

  private static ListRow row(
      String list, String kind, long card, String tier, String change, String band) {
    Double likelihood = band == null ? null : band.equals("high") ? 0.9 : 0.3;
    return new ListRow(list, NIGHT, kind, card, tier, change, 0.5, likelihood, band);
  }

  private Evaluation evaluation(List<Finding> findings, List<ListRow> rows) throws IOException {
    return Evaluation.of(
        truth(),
        TOKENS,
        DETECTORS,
        Set.of(NIGHT),
        new Said(findings, clues(), rows, new SeriesScore(4, 3, 6)));
  }

  private static Score score(Evaluation e, String scenario, String level) {
    return scenario(e, scenario, level).score();
  }

  private static Evaluation.ScenarioScore scenario(Evaluation e, String scenario, String level) {
    return e.scenarios().stream()
        .filter(s -> s.scenario().equals(scenario) && s.level().equals(level))
        .findFirst()
        .orElseThrow();
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
        .containsPattern("4 +3 +0.750 +6 +0.500");
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
            new Evaluation.LookalikeCount("V1", "courier", 1, 0, 2),
            new Evaluation.LookalikeCount("phone_card_list", "courier", 1, 0, 2),
            new Evaluation.LookalikeCount("bank_card_list", "organiser", 0, 0, 1))
        .noneMatch(l -> l.where().equals("V1") && l.kind().equals("organiser"));
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
            new Evaluation.ListScore("bank_card_list", "high", new Score(1, 1, 1, 1)),
            new Evaluation.ListScore("bank_card_list", "low", new Score(1, 0, 1, 0)),
            new Evaluation.ListScore("bank_card_list", "all", new Score(2, 1, 1, 1)));
  }

  @Test
  void aFindingHasTheGradeOfItsClueOrElseOfItsCard() throws IOException {
    List<Finding> findings = new ArrayList<>(findings());
    findings.add(fired("burst", 42, null));
    findings.add(new Finding("pass-through", "account", 31, null, "fired", NIGHT));
    Evaluation evaluation = evaluation(findings, rows());
    // 1 is in two clues of person 51, 2 in one of person 52; 3, 4 and 41 are in none.
    assertThat(scenario(evaluation, "V1", "number").grades())
        .containsExactly(
            new Evaluation.GradeScore("high", 1, 1, 0),
            new Evaluation.GradeScore("low", 2, 2, 0),
            new Evaluation.GradeScore("ungraded", 3, 0, 0));
    assertThat(scenario(evaluation, "V1", "number").graded()).isEqualTo(new Score(2, 2, 3, 2));
    assertThat(scenario(evaluation, "V1", "number").high()).isEqualTo(new Score(1, 1, 3, 1));
    assertThat(scenario(evaluation, "T3", "number").grades())
        .containsExactly(new Evaluation.GradeScore("C", 1, 0, 0));
    assertThat(scenario(evaluation, "B2", "account").grades())
        .containsExactly(new Evaluation.GradeScore("high", 1, 1, 0));
    assertThat(evaluation.lookalikes())
        .contains(new Evaluation.LookalikeCount("T3", "courier", 1, 0, 2));
  }

  @Test
  void whatIsWrongHereAndAnotherFraudIsSaid() throws IOException {
    List<Finding> findings = List.of(fired("burst", 1, null));
    assertThat(scenario(evaluation(findings, rows()), "T3", "number").grades())
        .containsExactly(new Evaluation.GradeScore("ungraded", 1, 0, 1));
  }

  @Test
  void leadRunsFromTheMidnightAfterTheNightToTheFirstPayment() throws IOException {
    // 1 is victim 51's, who pays 30 hours after the night's end; nobody of number 2 pays.
    LeadTime own = scenario(evaluation(findings(), rows()), "V1", "number").lead();
    assertThat(own.hours()).containsExactly(30.0);
    assertThat(own.ahead()).isEqualTo(1);
    // A gang's number: the first payment of its campaign was at noon of the night itself.
    Evaluation gang = evaluation(List.of(fired("burst", 22, null)), rows());
    assertThat(scenario(gang, "T3", "number").lead().hours()).containsExactly(-12.0);
    LeadTime lead = new LeadTime(List.of(30.0, -12.0));
    assertThat(lead.median()).isEqualTo(9);
    assertThat(lead.p10()).isCloseTo(-7.8, within(1e-9));
    assertThat(lead.ahead()).isEqualTo(1);
    assertThat(new LeadTime(List.of()).median()).isNull();
  }

  @Test
  void whatWasMissedBecauseItCouldNotBeToldStandsBesideRecall() throws IOException {
    Evaluation evaluation = evaluation(findings(), rows());
    assertThat(scenario(evaluation, "V1", "number").undecided()).isEqualTo(1);
    assertThat(scenario(evaluation, "V1", "number").undecidedTruth()).isEqualTo(1);
  }

  @Test
  void cluesAreJudgedAsWarningsOfPeople() throws IOException {
    ClueScores clues = evaluation(findings(), rows()).clues();
    // 51 is a victim; 52 is right through number 2. 53 has no clue; 54's story is over.
    assertThat(clues.score()).isEqualTo(new Score(2, 2, 3, 2));
    assertThat(clues.high()).isEqualTo(new Score(1, 1, 3, 1));
    assertThat(clues.lead().hours()).containsExactly(30.0);
    assertThat(clues.ages()).extracting(ClueScores.AgeBand::band).containsExactly("16-35", "60+");
    assertThat(clues.ages().get(0).reliability().brier()).isCloseTo(0.01, within(1e-9));
    assertThat(clues.ages().get(1).reliability().brier()).isCloseTo(0.36, within(1e-9));
  }

  @Test
  void aListWithLikelihoodsIsRankedByThem() throws IOException {
    List<Ranking> rankings = evaluation(findings(), rows()).rankings();
    assertThat(rankings)
        .extracting(Ranking::name)
        .containsExactly("clues", "bank_card_list", "phone_card_list");
    Ranking bank = rankings.get(1);
    assertThat(bank.averagePrecision()).isEqualTo(1);
    assertThat(bank.reliability().brier()).isCloseTo((0.01 + 0.09) / 2, within(1e-9));
    // One of two right at the only score; number 22, known and not listed, is never reached.
    Ranking phone = rankings.get(2);
    assertThat(phone.averagePrecision()).isEqualTo(0.25);
    assertThat(phone.reliability()).isNull();
    // Both clues are right, so there is nothing to tell apart from.
    assertThat(rankings.get(0).averagePrecision()).isNull();
    assertThat(rankings.get(0).reliability().brier()).isCloseTo((0.01 + 0.36) / 2, within(1e-9));
  }

  @Test
  void aLookAlikeWhosePhoneWasReallyCalledIsNone() throws IOException {
    // Person 41 shares a token with the courier of number 41, yet is another entity.
    List<Finding> right = List.of(fired("contact", 1, 41L));
    assertThat(evaluation(right, rows()).lookalikes())
        .contains(new Evaluation.LookalikeCount("V1", "courier", 0, 0, 2));
    // The person behind number 41 is a victim of the scenario, the one behind 42 is not.
    List<Finding> mixed = List.of(fired("contact", 41, 51L), fired("contact", 42, 41L));
    assertThat(evaluation(mixed, rows()).lookalikes())
        .contains(new Evaluation.LookalikeCount("V1", "courier", 1, 0, 2));
  }

  @Test
  void prevalenceIsPrinted() throws IOException {
    Evaluation evaluation = evaluation(findings(), rows());
    assertThat(evaluation.prevalence()).isEqualTo(new Prevalence(1000, 3, 2000, 2));
    assertThat(evaluation.table())
        .contains("3 victims among 1,000 people (0.300%)", "2 mules among 2,000 accounts (0.100%)");
  }

  @Test
  void inShortEveryBarIsCountedAndTheWorstIsNamed() throws IOException {
    Evaluation evaluation = evaluation(findings(), rows());
    String brief = evaluation.brief();
    assertThat(brief)
        .contains("Of " + evaluation.bars().size() + " bars ", "3 victims among 1,000 people")
        .containsPattern("clues +person +precision of high")
        .containsPattern("bank_card_list +account +recall over all grades")
        .containsPattern("V1 +look-alikes flagged +courier +not met");
    assertThat(brief.lines().count()).isLessThan(40).isLessThan(evaluation.table().lines().count());
  }

  @Test
  void whatTheWorstAreDoesNotHangOnTheirOrder() throws IOException {
    Evaluation e = evaluation(findings(), rows());
    List<Bar> turned = new ArrayList<>(e.bars());
    Collections.reverse(turned);
    Evaluation other =
        new Evaluation(
            e.nights(),
            e.prevalence(),
            e.scenarios(),
            e.lookalikes(),
            e.lists(),
            e.clues(),
            e.rankings(),
            e.series(),
            turned,
            e.unreadable());
    String worst = "Scenarios, the worst";
    assertThat(other.brief().substring(other.brief().indexOf(worst)))
        .isEqualTo(e.brief().substring(e.brief().indexOf(worst)));
  }

  @Test
  void aReportedCardIsAToolOfItsList() {
    assertThat(SubjectTruth.cardScenarios("number")).contains("R1", "T3").doesNotContain("B1");
    assertThat(SubjectTruth.cardScenarios("account")).contains("R1", "B1").doesNotContain("T3");
  }

  @Test
  void everyScenarioHasItsBars() throws IOException {
    Evaluation evaluation = evaluation(findings(), rows());
    assertThat(evaluation.bars())
        .contains(
            new Bar("V1", "number", Bar.Measure.PRECISION, "", 1, 1, 0.9, Verdict.TOO_FEW),
            new Bar("V1", "number", Bar.Measure.RECALL, "", 2, 3, 0.85, Verdict.TOO_FEW),
            new Bar("V1", "", Bar.Measure.LOOKALIKES, "courier", 1, 2, 0.001, Verdict.NOT_MET),
            new Bar("clues", "person", Bar.Measure.PRECISION, "", 1, 1, 0.9, Verdict.TOO_FEW),
            new Bar(
                "bank_card_list", "account", Bar.Measure.PRECISION, "", 1, 1, 0.9, Verdict.TOO_FEW),
            new Bar(
                "bank_card_list",
                "",
                Bar.Measure.LOOKALIKES,
                "smaller classes together",
                0,
                1,
                0.001,
                Verdict.TOO_FEW));
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
    assertThat(v1.get("high").get("precision_interval")).hasSize(2);
    assertThat(tree.get("bars").get(0).get("verdict").asText()).isNotBlank();
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
