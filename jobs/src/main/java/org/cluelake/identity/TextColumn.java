package org.cluelake.identity;

import java.nio.charset.StandardCharsets;

/** A column of delivered texts in UTF-8, of which none need be copied to be looked at. */
public interface TextColumn {

  /** Whether the row has no text. */
  boolean isEmpty(int row);

  /** Bytes that hold the row's text. */
  byte[] bytes(int row);

  /** Where it begins in them. */
  int from(int row);

  /** Where it ends. */
  int to(int row);

  /** The text itself; null where there is none. */
  default String text(int row) {
    return isEmpty(row)
        ? null
        : new String(bytes(row), from(row), to(row) - from(row), StandardCharsets.UTF_8);
  }

  /** A column of texts at hand; null is no text. */
  static TextColumn of(String... values) {
    byte[][] texts = new byte[values.length][];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = values[row] == null ? null : values[row].getBytes(StandardCharsets.UTF_8);
    }
    return new TextColumn() {
      @Override
      public boolean isEmpty(int row) {
        return texts[row] == null;
      }

      @Override
      public byte[] bytes(int row) {
        return texts[row];
      }

      @Override
      public int from(int row) {
        return 0;
      }

      @Override
      public int to(int row) {
        return texts[row].length;
      }
    };
  }
}
