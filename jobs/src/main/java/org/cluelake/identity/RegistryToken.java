package org.cluelake.identity;

/**
 * The token wanted for an identity that does not fit 62 bits: a keyed hash of it.
 *
 * @param token bit 62 and the low 62 bits of the hash; the {@link TokenRegistry} may move it
 * @param fingerprint another 63 bits of the same hash, never 0: tells two identities apart that
 *     want one token
 */
public record RegistryToken(long token, long fingerprint) {

  /** The bit every registry token has and no other token. */
  public static final long BIT = 1L << 62;

  /** Bits of the hash in a token. */
  static final int HASH_BITS = 62;

  public RegistryToken {
    if (token < 0 || (token & BIT) == 0 || fingerprint <= 0) {
      throw new IllegalArgumentException("not a registry token");
    }
  }

  /** Whether a token is a registry token, which cannot be turned back into an identity. */
  public static boolean is(long token) {
    return token >= 0 && (token & BIT) != 0;
  }

  /** The token to try after {@code attempt} others were found taken; attempt 0 is the wish. */
  public long probe(int attempt) {
    return probe(attempt, HASH_BITS);
  }

  /**
   * The same with fewer bits of hash. The stride is odd, so that 2^bits attempts meet every token
   * once, and comes from the fingerprint, so that two identities part ways at once.
   */
  long probe(int attempt, int hashBits) {
    long stride = fingerprint << 1 | 1;
    return BIT | ((token + attempt * stride) & ((1L << hashBits) - 1));
  }

  /** Tokens are personal data, so the text form has none. */
  @Override
  public String toString() {
    return "RegistryToken[hidden]";
  }
}
