package org.cluelake.listing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the figures allow to be recommended: a pure function of where an area stands and of its
 * windows. Limits are probabilities, never ranks; to enter takes more than to stay, and windows
 * overlap, so that two in a row are asked for, and more than one family of indicators.
 *
 * @param rules the limits
 */
public record Recommender(ListingRules rules) {

  /**
   * The recommendation of a quarter, if there is one.
   *
   * @param side register
   * @param standing where the area stands
   * @param windows its windows, oldest first, the newest of this quarter; a quarter without data
   *     has none
   */
  public Optional<Recommendation> of(Side side, Standing standing, List<Window> windows) {
    if (windows.isEmpty() || standing.isFrozen()) {
      return Optional.empty();
    }
    Area area = new Area(standing, windows, windows.get(windows.size() - 1));
    return area.step().filter(r -> side.allows(r.step().to()));
  }

  /** One area in one quarter. */
  private final class Area {
    private final Standing standing;
    private final List<Window> windows;
    private final Window now;

    Area(Standing standing, List<Window> windows, Window now) {
      this.standing = standing;
      this.windows = windows;
      this.now = now;
    }

    Optional<Recommendation> step() {
      return switch (standing.state()) {
        case NORMAL -> watch();
        case WATCH -> warn().or(this::endWatch);
        case YELLOW -> warnAgain().or(() -> ease(Step.LIFT, Window::above15, "1.5"));
        case RED -> propose().or(this::hear).or(() -> ease(Step.EASE, Window::above2, "2"));
        case INTERVIEW -> propose().or(() -> ease(Step.EASE, Window::above2, "2"));
        case PROPOSED -> list().or(this::drop);
        case LISTED -> Optional.empty();
        case RECTIFYING -> proposeDelisting();
        case PROPOSED_DELISTING -> resume().or(this::delist);
        case LOOK_BACK -> lookBack();
      };
    }

    private Optional<Recommendation> watch() {
      if (now.hasAlarm()) {
        return some(Step.WATCH, "an alarm was raised in " + now.quarter());
      }
      return now.above15() >= rules.watch()
          ? some(Step.WATCH, probability(now.above15(), "1.5"))
          : Optional.empty();
    }

    private Optional<Recommendation> endWatch() {
      return now.quarter().since(standing.since()) >= rules.watchQuarters()
              && now.above15() < rules.watch()
              && !now.hasAlarm()
          ? some(Step.END_WATCH, "no sign since " + standing.since())
          : Optional.empty();
    }

    private Optional<Recommendation> warn() {
      return now.above15() >= rules.enter() && isBroad(now) && now.isComplete()
          ? some(Step.WARN, probability(now.above15(), "1.5"), families())
          : Optional.empty();
    }

    private Optional<Recommendation> warnAgain() {
      return inARow(Window::above2) && now.isComplete()
          ? some(Step.WARN_AGAIN, probability(now.above2(), "2"), inARowWords())
          : Optional.empty();
    }

    private Optional<Recommendation> hear() {
      if (now.worstTwentieth() >= rules.worst()) {
        return some(
            Step.HEAR,
            "among the worst 5%% of areas with a probability of %s"
                .formatted(percent(now.worstTwentieth())));
      }
      return now.quarter().since(standing.since()) >= rules.redQuarters()
              && now.above2() > rules.leave()
          ? some(Step.HEAR, "second warning since " + standing.since())
          : Optional.empty();
    }

    private Optional<Recommendation> propose() {
      return listing(Step.PROPOSE);
    }

    private Optional<Recommendation> list() {
      return listing(Step.LIST);
    }

    private Optional<Recommendation> listing(Step step) {
      return inARow(Window::above3)
              && isBroad(now)
              && now.isComplete()
              && now.isInWorstSet()
              && now.variants() >= rules.variants()
          ? some(
              step,
              probability(now.above3(), "3"),
              inARowWords(),
              families(),
              "belongs to the areas that may be the worst",
              "would be proposed in %s of plausible variants".formatted(percent(now.variants())))
          : Optional.empty();
    }

