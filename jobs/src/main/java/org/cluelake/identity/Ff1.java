package org.cluelake.identity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * FF1 of NIST SP 800-38G with AES-256, radix 2, 62 bits and an empty tweak: a keyed permutation of
 * the longs from 0 to 2^62 - 1.
 *
 * <p>With those parameters the algorithm shrinks. Both halves have 31 bits; P, the first block of
 * the CBC-MAC, is the same for every value, so it is enciphered once per key; Q is one block, so a
 * round costs one AES block and a value ten. Every round of a whole batch is one cipher call.
 *
 * <p>Not safe for use by several threads: each task has its own.
 */
public final class Ff1 {

  /** Bits of a value. */
  public static final int BITS = 62;

  private static final int ROUNDS = 10;
  private static final int HALF = BITS / 2;
  private static final long HALF_MASK = (1L << HALF) - 1;
  private static final int BLOCK = 16;

  /** Values per cipher call: input, output and values stay within a first-level cache together. */
  private static final int BATCH = 512;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final Cipher aes;

  /** The second half of the enciphered P; round and half-value are added to it by XOR. */
  private final long tail;

  private final byte[] blocks = new byte[BATCH * BLOCK];
  private final byte[] enciphered = new byte[BATCH * BLOCK];

  /**
   * The permutation of a key.
   *
   * @param key 32 bytes; not kept
   */
  public Ff1(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes, not " + key.length);
    }
    try {
      aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      byte[] p = {
        1, 2, 1, 0, 0, 2, ROUNDS, HALF, 0, 0, 0, BITS, 0, 0, 0, 0,
      };
      byte[] mac = aes.update(p);
      long head = (long) LONG.get(mac, 0);
      tail = (long) LONG.get(mac, 8);
      for (int i = 0; i < BATCH; i++) {
        LONG.set(blocks, i * BLOCK, head);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-256", e);
    }
  }

  /** Replaces {@code count} values from index {@code from} by their images. */
  public void encrypt(long[] values, int from, int count) {
    check(values, from, count);
    for (int start = from; start < from + count; start += BATCH) {
      int size = Math.min(BATCH, from + count - start);
      for (int round = 0; round < ROUNDS; round++) {
        encryptRound(round, values, start, size);
      }
    }
  }

  /** The inverse of {@link #encrypt}. */
  public void decrypt(long[] values, int from, int count) {
    check(values, from, count);
    for (int start = from; start < from + count; start += BATCH) {
      int size = Math.min(BATCH, from + count - start);
      for (int round = ROUNDS - 1; round >= 0; round--) {
        decryptRound(round, values, start, size);
      }
    }
  }

  /** (A, B) becomes (B, A + F(B)). */
  private void encryptRound(int round, long[] values, int start, int size) {
    long constant = tail ^ ((long) round << 32);
    for (int i = 0; i < size; i++) {
      LONG.set(blocks, i * BLOCK + 8, constant ^ (values[start + i] & HALF_MASK));
    }
    encipher(size);
    for (int i = 0; i < size; i++) {
      long value = values[start + i];
      long sum = ((value >>> HALF) + y(i)) & HALF_MASK;
      values[start + i] = (value & HALF_MASK) << HALF | sum;
    }
  }

  /** (A, B) becomes (B - F(A), A). */
  private void decryptRound(int round, long[] values, int start, int size) {
    long constant = tail ^ ((long) round << 32);
    for (int i = 0; i < size; i++) {
      LONG.set(blocks, i * BLOCK + 8, constant ^ (values[start + i] >>> HALF));
    }
    encipher(size);
    for (int i = 0; i < size; i++) {
      long value = values[start + i];
      long difference = ((value & HALF_MASK) - y(i)) & HALF_MASK;
      values[start + i] = difference << HALF | value >>> HALF;
    }
  }

  /** The standard's y is the first eight bytes; modulo 2^31 only the last four of them count. */
  private long y(int i) {
    return (int) INT.get(enciphered, i * BLOCK + 4);
  }

  private void encipher(int size) {
    try {
      int written = aes.update(blocks, 0, size * BLOCK, enciphered, 0);
      if (written != size * BLOCK) {
        throw new IllegalStateException("the AES provider holds blocks back");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the AES provider refused whole blocks", e);
    }
  }

  private static void check(long[] values, int from, int count) {
    Objects.checkFromIndexSize(from, count, values.length);
    long seen = 0;
    for (int i = from; i < from + count; i++) {
      seen |= values[i];
    }
    if (seen >>> BITS != 0) {
      throw new IllegalArgumentException("a value lies outside 0 to 2^62 - 1");
    }
  }
}
