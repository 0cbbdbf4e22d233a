package org.cluelake.composite;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cluelake.run.Require;

/**
 * The index of every place of a period: the weighted geometric mean of its relative risks, so that
 * a family that shows nothing cannot hide a terrible one only by half (OECD and JRC, Handbook on
 * Constructing Composite Indicators, 2008), on posterior draws.
 *
 * <p>A place that lacks a whole family has no index. Draws are seeded by place and indicator; the
 * order of places and the number of threads change nothing.
 *
 * @param plan what the index is made of
 * @param seed names the period and the version of the settings
 * @param draws number of posterior draws
 * @param variants number of plausible variants, the plan itself among them
 * @param proposal what would be proposed for listing: the probability that the index is above 3
 */
public record CompositeIndex(
    IndexPlan plan, String seed, int draws, int variants, double proposal) {

  private static final double LEVEL = 0.95;
  private static final double WORST = 0.05;
  private static final double LISTED = 3;

  /** Draws that judge a variant: every so-manieth of all. */
  private static final int THINNED = 200;

  public CompositeIndex {
    Require.that(draws >= THINNED, "draws is %s; want %s or more", draws, THINNED);
    Require.that(variants >= 1, "variants is %s; want 1 or more", variants);
    Require.that(
        proposal > 0.5 && proposal < 1, "proposal is %s; want between 0.5 and 1", proposal);
  }

  /** The rows of all places with an index, sorted by code. */
  public List<IndexRow> rows(List<Place> places) {
    List<Place> whole =
        places.stream()
            .filter(p -> plan.shares(p.missing(plan)).length > 0)
            .sorted(Comparator.comparing(Place::code))
            .toList();
    List<Variant> ways = Variant.of(plan, variants, seed);
    double[][] indices = new double[whole.size()][];
    double[] inVariants = new double[whole.size()];
    int[] familiesAbove = new int[whole.size()];
    IntStream.range(0, whole.size())
        .parallel()
        .forEach(
            i -> {
              PlaceDraws drawn = new PlaceDraws(plan, new Draws(seed), whole.get(i), draws);
              indices[i] = drawn.index();
              familiesAbove[i] = drawn.familiesAbove();
              inVariants[i] = drawn.share(ways, draws / THINNED, LISTED, proposal);
            });
    RankDraws ranks = RankDraws.of(indices);
    return IntStream.range(0, whole.size())
        .parallel()
        .mapToObj(
            i -> row(whole.get(i).code(), indices[i], ranks, i, familiesAbove[i], inVariants[i]))
        .toList();
  }

  private static IndexRow row(
      String code, double[] index, RankDraws ranks, int at, int familiesAbove, double inVariants) {
    double[] sorted = index.clone();
    Arrays.sort(sorted);
    double[] logarithms = Arrays.stream(index).map(Math::log).toArray();
    double logMean = Arrays.stream(logarithms).sum() / index.length;
    double squares = Arrays.stream(logarithms).map(l -> (l - logMean) * (l - logMean)).sum();
    return new IndexRow(
        code,
        Arrays.stream(index).sum() / index.length,
        quantile(sorted, (1 - LEVEL) / 2),
        quantile(sorted, (1 + LEVEL) / 2),
        above(sorted, 1.5),
        above(sorted, 2),
        above(sorted, LISTED),
        ranks.expected(at),
        ranks.quantile(at, (1 - LEVEL) / 2),
        ranks.quantile(at, (1 + LEVEL) / 2),
        ranks.within(at, WORST),
        logMean,
        Math.sqrt(squares / (index.length - 1)),
        familiesAbove,
        inVariants);
  }

  /** The value with that share of the draws at or below it. */
  private static double quantile(double[] sorted, double probability) {
    return sorted[Math.max(0, (int) Math.ceil(probability * sorted.length) - 1)];
  }

  private static double above(double[] sorted, double limit) {
    int at = Arrays.binarySearch(sorted, Math.nextUp(limit));
    return 1 - (double) (at >= 0 ? at : -at - 1) / sorted.length;
  }
}
