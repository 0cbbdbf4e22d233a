package org.cluelake.sample;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/** A source contract held against delivered text, on its own so that it can judge the writer. */
final class FieldRules {

  private final TableContract feed;
  private final List<String> key;
  private final Set<List<String>> seen = new HashSet<>();

  FieldRules(TableContract feed) {
    this.feed = feed;
    this.key = feed.primaryKey();
  }

  boolean isBroken(CsvRecord row) {
    if (row.getFieldCount() != feed.columns().size()) {
      return true;
    }
    for (int i = 0; i < row.getFieldCount(); i++) {
      if (isBroken(feed.properties().get(i), row.getField(i))) {
        return true;
      }
    }
    return isPaidToItself(row)
        || !seen.add(key.stream().map(k -> row.getField(feed.columns().indexOf(k))).toList());
  }

  private boolean isPaidToItself(CsvRecord row) {
    int payer = feed.columns().indexOf("payer");
    int payee = feed.columns().indexOf("payee");
    return payer >= 0
        && !row.getField(payer).isEmpty()
        && row.getField(payer).equals(row.getField(payee));
  }

  private static boolean isBroken(Property p, String value) {
    if (value.isEmpty()) {
      return p.required();
    }
    Property.Options limits = p.options();
    if (value.length() > limits.maxLengthOrDefault()
        || (limits.pattern() != null && !value.matches(limits.pattern()))
        || (limits.values() != null && !limits.values().contains(value))) {
      return true;
    }
    try {
      return switch (p.logicalType()) {
        case "date" -> LocalDate.parse(value).isBefore(LocalDate.of(1900, 1, 1));
        case "timestamp" ->
            LocalDateTime.parse(value.replace(' ', 'T'))
                .isBefore(LocalDateTime.of(1900, 1, 1, 0, 0));
        case "boolean" -> !value.equals("0") && !value.equals("1");
        case "integer" -> isOutside(limits, new BigDecimal(value)) || value.contains(".");
        case "decimal" ->
            isOutside(limits, new BigDecimal(value))
                || (limits.scale() != null && new BigDecimal(value).scale() > limits.scale());
        default -> false;
      };
    } catch (DateTimeException | NumberFormatException e) {
      return true;
    }
  }

  private static boolean isOutside(Property.Options limits, BigDecimal value) {
    return (limits.minimum() != null && value.compareTo(limits.minimum()) < 0)
        || (limits.maximum() != null && value.compareTo(limits.maximum()) > 0);
  }
}
