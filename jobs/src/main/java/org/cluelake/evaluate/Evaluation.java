package org.cluelake.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * What the pipeline said on some nights against the truth of the sample nation.
 *
 * <p>A flagged subject is right where the truth holds it for the detector's scenario in a window
 * that touches a night it was flagged on; a window runs from its start to three days past its end.
 * Recall counts the truth entities whose window touches any evaluated night. A subject flagged on
 * several nights counts once. Findings that could not tell are counted apart.
 *
 * @param nights evaluated nights
 * @param scenarios scores per scenario and level
 * @param lookalikes innocent look-alikes that were flagged, per scenario and kind
 * @param lists scores of card lists per tier
 * @param series the last night's case series against the gangs behind the cases
 * @param unreadable truth rows whose entity has no token and which are left out
 */
public record Evaluation(
    SortedSet<LocalDate> nights,
    List<ScenarioScore> scenarios,
    List<LookalikeCount> lookalikes,
    List<ListScore> lists,
    SeriesScore series,
    int unreadable) {

  /**
   * What belongs on a card list: numbers and accounts in a gang's hands, by what they are used for.
   */
  static final Map<String, CardList> CARD_LISTS =
      Map.of(
          "phone_card_list",
          new CardList("number", Set.of("T1", "T2", "T3", "T4", "T7", "T9", "T10", "B9")),
          "bank_card_list",
          new CardList("account", Set.of("B1", "B2", "B3", "B4", "B5", "B6", "B8", "B9")));

  /** Kind of card and the scenarios that make one. */
  record CardList(String subjectKind, Set<String> scenarios) {}

  /**
   * How a scenario is found at one level.
   *
   * @param scenario code
   * @param level {@code number}, {@code account} or {@code person}
   * @param score counts
   * @param undecided distinct subjects the detectors could not tell about
   */
  public record ScenarioScore(String scenario, String level, Score score, int undecided) {}

  /**
   * Flagged look-alikes.
   *
   * @param where scenario code or list
   * @param kind kind of look-alike
   * @param flagged how many were flagged
   * @param all how many there are
   */
  public record LookalikeCount(String where, String kind, int flagged, int all) {}

  /**
   * How a list stands against the truth.
   *
   * @param list table
   * @param tier tier, or {@code all}
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
   * @param findings rows of the signal table
   * @param rows rows of the card lists
   * @param series how well cases were joined
   */
  public static Evaluation of(
      SchemeTruth truth,
      EntityTokens tokens,
      Map<String, String> scenarioOfDetector,
      Set<LocalDate> nights,
      Collection<Finding> findings,
      Collection<ListRow> rows,
      SeriesScore series) {
    TruthIndex index = new TruthIndex(truth, tokens);
    SortedSet<LocalDate> evaluated = new TreeSet<>(nights);
    List<Finding> judged =
        findings.stream()
            .filter(f -> evaluated.contains(f.bizDate()))
            .filter(f -> scenarioOfDetector.containsKey(f.detector()))
            .toList();
    List<ListRow> listed =
        rows.stream().filter(r -> evaluated.contains(r.bizDate()) && r.isListed()).toList();
    Map<String, List<Finding>> byScenario = new TreeMap<>();
    index.scenarios().forEach(s -> byScenario.put(s, List.of()));
    scenarioOfDetector.values().forEach(s -> byScenario.put(s, List.of()));
    byScenario.replaceAll(
        (s, none) ->
            judged.stream().filter(f -> s.equals(scenarioOfDetector.get(f.detector()))).toList());
    ScenarioEvaluation scenario = new ScenarioEvaluation(index, evaluated);
    CardListEvaluation list = new CardListEvaluation(index, evaluated);
    List<LookalikeCount> lookalikes = new ArrayList<>();
    byScenario.forEach((s, own) -> lookalikes.addAll(scenario.lookalikes(s, own)));
    lookalikes.addAll(list.lookalikes(listed));
    return new Evaluation(
        evaluated,
        byScenario.entrySet().stream()
            .flatMap(e -> scenario.scores(e.getKey(), e.getValue()).stream())
            .toList(),
        List.copyOf(lookalikes),
        list.scores(listed),
        series,
        index.unreadable());
  }

  /** The scores as fixed-width tables. */
  public String table() {
    return EvaluationTable.of(this);
  }

  /** The scores as JSON; a share of nothing is null. */
  public String json() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree());
    } catch (JsonProcessingException e) {
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "the evaluation cannot be written");
    }
  }

  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("nights", nights.stream().map(LocalDate::toString).toList());
    tree.put(
        "scenarios",
        scenarios.stream()
            .map(
                s -> {
                  Map<String, Object> node = node(s.score());
                  node.put("scenario", s.scenario());
                  node.put("level", s.level());
                  node.put("undecided", s.undecided());
                  return node;
                })
            .toList());
    tree.put(
        "lists",
        lists.stream()
            .map(
                l -> {
                  Map<String, Object> node = node(l.score());
                  node.put("list", l.list());
                  node.put("tier", l.tier());
                  return node;
                })
            .toList());
    tree.put(
        "lookalikes",
        lookalikes.stream()
            .map(
                l ->
                    new TreeMap<String, Object>(
                        Map.of(
                            "where", l.where(),
                            "kind", l.kind(),
                            "flagged", l.flagged(),
                            "all", l.all())))
            .toList());
    Map<String, Object> joined = new TreeMap<>();
    joined.put("joined", series.joined());
    joined.put("right", series.right());
    joined.put("truth", series.truth());
    joined.put("precision", series.precision());
    joined.put("recall", series.recall());
    tree.put("series", joined);
    tree.put("unreadable", unreadable);
    return tree;
  }

  private static Map<String, Object> node(Score score) {
    Map<String, Object> node = new TreeMap<>();
    node.put("flagged", score.flagged());
    node.put("right", score.right());
    node.put("truth", score.truth());
    node.put("found", score.found());
    node.put("precision", score.precision());
    node.put("recall", score.recall());
    node.put("f1", score.f1());
    return node;
  }
}
