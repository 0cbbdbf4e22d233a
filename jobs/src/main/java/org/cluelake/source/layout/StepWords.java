package org.cluelake.source.layout;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The words of one thing done to a value; exactly one is set.
 *
 * @param use the steps of a named expression
 * @param trim white space around it taken away
 * @param upper in capitals
 * @param lower in small letters
 * @param prefix text put before it
 * @param stripPrefix the first of these texts it begins with taken away
 * @param padLeft zeros put before it up to this width; longer is refused
 * @param insert text put into it
 * @param substring a part of it
 * @param replace every match of a pattern replaced
 * @param checkDigit the check character put behind it
 * @param decimalScale a plain decimal with exactly this many places; more is refused
 * @param scale a plain decimal times this power of ten
 * @param toSeconds a duration HH:mm:ss, or seconds, as seconds
 * @param toBoolean the words that mean yes and no; any other is refused
 * @param map the word for each known word
 * @param dayOffset a day number as a time
 * @param timestamp a time of another form
 * @param date a date of another form
 */
record StepWords(
    String use,
    Boolean trim,
    Boolean upper,
    Boolean lower,
    String prefix,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> stripPrefix,
    Integer padLeft,
    Insert insert,
    Substring substring,
    Replace replace,
    CheckDigit checkDigit,
    Integer decimalScale,
    Integer scale,
    Boolean toSeconds,
    ToBoolean toBoolean,
    WordMap map,
    DayOffset dayOffset,
    Timestamp timestamp,
    Date date) {

  /** How many steps are written in one place. */
  long set() {
    return Stream.of(
            use,
            trim,
            upper,
            lower,
            prefix,
            stripPrefix,
            padLeft,
            insert,
            substring,
            replace,
            checkDigit,
            decimalScale,
            scale,
            toSeconds,
            toBoolean,
            map,
            dayOffset,
            timestamp,
            date)
        .filter(Objects::nonNull)
        .count();
  }

  /**
   * Text put into a value.
   *
   * @param at characters before it
   * @param text the text
   */
  record Insert(int at, String text) {}

  /**
   * A part of a value.
   *
   * @param skip characters before it
   * @param length characters of it; the rest where unstated
   */
  record Substring(int skip, Integer length) {}

  /**
   * Matches replaced.
   *
   * @param pattern a regular expression
   * @param with the text instead, taken as it is; may be empty
   */
  record Replace(String pattern, String with) {}

  /**
   * Words for yes and no.
   *
   * @param yes words that mean yes
   * @param no words that mean no
   */
  record ToBoolean(List<String> yes, List<String> no) {}

  /**
   * A table of words.
   *
   * @param values the word for each known word
   * @param otherwise the word for any other; without it such a row is refused
   */
  record WordMap(Map<String, String> values, @JsonProperty("else") String otherwise) {}

  /**
   * A day number as a time: the rows of a day are spread evenly over it in the order of the file.
   *
   * @param base the date of the first step
   * @param firstStep the number of that step
   */
  record DayOffset(String base, int firstStep) {}

  /**
   * A time of another form: one of format and epoch.
   *
   * @param format letters of {@link java.time.format.DateTimeFormatter}
   * @param epoch unit of a count since 1970-01-01T00:00:00Z
   * @param zone of the text, instead of the source's
   */
  record Timestamp(String format, Epoch epoch, String zone) {}

  /**
   * A date of another form.
   *
   * @param format letters of {@link java.time.format.DateTimeFormatter}
   */
  record Date(String format) {}

  /** Units of a count since 1970. */
  enum Epoch {
    /** Whole seconds. */
    @JsonProperty("seconds")
    SECONDS,
    /** Whole milliseconds. */
    @JsonProperty("millis")
    MILLIS
  }

  /** How a check character is computed. */
  enum CheckDigit {
    /** ISO/IEC 7812-1, as of card numbers. */
    @JsonProperty("luhn")
    LUHN,
    /** GB 11643, ISO 7064 MOD 11-2, as of id cards. */
    @JsonProperty("gb11643")
    GB11643
  }
}
