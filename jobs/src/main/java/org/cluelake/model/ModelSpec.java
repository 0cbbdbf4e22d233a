package org.cluelake.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.Require;

/**
 * What to learn from a table, as a YAML file says it.
 *
 * @param name name of the model, for its card and signals
 * @param subject what a row is, such as number, account or sms
 * @param id column that names a row; no name occurs twice
 * @param label column with 1 or true for positive and 0 or false for negative; a row without a
 *     value has no outcome yet and is left out of learning
 * @param group column whose equal values stay in one fold, or null
 * @param time column that orders rows in time, a number, date or timestamp, or null
 * @param table contract of the table as {@code layer.name}, or null; its classes of columns decide
 *     what is refused
 * @param features the feature columns; absent or empty for every numeric column not named above
 * @param banned columns that are no features, each with why: they betray the label, or law forbids
 * @param counts columns whose name tells of a place and that count distinct places, which is
 *     behaviour; each with what it counts
 * @param ratios pairs of numerator and denominator, each one more feature
 * @param trees settings to choose from inside training folds; absent for sound defaults, averaged
 * @param average whether the settings are all grown and averaged instead
 * @param points how many conditions the point sum has that is judged beside the trees
 * @param innerFolds folds inside a training part, on which thresholds are chosen
 * @param neighbours features from the scores of linked rows, or null
 * @param bands names of probability bands and where each begins; absent for one, {@code flagged},
 *     from the learned threshold
 * @param sentences what a feature means, for reasons an officer can read, by feature
 * @param night where the table is one of {@code model table --horizon}, or null: columns are then a
 *     night's features, the judgement is out of time, and a night may score by the model
 * @param use intended use, for the card
 * @param limits what the model cannot do, for the card
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelSpec(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String subject,
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String label,
    String group,
    String time,
    String table,
    List<String> features,
    Map<String, String> banned,
    Map<String, String> counts,
    List<List<String>> ratios,
    List<TreeSettings> trees,
    Boolean average,
    Integer points,
    Integer innerFolds,
    Neighbours neighbours,
    Map<String, Double> bands,
    Map<String, String> sentences,
    Night night,
    @JsonProperty(required = true) String use,
    List<String> limits) {

  /**
   * A second stage over links between rows.
   *
   * @param from column of the links file that names a row
   * @param to column of the links file that names its neighbour
   */
  public record Neighbours(
      @JsonProperty(required = true) String from, @JsonProperty(required = true) String to) {}

  /**
   * A table of published nights and what became known afterwards.
   *
   * @param horizonDays days after a night in which outcomes count; between the last night learned
   *     from and the first judged there are as many, so that nothing learned was known later
   */
  public record Night(@JsonProperty(required = true) int horizonDays) {
    /** Checks the horizon. */
    public Night {
      Require.that(horizonDays >= 1, "night: horizonDays is 1 or more");
    }
  }

  private static final int POINTS = 12;
  private static final int INNER_FOLDS = 3;

  /** Fills what is absent and checks what is there. */
  public ModelSpec {
    features = features == null ? List.of() : List.copyOf(features);
    banned = banned == null ? Map.of() : new TreeMap<>(banned);
    counts = counts == null ? Map.of() : new TreeMap<>(counts);
    ratios = ratios == null ? List.of() : List.copyOf(ratios);
    boolean given = trees != null && !trees.isEmpty();
    trees = given ? List.copyOf(trees) : TreeSettings.DEFAULT;
    average = average == null ? Boolean.valueOf(!given) : average;
    points = points == null ? POINTS : points;
    innerFolds = innerFolds == null ? INNER_FOLDS : innerFolds;
    bands = bands == null ? Map.of() : new TreeMap<>(bands);
    sentences = sentences == null ? Map.of() : new TreeMap<>(sentences);
    limits = limits == null ? List.of() : List.copyOf(limits);
    if (night != null) {
      Require.that(
          time != null || !features.isEmpty(),
          "time: a model of nights names the column of nights");
      Map<String, NightFeature> known = NightSubject.featuresOf(subject);
      Require.that(!known.isEmpty(), "subject: a night has features of number and account");
      for (String feature : features) {
        Require.that(
            known.containsKey(feature),
            "features: %s is no feature of a night; its contract may forbid it",
            feature);
      }
      Map<String, String> told = new TreeMap<>(sentences);
      known.forEach((feature, of) -> told.putIfAbsent(feature, of.says()));
      sentences = told;
    }
    Require.that(name.matches("[a-z0-9-]{1,60}"), "name: small letters, digits and hyphens only");
    Require.that(points >= 1 && points <= 100, "points: between 1 and 100 conditions");
    Require.that(innerFolds >= 2 && innerFolds <= 20, "innerFolds: between 2 and 20");
    for (double from : bands.values()) {
      Require.that(from > 0 && from < 1, "bands: each begins at a probability between 0 and 1");
    }
    for (List<String> ratio : ratios) {
      Require.that(ratio.size() == 2, "ratios: each is a pair, numerator and denominator");
    }
    for (String feature : features) {
      Require.that(
          !banned.containsKey(feature), "features: %s is banned in the same file", feature);
    }
  }

  /** The same with its feature columns named, and no column that only learning needs. */
  ModelSpec settled(List<String> columns) {
    return new ModelSpec(
        name,
        subject,
        id,
        label,
        null,
        null,
        table,
        columns,
        banned,
        counts,
        ratios,
        trees,
        average,
        points,
        innerFolds,
        neighbours,
        bands,
        sentences,
        night,
        use,
        limits);
  }
}
