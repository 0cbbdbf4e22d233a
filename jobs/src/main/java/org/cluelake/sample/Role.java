package org.cluelake.sample;

/** What an adult does for a living or beside it; the look-alikes of fraud are among them. */
enum Role {
  EMPLOYEE,
  RETIRED,
  CHILD,
  STUDENT,
  COURIER,
  DRIVER,
  /** Cold calls from an own card, on most working days. */
  SALES_AGENT,
  /** Cold calls for a few days only, often from a new card. */
  PROMOTER,
  LANDLORD,
  /** Collects small sums of a group in an evening and pays them on at once. */
  ORGANISER,
  /** Buys for customers: takes a few payments, pays suppliers within hours. */
  AGENT,
  /** Passes few, large payments on. */
  BROKER,
  /** Is paid by a firm and pays many workers. */
  CONTRACTOR,
  /** Sells through a personal account: many small payers. */
  VENDOR,
  SHIFT_WORKER
}
