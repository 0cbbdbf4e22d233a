package org.cluelake.source;

import java.time.LocalDate;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/**
 * How one delivered column is read: text to a typed value, every broken rule named. Checks are
 * built once per file and hold scratch space, so each task has its own.
 */
abstract class ValueCheck {

  /** What {@link #read} answers where the text is no value of the type. */
  static final long UNREADABLE = Long.MIN_VALUE;

  final String column;

  ValueCheck(String column) {
    this.column = column;
  }

  /** The check of a column by its contract. */
  static ValueCheck of(Property property, TableContract feed, TableContract clean, LocalDate day) {
    LocalDate earliest = LocalDate.parse(feed.feed().earliest());
    return switch (property.logicalType()) {
      case "string" ->
          property.options().values() == null ? new TextCheck(property) : new WordCheck(property);
      case "integer" -> new IntegerCheck(property, storedAsInt(property.name(), clean));
      case "decimal" -> new DecimalCheck(property);
      case "date" -> new DateCheck(property.name(), earliest);
      case "timestamp" ->
          new TimeCheck(
              property.name(),
              earliest,
              new DayClock(feed.feed().zone()),
              property.name().equals(feed.feed().eventTime()) ? day : null);
      case "boolean" -> new BooleanCheck(property.name());
      default -> throw new IllegalArgumentException("no check for type " + property.logicalType());
    };
  }

  /**
   * Reads one value that is not empty.
   *
   * @return the kernel's form: the number, the unscaled decimal, the epoch day, the epoch
   *     microsecond, 1 or 0, the place of a word; {@link #UNREADABLE} where there is none; 0 for
   *     text
   */
  abstract long read(Field text, int row, Findings findings);

  /** How the kernel makes the staged value of what is handed over, by default a whole number. */
  String staged(String handedOver) {
    return handedOver;
  }

  /** The column of a batch's values without findings, as it is handed to the kernel. */
  StagedColumn column(int index) {
    return StagedColumn.number(column, index, this::staged);
  }

  private static boolean storedAsInt(String column, TableContract clean) {
    return clean.properties().stream()
        .filter(p -> p.from().contains(column))
        .anyMatch(
            p -> "INTEGER".equals(PhysicalTypes.kernel(PhysicalTypes.spark(p.physicalType()))));
  }
}
