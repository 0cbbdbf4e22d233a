package org.cluelake.fusion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.cluelake.metric.Reliability;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Fits the log-odds of one kind of subject to outcomes.
 *
 * <p>Penalty and share are those under which models fitted to all lakes but one speak best of that
 * one (of all but a fifth of the subjects where there is one lake); the numbers kept are then
 * fitted to everything. A stated prevalence that differs from the one found moves the base by the
 * difference of the log-odds (King and Zeng 2001): what findings tell stays as it was learned.
 */
public final class FusionFit {

  /** Fewer outcomes of either sign say nothing about a probability. */
  public static final int LEAST = 10;

  /** Under the largest, five right of five reach nearly 0.9 where one in a thousand is guilty. */
  private static final double[] RIDGES = {0.01, 0.03, 0.1};

  private static final List<BigDecimal> SHARES =
      List.of(new BigDecimal("0.00"), new BigDecimal("0.25"), new BigDecimal("0.50"));
  private static final int FOLDS = 5;
  private static final double LEAST_SAID = 0.00005;
  private static final int DECIMALS = 4;

  private final FusionConf conf;
  private final SubjectModel shape;
  private final String source;
  private final int nights;

  /**
   * A fit.
   *
   * @param conf where bands begin and what is given without a fact
   * @param subjectKind whose groups and facts are kept: person, number or account
   * @param source where the outcomes come from, in words
   * @param nights published nights the observations are from
   */
  public FusionFit(FusionConf conf, String subjectKind, String source, int nights) {
    this.conf = conf;
    this.shape = conf.models().get(subjectKind);
    this.source = source;
    this.nights = nights;
  }

  /** What a choice of penalty and share says of subjects held back. */
  private record Choice(double ridge, BigDecimal share, double[] said, double logLoss) {}

  /**
   * The fitted model with its evidence.
   *
   * @param observations in any order
   * @param unseen one per lake
   * @param prior stated prevalence, if any
   * @throws PipelineException INPUT where there are fewer than {@value #LEAST} outcomes of a sign
   */
  public SubjectModel model(
      List<Observation> observations, List<Unseen> unseen, Optional<BigDecimal> prior) {
    List<Observation> rows =
        observations.stream()
            .sorted(Comparator.comparing(Observation::lake).thenComparing(Observation::subject))
            .toList();
    long positives = rows.stream().filter(Observation::isPositive).count();
    if (positives < LEAST || rows.size() - positives < LEAST) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "of subjects with evidence %d outcomes are positive and %d negative; a fit needs %d of"
              + " each: add lakes or nights",
          positives,
          rows.size() - positives,
          LEAST);
    }
    Choice best = null;
    for (int i = RIDGES.length - 1; i >= 0; i--) {
      for (BigDecimal share : SHARES) {
        Choice choice = heldBack(rows, unseen, RIDGES[i], share);
        best = best == null || choice.logLoss < best.logLoss ? choice : best;
      }
    }
    SubjectModel fitted =
        withKnownNaming(new ModelFit(shape, rows, unseen).model(best.ridge, best.share), rows);
    return withEvidence(fitted, best, rows, unseen, prior);
  }

  private Choice heldBack(
      List<Observation> rows, List<Unseen> unseen, double ridge, BigDecimal share) {
    boolean byLake = lakes(rows) > 1;
    Function<Observation, String> fold =
        byLake ? Observation::lake : o -> String.valueOf(fifth(o.subject()));
    double[] said = new double[rows.size()];
    for (String held : new TreeSet<>(rows.stream().map(fold).toList())) {
      SubjectModel model =
          new ModelFit(
                  shape,
                  rows.stream().filter(o -> !fold.apply(o).equals(held)).toList(),
                  unseen.stream().filter(u -> !byLake || !u.lake().equals(held)).toList())
              .model(ridge, share);
      Fusion fusion = new Fusion(conf.version(), conf.bands(), conf.withoutFact(), model);
      for (int r = 0; r < said.length; r++) {
        if (fold.apply(rows.get(r)).equals(held)) {
          said[r] = fusion.likelihood(rows.get(r).fired()).doubleValue();
        }
      }
    }
    double loss = 0;
    for (int r = 0; r < said.length; r++) {
      double p = Math.max(said[r], LEAST_SAID);
      loss -= StrictMath.log(rows.get(r).isPositive() ? p : 1 - p);
    }
    return new Choice(ridge, share, said, loss / said.length);
  }

  private static long lakes(List<Observation> rows) {
    return rows.stream().map(Observation::lake).distinct().count();
  }

  /** A fifth by the token alone, whatever its low bits are used for elsewhere. */
  private static int fifth(long subject) {
    return Math.floorMod(Long.hashCode(subject * 0x9E3779B97F4A7C15L), FOLDS);
  }

  /**
   * Where no observation is named by a case, as a case is the outcome itself, what was known stays.
   */
  private SubjectModel withKnownNaming(SubjectModel model, List<Observation> rows) {
    return rows.stream().anyMatch(o -> o.fired().isNamed())
        ? model
        : copy(model, model.base(), shape.named(), model.evidence());
  }

  private SubjectModel withEvidence(
      SubjectModel model,
      Choice choice,
      List<Observation> rows,
      List<Unseen> unseen,
      Optional<BigDecimal> prior) {
    boolean[] labels = new boolean[rows.size()];
    int positives = 0;
    for (int r = 0; r < labels.length; r++) {
      labels[r] = rows.get(r).isPositive();
      positives += labels[r] ? 1 : 0;
    }
    long all = rows.size() + unseen.stream().mapToLong(u -> u.positives() + u.negatives()).sum();
    double found = (positives + unseen.stream().mapToLong(Unseen::positives).sum()) / (double) all;
    BigDecimal prevalence =
        prior.orElse(BigDecimal.valueOf(found).setScale(6, RoundingMode.HALF_UP));
    BigDecimal base =
        prior.isEmpty()
            ? model.base()
            : ModelFit.decimal(
                model.base().doubleValue() + logit(prevalence.doubleValue()) - logit(found));
    Reliability reliability = Reliability.of(choice.said, labels);
    List<FitEvidence.Tenth> tenths = new ArrayList<>();
    for (Reliability.Bin bin : reliability.bins()) {
      tenths.add(
          new FitEvidence.Tenth(
              new BigDecimal((int) Math.min(9, bin.said() * 10)).movePointLeft(1),
              bin.items(),
              decimal(bin.said()),
              decimal(bin.happened())));
    }
    return copy(
        model,
        base,
        model.named(),
        new FitEvidence(
            source,
            (int) lakes(rows),
            nights,
            rows.size(),
            positives,
            all,
            prevalence,
            BigDecimal.valueOf(choice.ridge),
            lakes(rows) > 1 ? "lakes" : "fifths of the subjects",
            decimal(choice.logLoss),
            decimal(reliability.brier()),
            tenths));
  }

  private static SubjectModel copy(
      SubjectModel m, BigDecimal base, BigDecimal named, FitEvidence evidence) {
    return new SubjectModel(
        base, m.linked(), named, m.share(), m.weights(), m.groups(), m.facts(), evidence);
  }

  private static double logit(double p) {
    return StrictMath.log(p / (1 - p));
  }

  private static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
