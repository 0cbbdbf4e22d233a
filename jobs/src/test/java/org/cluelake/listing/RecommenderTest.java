package org.cluelake.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cluelake.listing.Rules.Figures;
import org.junit.jupiter.api.Test;

/** Every rule at its limit and just beside it, and what no figures may ever lead to. */
class RecommenderTest {

  private static final Quarter NOW = Rules.NOW;
  private static final Recommender RECOMMENDER = new Recommender(Rules.SHIPPED);

  /** What is recommended where both of the last two windows are altered in one way. */
  private static Optional<Step> both(State state, Consumer<Figures> alter) {
    return of(standing(state, NOW.plus(-1)), alter, alter);
  }

  private static Optional<Step> of(
      Standing standing, Consumer<Figures> before, Consumer<Figures> now) {
    Figures last = new Figures(NOW.plus(-1));
    before.accept(last);
    Figures newest = new Figures(NOW);
    now.accept(newest);
    return RECOMMENDER
        .of(Side.SOURCE, standing, List.of(last.window(), newest.window()))
        .map(Recommendation::step);
  }

  private static Standing standing(State state, Quarter since) {
    return new Standing(state, since, state.isListed() ? NOW.plus(-4) : null, since, false, false);
  }

  private static void listable(Figures f) {
    f.above3 = .9;
    f.isInWorstSet = true;
    f.variants = .8;
    f.familiesAbove = 2;
  }

  private static void delistable(Figures f) {
    f.above2 = .5;
    f.above15 = .5;
    f.didSignalsFall = true;
  }

  @Test
  void quietFiguresMoveNothing() {
    for (State state : List.of(State.NORMAL, State.WATCH, State.YELLOW, State.RED)) {
      assertThat(both(state, f -> {})).as("%s", state).isEmpty();
    }
  }

  @Test
  void watch() {
    assertThat(both(State.NORMAL, f -> f.above15 = .8)).contains(Step.WATCH);
    assertThat(both(State.NORMAL, f -> f.above15 = .799)).isEmpty();
    assertThat(both(State.NORMAL, f -> f.hasAlarm = true)).contains(Step.WATCH);
    assertThat(both(State.NORMAL, f -> f.above15 = 1))
        .as("a watch comes first")
        .contains(Step.WATCH);
  }

  @Test
  void aWatchEndsByItself() {
    assertThat(of(standing(State.WATCH, NOW.plus(-2)), f -> {}, f -> {})).contains(Step.END_WATCH);
    assertThat(of(standing(State.WATCH, NOW.plus(-1)), f -> {}, f -> {})).isEmpty();
    assertThat(of(standing(State.WATCH, NOW.plus(-9)), f -> {}, f -> f.hasAlarm = true)).isEmpty();
  }

  @Test
  void aFirstWarning() {
    assertThat(of(standing(State.WATCH, NOW), f -> {}, f -> f.above15 = .9)).contains(Step.WARN);
    assertThat(of(standing(State.WATCH, NOW), f -> f.above15 = 1, f -> f.above15 = .899)).isEmpty();
    assertThat(
            both(
                State.WATCH,
                f -> {
                  f.above15 = 1;
                  f.familiesAbove = 1;
                }))
        .as("one family alone")
        .isEmpty();
    assertThat(
            both(
                State.WATCH,
                f -> {
                  f.above15 = 1;
                  f.isComplete = false;
                }))
        .as("data in doubt")
        .isEmpty();
  }

  @Test
  void aSecondWarningTakesTwoWindows() {
    assertThat(both(State.YELLOW, f -> f.above2 = .9)).contains(Step.WARN_AGAIN);
    assertThat(of(standing(State.YELLOW, NOW), f -> f.above2 = .89, f -> f.above2 = 1)).isEmpty();
    Recommender recommender = new Recommender(Rules.SHIPPED);
    Figures lone = new Figures(NOW);
    lone.above2 = 1;
    Figures old = new Figures(NOW.plus(-2));
    old.above2 = 1;
    assertThat(
            recommender.of(
                Side.SOURCE, standing(State.YELLOW, NOW), List.of(old.window(), lone.window())))
        .as("a quarter without data lies between")
        .isEmpty();
  }

