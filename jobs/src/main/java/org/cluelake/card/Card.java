package org.cluelake.card;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.cluelake.run.TextHash;

/**
 * One row of a card list as a night leaves it.
 *
 * @param holder token of the holder's document, or null
 * @param tier where it stands
 * @param change what the night did
 * @param startsOn first night on the list without a break
 * @param ends last day of each tier whose evidence still holds; of a removed row as it was
 * @param findings the strongest of each pattern that still holds
 * @param signals ids of the signals that brought evidence
 * @param evidence digests of all evidence keys
 * @param namings live cases that name it
 * @param hops links to the nearest entity a case names, or null where it is linked to nothing
 * @param likelihood probability that it is a fraud's tool, 0 to 1
 */
record Card(
    Long holder,
    Tier tier,
    Change change,
    LocalDate startsOn,
    SortedMap<Tier, LocalDate> ends,
    List<Finding> findings,
    Set<String> signals,
    Set<String> evidence,
    List<Naming> namings,
    Integer hops,
    BigDecimal likelihood) {

  /** What a night does to a row. */
  enum Change {
    ADDED,
    RAISED,
    LOWERED,
    RENEWED,
    KEPT,
    REMOVED
  }

  /** What a pattern detector said, as a row remembers it. */
  record Finding(String detector, String signal, BigDecimal score, String reason) {
    static final Comparator<Finding> STRONGEST_FIRST =
        Comparator.comparing(Finding::score)
            .reversed()
            .thenComparing(Finding::detector)
            .thenComparing(Finding::signal);
  }

  /** A live case that names the card, with the part it played. */
  record Naming(String caseId, String role, LocalDate acceptedOn) {
    static final Comparator<Naming> EARLIEST_FIRST =
        Comparator.comparing(Naming::acceptedOn)
            .thenComparing(Naming::caseId)
            .thenComparing(Naming::role);

    /** The digest of the case as evidence. */
    String evidence() {
      return TextHash.of("case:" + caseId);
    }
  }

  boolean isOn() {
    return change != Change.REMOVED;
  }

  /** Last day of the tier it stands in. */
  LocalDate endsOn() {
    return ends.get(tier);
  }

  /** Certain by its case, else as strong as its strongest pattern. */
  BigDecimal score() {
    return tier == Tier.A
        ? BigDecimal.ONE
        : findings.stream()
            .map(Finding::score)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
  }

  /** How many live cases name it. */
  int cases() {
    return (int) namings.stream().map(Naming::caseId).distinct().count();
  }

  /** The same row, taken off. */
  Card removed() {
    return new Card(
        holder,
        tier,
        Change.REMOVED,
        startsOn,
        ends,
        findings,
        signals,
        evidence,
        namings,
        hops,
        likelihood);
  }
}
