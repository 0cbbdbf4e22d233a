package org.cluelake.source.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Steps on a value as a number. Nothing is ever rounded. */
sealed interface NumberStep extends ValueStep {

  /** A decimal without exponent; longer ones are no money. */
  Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  /** The check digit of a card number behind it. */
  record Luhn() implements NumberStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      return value + CheckCharacter.luhn(value);
    }
  }

  /** The check character of an id card behind its 17 digits. */
  record Gb11643() implements NumberStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      return value + CheckCharacter.gb11643(value);
    }
  }

  /** A plain decimal brought to its number of places. */
  record DecimalScale(int places) implements NumberStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      try {
        return decimal(value).setScale(places, RoundingMode.UNNECESSARY).toPlainString();
      } catch (ArithmeticException e) {
        throw new RowRefused("DECIMAL_SCALE");
      }
    }
  }

  /** A plain decimal times a power of ten, as money in minor units needs. */
  record Scale(int power) implements NumberStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      return decimal(value).movePointRight(power).toPlainString();
    }
  }

  /** A duration as whole seconds: {@code HH:mm:ss} with any number of hours, or seconds. */
  record ToSeconds() implements NumberStep {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,6}):([0-5][0-9]):([0-5][0-9])");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      Matcher clock = CLOCK.matcher(value);
      if (clock.matches()) {
        return Long.toString(
            Long.parseLong(clock.group(1)) * 3_600
                + Long.parseLong(clock.group(2)) * 60
                + Long.parseLong(clock.group(3)));
      }
      if (!SECONDS.matcher(value).matches()) {
        throw new RowRefused("TO_SECONDS");
      }
      return Long.toString(Long.parseLong(value));
    }
  }

  private static BigDecimal decimal(String value) throws RowRefused {
    if (!PLAIN.matcher(value).matches()) {
      throw new RowRefused("DECIMAL_FORMAT");
    }
    return new BigDecimal(value);
  }
}
