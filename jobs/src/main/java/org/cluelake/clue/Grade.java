package org.cluelake.clue;

import java.util.Locale;

/** How much a clue asks for, weakest first. */
enum Grade {
  LOW,
  MEDIUM,
  HIGH,
  URGENT;

  /** The word stored and configured. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Grade of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static Grade higher(Grade a, Grade b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
