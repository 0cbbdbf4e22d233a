package org.cluelake.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Grown trees. Scores and contributions are log-odds, averaged over bags. */
public final class TreeScorer implements Scorer {

  private final List<Booster> bags;
  private final int width;

  TreeScorer(List<Booster> bags, int width) {
    this.bags = List.copyOf(bags);
    this.width = width;
  }

  static TreeScorer of(List<byte[]> bags, int width) {
    List<Booster> boosters = new ArrayList<>();
    try {
      for (byte[] bytes : bags) {
        Booster booster = XGBoost.loadModel(new ByteArrayInputStream(bytes));
        // Several tasks of one machine may score side by side.
        booster.setParam("nthread", 1);
        boosters.add(booster);
      }
    } catch (LinkageError e) {
      throw Trees.failed(e);
    } catch (XGBoostError | IOException e) {
      throw new IllegalArgumentException("these are no bytes of boosted trees", e);
    }
    return new TreeScorer(boosters, width);
  }

  @Override
  public double[] scores(Frame frame, int[] rows) {
    double[] sums = new double[rows.length];
    for (float[][] of :
        each(frame.values(rows), rows.length, (bag, matrix) -> bag.predict(matrix, true))) {
      for (int i = 0; i < rows.length; i++) {
        sums[i] += of[i][0] / bags.size();
      }
    }
    return sums;
  }

  /**
   * What each feature adds to each row's score (TreeSHAP, Lundberg and others 2020); the last of a
   * row is what every row starts with, and a row sums to its score.
   */
  double[][] contributions(Frame frame, int[] rows) {
    double[][] sums = new double[rows.length][width + 1];
    for (float[][] of :
        each(frame.values(rows), rows.length, (bag, matrix) -> bag.predictContrib(matrix, 0))) {
      for (int i = 0; i < rows.length; i++) {
        for (int f = 0; f <= width; f++) {
          sums[i][f] += of[i][f] / bags.size();
        }
      }
    }
    return sums;
  }

  /** The bytes of each bag. */
  List<byte[]> bytes() {
    List<byte[]> bytes = new ArrayList<>();
    try {
      for (Booster bag : bags) {
        bytes.add(bag.toByteArray("ubj"));
      }
    } catch (XGBoostError e) {
      throw Trees.failed(e);
    }
    return bytes;
  }

  private interface Prediction {
    float[][] of(Booster bag, DMatrix matrix) throws XGBoostError;
  }

  private List<float[][]> each(float[] values, int rows, Prediction prediction) {
    List<float[][]> all = new ArrayList<>();
    if (rows == 0) {
      return all;
    }
    try {
      DMatrix matrix = new DMatrix(values, rows, width, Float.NaN);
      try {
        for (Booster bag : bags) {
          all.add(prediction.of(bag, matrix));
        }
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw Trees.failed(e);
    }
    return all;
  }
}
