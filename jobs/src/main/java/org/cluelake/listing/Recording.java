package org.cluelake.listing;

/** Whether an area files as many cases for what its public reports as the nation does. */
public enum Recording {
  /** Enough reports to tell, and not fewer cases for them than chance allows. */
  CLEAN,
  /** Fewer cases for its reports than in the nation, by more than chance. */
  IN_DOUBT,
  /** Too few reports to vouch for anything. */
  CANNOT_TELL
}
