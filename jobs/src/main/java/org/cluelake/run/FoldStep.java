package org.cluelake.run;

import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * A clue-sized step that decides in Java: {@link #sql} gives one row per subject with all facts
 * about it, and each such row is folded into rows of {@link #writes()}.
 *
 * <p>Facts come as the kernel's plain values: texts, numbers, {@code BigDecimal}, {@code LocalDate}
 * and {@code Instant}; lists as Scala sequences, structs as rows with names. Folded rows hold the
 * same kinds, with Java or Scala lists, in the order of the contract's columns.
 */
public interface FoldStep extends GatherStep {

  /** What becomes of the facts about one subject. */
  @FunctionalInterface
  interface Fold extends Serializable {
    /** The rows of a subject, in the order of the contract's columns. */
    Stream<Row> rows(Row facts);
  }

  /** Columns as one struct whose fields are named as they are. */
  static String struct(String... columns) {
    return Stream.of(columns)
        .map(c -> "'" + c + "': " + c)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** The folding of the night. */
  Fold fold(AsOf asOf);
}
