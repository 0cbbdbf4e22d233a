package org.cluelake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cluelake.metric.Reliability;

/** A model card (Mitchell and others 2019) as Markdown: what, from what, how good, what not for. */
public final class ModelCard {

  /** Positives below which figures are hardly more than chance. */
  private static final int ENOUGH = 30;

  private ModelCard() {}

  /** The card. */
  public static String of(Model model) {
    ModelFacts facts = model.facts();
    ModelSpec spec = facts.spec();
    List<String> lines = new ArrayList<>();
    lines.add("# Model card: " + spec.name());
    lines.add("");
    lines.add("| | |");
    lines.add("|---|---|");
    row(lines, "version", "`" + model.version() + "`");
    row(lines, "scores", spec.subject());
    row(lines, "kind", "boosted trees, " + facts.bags() + " ensembles averaged");
    row(lines, "learned from", "%,d labelled rows, %,d positive", facts.rows(), facts.positives());
    row(
        lines,
        "prevalence",
        "%.3f%% of rows are positive",
        100.0 * facts.positives() / facts.rows());
    row(lines, "SHA-256 of the data", "`" + facts.dataSha256() + "`");
    row(lines, "seed", "%d", facts.seed());
    row(lines, "threshold", "%.3f, chosen on inner folds", facts.threshold());
    lines.add("");
    lines.add("## Intended use");
    lines.add("");
    lines.add(spec.use());
    lines.add("");
    lines.add("A score is no proof and decides nothing by itself: an officer checks its reasons.");
    lines.add("");
    lines.add("## Who decides");
    lines.add("");
    lines.add(
        "The province's centre names a model in `conf/scores.yaml` and says whether it runs in shadow or"
            + " live; a live score is a low signal until an independent fact stands beside it; what is"
            + " done to a person is decided by an officer, and may be objected to.");
    if (spec.night() != null) {
      lines.add("");
      lines.add("## Data");
      lines.add("");
      lines.add(
          "One row per "
              + spec.subject()
              + ": its features as a published night knew them, and what became known within "
              + spec.night().horizonDays()
              + " days after. Positive: a live case names it, or an answer confirmed it. Negative: an"
              + " upheld objection, an answer that clears it, and by choice of whoever made the table"
              + " those of whom nothing became known. Not reached is no negative.");
    }
    lines.add("");
    lines.add("## Limits");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "- Probabilities hold where %.2f%% of items are positive, as in the data.",
            100.0 * facts.positives() / facts.rows()));
    spec.limits().forEach(l -> lines.add("- " + l));
    lines.add("");
    lines.add("## Judged on rows it had not seen");
    lines.add("");
    lines.add(
        (facts.split() == null
                ? facts.folds()
                    + "-fold cross validation; thresholds and calibration chosen inside"
                    + " training folds."
                : outOfTime(facts.split(), spec.night().horizonDays()))
            + " Other prevalences are derived by re-weighting negatives.");
    if (facts.split() != null && facts.split().judgedPositive() < ENOUGH) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "**Judged on fewer than %d positives: these figures say little, and the model is for trials"
                  + " alone.**",
              ENOUGH));
    }
    lines.add("");
    lines.add("| figure | value |");
    lines.add("|---|---:|");
    facts.figures().forEach((name, value) -> row(lines, name.replace('_', ' '), "%.4f", value));
    lines.add("");
    lines.add("## Calibration");
    lines.add("");
    lines.add("| said | happened | items |");
    lines.add("|---:|---:|---:|");
    for (Reliability.Bin bin : facts.reliability().bins()) {
      lines.add(
          String.format(
              Locale.ROOT, "| %.3f | %.3f | %,d |", bin.said(), bin.happened(), bin.items()));
    }
    lines.add("");
    lines.add("## Features");
    lines.add("");
    Map<String, NightFeature> known =
        spec.night() == null ? Map.of() : NightSubject.featuresOf(spec.subject());
    lines.add("| feature | meaning | mean size of its contribution, log-odds |");
    lines.add("|---|---|---:|");
    facts
        .weights()
        .forEach(
            (feature, weight) ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "| %s | %s | %.3f |",
                        feature,
                        known.containsKey(feature)
                            ? known.get(feature).sentence()
                            : spec.sentences().getOrDefault(feature, ""),
                        weight)));
    lines.add("");
    lines.add("Counts of distinct places, which are behaviour: " + said(spec.counts()));
    lines.add("");
    lines.add("## Banned");
    lines.add("");
    lines.add("Place names, identities, birth data, origin and belief are refused by the trainer.");
    lines.add("By this specification: " + said(spec.banned()));
    return String.join("\n", lines) + "\n";
  }

  private static String outOfTime(TimeSplit split, int horizonDays) {
    return String.format(
        Locale.ROOT,
        "Out of time: learned from %,d rows (%,d positive) of nights up to %s, judged on %,d rows (%,d"
            + " positive) of %s to %s; the %d nights between are left out, as outcomes were not known"
            + " yet. Threshold and calibration chosen on the nights learned from. The model itself is"
            + " then learned from all rows.",
        split.learned(),
        split.learnedPositive(),
        split.learnedTo(),
        split.judged(),
        split.judgedPositive(),
        split.judgedFrom(),
        split.judgedTo(),
        horizonDays);
  }

  private static String said(Map<String, String> columns) {
    if (columns.isEmpty()) {
      return "none.";
    }
    List<String> of = new ArrayList<>();
    columns.forEach((column, why) -> of.add(column + " (" + why + ")"));
    return String.join(", ", of) + ".";
  }

  private static void row(List<String> lines, String name, String text, Object... values) {
    lines.add(String.format(Locale.ROOT, "| %s | " + text + " |", prepended(name, values)));
  }

  private static Object[] prepended(String name, Object[] values) {
    Object[] all = new Object[values.length + 1];
    all[0] = name;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }
}
