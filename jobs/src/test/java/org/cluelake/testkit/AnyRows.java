package org.cluelake.testkit;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.cluelake.contract.Layer;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;

/**
 * Rows of a contract drawn from a seed, as SQL values: few tokens, so that rows meet; words of the
 * delivered feed where it names them; times of the night; one value per row in text keys.
 */
public final class AnyRows {

  private static final int TOKENS = 5;

  private AnyRows() {}

  /** The columns of every row; arrays are left to their harmless value. */
  public static List<String> columns(TableContract table) {
    return table.properties().stream()
        .filter(p -> !kernelType(p).endsWith("[]"))
        .map(Property::name)
        .toList();
  }

  /**
   * One row.
   *
   * @param i its number, from 0
   * @param province first two digits of every place
   */
  public static String row(
      TableContract table, int i, AsOf night, String province, SplittableRandom random) {
    return table.properties().stream()
        .filter(p -> !kernelType(p).endsWith("[]"))
        .map(p -> value(table, p, i, night.date(), province, random))
        .collect(Collectors.joining(", "));
  }

  private static String value(
      TableContract table,
      Property p,
      int i,
      LocalDate night,
      String province,
      SplittableRandom random) {
    int drawn = random.nextInt(1 << 20);
    if (p.name().endsWith("region")) {
      return "'" + province + "0" + (1 + drawn % 3) + "01'";
    }
    if (!p.required() && drawn % 7 == 0) {
      return "NULL";
    }
    return switch (kernelType(p)) {
      case "VARCHAR" -> text(table, p, i, drawn);
      case "BOOLEAN" -> drawn % 2 == 0 ? "true" : "false";
      case "DATE" -> "DATE '" + night.minusDays(drawn % 30) + "'";
      case "TIMESTAMP WITH TIME ZONE" ->
          "TIMESTAMPTZ '%s %02d:%02d:%02d+08:00'"
              .formatted(night, drawn % 24, drawn % 60, drawn % 59);
      case "BIGINT" -> String.valueOf(1 + drawn % (p.isToken() ? TOKENS : 100));
      case "DECIMAL(5,4)", "DECIMAL(7,6)" -> "0.5";
      case "INTEGER" -> String.valueOf(drawn % 400);
      default -> (drawn % (drawn % 3 == 0 ? 9 : 9000)) + ".50";
    };
  }

  private static String text(TableContract table, Property p, int i, int drawn) {
    if (p.name().equals("currency")) {
      return "'CNY'";
    }
    if (p.name().equals("direction") && words(table, p).isEmpty()) {
      return drawn % 2 == 0 ? "'in'" : "'out'";
    }
    if (p.primaryKey()) {
      return "'" + p.name() + i + "'";
    }
    List<String> words = words(table, p);
    return "'" + (words.isEmpty() ? "w" + drawn % 3 : words.get(drawn % words.size())) + "'";
  }

  private static List<String> words(TableContract table, Property p) {
    if (!p.constant().isEmpty()) {
      return p.constant();
    }
    if (table.layer() != Layer.CLEAN || p.from().isEmpty()) {
      return List.of();
    }
    List<String> words =
        Tables.feed(table.source()).property(p.fromOfLeg(0)).orElseThrow().options().values();
    return words == null ? List.of() : words;
  }

  private static String kernelType(Property p) {
    return PhysicalTypes.kernel(PhysicalTypes.spark(p.physicalType()));
  }
}
