package org.cluelake.source.layout;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Steps on a value as text. */
sealed interface TextStep extends ValueStep {

  /** White space around the value taken away. */
  record Trim() implements TextStep {
    @Override
    public String apply(String value, SourceRow row) {
      return value.strip();
    }
  }

  /** All in capitals, or all in small letters. */
  record Cased(boolean upper) implements TextStep {
    @Override
    public String apply(String value, SourceRow row) {
      return upper ? value.toUpperCase(Locale.ROOT) : value.toLowerCase(Locale.ROOT);
    }
  }

  /** Text before the value. */
  record Prefix(String text) implements TextStep {
    @Override
    public String apply(String value, SourceRow row) {
      return text + value;
    }
  }

  /** The first text of a list that the value begins with taken away, once. */
  record StripPrefix(List<String> texts) implements TextStep {
    @Override
    public String apply(String value, SourceRow row) {
      for (String text : texts) {
        if (value.startsWith(text)) {
          return value.substring(text.length());
        }
      }
      return value;
    }
  }

  /** Zeros before the value. Two values never become one: a value with leading zeros is refused. */
  record PadLeft(int width) implements TextStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      if (value.length() > width || (value.length() > 1 && value.startsWith("0"))) {
        throw new RowRefused("PAD_LEFT");
      }
      return "0".repeat(width - value.length()) + value;
    }
  }

  /** Text within the value. */
  record Insert(int at, String text) implements TextStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      if (value.length() < at) {
        throw new RowRefused("INSERT");
      }
      return value.substring(0, at) + text + value.substring(at);
    }
  }

  /**
   * A part of the value; a value that is too short is refused.
   *
   * @param skip characters before it
   * @param length characters of it, or null for the rest
   */
  record Substring(int skip, Integer length) implements TextStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      try {
        int from = value.offsetByCodePoints(0, skip);
        return value.substring(
            from, length == null ? value.length() : value.offsetByCodePoints(from, length));
      } catch (IndexOutOfBoundsException e) {
        throw new RowRefused("SUBSTRING");
      }
    }
  }

  /** Every match of a pattern replaced by a text, taken as it is. */
  record Replace(Pattern pattern, String with) implements TextStep {
    @Override
    public String apply(String value, SourceRow row) {
      return pattern.matcher(value).replaceAll(Matcher.quoteReplacement(with));
    }
  }
}
