package org.cluelake.source;

import java.math.BigDecimal;
import org.cluelake.contract.Property;

/** Whole numbers in ASCII digits with perhaps a minus sign, at most 18 digits. */
final class IntegerCheck extends ValueCheck {

  private static final int MOST_DIGITS = 18;

  private final long minimum;
  private final long maximum;

  /**
   * @param storedAsInt whether a clean column of 32 bits takes the value
   */
  IntegerCheck(Property property, boolean storedAsInt) {
    super(property.name());
    minimum = bound(property.options().minimum(), storedAsInt ? Integer.MIN_VALUE : Long.MIN_VALUE);
    maximum = bound(property.options().maximum(), storedAsInt ? Integer.MAX_VALUE : Long.MAX_VALUE);
  }

  @Override
  long read(Field text, int row, Findings findings) {
    boolean negative = text.at(0) == '-';
    int from = negative ? 1 : 0;
    int digits = text.length() - from;
    if (digits == 0 || !text.isDigits(from, text.length())) {
      findings.add(row, "BAD_INTEGER", column, ValueClass.of(text.toString()));
      return UNREADABLE;
    }
    if (digits > MOST_DIGITS) {
      findings.add(row, "RANGE", column, ValueClass.of(text.toString()));
      return UNREADABLE;
    }
    long number = text.number(from, text.length());
    number = negative ? -number : number;
    if (number < minimum || number > maximum) {
      findings.add(row, "RANGE", column, ValueClass.of(text.toString()));
    }
    return number;
  }

  private static long bound(BigDecimal stated, long otherwise) {
    return stated == null ? otherwise : stated.longValueExact();
  }
}
