package org.cluelake.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cluelake.run.PipelineException;

/**
 * Repeated k-fold judgement of a learner. Candidate, calibration and threshold are chosen inside
 * each training part by folds of its own; a repeat's figures are of all rows, each scored once.
 *
 * @param folds k
 * @param innerFolds folds within a training part
 * @param seeds one repeat each
 * @param threads folds at work at a time; results do not depend on it
 */
public record CrossValidation(int folds, int innerFolds, List<Long> seeds, int threads) {

  private record Told(Split split, Outcome outcome) {}

  /** The outcome of each repeat, its rows in the frame's order. */
  List<Outcome> outcomes(Frame frame, List<? extends Learner> candidates) {
    List<List<Split>> repeats = new ArrayList<>();
    for (long seed : seeds) {
      repeats.add(Folds.of(frame, frame.rows(), folds, seed));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<List<Future<Told>>> running = new ArrayList<>();
      for (int r = 0; r < repeats.size(); r++) {
        long seed = seeds.get(r);
        running.add(
            repeats.get(r).stream()
                .map(s -> pool.submit(() -> told(frame, s, candidates, seed)))
                .toList());
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (List<Future<Told>> repeat : running) {
        outcomes.add(joined(frame, repeat));
      }
      return outcomes;
    } finally {
      var unused = pool.shutdownNow();
    }
  }

  /** The outcome on one split's test rows, in their order. */
  Outcome outcome(Frame frame, Split split, List<? extends Learner> candidates) {
    return told(frame, split, candidates, seeds.get(0)).outcome;
  }

  private Told told(Frame frame, Split split, List<? extends Learner> candidates, long seed) {
    Fitted fitted = Fitted.of(frame, split.train(), candidates, innerFolds, seed);
    double[] scores = fitted.scorer().scores(frame, split.test());
    double[] probabilities = fitted.calibration().probabilities(scores);
    boolean[] decisions = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      decisions[i] = probabilities[i] >= fitted.threshold();
    }
    return new Told(
        split, new Outcome(scores, probabilities, decisions, frame.labels(split.test())));
  }

  private static Outcome joined(Frame frame, List<Future<Told>> parts) {
    int n = frame.size();
    Outcome all = new Outcome(new double[n], new double[n], new boolean[n], frame.labels());
    for (Future<Told> part : parts) {
      Told told = done(part);
      int[] rows = told.split.test();
      for (int i = 0; i < rows.length; i++) {
        all.scores()[rows[i]] = told.outcome.scores()[i];
        all.probabilities()[rows[i]] = told.outcome.probabilities()[i];
        all.decisions()[rows[i]] = told.outcome.decisions()[i];
      }
    }
    return all;
  }

  private static Told done(Future<Told> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the judgement was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PipelineException known) {
        throw known;
      }
      throw new IllegalStateException("a fold failed", e.getCause());
    }
  }

  /** Checks that a judgement is possible. */
  public CrossValidation {
    seeds = List.copyOf(seeds);
    if (folds < 2 || innerFolds < 2 || seeds.isEmpty() || threads < 1) {
      throw new IllegalArgumentException("two folds, one seed and one thread at least");
    }
    if (Arrays.stream(seeds.toArray()).distinct().count() != seeds.size()) {
      throw new IllegalArgumentException("each repeat has a seed of its own");
    }
  }
}
