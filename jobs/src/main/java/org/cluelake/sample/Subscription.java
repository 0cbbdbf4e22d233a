package org.cluelake.sample;

/**
 * One holder's time with one number; days are counted from the first delivered day.
 *
 * @param number the number
 * @param documentType kind of the holder's document
 * @param document the holder's document
 * @param enterprise whether an enterprise holds it
 * @param carrier operator
 * @param virtualOperator virtual operator, or null
 * @param kind voice, data or iot
 * @param opened day it was opened
 * @param county county where it was opened
 * @param channel how it was sold
 * @param suspended day it was suspended, or {@link #NEVER}
 * @param closed last day of this holder, or {@link #NEVER}
 */
record Subscription(
    String number,
    String documentType,
    String document,
    boolean enterprise,
    String carrier,
    String virtualOperator,
    String kind,
    int opened,
    int county,
    String channel,
    int suspended,
    int closed) {

  static final int NEVER = Integer.MAX_VALUE;

  Subscription closedOn(int day) {
    return new Subscription(
        number,
        documentType,
        document,
        enterprise,
        carrier,
        virtualOperator,
        kind,
        opened,
        county,
        channel,
        suspended,
        day);
  }

  Subscription suspendedOn(int day) {
    return new Subscription(
        number,
        documentType,
        document,
        enterprise,
        carrier,
        virtualOperator,
        kind,
        opened,
        county,
        channel,
        day,
        closed);
  }

  boolean isActiveOn(int day) {
    return opened <= day && suspended > day && closed > day;
  }
}