    private Optional<Recommendation> drop() {
      return now.above3() <= rules.leave()
          ? some(Step.DROP, probability(now.above3(), "3"))
          : Optional.empty();
    }

    private Optional<Recommendation> proposeDelisting() {
      return delisting(Step.PROPOSE_DELISTING);
    }

    private Optional<Recommendation> delist() {
      return delisting(Step.DELIST);
    }

    private Optional<Recommendation> delisting(Step step) {
      Quarter listed = standing.listedSince();
      return listed != null
              && now.quarter().since(listed) >= rules.listedQuarters()
              && atOrBelow(this::stillHigh, rules.delist())
              && now.isComplete()
              && now.recording() == Recording.CLEAN
              && now.didSignalsFall()
              && !standing.hasUpheldHiding()
          ? some(
              step,
              probability(stillHigh(now), String.valueOf(rules.delistLimit())),
              inARowWords(),
              "listed since " + listed,
              "filed cases agree with signals recorded by others, which fell too")
          : Optional.empty();
    }

    private Optional<Recommendation> resume() {
      if (now.recording() == Recording.IN_DOUBT) {
        return some(
            Step.RESUME,
            "recording in doubt: fewer cases are filed for what the public reports than in the nation");
      }
      return stillHigh(now) > rules.delist() + (rules.enter() - rules.delist()) / 2
          ? some(Step.RESUME, probability(stillHigh(now), String.valueOf(rules.delistLimit())))
          : Optional.empty();
    }

    private double stillHigh(Window window) {
      return rules.delistLimit() == 2 ? window.above2() : window.above3();
    }

    private Optional<Recommendation> lookBack() {
      if (now.isComplete() && now.above3() >= rules.relist() && isBroad(now)) {
        return some(Step.PROPOSE, probability(now.above3(), "3"), families());
      }
      if (now.isComplete() && now.above2() >= rules.relist()) {
        return some(Step.WARN_AFTER, probability(now.above2(), "2"));
      }
      return now.quarter().since(standing.since()) >= rules.lookBackQuarters()
          ? some(Step.CLOSE, "four quarters of look-back without a sign")
          : Optional.empty();
    }

    private Optional<Recommendation> ease(
        Step step, ToDoubleFunction<Window> probability, String limit) {
      return atOrBelow(probability, rules.leave())
              && now.isComplete()
              && now.recording() != Recording.IN_DOUBT
          ? some(step, probability(probability.applyAsDouble(now), limit), inARowWords())
          : Optional.empty();
    }

    private boolean isBroad(Window window) {
      return window.familiesAbove() >= Math.min(rules.familiesAbove(), window.families());
    }

    private boolean inARow(ToDoubleFunction<Window> probability) {
      return last().size() == rules.windows()
          && last().stream().allMatch(w -> probability.applyAsDouble(w) >= rules.enter());
    }

    private boolean atOrBelow(ToDoubleFunction<Window> probability, double limit) {
      return last().size() == rules.windows()
          && last().stream().allMatch(w -> probability.applyAsDouble(w) <= limit);
    }

    /** The last windows, as many as count in a row and without a gap between. */
    private List<Window> last() {
      Quarter first = now.quarter().plus(1 - rules.windows());
      return windows.stream().filter(w -> w.quarter().compareTo(first) >= 0).toList();
    }

    private String families() {
      return "%s of %s families of indicators above the nation"
          .formatted(now.familiesAbove(), now.families());
    }

    private String inARowWords() {
      return "%s windows in a row".formatted(rules.windows());
    }
  }

  private static Optional<Recommendation> some(Step step, String... reasons) {
    return Optional.of(new Recommendation(step, List.of(reasons)));
  }

  private static String probability(double value, String limit) {
    return "above %s times the nation with a probability of %s".formatted(limit, percent(value));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", Math.floor(share * 100));
  }
}
