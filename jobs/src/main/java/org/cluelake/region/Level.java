package org.cluelake.region;

import java.util.Locale;

/** Levels of administration, from the top down. */
enum Level {
  NATION,
  PROVINCE,
  CITY,
  COUNTY;

  /** The word of the contracts. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Level of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
