package org.cluelake.source.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A form of times or dates a mapping may write: numbers only, so that no language of month names is
 * guessed, and strictly read.
 *
 * @param formatter reads it
 * @param offset whether the text has its offset from UTC
 */
record TimeForm(DateTimeFormatter formatter, boolean offset) {

  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final Pattern TIME = Pattern.compile("([yuMdHhmsSaXx]|[^A-Za-z])*");
  private static final Pattern DATE = Pattern.compile("([yuMd]|[^A-Za-z])*");
  private static final Pattern NAMES = Pattern.compile("M{3,}");
  private static final LocalDateTime SAMPLE =
      LocalDateTime.of(LocalDate.of(2026, 11, 23), LocalTime.of(14, 45, 56));

  /** The form of a time, or null where the text is none that gives a date and an hour. */
  static TimeForm ofTime(String text) {
    TimeForm form = of(text, TIME);
    try {
      if (form == null) {
        return null;
      }
      String sample = SAMPLE.atOffset(ZoneOffset.ofHours(8)).format(form.formatter);
      TemporalAccessor read = form.formatter.parse(sample);
      LocalDateTime time =
          form.offset ? OffsetDateTime.from(read).toLocalDateTime() : LocalDateTime.from(read);
      boolean same =
          time.toLocalDate().equals(SAMPLE.toLocalDate()) && time.getHour() == SAMPLE.getHour();
      return same ? form : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The form of a date, or null where the text is none that gives one. */
  static TimeForm ofDate(String text) {
    TimeForm form = of(text, DATE);
    try {
      return form != null
              && LocalDate.parse(SAMPLE.format(form.formatter), form.formatter)
                  .equals(SAMPLE.toLocalDate())
          ? form
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static TimeForm of(String text, Pattern allowed) {
    String letters = QUOTED.matcher(text).replaceAll("");
    if (!allowed.matcher(letters).matches() || NAMES.matcher(letters).find()) {
      return null;
    }
    try {
      // A year of an era is no year to a strict reader.
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(yearsOutsideQuotes(text), Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      return new TimeForm(formatter, letters.matches(".*[Xx].*"));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String yearsOutsideQuotes(String text) {
    StringBuilder changed = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      quoted ^= c == '\'';
      changed.append(c == 'y' && !quoted ? 'u' : c);
    }
    return changed.toString();
  }
}
