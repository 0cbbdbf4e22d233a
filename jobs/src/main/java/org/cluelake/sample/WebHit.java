package org.cluelake.sample;

/**
 * A hit on a listed name.
 *
 * @param at seconds since the first day's midnight
 * @param number whose line made it
 * @param name domain or app package
 * @param app whether the name is an app
 * @param action visit, install or register
 * @param hits like hits of that minute
 */
record WebHit(int at, String number, String name, boolean app, String action, int hits) {

  static final String VISIT = "visit";
  static final String INSTALL = "install";
  static final String REGISTER = "register";

  static WebHit visit(int at, String number, String domain, int hits) {
    return new WebHit(at, number, domain, false, VISIT, hits);
  }

  int day() {
    return Math.floorDiv(at, Clock.DAY);
  }
}
