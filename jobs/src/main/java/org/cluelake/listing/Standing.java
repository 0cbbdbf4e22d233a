package org.cluelake.listing;

/**
 * Where an area stands at the end of a quarter.
 *
 * @param state its state
 * @param since quarter it came into the state
 * @param listedSince quarter it was listed; null where it stands on no list
 * @param lastDecision quarter of the newest human decision about it; null where there was none
 * @param isFrozen whether its boundary code changed in the quarter, which blocks every change of
 *     state for one window
 * @param hasUpheldHiding whether an inquiry upheld that cases were not recorded
 */
public record Standing(
    State state,
    Quarter since,
    Quarter listedSince,
    Quarter lastDecision,
    boolean isFrozen,
    boolean hasUpheldHiding) {

  /** An area that was never in the register. */
  public static Standing normal(Quarter since) {
    return new Standing(State.NORMAL, since, null, null, false, false);
  }
}
