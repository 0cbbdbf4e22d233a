package org.cluelake.source.layout;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A comparison of one column as delivered. An empty value equals nothing, is in no list, matches no
 * pattern and is no number.
 *
 * @param column of the source
 * @param test what its value must be
 */
public record Comparison(String column, Test test) {

  /**
   * Whether it holds.
   *
   * @throws RowRefused COMPARE where a number is asked for and the text is none
   */
  boolean holds(SourceRow row) throws RowRefused {
    return test.holds(row.field(column));
  }

  /** What a value must be. */
  public sealed interface Test {

    /** Whether a value, or null, passes. */
    boolean holds(String value) throws RowRefused;
  }

  /** One of some texts, or none of them. */
  record OneOf(Set<String> texts, boolean wanted) implements Test {
    @Override
    public boolean holds(String value) {
      return (value != null && texts.contains(value)) == wanted;
    }
  }

  /** With text or without. */
  record IsEmpty(boolean wanted) implements Test {
    @Override
    public boolean holds(String value) {
      return (value == null) == wanted;
    }
  }

  /** Of a pattern as a whole. */
  record Matches(Pattern pattern) implements Test {
    @Override
    public boolean holds(String value) {
      return value != null && pattern.matcher(value).matches();
    }
  }

  /** How a number may stand to another. */
  enum Order {
    /** Not below. */
    AT_LEAST,
    /** Not above. */
    AT_MOST,
    /** Greater. */
    ABOVE,
    /** Less. */
    BELOW
  }

  /** A plain decimal, compared exactly. */
  record Against(Order order, BigDecimal number) implements Test {
    @Override
    public boolean holds(String value) throws RowRefused {
      if (value == null) {
        return false;
      }
      int sign = Comparison.number(value).compareTo(number);
      return switch (order) {
        case AT_LEAST -> sign >= 0;
        case AT_MOST -> sign <= 0;
        case ABOVE -> sign > 0;
        case BELOW -> sign < 0;
      };
    }
  }

  /** A plain decimal as a number. */
  static BigDecimal number(String text) throws RowRefused {
    if (!NumberStep.PLAIN.matcher(text).matches()) {
      throw new RowRefused("COMPARE");
    }
    return new BigDecimal(text);
  }
}
