package org.cluelake.listing;

/** The shipped rules, and windows to alter one figure of. */
final class Rules {

  static final ListingRules SHIPPED =
      new ListingRules(1, .8, .9, .6, .8, .8, 2, .5, .8, 2, 2, 2, 2, 4, 4, 8, 15, 7, 60);
  static final Quarter NOW = new Quarter(2026, 2);

  private Rules() {}

  /** A quiet window: nothing is recommended of it, nothing eased. */
  static Window window(Quarter quarter) {
    return new Figures(quarter).window();
  }

  /** A window to be altered. */
  static final class Figures {
    private final Quarter quarter;
    double above15 = .7;
    double above2 = .7;
    double above3 = .1;
    double worst;
    boolean isInWorstSet;
    double variants;
    int familiesAbove = 3;
    boolean hasAlarm;
    boolean isComplete = true;
    Recording recording = Recording.CLEAN;
    boolean didSignalsFall;

    Figures(Quarter quarter) {
      this.quarter = quarter;
    }

    Window window() {
      return new Window(
          quarter,
          above15,
          above2,
          above3,
          worst,
          isInWorstSet,
          variants,
          3,
          familiesAbove,
          hasAlarm,
          isComplete,
          recording,
          didSignalsFall);
    }
  }
}
