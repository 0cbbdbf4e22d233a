package org.cluelake.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cluelake.contract.Property;

/** One of the words a contract lists; read as the word's place in the list. */
final class WordCheck extends ValueCheck {

  private final byte[][] words;

  WordCheck(Property property) {
    super(property.name());
    List<String> values = property.options().values();
    words = values.stream().map(w -> w.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  @Override
  long read(Field text, int row, Findings findings) {
    for (int word = 0; word < words.length; word++) {
      if (text.is(words[word])) {
        return word;
      }
    }
    findings.add(row, "UNKNOWN_WORD", column, ValueClass.of(text.toString()));
    return UNREADABLE;
  }

  @Override
  StagedColumn column(int index) {
    return StagedColumn.word(column, index, words);
  }
}
