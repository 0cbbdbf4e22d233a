package org.cluelake.region;

import java.util.Locale;

/** What may be said of a region. */
enum Publication {
  RANKED,
  TOO_FEW_TO_RANK,
  SUPPRESSED,
  NOT_RANKABLE;

  /** The word of the contract. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
