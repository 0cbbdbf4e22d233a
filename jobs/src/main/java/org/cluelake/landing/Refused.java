package org.cluelake.landing;

/** Ends the landing of one file; the others go on. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final boolean undecodable;

  private Refused(Refusal refusal, boolean undecodable, String detail) {
    super(detail, null, false, false);
    this.refusal = refusal;
    this.undecodable = undecodable;
  }

  static Refused as(Refusal refusal, String detail, Object... values) {
    return new Refused(refusal, false, String.format(detail, values));
  }

  /** The bytes are no text in that charset; in another they may be. */
  static Refused undecodable(String charset, long at) {
    return new Refused(
        Refusal.ENCODING,
        true,
        String.format(
            "The text is not %s from position %d on; deliver it in the charset the manifest"
                + " states, one the contract accepts.",
            charset, at));
  }

  boolean isUndecodable() {
    return undecodable;
  }

  Refusal refusal() {
    return refusal;
  }
}
