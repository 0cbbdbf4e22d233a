package org.cluelake.clue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cluelake.run.TextHash;

/**
 * One clue as a night leaves it.
 *
 * @param id hash of person, class, campaign and opening night; it lives on while the clue is open
 * @param key what the person is exposed to, in tonight's labels
 * @param openedOn its first night
 * @param change what the night did
 * @param grade how much it asks for
 * @param likelihood between 0 and 1
 * @param money largest money at risk, in yuan
 * @param findings the strongest of each detector and verdict
 * @param signals ids of the signals that brought evidence
 * @param evidence digests of all evidence keys
 * @param network listed entities behind the findings that fired
 * @param lastEventAt newest event
 * @param expiresAt its end
 * @param suppressedBy why it is not sent, or null
 */
record Clue(
    String id,
    ClueKey key,
    LocalDate openedOn,
    Change change,
    Grade grade,
    BigDecimal likelihood,
    BigDecimal money,
    List<Finding> findings,
    Set<String> signals,
    Set<String> evidence,
    Set<Long> network,
    Instant lastEventAt,
    Instant expiresAt,
    String suppressedBy) {

  /** What a night does to a clue. */
  enum Change {
    OPENED,
    RAISED,
    RENEWED,
    KEPT,
    CLOSED
  }

  static final String ALREADY_REPORTED = "already_reported";
  static final String PROTECTED = "protected";

  /** Of clues that meet in one key the first lives on. */
  static final Comparator<Clue> OLDEST_FIRST =
      Comparator.comparing(Clue::openedOn).thenComparing(Clue::id);

  static String id(long person, ClueKey key, LocalDate openedOn) {
    return TextHash.of(person + "|" + key.scamClass() + "|" + key.campaign() + "|" + openedOn);
  }

  boolean isOpen() {
    return change != Change.CLOSED;
  }

  /** This clue with all that is known of another, which joins it; its end if that is news. */
  Clue joinedBy(Clue other) {
    return new Clue(
        id,
        key,
        openedOn,
        change,
        Grade.higher(grade, other.grade),
        likelihood.max(other.likelihood),
        money.max(other.money),
        Finding.merged(findings, other.findings),
        union(signals, other.signals),
        union(evidence, other.evidence),
        union(network, other.network),
        later(lastEventAt, other.lastEventAt),
        evidence.containsAll(other.evidence) ? expiresAt : later(expiresAt, other.expiresAt),
        suppressedBy == null || other.suppressedBy == null ? null : suppressedBy);
  }

  /** This clue under tonight's labels, closed. */
  Clue closed(ClueKey tonightsKey, String suppression) {
    return new Clue(
        id,
        tonightsKey,
        openedOn,
        Change.CLOSED,
        grade,
        likelihood,
        money,
        findings,
        signals,
        evidence,
        network,
        lastEventAt,
        expiresAt,
        suppression);
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  static <T extends Comparable<T>> Set<T> union(Set<T> a, Set<T> b) {
    Set<T> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }
}
