package org.cluelake.source.layout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The words of one value: exactly one of where it comes from, and what is done to it.
 *
 * @param from a column of the source
 * @param constant the same text in every row
 * @param rowNumber the row's number in the source, from 1
 * @param empty no value
 * @param concat values one behind the other
 * @param coalesce the first of these values that is not empty
 * @param when the value of the first case that holds
 * @param otherwise the value where no case holds; without it such a row is refused
 * @param apply what is done to the value, in order; an empty value stays empty
 */
record ValueWords(
    String from,
    String constant,
    Boolean rowNumber,
    Boolean empty,
    List<ValueWords> concat,
    List<ValueWords> coalesce,
    List<LayoutFile.Condition> when,
    @JsonProperty("else") ValueWords otherwise,
    List<StepWords> apply) {

  /** How many of the ways a value may come are written. */
  long ways() {
    return Stream.of(from, constant, rowNumber, empty, concat, coalesce, when)
        .filter(Objects::nonNull)
        .count();
  }

  /** Every column of the source it asks for. */
  static Stream<String> columns(ValueWords value) {
    if (value == null) {
      return Stream.empty();
    }
    return Stream.of(
            Stream.ofNullable(value.from),
            Stream.ofNullable(value.concat).flatMap(List::stream).flatMap(ValueWords::columns),
            Stream.ofNullable(value.coalesce).flatMap(List::stream).flatMap(ValueWords::columns),
            Stream.ofNullable(value.when)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .flatMap(c -> Stream.concat(Stream.ofNullable(c.column()), columns(c.then()))),
            columns(value.otherwise))
        .flatMap(s -> s);
  }
}
