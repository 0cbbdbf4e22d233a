package org.cluelake.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** FF1 of SP 800-38G step by step, for any radix, length and tweak: slow and easy to check. */
final class ReferenceFf1 {

  private final Cipher aes;
  private final int radix;
  private final byte[] tweak;

  ReferenceFf1(byte[] key, int radix, byte[] tweak) {
    try {
      aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    this.radix = radix;
    this.tweak = tweak;
  }

  String encrypt(String numerals) {
    int n = numerals.length();
    int u = n / 2;
    String a = numerals.substring(0, u);
    String b = numerals.substring(u);
    for (int i = 0; i < 10; i++) {
      int m = i % 2 == 0 ? u : n - u;
      BigInteger c = number(a).add(y(i, number(b), n)).mod(power(m));
      a = b;
      b = text(c, m);
    }
    return a + b;
  }

  String decrypt(String numerals) {
    int n = numerals.length();
    int u = n / 2;
    String a = numerals.substring(0, u);
    String b = numerals.substring(u);
    for (int i = 9; i >= 0; i--) {
      int m = i % 2 == 0 ? u : n - u;
      BigInteger c = number(b).subtract(y(i, number(a), n)).mod(power(m));
      b = a;
      a = text(c, m);
    }
    return a + b;
  }

  private BigInteger y(int round, BigInteger half, int n) {
    int v = n - n / 2;
    int b = (power(v).subtract(BigInteger.ONE).bitLength() + 7) / 8;
    int d = 4 * ((b + 3) / 4) + 4;
    byte[] p =
        ByteBuffer.allocate(16)
            .put(new byte[] {1, 2, 1, 0, (byte) (radix >> 8), (byte) radix, 10, (byte) (n / 2)})
            .putInt(n)
            .putInt(tweak.length)
            .array();
    int zeros = Math.floorMod(-tweak.length - b - 1, 16);
    byte[] q = new byte[tweak.length + zeros + 1 + b];
    System.arraycopy(tweak, 0, q, 0, tweak.length);
    q[tweak.length + zeros] = (byte) round;
    byte[] digits = half.toByteArray();
    for (int i = 0; i < Math.min(b, digits.length); i++) {
      q[q.length - 1 - i] = digits[digits.length - 1 - i];
    }
    byte[] r = cipher(p);
    for (int at = 0; at < q.length; at += 16) {
      r = cipher(xor(r, Arrays.copyOfRange(q, at, at + 16)));
    }
    ByteBuffer s = ByteBuffer.allocate(16 * ((d + 15) / 16)).put(r);
    for (int j = 1; s.hasRemaining(); j++) {
      s.put(cipher(xor(r, ByteBuffer.allocate(16).putInt(12, j).array())));
    }
    return new BigInteger(1, Arrays.copyOf(s.array(), d));
  }

  private byte[] cipher(byte[] block) {
    try {
      return aes.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] xor(byte[] a, byte[] b) {
    byte[] xor = a.clone();
    for (int i = 0; i < xor.length; i++) {
      xor[i] ^= b[i];
    }
    return xor;
  }

  private BigInteger power(int m) {
    return BigInteger.valueOf(radix).pow(m);
  }

  private BigInteger number(String numerals) {
    return new BigInteger(numerals, radix);
  }

  private String text(BigInteger number, int length) {
    String text = number.toString(radix);
    return "0".repeat(length - text.length()) + text;
  }
}
