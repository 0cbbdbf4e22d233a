package org.cluelake.sample;

import java.util.Locale;

/** What an IoT card is built into, with the plan it is sold under and its daily data. */
enum Industry {
  METERING("small_flow", 30),
  PAYMENT_TERMINAL("small_flow", 900),
  VEHICLE("vehicle", 9_000),
  TRACKER("small_flow", 300),
  WEARABLE("wearable", 14_000),
  LIFT_ALARM("small_flow", 20),
  CAMERA("large_flow", 380_000),
  OTHER("small_flow", 120);

  private final String plan;
  private final double medianKb;

  Industry(String plan, double medianKb) {
    this.plan = plan;
    this.medianKb = medianKb;
  }

  String plan() {
    return plan;
  }

  /** Kilobytes of an ordinary day. */
  double medianKb() {
    return medianKb;
  }

  /** The word of the contract. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
