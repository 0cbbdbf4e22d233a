package org.cluelake.identity;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What tokens are called outside, for one recipient: pseudonyms of its own, so that two recipients
 * cannot join their rows by them.
 *
 * <p>A pseudonym is {@code P} and sixteen hexadecimal digits. Its number is the token's low 62 bits
 * under {@link Ff1} with a key of this recipient and kind, beside the bit that registry tokens
 * have. That is a permutation: no two tokens share a pseudonym, the same token always has the same
 * one, and whoever holds the master key finds the token of an answer again. Nobody else does.
 *
 * <p>Not safe for use by several threads, and not serializable.
 */
public final class ReleaseKeys {

  private static final String LETTER = "P";

  private final Map<IdentityKind, Ff1> permutations = new EnumMap<>(IdentityKind.class);
  private final KeyedHash digests;

  private ReleaseKeys(MasterKey master, String recipient) {
    for (IdentityKind kind : IdentityKind.values()) {
      byte[] key = master.derive(recipient, kind.id());
      permutations.put(kind, new Ff1(key));
      Arrays.fill(key, (byte) 0);
    }
    byte[] key = master.derive(recipient, "digests");
    digests = new KeyedHash(key);
    Arrays.fill(key, (byte) 0);
  }

  /**
   * The keys of a recipient, from the lake's key file; see {@link KeyFile#read} for what is
   * refused.
   *
   * @param recipient its id, which never changes: a new id gives every pseudonym anew
   */
  public static ReleaseKeys open(Path keyFile, String recipient) {
    try (MasterKey master = KeyFile.read(keyFile)) {
      return new ReleaseKeys(master, recipient);
    }
  }

  /** The same from a master key, which stays the caller's to close. */
  static ReleaseKeys of(MasterKey master, String recipient) {
    return new ReleaseKeys(master, recipient);
  }

  /** The recipient's name of a token. */
  public String pseudonym(IdentityKind kind, long token) {
    if (token < 0) {
      throw new IllegalArgumentException("no token is negative");
    }
    long[] low = {token & ~RegistryToken.BIT};
    permutations.get(kind).encrypt(low, 0, 1);
    return LETTER + HexFormat.of().toHexDigits(low[0] | (token & RegistryToken.BIT));
  }

  /**
   * The token behind the recipient's name of it.
   *
   * @throws IllegalArgumentException where the text is no pseudonym
   */
  public long token(IdentityKind kind, String pseudonym) {
    if (!pseudonym.matches(LETTER + "[0-7][0-9a-f]{15}")) {
      throw new IllegalArgumentException("no pseudonym: " + pseudonym.length() + " characters");
    }
    long number = Long.parseLong(pseudonym.substring(1), 16);
    long[] low = {number & ~RegistryToken.BIT};
    permutations.get(kind).decrypt(low, 0, 1);
    return low[0] | (number & RegistryToken.BIT);
  }

  /** A text's digest under the recipient's own key: 32 hexadecimal digits. */
  public String digest(String text) {
    return HexFormat.of().formatHex(digests.of(text), 0, 16);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "ReleaseKeys[hidden]";
  }
}
