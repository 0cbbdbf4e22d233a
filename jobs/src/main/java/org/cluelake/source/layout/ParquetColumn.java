package org.cluelake.source.layout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * One column of a Parquet file and how its values become text: whole numbers and decimals as they
 * are, dates ISO 8601, times as the feeds write them.
 *
 * @param name the column
 * @param kind what its type asks for
 */
record ParquetColumn(String name, Kind kind) {

  private static final Pattern PLAIN =
      Pattern.compile(
          "VARCHAR|BOOLEAN|DATE|TIME|UUID|U?(TINYINT|SMALLINT|INTEGER|BIGINT)"
              + "|DECIMAL\\([0-9]+,[0-9]+\\)|ENUM\\(.*",
          Pattern.DOTALL);

  private static final long PER_SECOND = 1_000_000;

  /** Families of types. */
  enum Kind {
    /** The kernel's own text is exact. */
    PLAIN,
    /** A time on a wall clock. */
    LOCAL,
    /** The same in nanoseconds. */
    LOCAL_NANOS,
    /** An instant. */
    INSTANT
  }

  /**
   * Judges a type.
   *
   * @param zoned whether the source has a zone
   * @throws FileDamaged PARQUET_TYPE for one without exact text, ZONE_MISSING
   */
  static ParquetColumn of(String name, String type, boolean zoned) throws FileDamaged {
    if (PLAIN.matcher(type).matches() && !type.endsWith("]")) {
      return new ParquetColumn(name, Kind.PLAIN);
    }
    if (type.equals("TIMESTAMP WITH TIME ZONE")) {
      return new ParquetColumn(name, Kind.INSTANT);
    }
    if (!type.matches("TIMESTAMP(_S|_MS|_NS)?")) {
      throw new FileDamaged(
          Fault.PARQUET_TYPE,
          "column "
              + name
              + " is of type "
              + type.replaceFirst("\\(.*", "")
              + ", which has no exact text. Have it exported as decimal, whole number or text.");
    }
    if (!zoned) {
      throw new FileDamaged(
          Fault.ZONE_MISSING,
          "column " + name + " has times without an offset. Give the source a zone.");
    }
    return new ParquetColumn(name, type.equals("TIMESTAMP_NS") ? Kind.LOCAL_NANOS : Kind.LOCAL);
  }

  /** The expression that selects it. */
  String sql() {
    String column = '"' + name.replace("\"", "\"\"") + '"';
    if (kind == Kind.PLAIN) {
      return "CAST(" + column + " AS VARCHAR)";
    }
    // Infinite times have no count; their text is refused as no time.
    String unit = kind == Kind.LOCAL_NANOS ? "epoch_ns(" : "epoch_us(";
    return "CASE WHEN isfinite(%1$s) THEN CAST(%2$s%1$s) AS VARCHAR) ELSE CAST(%1$s AS VARCHAR) END"
        .formatted(column, unit);
  }

  /** The text of a selected value, or null. */
  String text(String value, ZoneId zone) throws RowRefused {
    if (value == null || kind == Kind.PLAIN) {
      return value;
    }
    try {
      long count = Long.parseLong(value);
      long perSecond = kind == Kind.LOCAL_NANOS ? PER_SECOND * 1_000 : PER_SECOND;
      Instant time =
          Instant.ofEpochSecond(
              Math.floorDiv(count, perSecond),
              Math.floorMod(count, perSecond) * (1_000_000_000 / perSecond));
      return kind == Kind.INSTANT
          ? CanonicalTime.of(time.atOffset(ZoneOffset.UTC))
          : CanonicalTime.of(LocalDateTime.ofInstant(time, ZoneOffset.UTC), zone);
    } catch (NumberFormatException | DateTimeException e) {
      throw new RowRefused("TIME_FORMAT");
    }
  }
}
