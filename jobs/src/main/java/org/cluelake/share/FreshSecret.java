package org.cluelake.share;

import java.security.SecureRandom;

/** Bytes nobody can guess: the one place that draws what must not be drawn again. */
final class FreshSecret {

  /** Bytes of a token and of a key: more than anybody can try. */
  static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private FreshSecret() {}

  static byte[] bytes() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }
}
