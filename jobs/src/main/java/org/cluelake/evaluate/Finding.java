package org.cluelake.evaluate;

import java.time.LocalDate;

/**
 * A row of {@code signal.signal}, as far as it is judged.
 *
 * @param detector id of the detector
 * @param subjectKind {@code number}, {@code account} or {@code person}
 * @param subject token of the subject
 * @param person token of the person concerned; null where unknown
 * @param verdict {@code fired} or {@code insufficient_data}
 * @param bizDate the night
 */
public record Finding(
    String detector,
    String subjectKind,
    long subject,
    Long person,
    String verdict,
    LocalDate bizDate) {

  boolean hasFired() {
    return "fired".equals(verdict);
  }
}
