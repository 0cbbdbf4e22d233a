package org.cluelake.source;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Yes or no: {@code 1}, {@code true}, {@code Y}; {@code 0}, {@code false}, {@code N}. */
final class BooleanCheck extends ValueCheck {

  /** No and yes by turns. */
  private static final byte[][] WORDS =
      Stream.of("0", "1", "false", "true", "N", "Y")
          .map(word -> word.getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  BooleanCheck(String column) {
    super(column);
  }

  @Override
  long read(Field text, int row, Findings findings) {
    for (int word = 0; word < WORDS.length; word++) {
      if (text.is(WORDS[word])) {
        return word & 1;
      }
    }
    findings.add(row, "BAD_BOOLEAN", column, ValueClass.of(text.toString()));
    return UNREADABLE;
  }

  @Override
  StagedColumn column(int index) {
    return StagedColumn.yesOrNo(column, index);
  }
}
