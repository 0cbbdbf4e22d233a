package org.cluelake.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Learns one class against all others: a linear support vector machine with squared hinge loss by
 * dual coordinate descent (Hsieh et al. 2008), in LIBLINEAR. The same rows in the same order give
 * the same score: the order of descent is drawn from a fixed seed.
 */
final class ScoreTraining {

  private static final SolverType SOLVER = SolverType.L2R_L2LOSS_SVC_DUAL;
  private static final double TOLERANCE = 0.01;
  private static final long SEED = 1;

  /** A text in which every class has seen each term this often before the first row. */
  private static final double PRIOR = 0.5;

  /** A term that is e^4 times as frequent on one side tells as much as can be told. */
  private static final double STRONGEST = 4;

  /** What a term keeps that is as frequent on both sides. */
  private static final double LEAST = 0.25;

  private final List<TermVector> texts;
  private final int terms;
  private final double cost;

  ScoreTraining(List<TermVector> texts, int terms, double cost) {
    this.texts = texts;
    this.terms = terms;
    this.cost = cost;
    Linear.disableDebugOutput();
  }

  /** The score of a class from the terms as they weigh. */
  LinearScore plain(boolean[] positive) {
    return learned(positive, null);
  }

  /** The score of a class from terms weighed by how much each tells of it. */
  LinearScore byRatio(boolean[] positive) {
    return learned(positive, ratios(positive));
  }

  private float[] ratios(boolean[] positive) {
    double[] inside = new double[terms];
    double[] outside = new double[terms];
    Arrays.fill(inside, PRIOR);
    Arrays.fill(outside, PRIOR);
    int in = 0;
    for (int i = 0; i < positive.length; i++) {
      in += positive[i] ? 1 : 0;
      for (int term : texts.get(i).terms()) {
        (positive[i] ? inside : outside)[term]++;
      }
    }
    int out = positive.length - in;
    float[] ratios = new float[terms];
    for (int t = 0; t < terms; t++) {
      double log = Math.log(inside[t] / (in + 1.0) / (outside[t] / (out + 1.0)));
      ratios[t] = (float) (Math.min(STRONGEST, Math.abs(log)) / 2 + LEAST);
    }
    return ratios;
  }

  private LinearScore learned(boolean[] positive, float[] ratios) {
    Problem problem = new Problem();
    problem.l = positive.length;
    problem.n = terms + 1;
    problem.bias = 1;
    problem.x = new Feature[positive.length][];
    problem.y = new double[positive.length];
    for (int i = 0; i < positive.length; i++) {
      problem.x[i] = features(texts.get(i), ratios);
      problem.y[i] = positive[i] ? 1 : -1;
    }
    Parameter parameter = new Parameter(SOLVER, cost, TOLERANCE);
    parameter.setRandom(new Random(SEED));
    Model model = Linear.train(problem, parameter);
    double[] learned = model.getFeatureWeights();
    // A positive sum speaks for the label of the first row.
    int sign = model.getLabels()[0];
    float[] weights = new float[terms];
    for (int t = 0; t < terms; t++) {
      weights[t] = (float) (sign * learned[t]);
    }
    return new LinearScore(weights, (float) (sign * learned[terms]), ratios);
  }

  private Feature[] features(TermVector text, float[] ratios) {
    int length = text.terms().length;
    double[] values = text.weights().clone();
    if (ratios != null) {
      double squares = 0;
      for (int i = 0; i < length; i++) {
        values[i] *= ratios[text.terms()[i]];
        squares += values[i] * values[i];
      }
      for (int i = 0; i < length; i++) {
        values[i] /= Math.sqrt(squares);
      }
    }
    Feature[] features = new Feature[length + 1];
    for (int i = 0; i < length; i++) {
      features[i] = new FeatureNode(text.terms()[i] + 1, values[i]);
    }
    features[length] = new FeatureNode(terms + 1, 1);
    return features;
  }
}
