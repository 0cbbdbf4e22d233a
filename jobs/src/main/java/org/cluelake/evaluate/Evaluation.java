package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the pipeline said on some nights against the truth of the sample nation.
 *
 * <p>A flagged subject is right where the truth holds it for the detector's scenario in a window
 * that touches a night it was flagged on; a window runs from its start to three days past its end.
 * Recall counts the truth entities whose window touches any evaluated night. A subject flagged on
 * several nights counts once. Findings that could not tell are counted apart.
 *
 * @param nights evaluated nights
 * @param prevalence how rare what is looked for is
 * @param scenarios scores per scenario and level
 * @param lookalikes innocent look-alikes that were flagged, per scenario or list and kind
 * @param lists scores of card lists per tier and band
 * @param clues scores of clues, whatever the scenario
 * @param rankings how well clues and lists rank, and how honest their probabilities are
 * @param series the last night's case series against the gangs behind the cases
 * @param bars what is asked of each scenario, of clues and of lists
 * @param unreadable identities of the truth that have no token and are left out
 */
public record Evaluation(
    SortedSet<LocalDate> nights,
    Prevalence prevalence,
    List<ScenarioScore> scenarios,
    List<LookalikeCount> lookalikes,
    List<ListScore> lists,
    ClueScores clues,
    List<Ranking> rankings,
    SeriesScore series,
    List<Bar> bars,
    int unreadable) {

  /**
   * What belongs on a card list: numbers and accounts in a gang's hands, by what they are used for.
   */
  static final Map<String, CardList> CARD_LISTS =
      Map.of(
          "phone_card_list",
          new CardList("number", Set.of("T1", "T2", "T3", "T4", "T7", "T9", "T10", "B9", "R1")),
          "bank_card_list",
          new CardList("account", Set.of("B1", "B2", "B3", "B4", "B5", "B6", "B8", "B9", "R1")));

  /** Whether the scenario is about a number or an account in a gang's hands. */
  static boolean isOfTools(String scenario) {
    return CARD_LISTS.values().stream().anyMatch(c -> c.scenarios().contains(scenario));
  }

  /** Kind of card and the scenarios that make one. */
  record CardList(String subjectKind, Set<String> scenarios) {}

  /**
   * How a scenario is found at one level.
   *
   * @param scenario code
   * @param level {@code number}, {@code account} or {@code person}
   * @param score of all that was flagged
   * @param graded of what reached a clue or a list; of all where nothing did
   * @param high of what was graded high there, or urgent
   * @param undecided distinct entities the detectors could not tell about
   * @param undecidedTruth of these, entities of the truth that were not found
   * @param grades by grade
   * @param lead how long before the first payment they were found
   */
  public record ScenarioScore(
      String scenario,
      String level,
      Score score,
      Score graded,
      Score high,
      int undecided,
      int undecidedTruth,
      List<GradeScore> grades,
      LeadTime lead) {}

  /**
   * What was flagged at one grade.
   *
   * @param grade grade of a clue, or tier or band of a list
   * @param flagged distinct entities
   * @param right of these, those the truth confirms
   * @param other of the others, those that are part of another fraud
   */
  public record GradeScore(String grade, int flagged, int right, int other) {}

  /**
   * Flagged look-alikes.
   *
   * @param where scenario code or list
   * @param kind kind of look-alike
   * @param flagged how many were flagged
   * @param high of these, graded high or urgent
   * @param all how many there are
   */
  public record LookalikeCount(String where, String kind, int flagged, int high, int all) {}

  /**
   * How a list stands against the truth.
   *
   * @param list table
   * @param tier tier, band of likelihood, or {@code all}
   * @param score distinct cards listed on any night; right where a scheme of theirs has begun
   */
  public record ListScore(String list, String tier, Score score) {}

  /**
   * Compares.
   *
   * @param truth the truth
   * @param tokens how the lake knows its entities
   * @param scenarioOfDetector scenario code by detector id; findings of other detectors are left
   *     out
   * @param nights evaluated nights; findings and rows of other nights are left out
   * @param said what was published
   */
  public static Evaluation of(
      SchemeTruth truth,
      EntityTokens tokens,
      Map<String, String> scenarioOfDetector,
      Set<LocalDate> nights,
      Said said) {
    TruthIndex index = new TruthIndex(truth, tokens);
    SortedSet<LocalDate> evaluated = new TreeSet<>(nights);
    Said judged = said.on(evaluated);
    Map<String, List<Finding>> byScenario = new TreeMap<>();
    index.scenarios().forEach(s -> byScenario.put(s, List.of()));
    scenarioOfDetector.values().forEach(s -> byScenario.put(s, List.of()));
    byScenario.replaceAll(
        (s, none) ->
            judged.findings().stream()
                .filter(f -> s.equals(scenarioOfDetector.get(f.detector())))
                .toList());
    ScenarioEvaluation scenario = new ScenarioEvaluation(index, evaluated, new Grades(judged));
    List<ScenarioScore> scores = new ArrayList<>();
    List<LookalikeCount> lookalikes = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    byScenario.forEach(
        (s, own) -> {
          List<ScenarioScore> ownScores = scenario.scores(s, own);
          List<LookalikeCount> ownLookalikes = scenario.lookalikes(s, own);
          scores.addAll(ownScores);
          lookalikes.addAll(ownLookalikes);
          bars.addAll(Bars.of(s, ownScores, ownLookalikes));
        });
    CardListEvaluation lists = new CardListEvaluation(index, evaluated, judged.rows());
    lookalikes.addAll(lists.lookalikes());
    ClueEvaluation clues = new ClueEvaluation(index, evaluated, judged, scenarioOfDetector);
    ClueScores clueScores = clues.scores();
    bars.add(Bar.precision("clues", Entity.PERSON, clueScores.high()));
    bars.add(Bar.recall("clues", Entity.PERSON, clueScores.score()));
    List<ListScore> listScores = lists.scores();
    for (ListScore l : listScores) {
      if (l.tier().equals("all")) {
        String kind = CARD_LISTS.get(l.list()).subjectKind();
        bars.add(Bar.precision(l.list(), kind, lists.high(l.list())));
        bars.add(Bar.recall(l.list(), kind, l.score()));
        bars.addAll(
            Bars.lookalikes(
                l.list(), lookalikes.stream().filter(c -> c.where().equals(l.list())).toList()));
      }
    }
    List<Ranking> rankings = new ArrayList<>(List.of(clues.ranking()));
    rankings.addAll(lists.rankings());
    return new Evaluation(
        evaluated,
        truth.prevalence(),
        List.copyOf(scores),
        List.copyOf(lookalikes),
        listScores,
        clueScores,
        List.copyOf(rankings),
        said.series(),
        List.copyOf(bars),
        index.unreadable());
  }

  /** The scores as fixed-width tables. */
  public String table() {
    return EvaluationFigures.of(this).text();
  }

  /** What is asked of clues and lists, and where it is missed most, within a screen. */
  public String brief() {
    return EvaluationBrief.of(this).text();
  }

  /** The scores as JSON; a share of nothing is null. */
  public String json() {
    return EvaluationJson.of(this);
  }

  /** The scores as tables and plots. */
  public Figures figures() {
    return EvaluationFigures.of(this);
  }
}
