package org.cluelake.listing;

import java.util.EnumSet;
import java.util.Set;

/** Which of the two registers: they are never mixed. */
public enum Side {
  /** Where suspects, accounts and cards come from. */
  SOURCE(EnumSet.allOf(State.class)),
  /** Where losses occur: never listed, for a place is not to blame for its victims. */
  VICTIM(EnumSet.of(State.NORMAL, State.WATCH, State.YELLOW, State.RED, State.INTERVIEW));

  private final Set<State> states;

  Side(Set<State> states) {
    this.states = states;
  }

  /** Whether a place of this side may ever be in a state. */
  public boolean allows(State state) {
    return states.contains(state);
  }
}
