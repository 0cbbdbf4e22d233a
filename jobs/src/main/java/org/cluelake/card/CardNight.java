package org.cluelake.card;

import java.math.BigDecimal;
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
import org.cluelake.fusion.Fired;
import org.cluelake.fusion.Fusion;

/**
 * What a night does to one card of a list: a pure function that no order of its inputs changes.
 *
 * <p>A live case puts a card into tier A; into B and C its patterns do, by their likelihood
 * together.
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
  private final Fusion fusion;
  private final LocalDate date;

  CardNight(ListConf.Rules rules, Fusion fusion, LocalDate date) {
    this.rules = rules;
    this.fusion = fusion;
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
    List<Card.Finding> before = wasOn ? last.findings() : List.of();
    Optional<Tier> pattern = patternTier(before, of.patterns());
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
    List<Card.Finding> findings = hasPattern ? findings(before, counted) : List.of();
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
            hops(of, wasOn ? last : null, ends),
            likelihood(wasOn ? last : null, ends.firstKey(), findings, isLinked(counted))));
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

  /** The tier of all patterns of a row together, in a night that sees one of them. */
  private Optional<Tier> patternTier(List<Card.Finding> before, List<CardFacts.Pattern> tonight) {
    if (tonight.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal likelihood = fused(findings(before, tonight), isLinked(tonight), false);
    return Stream.of(Tier.B, Tier.C)
        .filter(tier -> likelihood.compareTo(rules.tier(tier).minLikelihood()) >= 0)
        .findFirst();
  }

  /** That of tonight's row; while it stands no lower than last night it is not lowered. */
  private BigDecimal likelihood(
      Card last, Tier tier, List<Card.Finding> findings, boolean isLinked) {
    BigDecimal now = fused(findings, isLinked, tier == Tier.A);
    return last == null || tier.compareTo(last.tier()) > 0 ? now : now.max(last.likelihood());
  }

  private BigDecimal fused(List<Card.Finding> findings, boolean isLinked, boolean isNamed) {
    SortedMap<String, BigDecimal> scores = new TreeMap<>();
    findings.forEach(f -> scores.merge(f.detector(), f.score(), BigDecimal::max));
    return fusion.likelihood(new Fired(scores, isLinked, isNamed));
  }

  private static boolean isLinked(List<CardFacts.Pattern> patterns) {
    return patterns.stream().anyMatch(CardFacts.Pattern::isLinked);
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
