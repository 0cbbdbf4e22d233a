package org.cluelake.evaluate;

import java.time.LocalDate;

/**
 * A row of a card list, as far as it is judged.
 *
 * @param list {@code phone_card_list} or {@code bank_card_list}
 * @param bizDate the night
 * @param subjectKind {@code number} or {@code account}
 * @param subject token of the card
 * @param tier {@code A}, {@code B} or {@code C}
 * @param change what the night did; a {@code removed} row is not listed
 * @param score strongest finding, 0 to 1
 * @param likelihood probability that it is a gang's; null where the list says none
 * @param band {@code high}, {@code medium} or {@code low}; null where the list says none
 */
public record ListRow(
    String list,
    LocalDate bizDate,
    String subjectKind,
    long subject,
    String tier,
    String change,
    double score,
    Double likelihood,
    String band) {

  public ListRow {
    if (!Evaluation.CARD_LISTS.containsKey(list)) {
      throw new IllegalArgumentException("a card list is one of " + Evaluation.CARD_LISTS.keySet());
    }
  }

  boolean isListed() {
    return !"removed".equals(change);
  }

  /** The band of its likelihood, or its tier where the list has none. */
  String grade() {
    return band == null ? tier : band;
  }

  /** What ranks the list. */
  double rank() {
    return likelihood == null ? score : likelihood;
  }
}
