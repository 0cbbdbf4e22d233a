package org.cluelake.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.FixedFusion;
import org.cluelake.testkit.ShippedConf;
import org.junit.jupiter.api.Test;

/** Nights of one card, without Spark. */
class CardNightTest {

  static final ListConf CONF = ShippedConf.read("lists.yaml", ListConf.class);
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 10);

  @Test
  void aRowIsAsFarFromACaseAsItsNearestFindingEverWas() {
    Card far = night(0, null, far(2, linked("pass-through", 8000, "k0")));
    assertThat(far.hops()).isEqualTo(2);
    Card nearer = night(1, far, far(1, linked("pass-through", 8000, "k1")));
    assertThat(nearer.hops()).isEqualTo(1);
    // What it brought onto the list leads back to it by a longer way.
    assertThat(night(2, nearer, far(3, linked("pass-through", 8000, "k2"))).hops()).isEqualTo(1);
    assertThat(night(2, nearer, far(null, seen("pass-through", 8000, "k2"))).hops()).isEqualTo(1);
    assertThat(night(2, nearer, named("C1")).hops()).isZero();
  }

  @Test
  void aPatternThatNothingLinksIsNearNoCase() {
    assertThat(night(0, null, seen("pass-through", 8000, "k0")).hops()).isNull();
  }

  @Test
  void tiersNeedWhatTheyNeed() {
    assertThat(night(0, null, named("C1")).tier()).isEqualTo(Tier.A);
    assertThat(
            night(0, null, seen("pass-through", 9000, "a"), seen("absent-holder", 9000, "b"))
                .tier())
        .isEqualTo(Tier.B);
    assertThat(
            night(0, null, seen("pass-through", 9000, "a"), seen("fan-in-fan-out", 9000, "b"))
                .tier())
        .as("two that see the same movements")
        .isEqualTo(Tier.C);
    assertThat(night(0, null, linked("pass-through", 10, "a")).tier()).isEqualTo(Tier.B);
    // -5.2 + 1 + 4 s is log(0.2 / 0.8) at s = 0.7034
    assertThat(night(0, null, seen("pass-through", 7040, "a")).tier()).isEqualTo(Tier.C);
    assertThat(night(0, null, seen("pass-through", 7030, "a"))).isNull();
    assertThat(night(0, null, seen("pass-through", 7030, "a"), seen("pass-through", 10, "b")))
        .as("one pattern twice is one pattern")
        .isNull();
  }

  @Test
  void aRowSaysHowLikelyItIsAndNeverLessWhileItStands() {
    // -5.2 + 1 + 4 * 0.8 = -1
    Card c = night(0, null, seen("pass-through", 8000, "a"));
    assertThat(c.likelihood()).isEqualByComparingTo("0.2689");
    assertThat(night(1, c).likelihood()).isEqualTo(c.likelihood());
    Card b = night(1, c, seen("absent-holder", 8000, "b"));
    // and another 1 + 4 * 0.8: what the row remembers counts with what is new
    assertThat(b.tier()).isEqualTo(Tier.B);
    assertThat(b.likelihood()).isEqualByComparingTo("0.9608");
    assertThat(night(2, b).likelihood()).isEqualTo(b.likelihood());
    // -5.2 + 8
    Card named = night(0, null, named("C1"));
    assertThat(named.likelihood()).isEqualByComparingTo("0.9427");
    Card fallen =
        night(
            1,
            night(
                0,
                null,
                facts(List.of(seen("pass-through", 8000, "a")), List.of(naming("C1")), true)));
    assertThat(fallen.tier()).isEqualTo(Tier.C);
    assertThat(fallen.likelihood()).as("without the case").isEqualTo(c.likelihood());
  }

  @Test
  void eachTierHasItsDays() {
    assertThat(night(0, null, named("C1")).endsOn()).isEqualTo(FIRST.plusDays(90));
    assertThat(night(0, null, linked("pass-through", 10, "a")).endsOn())
        .isEqualTo(FIRST.plusDays(30));
    Card c = night(0, null, seen("pass-through", 8000, "a"));
    assertThat(c.endsOn()).isEqualTo(FIRST.plusDays(14));
    assertThat(night(13, c).change()).isEqualTo(Card.Change.KEPT);
    assertThat(night(14, c).change()).isEqualTo(Card.Change.REMOVED);
  }

  @Test
  void oldEvidenceNeitherProlongsNorPutsBack() {
    CardFacts.Pattern pattern = seen("pass-through", 8000, "a");
    Card added = night(0, null, pattern);
    Card kept = night(5, added, pattern);
    assertThat(kept.change()).isEqualTo(Card.Change.KEPT);
    assertThat(kept.endsOn()).isEqualTo(added.endsOn());
    assertThat(kept.signals()).isEqualTo(added.signals());
    Card renewed = night(5, added, seen("pass-through", 8000, "a", "b"));
    assertThat(renewed.change()).isEqualTo(Card.Change.RENEWED);
    assertThat(renewed.startsOn()).isEqualTo(FIRST);
    Card removed = night(14, added, pattern);
    assertThat(removed.change()).isEqualTo(Card.Change.REMOVED);
    assertThat(night(15, removed, pattern)).isNull();
    Card again = night(15, removed, seen("pass-through", 8000, "c"));
    assertThat(again.change()).isEqualTo(Card.Change.ADDED);
    assertThat(again.startsOn()).isEqualTo(FIRST.plusDays(15));
  }

  @Test
  void aRaiseIsAtOnceAndALoweringWhenTheHigherTierIsOver() {
    Card c = night(0, null, seen("pass-through", 8000, "a"));
    Card b = night(1, c, linked("pass-through", 8000, "a"));
    assertThat(b.change()).isEqualTo(Card.Change.RAISED);
    assertThat(b.endsOn()).isEqualTo(FIRST.plusDays(31));
    Card late = night(25, b, seen("pass-through", 9000, "z"));
    assertThat(late.tier()).isEqualTo(Tier.B);
    assertThat(late.endsOn()).as("a lone pattern prolongs no B").isEqualTo(FIRST.plusDays(31));
    Card lowered = night(31, late);
    assertThat(lowered.change()).isEqualTo(Card.Change.LOWERED);
    assertThat(lowered.endsOn()).isEqualTo(FIRST.plusDays(39));
  }

  @Test
  void tierAFallsWithItsCases() {
    Card a = night(0, null, named("C1"));
    assertThat(a.score()).isEqualByComparingTo("1");
    assertThat(night(1, a, facts(List.of(), List.of(naming("C1")), false)).change())
        .as("still live, listed no more")
        .isEqualTo(Card.Change.KEPT);
    assertThat(night(1, a).change()).as("withdrawn").isEqualTo(Card.Change.REMOVED);
    Card both =
        night(
            0, null, facts(List.of(seen("pass-through", 8000, "a")), List.of(naming("C1")), true));
    Card lowered = night(1, both);
    assertThat(lowered.tier()).isEqualTo(Tier.C);
    assertThat(lowered.score()).isEqualByComparingTo("0.8");
  }

  @Test
  void aSecondCaseRenewsAndAPatternDoesNot() {
    Card a = night(0, null, named("C1"));
    Card second = night(3, a, facts(List.of(), List.of(naming("C1"), naming("C2")), true));
    assertThat(second.change()).isEqualTo(Card.Change.RENEWED);
    assertThat(second.endsOn()).isEqualTo(FIRST.plusDays(93));
    Card pattern =
        night(3, a, facts(List.of(seen("pass-through", 8000, "a")), List.of(naming("C1")), true));
    assertThat(pattern.change()).isEqualTo(Card.Change.KEPT);
    assertThat(pattern.endsOn()).isEqualTo(a.endsOn());
  }

  @Test
  void protectedReissuedAndNewlyHeldCardsAreNeverOn() {
    CardFacts barred = barred();
    assertThat(night(0, null, barred)).isNull();
    Card a = night(0, null, named("C1"));
    assertThat(night(1, a, barred).change()).isEqualTo(Card.Change.REMOVED);
    CardFacts sameDay = held(5L, FIRST);
    assertThat(night(1, a, sameDay).change()).isEqualTo(Card.Change.KEPT);
    CardFacts another = held(6L, FIRST.plusDays(1));
    assertThat(night(1, a, another).change()).isEqualTo(Card.Change.REMOVED);
  }

  @Test
  void anUpheldObjectionTakesTheRowOffAtOnceAndItsEvidenceNeverPutsItBack() {
    CardFacts facts =
        facts(List.of(linked("pass-through", 8000, "a")), List.of(naming("C1")), true);
    Card on = night(0, null, facts);
    Card off = night(1, on, lifted(facts, true, on));
    assertThat(off.change()).isEqualTo(Card.Change.REMOVED);
    assertThat(night(2, off, lifted(facts, false, on))).isNull();
    assertThat(night(40, null, lifted(facts, false, on))).as("however long ago").isNull();
    assertThat(night(40, null, facts)).as("without the lift").isNotNull();
    CardFacts second = facts(List.of(), List.of(naming("C1"), naming("C2")), true);
    Card again = night(40, null, lifted(second, false, on));
    assertThat(again.change()).isEqualTo(Card.Change.ADDED);
    assertThat(again.cases()).as("the lifted case counts no more").isEqualTo(1);
  }

  @Test
  void anAnswerThatItWasWrongLetsTheRowRunOut() {
    CardFacts facts = facts(List.of(seen("pass-through", 8000, "a")), List.of(), false);
    Card on = night(0, null, facts);
    assertThat(night(1, on, lifted(facts, false, on)).change()).isEqualTo(Card.Change.KEPT);
    assertThat(night(14, on, lifted(facts, false, on)).change()).isEqualTo(Card.Change.REMOVED);
    assertThat(night(40, null, lifted(facts, false, on))).isNull();
  }

  @Property(tries = 300)
  void storiesOfAnyNightsKeepTheirPromises(@ForAll("nights") List<CardFacts> nights) {
    Card last = null;
    for (int n = 0; n < nights.size(); n++) {
      CardFacts facts = nights.get(n);
      Card card = night(n * 5, last, facts);
      List<CardFacts.Pattern> patterns = new ArrayList<>(facts.patterns());
      Collections.reverse(patterns);
      assertThat(night(n * 5, last, facts(patterns, facts.namings(), facts.isNamed())))
          .isEqualTo(card);
      boolean wasOn = last != null && last.isOn();
      assertThat(card != null || !wasOn).as("no row goes without its last word").isTrue();
      if (card != null && card.isOn()) {
        assertThat(card.endsOn()).isAfter(FIRST.plusDays(n * 5L));
        if (wasOn && card.evidence().equals(last.evidence())) {
          assertThat(Collections.max(card.ends().values()))
              .as("the end of no tier moves without new evidence")
              .isBeforeOrEqualTo(Collections.max(last.ends().values()));
        }
        assertThat(card.change() == Card.Change.ADDED).isEqualTo(!wasOn);
        if (wasOn && card.change() != Card.Change.LOWERED) {
          assertThat(card.likelihood()).isGreaterThanOrEqualTo(last.likelihood());
        }
        assertThat(card.tier() == Tier.A || !card.findings().isEmpty())
            .as("a row has a reason")
            .isTrue();
      }
      last = card;
    }
  }

  @Test
  void aLowerTierThatLastsLongerIsRefused() {
    ListConf.TierRule days30 = new ListConf.TierRule(BigDecimal.ZERO, 30, "check", "article");
    ListConf.TierRule days14 = new ListConf.TierRule(BigDecimal.ZERO, 14, "check", "article");
    assertThatThrownBy(
            () ->
                new ListConf.Rules(
                    List.of("pass-through"),
                    java.util.Map.of("A", days14, "B", days30, "C", days14),
                    "object"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("validityDays of tier B is 30");
  }

  @Provide
  Arbitrary<List<CardFacts>> nights() {
    Arbitrary<CardFacts.Pattern> pattern =
        Combinators.combine(
                Arbitraries.of("pass-through", "fan-in-fan-out"),
                Arbitraries.integers().between(1, 10000),
                Arbitraries.of("a", "b", "c", "d", "e"),
                Arbitraries.of(true, false, false))
            .as(
                (detector, score, key, isLinked) ->
                    isLinked ? linked(detector, score, key) : seen(detector, score, key));
    Arbitrary<List<Card.Naming>> namings =
        Arbitraries.of("C1", "C2").map(CardNightTest::naming).list().ofMaxSize(2).uniqueElements();
    return Combinators.combine(pattern.list().ofMaxSize(3), namings, Arbitraries.of(true, false))
        .as(CardNightTest::facts)
        .list()
        .ofMinSize(2)
        .ofMaxSize(12);
  }

  private static Card night(int night, Card last, CardFacts.Pattern... patterns) {
    return night(night, last, facts(List.of(patterns), List.of(), false));
  }

  private static Card night(int night, Card last, CardFacts facts) {
    Optional<Card> card =
        new CardNight(CONF.bank(), FixedFusion.accounts(), FIRST.plusDays(night))
            .card(
                new CardFacts(
                    facts.patterns(),
                    facts.namings(),
                    facts.isNamed(),
                    facts.isBarred(),
                    facts.isLifted(),
                    facts.lifted(),
                    facts.holder(),
                    facts.holderSince(),
                    facts.hops(),
                    last));
    return card.orElse(null);
  }

  private static CardFacts named(String caseId) {
    return facts(List.of(), List.of(naming(caseId)), true);
  }

  private static CardFacts facts(
      List<CardFacts.Pattern> patterns, List<Card.Naming> namings, boolean isNamed) {
    return new CardFacts(patterns, namings, isNamed, false, false, Set.of(), 5L, null, null, null);
  }

  private static CardFacts far(Integer hops, CardFacts.Pattern pattern) {
    return new CardFacts(
        List.of(pattern), List.of(), false, false, false, Set.of(), 5L, null, hops, null);
  }

  private static CardFacts barred() {
    return new CardFacts(
        List.of(), List.of(naming("C1")), true, true, false, Set.of(), 5L, null, null, null);
  }

  private static CardFacts held(long holder, LocalDate since) {
    return new CardFacts(
        List.of(), List.of(naming("C1")), true, false, false, Set.of(), holder, since, null, null);
  }

  private static CardFacts lifted(CardFacts facts, boolean isUpheld, Card row) {
    return new CardFacts(
        facts.patterns(),
        facts.namings(),
        facts.isNamed(),
        false,
        isUpheld,
        row.evidence(),
        5L,
        null,
        null,
        null);
  }

  private static Card.Naming naming(String caseId) {
    return new Card.Naming(caseId, "receiver", FIRST.minusDays(1));
  }

  private static CardFacts.Pattern seen(String detector, int score, String... keys) {
    return pattern(detector, score, false, List.of(keys));
  }

  private static CardFacts.Pattern linked(String detector, int score, String key) {
    return pattern(detector, score, true, List.of(key, "linked"));
  }

  private static CardFacts.Pattern pattern(
      String detector, int score, boolean isLinked, List<String> keys) {
    String signal = detector + score + String.join("-", keys);
    return new CardFacts.Pattern(
        new Card.Finding(detector, signal, BigDecimal.valueOf(score, 4), "About " + signal),
        keys,
        isLinked);
  }
}