  @Test
  void aHearing() {
    assertThat(both(State.RED, f -> f.worst = .8)).contains(Step.HEAR);
    assertThat(both(State.RED, f -> f.worst = .799)).isEmpty();
    assertThat(of(standing(State.RED, NOW.plus(-2)), f -> {}, f -> {})).contains(Step.HEAR);
  }

  @Test
  void aListingTakesEverythingAtOnce() {
    for (State from : List.of(State.RED, State.INTERVIEW)) {
      assertThat(both(from, RecommenderTest::listable)).contains(Step.PROPOSE);
    }
    List<Consumer<Figures>> spoilt =
        List.of(
            f -> f.above3 = .899,
            f -> f.isInWorstSet = false,
            f -> f.variants = .79,
            f -> f.familiesAbove = 1,
            f -> f.isComplete = false);
    for (Consumer<Figures> spoil : spoilt) {
      assertThat(
              both(
                  State.INTERVIEW,
                  f -> {
                    listable(f);
                    spoil.accept(f);
                  }))
          .isEmpty();
    }
    assertThat(
            of(
                standing(State.INTERVIEW, NOW),
                f -> {
                  listable(f);
                  f.above3 = .89;
                },
                RecommenderTest::listable))
        .as("one window only")
        .isEmpty();
  }

  @Test
  void aProposalIsDecidedOrDropped() {
    assertThat(both(State.PROPOSED, RecommenderTest::listable)).contains(Step.LIST);
    assertThat(both(State.PROPOSED, f -> f.above3 = .6)).contains(Step.DROP);
    assertThat(both(State.PROPOSED, f -> f.above3 = .75)).isEmpty();
  }

  @Test
  void delistingTakesFourQuartersAndSignalsOfOthers() {
    assertThat(both(State.RECTIFYING, RecommenderTest::delistable))
        .contains(Step.PROPOSE_DELISTING);
    Standing young = new Standing(State.RECTIFYING, NOW.plus(-3), NOW.plus(-3), NOW, false, false);
    assertThat(of(young, RecommenderTest::delistable, RecommenderTest::delistable)).isEmpty();
    Standing hidden = new Standing(State.RECTIFYING, NOW.plus(-8), NOW.plus(-8), NOW, false, true);
    assertThat(of(hidden, RecommenderTest::delistable, RecommenderTest::delistable)).isEmpty();
    List<Consumer<Figures>> spoilt =
        List.of(
            f -> f.above2 = .501,
            f -> f.didSignalsFall = false,
            f -> f.recording = Recording.IN_DOUBT,
            f -> f.recording = Recording.CANNOT_TELL,
            f -> f.isComplete = false);
    for (Consumer<Figures> spoil : spoilt) {
      assertThat(
              both(
                  State.RECTIFYING,
                  f -> {
                    delistable(f);
                    spoil.accept(f);
                  }))
          .isEmpty();
    }
  }

  @Test
  void aDelistingUnderWayGoesOnOrBack() {
    assertThat(both(State.PROPOSED_DELISTING, RecommenderTest::delistable)).contains(Step.DELIST);
    assertThat(both(State.PROPOSED_DELISTING, f -> f.recording = Recording.IN_DOUBT))
        .contains(Step.RESUME);
    assertThat(both(State.PROPOSED_DELISTING, f -> f.recording = Recording.CANNOT_TELL))
        .as("nobody doubts it")
        .isEmpty();
    assertThat(both(State.PROPOSED_DELISTING, f -> f.above2 = .71)).contains(Step.RESUME);
    assertThat(both(State.PROPOSED_DELISTING, f -> f.above2 = .6)).isEmpty();
  }

  @Test
  void theLookBackWatchesMoreClosely() {
    assertThat(both(State.LOOK_BACK, f -> f.above3 = .8)).contains(Step.PROPOSE);
    assertThat(both(State.LOOK_BACK, f -> f.above2 = .8)).contains(Step.WARN_AFTER);
    assertThat(both(State.LOOK_BACK, f -> f.above2 = .79)).isEmpty();
    assertThat(of(standing(State.LOOK_BACK, NOW.plus(-4)), f -> {}, f -> {})).contains(Step.CLOSE);
    assertThat(of(standing(State.LOOK_BACK, NOW.plus(-3)), f -> {}, f -> {})).isEmpty();
  }

