package org.cluelake.sample;

import java.time.LocalDate;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Which sample nation to write.
 *
 * @param scale size; 1 gives about 20,000 active subscribers, and everything grows linearly
 * @param days delivered business dates
 * @param seed another seed is another nation
 * @param firstDay first delivered business date; its year is 2025, 2026 or 2027, because the lunar
 *     calendar is a table
 * @param dirt share of rows of the event feeds made unacceptable, 0 to 1
 * @param historyDays days before the first one for which accounts, cards and movements of money are
 *     delivered, without fraud; they lie in the same years
 * @param fraud how much fraud there is against the usual
 */
public record SampleSpec(
    double scale,
    int days,
    long seed,
    LocalDate firstDay,
    double dirt,
    int historyDays,
    FraudAmount fraud) {

  private static final double MAX_SCALE = 200;
  private static final int MAX_DAYS = 400;

  public SampleSpec {
    require(scale > 0 && scale <= MAX_SCALE, "scale is above 0 and at most 200");
    require(days >= 1 && days <= MAX_DAYS, "days is 1 to 400");
    require(dirt >= 0 && dirt <= 1, "dirt is a share from 0 to 1");
    require(
        historyDays >= 0
            && historyDays <= MAX_DAYS
            && firstDay.minusDays(historyDays).getYear() >= 2025
            && firstDay.getYear() <= 2027
            && firstDay.plusDays(days).getYear() <= 2028,
        "the first day lies in 2025 to 2027, the years of the lunar table, the history too");
  }

  /** A nation with the usual fraud. */
  public SampleSpec(
      double scale, int days, long seed, LocalDate firstDay, double dirt, int historyDays) {
    this(scale, days, seed, firstDay, dirt, historyDays, FraudAmount.USUAL);
  }

  /** A nation without a history. */
  public SampleSpec(double scale, int days, long seed, LocalDate firstDay, double dirt) {
    this(scale, days, seed, firstDay, dirt, 0);
  }

  /** A clean nation of the usual fortnight. */
  public static SampleSpec ofScale(double scale) {
    return new SampleSpec(scale, 14, 1, LocalDate.of(2026, 3, 2), 0);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw PipelineException.of(ErrorKind.CONFIG, "sample: %s; correct the option", rule);
    }
  }
}
