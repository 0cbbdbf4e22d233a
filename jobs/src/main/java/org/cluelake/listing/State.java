package org.cluelake.listing;

import java.util.Locale;

/** Where an area stands in the register. */
public enum State {
  NORMAL,
  /** Somebody looks at the figures; ends by itself, nobody is told to do anything. */
  WATCH,
  /** A written warning with the data behind it. */
  YELLOW,
  /** A second warning; the area replies in writing. */
  RED,
  /** The area's leaders are heard. */
  INTERVIEW,
  /** Proposed for listing: notice has been given and objections are heard. */
  PROPOSED,
  /** Listed for rectification, with targets set against the shrunken baseline. */
  LISTED,
  /** Listed, the plan accepted and reported on each quarter. */
  RECTIFYING,
  /** Proposed to be taken off: the field assessment is under way. */
  PROPOSED_DELISTING,
  /** Taken off and looked at for four quarters more. */
  LOOK_BACK;

  /** How it is written in words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether the area stands on the list, its rectification or its end being under way. */
  public boolean isListed() {
    return this == LISTED || this == RECTIFYING || this == PROPOSED_DELISTING;
  }
}
