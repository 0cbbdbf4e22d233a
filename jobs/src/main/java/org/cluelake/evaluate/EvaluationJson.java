package org.cluelake.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.evaluate.Evaluation.GradeScore;
import org.cluelake.evaluate.Evaluation.LookalikeCount;
import org.cluelake.evaluate.Evaluation.ScenarioScore;
import org.cluelake.metric.WilsonInterval;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** An evaluation as JSON; a share of nothing is null, an interval is [low, high] of 95%. */
final class EvaluationJson {

  private static final double LEVEL = 0.95;

  private EvaluationJson() {}

  static String of(Evaluation e) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("nights", e.nights().stream().map(LocalDate::toString).toList());
    tree.put("prevalence", prevalence(e.prevalence()));
    tree.put("scenarios", e.scenarios().stream().map(EvaluationJson::scenario).toList());
    tree.put(
        "lists",
        e.lists().stream()
            .map(
                l -> {
                  Map<String, Object> node = score(l.score());
                  node.put("list", l.list());
                  node.put("tier", l.tier());
                  return node;
                })
            .toList());
    tree.put("clues", clues(e.clues()));
    tree.put("lookalikes", e.lookalikes().stream().map(EvaluationJson::lookalike).toList());
    tree.put("rankings", e.rankings().stream().map(EvaluationJson::ranking).toList());
    Map<String, Object> joined = new TreeMap<>();
    joined.put("joined", e.series().joined());
    joined.put("right", e.series().right());
    joined.put("truth", e.series().truth());
    joined.put("precision", e.series().precision());
    joined.put("recall", e.series().recall());
    tree.put("series", joined);
    tree.put("bars", e.bars().stream().map(EvaluationJson::bar).toList());
    tree.put("unreadable", e.unreadable());
    return written(tree);
  }

  static String written(Map<String, Object> tree) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "the evaluation cannot be written");
    }
  }

  private static Map<String, Object> prevalence(Prevalence p) {
    Map<String, Object> node = new TreeMap<>();
    node.put("people", p.people());
    node.put("victims", p.victims());
    node.put("victim_share", p.victimShare());
    node.put("accounts", p.accounts());
    node.put("mules", p.mules());
    node.put("mule_share", p.muleShare());
    return node;
  }

  private static Map<String, Object> scenario(ScenarioScore s) {
    Map<String, Object> node = score(s.score());
    node.put("scenario", s.scenario());
    node.put("level", s.level());
    node.put("graded", score(s.graded()));
    node.put("high", score(s.high()));
    node.put("undecided", s.undecided());
    node.put("undecided_truth", s.undecidedTruth());
    node.put("grades", s.grades().stream().map(EvaluationJson::grade).toList());
    node.put("lead", lead(s.lead()));
    return node;
  }

  private static Map<String, Object> clues(ClueScores c) {
    Map<String, Object> node = score(c.score());
    node.put("high", score(c.high()));
    node.put("grades", c.grades().stream().map(EvaluationJson::grade).toList());
    node.put("lead", lead(c.lead()));
    node.put(
        "ages",
        c.ages().stream()
            .map(
                a -> {
                  Map<String, Object> age = new TreeMap<>();
                  age.put("band", a.band());
                  age.put("people", a.people());
                  age.put("right", a.right());
                  age.put("brier", a.reliability().brier());
                  age.put("bins", a.reliability().bins());
                  return age;
                })
            .toList());
    return node;
  }

  private static Map<String, Object> grade(GradeScore g) {
    Map<String, Object> node = new TreeMap<>();
    node.put("grade", g.grade());
    node.put("flagged", g.flagged());
    node.put("right", g.right());
    node.put("other_fraud", g.other());
    node.put("precision", g.flagged() == 0 ? null : (double) g.right() / g.flagged());
    node.put("precision_interval", interval(g.right(), g.flagged()));
    return node;
  }

  private static Map<String, Object> lead(LeadTime lead) {
    Map<String, Object> node = new TreeMap<>();
    node.put("count", lead.hours().size());
    node.put("ahead", lead.ahead());
    node.put("median_hours", lead.median());
    node.put("p10_hours", lead.p10());
    return node;
  }

  private static Map<String, Object> lookalike(LookalikeCount l) {
    Map<String, Object> node = new TreeMap<>();
    node.put("where", l.where());
    node.put("kind", l.kind());
    node.put("flagged", l.flagged());
    node.put("flagged_high", l.high());
    node.put("all", l.all());
    node.put("per_1000", 1000.0 * l.flagged() / l.all());
    node.put("per_1000_high", 1000.0 * l.high() / l.all());
    node.put("share_interval", interval(l.flagged(), l.all()));
    return node;
  }

  private static Map<String, Object> ranking(Ranking r) {
    Map<String, Object> node = new TreeMap<>();
    node.put("name", r.name());
    node.put("average_precision", r.averagePrecision());
    node.put("curve", r.curve());
    node.put("brier", r.reliability() == null ? null : r.reliability().brier());
    node.put("bins", r.reliability() == null ? List.of() : r.reliability().bins());
    return node;
  }

  private static Map<String, Object> bar(Bar b) {
    Map<String, Object> node = new TreeMap<>();
    node.put("where", b.where());
    node.put("level", b.level());
    node.put("measure", b.measure().name().toLowerCase(Locale.ROOT));
    node.put("detail", b.detail());
    node.put("count", b.count());
    node.put("base", b.base());
    node.put("share", b.share());
    node.put("interval", interval(b.count(), b.base()));
    node.put("limit", b.limit());
    node.put("verdict", b.verdict().words());
    return node;
  }

  private static Map<String, Object> score(Score score) {
    Map<String, Object> node = new TreeMap<>();
    node.put("flagged", score.flagged());
    node.put("right", score.right());
    node.put("truth", score.truth());
    node.put("found", score.found());
    node.put("precision", score.precision());
    node.put("precision_interval", interval(score.right(), score.flagged()));
    node.put("recall", score.recall());
    node.put("recall_interval", interval(score.found(), score.truth()));
    node.put("f1", score.f1());
    return node;
  }

  private static List<Double> interval(long count, long base) {
    if (base == 0) {
      return null;
    }
    WilsonInterval wilson = WilsonInterval.of(count, base, LEVEL);
    return List.of(wilson.low(), wilson.high());
  }
}
