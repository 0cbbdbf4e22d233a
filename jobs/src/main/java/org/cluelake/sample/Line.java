package org.cluelake.sample;

/**
 * A number in somebody's hands: it can ring and be rung.
 *
 * @param number the number
 * @param served whether an operator of the nation records its legs
 * @param user person who uses it, or -1
 * @param county county it is used in, or -1
 * @param imei handset, or null
 * @param cell fixed serving cell, or null where the user moves about
 * @param trunk trunk its calls come in on
 * @param fromDay first day of use, counted from the first delivered day
 */
record Line(
    String number,
    boolean served,
    int user,
    int county,
    String imei,
    String cell,
    String trunk,
    int fromDay) {

  static final String DOMESTIC = "domestic";
  static final String INTERNATIONAL = "international";
  static final String VOIP = "voip";

  /** A number without an operator of the nation: overseas, service or vacant. */
  static Line unserved(String number) {
    return new Line(
        number,
        false,
        -1,
        -1,
        null,
        null,
        number.startsWith("00") ? INTERNATIONAL : DOMESTIC,
        Integer.MIN_VALUE);
  }

  /** Whether it is an IoT card. */
  boolean isMachine() {
    return number.startsWith("1064");
  }

  boolean isFixed() {
    return number.startsWith("0999");
  }
}
