package org.cluelake.listing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every way from one state to another, and all that is ever said of it: a fixed list, in which no
 * place is called anything and no measure against the people of a place is proposed.
 */
public enum Step {
  WATCH(EnumSet.of(State.NORMAL), State.WATCH, true, "recommend that the figures are looked at"),
  END_WATCH(EnumSet.of(State.WATCH), State.NORMAL, true, "the watch has ended"),
  WARN(
      EnumSet.of(State.WATCH),
      State.YELLOW,
      false,
      "recommend review of a written warning with the data behind it"),
  WARN_AGAIN(
      EnumSet.of(State.YELLOW), State.RED, false, "recommend review of a second written warning"),
  HEAR(EnumSet.of(State.RED), State.INTERVIEW, false, "recommend that those responsible are heard"),
  PROPOSE(
      EnumSet.of(State.RED, State.INTERVIEW, State.LOOK_BACK),
      State.PROPOSED,
      false,
      "recommend review of a listing, after notice and objections"),
  DROP(EnumSet.of(State.PROPOSED), State.RED, false, "recommend that the proposal is dropped"),
  LIST(
      EnumSet.of(State.PROPOSED),
      State.LISTED,
      false,
      "the notice has ended: recommend a decision on the listing"),
  RECTIFY(EnumSet.of(State.LISTED), State.RECTIFYING, false, "recommend a decision on the plan"),
  PROPOSE_DELISTING(
      EnumSet.of(State.RECTIFYING),
      State.PROPOSED_DELISTING,
      false,
      "recommend a field assessment towards delisting"),
  RESUME(
      EnumSet.of(State.PROPOSED_DELISTING),
      State.RECTIFYING,
      false,
      "recommend that rectification goes on"),
  DELIST(
      EnumSet.of(State.PROPOSED_DELISTING),
      State.LOOK_BACK,
      false,
      "recommend a decision on the delisting"),
  WARN_AFTER(
      EnumSet.of(State.LOOK_BACK), State.RED, false, "recommend review of a renewed warning"),
  CLOSE(EnumSet.of(State.LOOK_BACK), State.NORMAL, false, "recommend that the look-back is closed"),
  EASE(
      EnumSet.of(State.RED, State.INTERVIEW),
      State.YELLOW,
      false,
      "recommend that the second warning is lifted"),
  LIFT(EnumSet.of(State.YELLOW), State.NORMAL, false, "recommend that the warning is lifted");

  private final Set<State> from;
  private final State to;
  private final boolean isAutomatic;
  private final String wording;

  Step(Set<State> from, State to, boolean isAutomatic, String wording) {
    this.from = from;
    this.to = to;
    this.isAutomatic = isAutomatic;
    this.wording = wording;
  }

  /** Where it leads. */
  public State to() {
    return to;
  }

  /** Whether it takes place without a decision: a watch, which asks nobody for anything. */
  public boolean isAutomatic() {
    return isAutomatic;
  }

  /** What is said of it. */
  public String wording() {
    return wording;
  }

  /** Whether it leads away from a state. */
  public boolean leaves(State state) {
    return from.contains(state);
  }

  /** The step from one state to another, where there is one. */
  public static Optional<Step> between(State from, State to) {
    return Arrays.stream(values()).filter(s -> s.leaves(from) && s.to == to).findFirst();
  }

  /** The ways out of a state. */
  public static List<Step> outOf(State state) {
    return Arrays.stream(values()).filter(s -> s.leaves(state)).toList();
  }
}
