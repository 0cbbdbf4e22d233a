package org.cluelake.card;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * All that is known of one card tonight.
 *
 * @param patterns tonight's fired patterns, in any order
 * @param namings live cases that name it, in any order
 * @param isNamed whether it is listed by a live case and may be used as evidence
 * @param isBarred whether it is protected, or listed under an earlier holder
 * @param isLifted whether an objection against last night's row was upheld
 * @param lifted digests of evidence that objections and answers have lifted
 * @param holder token of the present holder, or null
 * @param holderSince first day of the present holder, or null where not known
 * @param hops links to the nearest entity a case names, by tonight's patterns, or null
 * @param last last night's row, or null
 */
record CardFacts(
    List<Pattern> patterns,
    List<Card.Naming> namings,
    boolean isNamed,
    boolean isBarred,
    boolean isLifted,
    Set<String> lifted,
    Long holder,
    LocalDate holderSince,
    Integer hops,
    Card last) {

  /**
   * A pattern that fired tonight.
   *
   * @param finding what is remembered of it
   * @param evidence digests of its evidence keys and of the listed entities it is linked to
   * @param isLinked whether it is linked to other listed entities
   */
  record Pattern(Card.Finding finding, List<String> evidence, boolean isLinked) {}
}
