package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.Set;

/**
 * A row of {@code clue.clue}, as far as it is judged.
 *
 * @param bizDate the night
 * @param person token of the person to be warned
 * @param grade {@code urgent}, {@code high}, {@code medium} or {@code low}
 * @param likelihood 0 to 1
 * @param detectors detectors that fired while it was open
 */
public record ClueRow(
    LocalDate bizDate, long person, String grade, double likelihood, Set<String> detectors) {

  public ClueRow {
    detectors = Set.copyOf(detectors);
  }
}
