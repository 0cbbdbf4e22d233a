package org.cluelake.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.cluelake.run.Require;

/**
 * How boosted trees are grown.
 *
 * @param rounds trees per bag
 * @param depth most conditions from root to leaf
 * @param learningRate what a tree adds, 0 to 1
 * @param rowShare rows each tree sees, 0 to 1
 * @param columnShare features each level of a tree sees, 0 to 1
 * @param minChildWeight least sum of the Hessian in a leaf
 * @param lambda L2 penalty of leaf values
 * @param gamma least gain of a split
 * @param bags ensembles of different seeds whose scores are averaged
 */
public record TreeSettings(
    @JsonProperty(required = true) int rounds,
    @JsonProperty(required = true) int depth,
    @JsonProperty(required = true) double learningRate,
    @JsonProperty(required = true) double rowShare,
    @JsonProperty(required = true) double columnShare,
    @JsonProperty(required = true) double minChildWeight,
    @JsonProperty(required = true) double lambda,
    @JsonProperty(required = true) double gamma,
    @JsonProperty(required = true) int bags) {

  /** Averaged, sound for some thousand to some hundred thousand rows of aggregates. */
  static final List<TreeSettings> DEFAULT =
      List.of(
          new TreeSettings(600, 4, 0.03, 0.6, 0.15, 2, 5, 0, 1),
          new TreeSettings(330, 6, 0.03, 0.6, 0.25, 1, 1, 0, 1));

  /** Checks the ranges. */
  public TreeSettings {
    Require.that(rounds > 0 && rounds <= 20_000, "trees: rounds lie between 1 and 20000");
    Require.that(depth > 0 && depth <= 16, "trees: depth lies between 1 and 16");
    Require.that(share(learningRate), "trees: learningRate is above 0 and at most 1");
    Require.that(share(rowShare), "trees: rowShare is above 0 and at most 1");
    Require.that(share(columnShare), "trees: columnShare is above 0 and at most 1");
    Require.that(
        minChildWeight >= 0 && lambda >= 0 && gamma >= 0, "trees: penalties are 0 or more");
    Require.that(bags > 0 && bags <= 50, "trees: bags lie between 1 and 50");
  }

  private static boolean share(double value) {
    return value > 0 && value <= 1;
  }
}
