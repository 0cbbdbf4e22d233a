package org.cluelake.listing;

import java.time.LocalDate;

/**
 * An area's objection.
 *
 * @param id names it: its number within the area
 * @param kind what it says is wrong
 * @param on day it was made
 */
public record Objection(String id, Kind kind, LocalDate on) {

  /** What can be wrong with an area's figures. */
  public enum Kind {
    /** People or cards counted here belong elsewhere: registration moved, a code was wrong. */
    WRONG_ATTRIBUTION,
    /** The number it is compared with is wrong. */
    DENOMINATOR,
    /** Counted twice. */
    DOUBLE_COUNT,
    /** One known case that will not come again. */
    ONE_OFF_CASE,
    /** What is counted is not what should be. */
    DEFINITION
  }
}
