package org.cluelake.money;

import java.util.Locale;

/** Why money is not followed beyond an account. */
enum Stop {
  /** A merchant's account: goods or services were bought. */
  MERCHANT,
  /** An exchange over the counter. */
  EXCHANGE,
  /** An account of the victim: the money came back. */
  RETURNED,
  /** More movements than can be told apart. */
  BUSY;

  static Stop of(String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
