package org.cluelake.source;

import java.math.BigDecimal;
import org.cluelake.contract.Property;

/**
 * Plain decimals such as {@code -1234.50}: digits on both sides of a point, never rounded, never
 * grouped, no exponent. Read as a whole number of the smallest unit.
 */
final class DecimalCheck extends ValueCheck {

  /** Digits of decimal(18,2). */
  private static final int DIGITS = 18;

  private final int scale;
  private final int integerDigits;
  private final long minimum;
  private final long maximum;

  DecimalCheck(Property property) {
    super(property.name());
    scale = property.options().scale();
    integerDigits = DIGITS - scale;
    minimum = bound(property.options().minimum(), Long.MIN_VALUE);
    maximum = bound(property.options().maximum(), Long.MAX_VALUE);
  }

  @Override
  long read(Field text, int row, Findings findings) {
    boolean negative = text.at(0) == '-';
    int from = negative ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    boolean plain =
        text.isDigits(from, end) && (point < 0 || text.isDigits(point + 1, text.length()));
    if (!plain) {
      findings.add(row, "BAD_DECIMAL", column, ValueClass.of(text.toString()));
      return UNREADABLE;
    }
    while (from < end - 1 && text.at(from) == '0') {
      from++;
    }
    boolean overflows = end - from > integerDigits;
    if (overflows) {
      findings.add(
          row,
          "MONEY_OVERFLOW",
          column,
          ValueClass.length(text.toString()) + ", " + (end - from) + " integer digits");
    }
    if (decimals > scale) {
      findings.add(
          row,
          "MONEY_SCALE",
          column,
          ValueClass.length(text.toString()) + ", " + decimals + " decimals");
    }
    if (overflows || decimals > scale) {
      return UNREADABLE;
    }
    long number = text.number(from, end);
    for (int i = 0; i < scale; i++) {
      number = number * 10 + (i < decimals ? text.at(point + 1 + i) - '0' : 0);
    }
    number = negative ? -number : number;
    if (number < minimum || number > maximum) {
      String code = number < 0 && minimum >= 0 ? "MONEY_SIGN" : "RANGE";
      findings.add(row, code, column, ValueClass.of(text.toString()));
    }
    return number;
  }

  @Override
  String staged(String handedOver) {
    String unit = BigDecimal.ONE.movePointLeft(scale).toPlainString();
    return "CAST(CAST(%s AS DECIMAL(%d,0)) * %s AS DECIMAL(%2$d,%d))"
        .formatted(handedOver, DIGITS, unit, scale);
  }

  private long bound(BigDecimal stated, long otherwise) {
    return stated == null ? otherwise : stated.movePointRight(scale).longValueExact();
  }
}
