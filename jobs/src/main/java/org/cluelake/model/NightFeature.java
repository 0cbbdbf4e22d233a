package org.cluelake.model;

import java.util.Set;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Read;

/**
 * A feature of a subject as it was known on a night: a measure of columns of one feature table.
 *
 * <p>Only a column whose contract gives it no class of personal data may be measured. A token may
 * be counted, as the number of distinct devices is behaviour, and so may places; their values never
 * pass.
 *
 * @param name of the feature
 * @param read the table and the nights of it
 * @param column the column measured, or null where rows are counted
 * @param sql the measure over the subject's rows
 * @param isZeroWithout whether a subject without a row has 0 of it; else it is not known
 * @param measure what the measure is, in words
 * @param says the feature in words an officer reads
 */
record NightFeature(
    String name,
    Read read,
    String column,
    String sql,
    boolean isZeroWithout,
    String measure,
    String says) {

  /** The one class of columns whose values may pass. */
  private static final String OPEN = "internal";

  private static final Set<String> COUNTED = Set.of(OPEN, "token", "region");

  /** Checks the column against its contract. */
  NightFeature {
    if (read.table().purpose() != null) {
      throw new IllegalArgumentException(
          read.table().id() + " serves " + read.table().purpose() + " alone");
    }
    if (column != null) {
      String kind = property(read.table(), column).classification();
      boolean isCounted = sql.startsWith("count(DISTINCT ");
      if (!(isCounted ? COUNTED.contains(kind) : OPEN.equals(kind))) {
        throw new IllegalArgumentException(
            "%s.%s is of class %s and no feature".formatted(read.table().id(), column, kind));
      }
    }
  }

  private static Property property(TableContract table, String column) {
    return table
        .property(column)
        .orElseThrow(() -> new IllegalArgumentException(table.id() + " has no column " + column));
  }

  /** The contract's sentence with what is measured of it. */
  String sentence() {
    String of =
        column == null ? read.table().description() : property(read.table(), column).description();
    String from = read.table().id() + (column == null ? "" : "." + column);
    return measure + " of `" + from + "`: " + of;
  }

  /** Sum over the window. */
  static NightFeature sum(String name, Read read, String column, String says) {
    return new NightFeature(
        name, read, column, sum(read, column, ""), true, nights("sum", read), says);
  }

  /** Sum over the night's own rows. */
  static NightFeature tonight(String name, Read read, String column, String says) {
    return new NightFeature(
        name,
        read,
        column,
        sum(read, column, " FILTER (WHERE biz_date = :date)"),
        property(read.table(), column).required(),
        "the night's value",
        says);
  }

  /** Largest value of the window. */
  static NightFeature most(String name, Read read, String column, String says) {
    return new NightFeature(
        name, read, column, "max(" + column + ")", true, nights("largest value", read), says);
  }

  /** Value of a state, 1 for true and 0 for false; not known without a row. */
  static NightFeature value(String name, Read read, String column, String says) {
    boolean isTruth = property(read.table(), column).physicalType().equals("boolean");
    return new NightFeature(
        name, read, column, "max(" + column + (isTruth ? "::INTEGER)" : ")"), false, "value", says);
  }

  /** Number of rows. */
  static NightFeature rows(String name, Read read, String says) {
    return new NightFeature(
        name, read, null, "count(*)", true, nights("number of rows", read), says);
  }

  /** Number of nights with a row. */
  static NightFeature nights(String name, Read read, String says) {
    return new NightFeature(
        name,
        read,
        null,
        "count(DISTINCT biz_date)",
        true,
        nights("nights with a row", read),
        says);
  }

  /** Number of distinct values. */
  static NightFeature distinct(String name, Read read, String column, String says) {
    return new NightFeature(
        name,
        read,
        column,
        "count(DISTINCT " + column + ")",
        true,
        nights("number of distinct values", read),
        says);
  }

  /** Days from a date to the night. */
  static NightFeature daysSince(String name, Read read, String column, String says) {
    return new NightFeature(
        name, read, column, "max(:date - " + column + ")", false, "days since", says);
  }

  /** Days between two dates of a row. */
  static NightFeature daysBetween(
      String name, Read read, String column, String earlier, String says) {
    return new NightFeature(
        name,
        read,
        column,
        "max(" + column + " - " + earlier + ")",
        false,
        "days from `" + earlier + "` until the value",
        says);
  }

  /** Whether a word of a state is this one. */
  static NightFeature is(String name, Read read, String column, String word, String says) {
    return new NightFeature(
        name,
        read,
        column,
        "max((" + column + " = '" + word + "')::INTEGER)",
        false,
        "whether it is `" + word + "`, 1 or 0,",
        says);
  }

  private static String sum(Read read, String column, String filter) {
    String exact = property(read.table(), column).isMoney() ? "::DECIMAL(20,2)" : "::BIGINT";
    return "sum(" + column + ")" + filter + exact;
  }

  private static String nights(String measure, Read read) {
    return read.days() > 1 ? measure + " over " + read.days() + " nights" : measure;
  }
}
