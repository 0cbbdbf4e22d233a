package org.cluelake.identity;

import java.util.Arrays;
import java.util.Objects;

/**
 * The tokens of one column of a batch of rows, filled by a {@link Tokenizer} and filled again for
 * the next batch. Rows without an identity have no token.
 */
public final class TokenColumn {

  private final long[] tokens;
  private final long[] fingerprints;
  private final boolean[] present;
  private int rows;

  /** Values on their way through the cipher, side by side, and the rows they belong to. */
  private final long[] fitting;

  private final int[] fittingRows;
  private int fittingCount;
  private boolean wantsRegistry;
  private final long[] asked;
  private KnownTokens known;

  /** A column for batches of up to so many rows; 1,024 is a good size. */
  public TokenColumn(int capacity) {
    tokens = new long[capacity];
    fingerprints = new long[capacity];
    present = new boolean[capacity];
    fitting = new long[capacity];
    fittingRows = new int[capacity];
    asked = new long[capacity];
  }

  /** Rows of the batch. */
  public int rows() {
    return rows;
  }

  /** Whether the row had an identity. */
  public boolean isPresent(int row) {
    return present[Objects.checkIndex(row, rows)];
  }

  /** The row's token; a registry token is the one wanted until the registry has seen it. */
  public long token(int row) {
    if (!isPresent(row)) {
      throw new IllegalStateException("row " + row + " of the batch has no identity");
    }
    return tokens[row];
  }

  /** The row's fingerprint where its token is a registry token, else 0. */
  public long fingerprint(int row) {
    return fingerprints[Objects.checkIndex(row, rows)];
  }

  /** Whether some row's token is a registry token. */
  public boolean wantsRegistry() {
    return wantsRegistry;
  }

  void start(int count, KnownTokens knownOfKind) {
    known = knownOfKind;
    if (count > tokens.length) {
      throw new IllegalArgumentException(
          "a batch of " + count + " rows for a column of " + tokens.length);
    }
    rows = count;
    fittingCount = 0;
    wantsRegistry = false;
    Arrays.fill(present, 0, count, false);
    Arrays.fill(fingerprints, 0, count, 0);
  }

  /** Says which kind's tokens are known from here on. */
  void knowing(KnownTokens knownOfKind) {
    known = knownOfKind;
  }

  void fits(int row, long value) {
    present[row] = true;
    long token = known.of(value);
    if (token != KnownTokens.UNKNOWN) {
      tokens[row] = token;
      return;
    }
    fitting[fittingCount] = value;
    fittingRows[fittingCount++] = row;
  }

  void wants(int row, RegistryToken wanted) {
    present[row] = true;
    tokens[row] = wanted.token();
    fingerprints[row] = wanted.fingerprint();
    wantsRegistry = true;
  }

  /** Encrypts what fitted since the last call. */
  void encrypt(Ff1 permutation) {
    System.arraycopy(fitting, 0, asked, 0, fittingCount);
    permutation.encrypt(fitting, 0, fittingCount);
    for (int i = 0; i < fittingCount; i++) {
      tokens[fittingRows[i]] = fitting[i];
      known.put(asked[i], fitting[i]);
    }
    fittingCount = 0;
  }
}
