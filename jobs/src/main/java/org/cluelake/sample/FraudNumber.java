package org.cluelake.sample;

/**
 * A number a campaign calls from.
 *
 * @param line the number in the gang's hands
 * @param campaign campaign
 * @param kind burst, closer, overseas, farm, gateway or ring
 * @param origin sold, new, virtual or overseas
 * @param fromDay first active day
 * @param toDay last active day
 */
record FraudNumber(
    Line line, Campaign campaign, String kind, String origin, int fromDay, int toDay) {

  static final String BURST = "burst";
  static final String CLOSER = "closer";
  static final String OVERSEAS = "overseas";

  /** One of many cards in one device. */
  static final String FARM = "farm";

  /** One of many cards in a rack that call all day from one room. */
  static final String GATEWAY = "gateway";

  /** Rings strangers for a moment so that they call back. */
  static final String RING = "ring";

  boolean isActive(int day) {
    return day >= fromDay && day <= toDay;
  }
}
