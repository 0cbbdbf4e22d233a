package org.cluelake.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The band of completed years of the holder of an identity card on a day, by the bands in which
 * regions deliver their population. A contract asks for it by {@code age_band(<day column>)}; the
 * birth date itself is never kept, and the band serves region tables alone.
 *
 * <p>It is read from {@link IdCard}s. Other documents say no age, and a date that is none, or an
 * age beyond {@value #OLDEST}, is a mistake.
 */
public final class AgeBand {

  private static final Pattern NAMED = Pattern.compile("age_band\\(([a-z0-9_]+)\\)");
  private static final List<String> BANDS = List.of("0_15", "16_35", "36_59", "60_up");
  private static final int[] FROM = {0, 16, 36, 60};
  private static final int OLDEST = 120;

  private AgeBand() {}

  /** Every band, youngest first; each is a part of a column name of a region's population. */
  public static List<String> all() {
    return BANDS;
  }

  /** The column that says the day, where a function of a contract is this one. */
  public static Optional<String> dayColumn(String function) {
    Matcher named = NAMED.matcher(function);
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /** The band on a day, or null where the document does not say. */
  public static String of(String documentType, String documentNumber, LocalDate day) {
    Optional<IdCard> card = IdCard.of(documentType, documentNumber);
    if (card.isEmpty()) {
      return null;
    }
    int born = card.get().born();
    return isDate(born) ? band(Math.floorDiv(digits(day) - born, 10_000)) : null;
  }

  private static String band(int years) {
    if (years < 0 || years > OLDEST) {
      return null;
    }
    int band = 0;
    while (band + 1 < FROM.length && years >= FROM[band + 1]) {
      band++;
    }
    return BANDS.get(band);
  }

  /** A day as eight digits: of two such, the difference has the completed years before the rest. */
  private static int digits(LocalDate day) {
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  private static boolean isDate(int digits) {
    try {
      return digits(LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100)) == digits;
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
