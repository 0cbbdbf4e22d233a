package org.cluelake.sample;

/**
 * An IoT card as sold.
 *
 * @param index place in the order of machines
 * @param owner enterprise that holds it
 * @param line its number with the device it was sold for
 * @param opened day it was opened
 * @param industry what it is built into
 * @param soldVoice whether calls were sold with it
 * @param soldSms whether messages were sold with it
 * @param whitelisted whether its calls go to set numbers only
 * @param fenced whether it belongs to a set area
 */
record Machine(
    int index,
    Enterprise owner,
    Line line,
    int opened,
    Industry industry,
    boolean soldVoice,
    boolean soldSms,
    boolean whitelisted,
    boolean fenced) {

  private static final long HANDSETS = 660_000_000L;
  private static final Industry[] KINDS = Industry.values();

  /** Draws what a card is built into; a lift alarm is told beforehand. */
  static Machine of(
      Setting setting, int index, Enterprise owner, String number, int opened, boolean rings) {
    Draw draw = setting.draw("machine", index);
    Industry industry =
        rings ? Industry.LIFT_ALARM : KINDS[draw.weighted(36, 17, 12, 13, 9, 0, 7, 6)];
    boolean voice =
        switch (industry) {
          case LIFT_ALARM -> true;
          case WEARABLE -> draw.chance(0.85);
          case VEHICLE -> draw.chance(0.55);
          default -> false;
        };
    boolean sms = industry == Industry.WEARABLE || draw.chance(0.12);
    boolean fenced =
        switch (industry) {
          case METERING, PAYMENT_TERMINAL, LIFT_ALARM -> draw.chance(0.7);
          case TRACKER, OTHER -> draw.chance(0.3);
          default -> false;
        };
    // Payment terminals on a phone's board carry a handset's model code by right.
    boolean board =
        industry == Industry.PAYMENT_TERMINAL
            ? draw.chance(setting.knobs().machines().phoneBoardShare())
            : industry == Industry.WEARABLE && draw.chance(0.3);
    String imei = board ? Identities.imei(HANDSETS + index) : Identities.module(index);
    boolean moves =
        industry == Industry.VEHICLE
            || industry == Industry.WEARABLE
            || industry == Industry.TRACKER;
    String cell =
        moves ? null : "C" + Setting.countyCode(owner.county()) + "-" + draw.between(10, 49);
    return new Machine(
        index,
        owner,
        new Line(number, true, -1, owner.county(), imei, cell, Line.DOMESTIC, Integer.MIN_VALUE),
        opened,
        industry,
        voice,
        sms,
        voice && (industry == Industry.LIFT_ALARM || draw.chance(0.5)),
        fenced);
  }

  /** Whether its model code is a handset's though it is none. */
  boolean isOnPhoneBoard() {
    return !line.imei().startsWith("990090");
  }

  int county() {
    return owner.county();
  }
}
