package org.cluelake.quarterly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.cluelake.listing.ListingRules;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Recommendation;
import org.cluelake.listing.Recommender;
import org.cluelake.listing.Recording;
import org.cluelake.listing.Side;
import org.cluelake.listing.Standing;
import org.cluelake.listing.State;
import org.cluelake.listing.Step;
import org.cluelake.listing.Window;
import org.cluelake.region.AreaRisks;
import org.cluelake.run.Require;

/**
 * How often lists of counties are right, where the truth is known: the register as it recommends,
 * every recommendation followed, beside the two lists that are made in practice, the highest rates
 * and the highest counts of a quarter.
 *
 * <p>One indicator stands for all families, so that what is judged is shrinkage and persistence;
 * variants and the worst set do not hold anybody up. The register's list is read as those listed,
 * rectifying or on their way off.
 *
 * @param rules rules of the register
 * @param worst how many counties count as truly worst, and how long the crude lists are
 */
public record ListingSimulation(ListingRules rules, int worst) {

  private static final int WINDOW = 4;
  private static final Quarter FIRST = new Quarter(2026, 1);
  private static final double MEAN_BY_ACCIDENT = 0.5;

  /**
   * How a list did.
   *
   * @param list what it is made of
   * @param members counties on it in a quarter, mean
   * @param rightAtEntry share of those that come on it that are truly among the worst then
   * @param above3AtEntry share of those truly above 3 times the nation then
   * @param right share of memberships of counties truly among the worst
   * @param above3 share of memberships of counties truly above 3 times the nation
   * @param above2 share truly above 2 times
   * @param entries counties that come on it a quarter
   * @param shortest shortest stay that ended, in quarters; 0 where none ended
   * @param oneQuarter share of ended stays of a single quarter
   */
  public record Outcome(
      String list,
      double members,
      double rightAtEntry,
      double above3AtEntry,
      double right,
      double above3,
      double above2,
      double entries,
      int shortest,
      double oneQuarter) {}

  public ListingSimulation {
    Require.that(worst >= 1, "worst is %s; want 1 or more", worst);
  }

  /**
   * The three lists over some quarters.
   *
   * @param traits of the nation
   * @param warmUp quarters that are not judged, in which the register fills
   * @param judged quarters that are
   */
  public List<Outcome> outcomes(SimulatedNation.Traits traits, int warmUp, int judged) {
    SimulatedNation nation = new SimulatedNation(traits);
    int n = nation.counties();
    Deque<double[]> events = new ArrayDeque<>();
    Standing[] standings = new Standing[n];
    Arrays.setAll(standings, i -> Standing.normal(FIRST));
    List<List<Window>> windows = IntStream.range(0, n).mapToObj(i -> newWindows()).toList();
    ListKept register = new ListKept(n);
    ListKept byRate = new ListKept(n);
    ListKept byCount = new ListKept(n);
    for (int q = 0; q < warmUp + judged; q++) {
      double[] now = nation.nextQuarter();
      events.addLast(now);
      if (events.size() > WINDOW) {
        double[] unused = events.removeFirst();
      }
      if (events.size() == WINDOW) {
        Quarter quarter = FIRST.plus(q);
        register(nation, events, quarter, windows, standings);
      }
      boolean isJudged = q >= warmUp;
      boolean[] isWorst = highest(nation::risk, n);
      boolean[] isListed = new boolean[n];
      for (int i = 0; i < n; i++) {
        isListed[i] = standings[i].state().isListed();
      }
      register.quarter(isJudged, isListed, isWorst, nation);
      byRate.quarter(isJudged, highest(i -> now[i] / nation.expected(i), n), isWorst, nation);
      byCount.quarter(isJudged, highest(i -> now[i], n), isWorst, nation);
    }
    return List.of(
        register.outcome("the register, every recommendation followed"),
        byRate.outcome("highest rates of a quarter"),
        byCount.outcome("highest counts of a quarter"));
  }

  private static List<Window> newWindows() {
    return new ArrayList<>();
  }

  private void register(
      SimulatedNation nation,
      Deque<double[]> events,
      Quarter quarter,
      List<List<Window>> windows,
      Standing[] standings) {
    int n = nation.counties();
    double[] observed = new double[n];
    double[] expected = new double[n];
    double all = 0;
    double base = 0;
    for (int i = 0; i < n; i++) {
      for (double[] one : events) {
        observed[i] += one[i];
      }
      expected[i] = nation.expected(i);
      all += observed[i];
      base += expected[i];
    }
    for (int i = 0; i < n; i++) {
      expected[i] *= all / base;
    }
    AreaRisks risks =
        AreaRisks.of(observed, expected)
            .orElseThrow(() -> new IllegalStateException("the simulated counties do not differ"));
    Recommender recommender = new Recommender(rules);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              List<Window> own = windows.get(i);
              own.add(window(quarter, risks, i));
              if (own.size() > rules.windows()) {
                Window unused = own.remove(0);
              }
              standings[i] = next(recommender, standings[i], own, quarter);
            });
  }

  private static Window window(Quarter quarter, AreaRisks risks, int county) {
    double above2 = risks.above(county, 2);
    return new Window(
        quarter,
        risks.above(county, 1.5),
        above2,
        risks.above(county, 3),
        0,
        true,
        1,
        1,
        risks.above(county, 1) > MEAN_BY_ACCIDENT ? 1 : 0,
        false,
        true,
        Recording.CLEAN,
        true);
  }

  /** Follows all that is recommended until nothing is; plans are accepted at once. */
  private static Standing next(
      Recommender recommender, Standing standing, List<Window> windows, Quarter quarter) {
    Standing at = standing;
    for (int step = 0; step < State.values().length; step++) {
      Optional<Step> way =
          at.state() == State.LISTED
              ? Optional.of(Step.RECTIFY)
              : recommender.of(Side.SOURCE, at, windows).map(Recommendation::step);
      if (way.isEmpty()) {
        return at;
      }
      State to = way.get().to();
      Quarter listed = to.isListed() ? at.state().isListed() ? at.listedSince() : quarter : null;
      at = new Standing(to, quarter, listed, quarter, false, false);
    }
    return at;
  }

  /** The counties with the highest values; of equals the earlier. */
  private boolean[] highest(IntToDoubleFunction value, int n) {
    boolean[] is = new boolean[n];
    IntStream.range(0, n)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -value.applyAsDouble(i))
                .thenComparing(i -> i))
        .limit(worst)
        .forEach(i -> is[i] = true);
    return is;
  }
}
