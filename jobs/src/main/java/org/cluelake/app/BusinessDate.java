package org.cluelake.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.cluelake.run.AsOf;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a business date: {@code yyyy-MM-dd}, or {@code yesterday} for schedulers. This is the only
 * place where a clock is asked, and it decides which night is run, never what comes out of it.
 */
final class BusinessDate implements ITypeConverter<LocalDate> {

  /** The moment it is, for events about a run; no row ever holds it. */
  static Instant now() {
    return Clock.systemUTC().instant();
  }

  /** The day it is where the lake is. */
  static LocalDate today() {
    return LocalDate.ofInstant(now(), AsOf.ZONE);
  }

  @Override
  public LocalDate convert(String text) {
    if (text.equals("yesterday")) {
      return today().minusDays(1);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no date like 2026-03-15");
    }
  }
}
