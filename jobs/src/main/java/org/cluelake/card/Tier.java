package org.cluelake.card;

/** How firmly a card is tied to fraud, firmest first. */
enum Tier {
  /** A live case names it. */
  A,
  /** Very likely by its patterns and facts together. */
  B,
  /** Less likely, or a pattern without an independent fact. */
  C
}
