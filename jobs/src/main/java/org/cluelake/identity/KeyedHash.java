package org.cluelake.identity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 of texts under one key. Not safe for use by several threads. */
final class KeyedHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Mac mac;

  KeyedHash(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks HMAC-SHA-256", e);
    }
  }

  /** The 32 bytes of the hash of a text in UTF-8. */
  byte[] of(String text) {
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The token an identity wants: bytes 0 to 7 make the token, bytes 8 to 15 the fingerprint. */
  RegistryToken registryToken(String identity) {
    byte[] hash = of(identity);
    long token = (long) LONG.get(hash, 0) & (RegistryToken.BIT - 1);
    long fingerprint = (long) LONG.get(hash, 8) >>> 1;
    return new RegistryToken(RegistryToken.BIT | token, Math.max(1, fingerprint));
  }
}
