package org.cluelake.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Reads the words of a contract's type: {@code string}, {@code int}, {@code bigint}, {@code
 * boolean}, {@code date}, {@code timestamp}, {@code decimal(p,s)}, and {@code array<...>} and
 * {@code struct<name: ..., ...>} of them.
 *
 * <p>Spark reads them too, and more, but by its grammar of SQL, whose loading is a second of every
 * command.
 */
final class TypeWords {

  private static final Map<String, DataType> PLAIN =
      Map.of(
          "string", DataTypes.StringType,
          "int", DataTypes.IntegerType,
          "bigint", DataTypes.LongType,
          "boolean", DataTypes.BooleanType,
          "date", DataTypes.DateType,
          "timestamp", DataTypes.TimestampType);

  private static final Pattern PIECE = Pattern.compile("\\s*([a-z][a-z0-9_]*|[0-9]+|[(),<>:])\\s*");

  private final String words;
  private final Matcher pieces;
  private String next;

  private TypeWords(String words) {
    this.words = words;
    this.pieces = PIECE.matcher(words);
    advance();
  }

  /**
   * The type of the words.
   *
   * @throws IllegalArgumentException where they are none of the above
   */
  static DataType read(String words) {
    TypeWords reader = new TypeWords(words);
    DataType type = reader.type();
    if (!reader.next.isEmpty()) {
      throw reader.refused();
    }
    return type;
  }

  private DataType type() {
    String word = take();
    DataType plain = PLAIN.get(word);
    if (plain != null) {
      return plain;
    }
    return switch (word) {
      case "decimal" -> decimal();
      case "array" -> array();
      case "struct" -> struct();
      default -> throw refused();
    };
  }

  private DataType decimal() {
    expect("(");
    int precision = number();
    expect(",");
    int scale = number();
    expect(")");
    if (precision < 1 || precision > 38 || scale > precision) {
      throw refused();
    }
    return DataTypes.createDecimalType(precision, scale);
  }

  private int number() {
    String digits = take();
    if (!digits.matches("[0-9]{1,2}")) {
      throw refused();
    }
    return Integer.parseInt(digits);
  }

  private DataType array() {
    expect("<");
    DataType element = type();
    expect(">");
    return DataTypes.createArrayType(element);
  }

  private DataType struct() {
    expect("<");
    List<StructField> fields = new ArrayList<>();
    do {
      String name = take();
      if (!name.matches("[a-z].*")) {
        throw refused();
      }
      expect(":");
      fields.add(DataTypes.createStructField(name, type(), true));
    } while (takeIf(","));
    expect(">");
    return DataTypes.createStructType(fields);
  }

  private boolean takeIf(String piece) {
    boolean isThere = next.equals(piece);
    if (isThere) {
      advance();
    }
    return isThere;
  }

  private void expect(String piece) {
    if (!takeIf(piece)) {
      throw refused();
    }
  }

  private String take() {
    String piece = next;
    advance();
    return piece;
  }

  /** The next piece; none at the end, where all is read. */
  private void advance() {
    if (pieces.regionStart() == words.length()) {
      next = "";
    } else if (pieces.lookingAt()) {
      next = pieces.group(1);
      Matcher unused = pieces.region(pieces.end(), words.length());
    } else {
      throw refused();
    }
  }

  private IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "type '"
            + words
            + "' is not one a contract may use; use string, int, bigint, boolean, date, timestamp,"
            + " decimal(p,s), or arrays and structs of them");
  }
}
