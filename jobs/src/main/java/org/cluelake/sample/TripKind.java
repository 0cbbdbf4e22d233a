package org.cluelake.sample;

/** Why somebody is abroad, with the word the border records. */
enum TripKind {
  TOURISM("tourism", false),
  BUSINESS("business", false),
  VISIT("family", false),
  FAMILY_STAY("family", true),
  WORK("work", true),
  STUDY("study", true),
  CREW("crew", true),
  BORDER_TRADE("border_trade", false),
  RECRUITED("tourism", true);

  private final String purpose;
  private final boolean lasting;

  TripKind(String purpose, boolean lasting) {
    this.purpose = purpose;
    this.lasting = lasting;
  }

  /** The purpose an honest traveller declares. */
  String purpose() {
    return purpose;
  }

  /** Whether it lasts weeks to years. */
  boolean isLasting() {
    return lasting;
  }
}
