package org.cluelake.source.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;

/** One thing done to a value that is not empty. */
public sealed interface ValueStep {

  /** The changed value. */
  String apply(String value, SourceRow row) throws RowRefused;

  /** Text before the value. */
  record Prefix(String text) implements ValueStep {
    @Override
    public String apply(String value, SourceRow row) {
      return text + value;
    }
  }

  /** Zeros before the value. Two values never become one: a value with leading zeros is refused. */
  record PadLeft(int width) implements ValueStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      if (value.length() > width || (value.length() > 1 && value.startsWith("0"))) {
        throw new RowRefused("PAD_LEFT");
      }
      return "0".repeat(width - value.length()) + value;
    }
  }

  /** Text within the value. */
  record Insert(int at, String text) implements ValueStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      if (value.length() < at) {
        throw new RowRefused("INSERT");
      }
      return value.substring(0, at) + text + value.substring(at);
    }
  }

  /** The check digit of a card number behind it. */
  record Luhn() implements ValueStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      return value + CheckCharacter.luhn(value);
    }
  }

  /** The check character of an id card behind its 17 digits. */
  record Gb11643() implements ValueStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      return value + CheckCharacter.gb11643(value);
    }
  }

  /** A plain decimal brought to its number of places; never rounded. */
  record DecimalScale(int places) implements ValueStep {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      if (!PLAIN.matcher(value).matches()) {
        throw new RowRefused("DECIMAL_FORMAT");
      }
      try {
        return new BigDecimal(value).setScale(places, RoundingMode.UNNECESSARY).toPlainString();
      } catch (ArithmeticException e) {
        throw new RowRefused("DECIMAL_SCALE");
      }
    }
  }

  /** The word for a known word. */
  record ValueMap(Map<String, String> words) implements ValueStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      String word = words.get(value);
      if (word == null) {
        throw new RowRefused("VALUE_MAP");
      }
      return word;
    }
  }

  /** A day number as a time. */
  record DayOffset(LocalDate base, int firstStep) implements ValueStep {
    static final int MOST_DAYS = 36_525;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      long second = row.spread().next(value);
      if (!NUMBER.matcher(value).matches()) {
        throw new RowRefused("DAY_OFFSET");
      }
      int days = Integer.parseInt(value) - firstStep;
      if (days < 0 || days > MOST_DAYS) {
        throw new RowRefused("DAY_OFFSET");
      }
      return base.plusDays(days) + " " + LocalTime.ofSecondOfDay(second).format(TIME);
    }
  }
}
