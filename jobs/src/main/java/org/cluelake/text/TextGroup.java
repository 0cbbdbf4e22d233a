package org.cluelake.text;

/** What a label of short messages means for the pipeline. */
public enum TextGroup {
  /** An attempt to defraud the receiver; the only group that raises a signal. */
  FRAUD("fraud"),
  /** Trade the law forbids that is no fraud: gambling, forged invoices. */
  OTHER_ILLEGAL("otherIllegal"),
  /** Lawful, if unasked for, trade. */
  ADVERTISING("advertising"),
  /** Everything else: notices, codes, personal words. */
  ORDINARY("ordinary");

  private final String word;

  TextGroup(String word) {
    this.word = word;
  }

  /** The group's name in a spec and in results. */
  public String word() {
    return word;
  }
}
