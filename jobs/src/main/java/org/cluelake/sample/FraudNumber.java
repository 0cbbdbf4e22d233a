package org.cluelake.sample;

/**
 * A number a campaign calls from.
 *
 * @param line the number in the gang's hands
 * @param campaign campaign
 * @param kind burst, closer, overseas or farm
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

  boolean isActive(int day) {
    return day >= fromDay && day <= toDay;
  }
}
