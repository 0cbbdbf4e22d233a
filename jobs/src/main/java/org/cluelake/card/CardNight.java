package org.cluelake.card;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a night does to one card of a list: a pure function that no order of its inputs changes.
 *
 * <p>Each tier has its own end, moved only by new evidence for that tier; the row stands in the
 * highest tier that has not ended. So a raise takes effect at once, a lowering when the higher tier
 * is over, and a pattern never prolongs what stood on a case. Tier A also falls when every case
 * that names the card is withdrawn. An upheld objection takes the row off at once, and evidence
 * that has been lifted never puts it back; an answer that it was wrong lets it run out. A removed
 * row is remembered for one night: the same evidence does not put it back then.
 */
final class CardNight {

  private final ListConf.Rules rules;
  private final LocalDate date;

  CardNight(ListConf.Rules rules, LocalDate date) {
    this.rules = rules;
    this.date = date;
  }

  /** Tonight's row: on the list, or taken off it tonight. */
  Optional<Card> card(CardFacts facts) {
    CardFacts of = withoutLifted(facts);
    Card last = of.last();
    boolean wasOn = last != null && last.isOn();
    boolean isAnothers =
        wasOn && of.holderSince() != null && of.holderSince().isAfter(last.startsOn());
    if (of.isBarred() || isAnothers || (wasOn && of.isLifted())) {
      return wasOn ? Optional.of(last.removed()) : Optional.empty();
    }
    Set<String> known = last == null ? Set.of() : last.evidence();
    Set<String> ofCases = of.isNamed() ? caseEvidence(of.namings()) : Set.of();
    Optional<Tier> pattern = patternTier(of.patterns());
    Set<String> ofPatterns = pattern.isPresent() ? patternEvidence(of.patterns()) : Set.of();

    SortedMap<Tier, LocalDate> ends = wasOn ? standing(last, of) : new TreeMap<>();
    if (!known.containsAll(ofCases)) {
      prolong(ends, Tier.A);
    }
    if (!known.containsAll(ofPatterns)) {
      prolong(ends, pattern.orElseThrow());
    } else if (pattern.isPresent()
        && !ends.isEmpty()
        && pattern.get().compareTo(ends.firstKey()) < 0) {
      ends.put(pattern.get(), ends.get(ends.firstKey()));
    }
    if (ends.isEmpty()) {
      return wasOn ? Optional.of(last.removed()) : Optional.empty();
    }
    boolean hasPattern = ends.containsKey(Tier.B) || ends.containsKey(Tier.C);
    List<CardFacts.Pattern> counted = pattern.isPresent() && hasPattern ? of.patterns() : List.of();
    List<Card.Finding> findings =
        hasPattern ? findings(wasOn ? last.findings() : List.of(), counted) : List.of();
    Set<String> signals = new TreeSet<>(wasOn ? last.signals() : Set.of());
    counted.stream()
        .filter(p -> !known.containsAll(p.evidence()))
        .forEach(p -> signals.add(p.finding().signal()));
    return Optional.of(
        new Card(
            of.holder() != null ? of.holder() : wasOn ? last.holder() : null,
            ends.firstKey(),
            change(wasOn ? last : null, ends),
            wasOn ? last.startsOn() : date,
            ends,
            findings,
            signals,
            union(List.of(wasOn ? known : Set.of(), ofCases, ofPatterns)),
            of.namings(),
            hops(of, wasOn ? last : null, ends)));
  }

  /** None where a case names it; else the fewest that any night on the list has known. */
  private static Integer hops(CardFacts of, Card last, SortedMap<Tier, LocalDate> ends) {
    if (ends.firstKey() == Tier.A) {
      return 0;
    }
    Integer known = last == null || last.tier() == Tier.A ? null : last.hops();
    if (known == null || of.hops() == null) {
      return known == null ? of.hops() : known;
    }
    return Math.min(known, of.hops());
  }

  /** Ends of last night's row that tonight's list still reaches: its day is the one after. */
  private SortedMap<Tier, LocalDate> standing(Card last, CardFacts of) {
    SortedMap<Tier, LocalDate> ends = new TreeMap<>(last.ends());
    ends.values().removeIf(end -> !end.isAfter(date));
    if (of.namings().isEmpty()) {
      LocalDate unused = ends.remove(Tier.A);
    }
    return ends;
  }

  /** The facts that still count; what a row stands on is not taken away by an answer. */
  private static CardFacts withoutLifted(CardFacts of) {
    Set<String> lifted = new TreeSet<>(of.lifted());
    if (of.last() != null && of.last().isOn()) {
      lifted.removeAll(of.last().evidence());
    }
    if (lifted.isEmpty()) {
      return of;
    }
    return new CardFacts(
        of.patterns().stream().filter(p -> !lifted.containsAll(p.evidence())).toList(),
        of.namings().stream().filter(n -> !lifted.contains(n.evidence())).toList(),
        of.isNamed(),
        of.isBarred(),
        of.isLifted(),
        of.lifted(),
        of.holder(),
        of.holderSince(),
        of.hops(),
        of.last());
  }

  private void prolong(SortedMap<Tier, LocalDate> ends, Tier tier) {
    ends.put(tier, date.plusDays(rules.tier(tier).validityDays()));
  }

  private Optional<Tier> patternTier(List<CardFacts.Pattern> patterns) {
    boolean isJoined =
        patterns.stream().map(p -> p.finding().detector()).distinct().count() > 1
            || patterns.stream().anyMatch(CardFacts.Pattern::isLinked);
    if (isJoined) {
      return Optional.of(Tier.B);
    }
    return patterns.stream()
            .anyMatch(p -> p.finding().score().compareTo(rules.minScoreAlone()) >= 0)
        ? Optional.of(Tier.C)
        : Optional.empty();
  }

  private static Card.Change change(Card last, SortedMap<Tier, LocalDate> ends) {
    if (last == null) {
      return Card.Change.ADDED;
    }
    Tier tier = ends.firstKey();
    if (tier != last.tier()) {
      return tier.compareTo(last.tier()) < 0 ? Card.Change.RAISED : Card.Change.LOWERED;
    }
    return ends.get(tier).isAfter(last.endsOn()) ? Card.Change.RENEWED : Card.Change.KEPT;
  }

  /** The strongest finding of each pattern, of equals tonight's. */
  private static List<Card.Finding> findings(
      List<Card.Finding> known, List<CardFacts.Pattern> tonight) {
    Map<String, Card.Finding> kept = new TreeMap<>();
    Stream.concat(
            tonight.stream().map(CardFacts.Pattern::finding).sorted(Card.Finding.STRONGEST_FIRST),
            known.stream())
        .forEach(
            f ->
                kept.merge(
                    f.detector(),
                    f,
                    (now, other) -> other.score().compareTo(now.score()) > 0 ? other : now));
    return kept.values().stream().sorted(Card.Finding.STRONGEST_FIRST).toList();
  }

  private static Set<String> caseEvidence(List<Card.Naming> namings) {
    return namings.stream()
        .map(Card.Naming::evidence)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> patternEvidence(List<CardFacts.Pattern> patterns) {
    return union(patterns.stream().map(CardFacts.Pattern::evidence).toList());
  }

  private static Set<String> union(List<? extends Collection<String>> sets) {
    Set<String> all = new TreeSet<>();
    sets.forEach(all::addAll);
    return all;
  }
}
