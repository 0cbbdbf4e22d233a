package org.cluelake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Boosted trees (Chen and Guestrin 2016, XGBoost). One thread per ensemble, so that sums have one
 * order and the same seed gives the same bytes; folds may run beside each other.
 *
 * @param averaged settings that are all grown, their scores averaged over all bags
 */
record Trees(List<TreeSettings> averaged) implements Learner {

  Trees(TreeSettings settings) {
    this(List.of(settings));
  }

  @Override
  public TreeScorer fit(Frame frame, int[] rows, long seed) {
    float[] labels = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = frame.labels()[rows[i]] ? 1 : 0;
    }
    List<Booster> bags = new ArrayList<>();
    try {
      DMatrix matrix = new DMatrix(frame.values(rows), rows.length, frame.width(), Float.NaN);
      try {
        matrix.setLabel(labels);
        for (TreeSettings settings : averaged) {
          for (int bag = 0; bag < settings.bags(); bag++) {
            bags.add(
                XGBoost.train(
                    matrix,
                    parameters(settings, seed, bags.size()),
                    settings.rounds(),
                    Map.of(),
                    null,
                    null));
          }
        }
      } finally {
        matrix.dispose();
      }
      return new TreeScorer(bags, frame.width());
    } catch (XGBoostError e) {
      throw failed(e);
    }
  }

  static PipelineException failed(XGBoostError e) {
    return PipelineException.causedBy(
        e,
        ErrorKind.RESOURCE,
        "boosted trees fail; check memory, and that libgomp is installed on this machine");
  }

  private static Map<String, Object> parameters(TreeSettings settings, long seed, int bag) {
    Map<String, Object> of = new TreeMap<>();
    of.put("objective", "binary:logistic");
    of.put("tree_method", "hist");
    of.put("nthread", 1);
    of.put("verbosity", 0);
    of.put("seed", (int) Math.floorMod(seed * 7919 + bag, 1L << 30));
    of.put("max_depth", settings.depth());
    of.put("eta", settings.learningRate());
    of.put("subsample", settings.rowShare());
    of.put("colsample_bylevel", settings.columnShare());
    of.put("min_child_weight", settings.minChildWeight());
    of.put("lambda", settings.lambda());
    of.put("gamma", settings.gamma());
    return of;
  }
}
