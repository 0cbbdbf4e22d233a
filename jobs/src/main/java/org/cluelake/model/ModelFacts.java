package org.cluelake.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.cluelake.metric.Reliability;

/**
 * All of a model but its trees.
 *
 * @param spec what was asked for, its feature columns named
 * @param features name of each feature in the order of the trees, ratios last
 * @param settings the chosen settings, averaged where there are several
 * @param seed of training
 * @param bags how many files of trees there are
 * @param calibration of scores
 * @param threshold probability from which an item counts as positive
 * @param dataSha256 hash of the table learned from
 * @param rows labelled rows learned from
 * @param positives of these, positive ones
 * @param folds of the judgement, where it is one of folds
 * @param split nights of the judgement where it is out of time, or null
 * @param figures of the judgement on rows not seen, by name
 * @param reliability of its probabilities there
 * @param weights mean size of what each feature adds to a score, in log-odds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelFacts(
    ModelSpec spec,
    List<String> features,
    List<TreeSettings> settings,
    long seed,
    int bags,
    Calibration calibration,
    double threshold,
    String dataSha256,
    int rows,
    int positives,
    int folds,
    TimeSplit split,
    Map<String, Double> figures,
    Reliability reliability,
    Map<String, Double> weights) {}
