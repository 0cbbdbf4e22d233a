package org.cluelake.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.AsOf;

/**
 * How a delivered text is read in SQL, and when it is good, as its contract says.
 *
 * <p>A value cast back to the text it came from was written plainly; a pattern is asked only of the
 * few that were written otherwise.
 *
 * @param value the typed value as an expression over the text
 * @param good whether text and value keep the contract, as an expression over both; null for null
 */
record RivalCheck(String value, String good) {

  /** The check of a column that becomes no token. */
  static RivalCheck of(
      Property p, TableContract feed, TableContract clean, LocalDate date, String text) {
    String v = Kernel.identifier(p.name());
    LocalDate earliest = LocalDate.parse(feed.feed().earliest());
    return switch (p.logicalType()) {
      case "string" -> new RivalCheck(text, text(p, text));
      case "integer" -> integer(p, clean, text, v);
      case "decimal" -> decimal(p, text, v);
      case "date" ->
          new RivalCheck(
              "TRY_CAST(" + text + " AS DATE)",
              "%1$s::VARCHAR = %2$s AND length(%2$s) = 10 AND %1$s >= DATE '%3$s'"
                  .formatted(v, text, earliest));
      case "timestamp" -> time(p, feed, earliest, date, text, v);
      case "boolean" ->
          new RivalCheck(
              ("CASE WHEN %1$s IN ('1', 'true', 'Y') THEN true"
                      + " WHEN %1$s IN ('0', 'false', 'N') THEN false END")
                  .formatted(text),
              v + " IS NOT NULL");
      default -> throw new IllegalArgumentException("no check for type " + p.logicalType());
    };
  }

  /** When a text is good by its words, pattern, length and characters. */
  static String text(Property p, String text) {
    List<String> words = p.options().values();
    if (words != null) {
      return words.stream()
          .map(Kernel::quoted)
          .collect(Collectors.joining(", ", text + " IN (", ")"));
    }
    String form =
        p.options().pattern() == null
            ? "NOT regexp_matches(" + text + ", '[\\x00-\\x1f\\x7f-\\x{9f}]')"
            : "regexp_full_match(" + text + ", " + Kernel.quoted(p.options().pattern()) + ")";
    return "length(%s) <= %d AND %s".formatted(text, p.options().maxLengthOrDefault(), form);
  }

  private static RivalCheck integer(Property p, TableContract clean, String text, String v) {
    boolean isInt =
        clean.properties().stream()
            .filter(c -> c.from().contains(p.name()))
            .anyMatch(
                c -> "INTEGER".equals(PhysicalTypes.kernel(PhysicalTypes.spark(c.physicalType()))));
    BigDecimal least = p.options().minimum();
    BigDecimal most = p.options().maximum();
    return new RivalCheck(
        "TRY_CAST(" + text + " AS BIGINT)",
        "%1$s BETWEEN %3$s AND %4$s AND %5$s"
            .formatted(
                v,
                text,
                least != null ? least : isInt ? Integer.MIN_VALUE : -999_999_999_999_999_999L,
                most != null ? most : isInt ? Integer.MAX_VALUE : 999_999_999_999_999_999L,
                plain(v, text, "-?[0-9]{1,18}")));
  }

  private static RivalCheck decimal(Property p, String text, String v) {
    int scale = p.options().scale();
    String good = plain(v, text, "-?0*[0-9]{1,%d}(\\.[0-9]{1,%d})?".formatted(18 - scale, scale));
    if (p.options().minimum() != null) {
      good += " AND " + v + " >= " + p.options().minimum().toPlainString();
    }
    if (p.options().maximum() != null) {
      good += " AND " + v + " <= " + p.options().maximum().toPlainString();
    }
    return new RivalCheck("TRY_CAST(%s AS DECIMAL(18,%d))".formatted(text, scale), good);
  }

  /**
   * A time without an offset is of the feed's zone. On the day of a delivery that is one offset, so
   * that no calendar is asked; a text that is no plain time is asked once more with its offset.
   */
  private static RivalCheck time(
      Property p, TableContract feed, LocalDate earliest, LocalDate date, String text, String v) {
    String zone = feed.feed().zone();
    boolean isOfDay = p.name().equals(feed.feed().eventTime());
    String local = "TRY_CAST(" + text + " AS TIMESTAMP)";
    String instant =
        isOfDay
            ? "make_timestamptz(epoch_us(%s) - %d)"
                .formatted(local, offsetSeconds(zone, date) * 1_000_000L)
            : "timezone(%s, %s)".formatted(Kernel.quoted(zone), local);
    String limits =
        isOfDay
            ? "%1$s >= %2$s AND %1$s < %3$s"
                .formatted(v, new AsOf(date.minusDays(1)).sqlCutOff(), new AsOf(date).sqlCutOff())
            : "%1$s >= %2$s".formatted(v, new AsOf(earliest.minusDays(1)).sqlCutOff());
    // What casts to a time and has its signs in place has digits elsewhere, but for a last space.
    String plain = "%1$s LIKE '____-__-__ __:__:__' AND NOT ends_with(%1$s, ' ')".formatted(text);
    String withOffset =
        ("regexp_full_match(%s, '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"
                + "(:[0-9]{2}(\\.[0-9]{1,6}0*)?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)')")
            .formatted(text);
    return new RivalCheck(
        "CASE WHEN length(%1$s) = 19 THEN %2$s ELSE TRY_CAST(%1$s AS TIMESTAMPTZ) END"
            .formatted(text, instant),
        "%s AND CASE WHEN length(%s) = 19 THEN %s ELSE %s END"
            .formatted(limits, text, plain, withOffset));
  }

  private static long offsetSeconds(String zone, LocalDate date) {
    ZoneId id = ZoneId.of(zone);
    long offset = date.atStartOfDay(id).getOffset().getTotalSeconds();
    if (offset != date.plusDays(1).atStartOfDay(id).getOffset().getTotalSeconds()) {
      throw new IllegalArgumentException("the clocks of " + zone + " change on " + date);
    }
    return offset;
  }

  private static String plain(String value, String text, String pattern) {
    return "CASE WHEN %1$s::VARCHAR = %2$s THEN true ELSE regexp_full_match(%2$s, '%3$s') END"
        .formatted(value, text, pattern);
  }
}
