package org.cluelake.identity;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The secret all tokens of a lake depend on. It is held only while the keys of the kinds are
 * derived, and is not serializable on purpose: every executor reads the key file itself.
 */
public final class MasterKey implements AutoCloseable {

  /** Bytes of the key. */
  static final int BYTES = 32;

  private final byte[] key;
  private boolean closed;

  /** Holds a copy of 32 bytes; the caller wipes its own. */
  MasterKey(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a master key has 32 bytes, not " + key.length);
    }
    this.key = key.clone();
  }

  /** The key of a kind: HMAC-SHA-256 of {@code cluelake/v1/<kind>}. The caller wipes it. */
  byte[] derive(IdentityKind kind) {
    return derived("cluelake/v1/" + kind.id());
  }

  /**
   * A key of one recipient: HMAC-SHA-256 of {@code cluelake/v1/release/<recipient>/<use>}. Neither
   * a recipient's id nor a use has a slash, so no two keys have one text. The caller wipes it.
   */
  byte[] derive(String recipient, String use) {
    if ((recipient + use).indexOf('/') >= 0) {
      throw new IllegalArgumentException("a recipient's id has no slash");
    }
    return derived("cluelake/v1/release/" + recipient + "/" + use);
  }

  private byte[] derived(String text) {
    if (closed) {
      throw new IllegalStateException("the master key is closed");
    }
    return new KeyedHash(key).of(text);
  }

  /**
   * What tells this key from others and tells nothing of it: 16 hexadecimal digits of its
   * HMAC-SHA-256 over a text of no other use.
   */
  public String checkValue() {
    if (closed) {
      throw new IllegalStateException("the master key is closed");
    }
    return HexFormat.of().formatHex(new KeyedHash(key).of("cluelake/v1/check"), 0, 8);
  }

  /** Wipes the key. */
  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
    closed = true;
  }

  @Override
  public String toString() {
    return "MasterKey[hidden]";
  }
}
