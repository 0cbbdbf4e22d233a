package org.cluelake.card;

/** How firmly a card is tied to fraud, firmest first. */
enum Tier {
  /** A live case names it. */
  A,
  /** A pattern, joined to another pattern or to listed entities. */
  B,
  /** A pattern alone. */
  C
}