  @Test
  void warningsAreLiftedWithAGap() {
    assertThat(both(State.YELLOW, f -> f.above15 = .6)).contains(Step.LIFT);
    assertThat(both(State.YELLOW, f -> f.above15 = .601)).isEmpty();
    assertThat(both(State.RED, f -> f.above2 = .6)).contains(Step.EASE);
    assertThat(
            both(
                State.YELLOW,
                f -> {
                  f.above15 = .1;
                  f.recording = Recording.IN_DOUBT;
                }))
        .as("fewer cases filed is no improvement where recording is in doubt")
        .isEmpty();
    assertThat(
            both(
                State.YELLOW,
                f -> {
                  f.above15 = .1;
                  f.recording = Recording.CANNOT_TELL;
                }))
        .as("a place where few report is not held under a warning for that")
        .contains(Step.LIFT);
  }

  @Test
  void aChangeOfBoundariesBlocksAWindow() {
    Standing frozen = new Standing(State.INTERVIEW, NOW, null, NOW, true, false);
    assertThat(of(frozen, RecommenderTest::listable, RecommenderTest::listable)).isEmpty();
  }

  @Test
  void noFiguresNoWord() {
    assertThat(RECOMMENDER.of(Side.SOURCE, standing(State.RED, NOW), List.of())).isEmpty();
  }

  /** Whatever the figures: a step out of the state, allowed to the side, in words of the list. */
  @Property(tries = 500)
  void everyRecommendationIsAStepOfTheTable(@ForAll @LongRange(max = 1_000_000) long seed) {
    Random random = new Random(seed);
    State state = State.values()[random.nextInt(State.values().length)];
    Side side = random.nextBoolean() ? Side.SOURCE : Side.VICTIM;
    List<Window> windows = new ArrayList<>();
    for (int back = random.nextInt(5); back >= 0; back--) {
      if (random.nextInt(5) > 0 || back == 0) {
        windows.add(random(random, NOW.plus(-back)));
      }
    }
    Standing standing = standing(state, NOW.plus(-random.nextInt(10)));
    Optional<Recommendation> found = RECOMMENDER.of(side, standing, windows);
    found.ifPresent(
        r -> {
          assertThat(r.step().leaves(state)).isTrue();
          assertThat(side.allows(r.step().to())).isTrue();
          assertThat(r.reasons()).isNotEmpty();
          assertThat(r.step().isAutomatic())
              .isEqualTo(r.step() == Step.WATCH || r.step() == Step.END_WATCH);
        });
  }

  /** A listing never follows from less than was asked before. */
  @Property(tries = 300)
  void graverFiguresNeverTakeAProposalBack(@ForAll @LongRange(max = 1_000_000) long seed) {
    Random random = new Random(seed);
    Window before = random(random, NOW.plus(-1));
    Window now = random(random, NOW);
    Standing standing = standing(State.INTERVIEW, NOW.plus(-1));
    boolean isProposed =
        RECOMMENDER
            .of(Side.SOURCE, standing, List.of(before, now))
            .filter(r -> r.step() == Step.PROPOSE)
            .isPresent();
    if (isProposed) {
      Window graver =
          new Window(
              NOW,
              1,
              1,
              1,
              1,
              true,
              1,
              3,
              3,
              true,
              now.isComplete(),
              now.recording(),
              now.didSignalsFall());
      assertThat(RECOMMENDER.of(Side.SOURCE, standing, List.of(before, graver)))
          .map(Recommendation::step)
          .contains(Step.PROPOSE);
    }
  }

  private static Window random(Random random, Quarter quarter) {
    Figures f = new Figures(quarter);
    f.above15 = random.nextInt(11) / 10.0;
    f.above2 = random.nextInt(11) / 10.0;
    f.above3 = 0.7 + random.nextInt(4) / 10.0;
    f.worst = random.nextInt(11) / 10.0;
    f.isInWorstSet = random.nextInt(4) > 0;
    f.variants = 0.7 + random.nextInt(4) / 10.0;
    f.familiesAbove = random.nextInt(4);
    f.hasAlarm = random.nextBoolean();
    f.isComplete = random.nextInt(4) > 0;
    f.recording = Recording.values()[random.nextInt(3)];
    f.didSignalsFall = random.nextBoolean();
    return f.window();
  }
}
