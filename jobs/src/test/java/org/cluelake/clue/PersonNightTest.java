package org.cluelake.clue;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cluelake.run.AsOf;
import org.cluelake.run.TextHash;
import org.cluelake.testkit.FixedFusion;
import org.junit.jupiter.api.Test;

/** Nights of one person, without Spark. */
class PersonNightTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 10);
  private static final long PERSON = 7;

  @Test
  void evidenceWithoutCampaignJoinsTheOneClueThatHasOne() {
    assertThat(
            night(
                0,
                List.of(),
                seen("call-then-pay", "unknown", "none", 9000, "pay"),
                seen("contact-with-fraud-number", "loan", "C1", 9000, "call")))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.key()).isEqualTo(new ClueKey("loan", "C1"));
              assertThat(c.findings()).hasSize(2);
              assertThat(c.id()).isEqualTo(TextHash.of("7|loan|C1|2026-03-10")).hasSize(32);
            });
  }

  @Test
  void evidenceWithoutCampaignStandsAloneWhereThereIsAChoice() {
    assertThat(
            night(
                0,
                List.of(),
                seen("call-then-pay", "unknown", "none", 9000, "pay"),
                seen("paid-a-mule", "loan", "C1", 9000, "a"),
                seen("paid-a-mule", "shopping", "C2", 9000, "b")))
        .extracting(Clue::key)
        .containsExactly(
            new ClueKey("loan", "C1"),
            new ClueKey("shopping", "C2"),
            new ClueKey("unknown", "none"));
  }

  @Test
  void aKnownClassNeverJoinsACampaignOfAnother() {
    assertThat(
            night(
                0,
                List.of(),
                seen("call-then-pay", "romance", "none", 9000, "pay"),
                seen("paid-a-mule", "loan", "C1", 9000, "a")))
        .extracting(c -> c.key().campaign())
        .containsExactly("C1", "none");
  }

  @Test
  void anOpenClueTakesTheCampaignEvidenceTells() {
    List<Clue> opened = night(0, List.of(), seen("call-then-pay", "unknown", "none", 4000, "pay"));
    List<Clue> next =
        night(1, opened, seen("contact-with-fraud-number", "loan", "C1", 9000, "call"));
    assertThat(next)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.id()).isEqualTo(opened.get(0).id());
              assertThat(c.key()).isEqualTo(new ClueKey("loan", "C1"));
              assertThat(c.openedOn()).isEqualTo(FIRST);
            });
  }

  @Test
  void ofCluesThatMeetInOneCampaignTheOldestLivesOnWithWhatAllKnew() {
    Clue old = night(0, List.of(), seen("paid-a-mule", "loan", "C1", 1000, "a")).get(0);
    Clue young = night(1, List.of(), seen("paid-a-mule", "loan", "C2", 10000, "b")).get(0);
    assertThat(young.grade()).isGreaterThan(old.grade());
    ClueKey joined = new ClueKey("loan", "C1");
    List<Clue> met = night(2, List.of(relabelled(young, joined), relabelled(old, joined)));
    assertThat(met)
        .extracting(Clue::id, Clue::change, Clue::grade)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(old.id(), Clue.Change.RAISED, young.grade()),
            org.assertj.core.groups.Tuple.tuple(young.id(), Clue.Change.CLOSED, young.grade()));
  }

  @Test
  void onlyNewEvidenceMovesTheEnd() {
    Sighting call = seen("call-then-pay", "loan", "C1", 9000, "call");
    List<Clue> first = night(0, List.of(), call);
    assertThat(first.get(0).expiresAt()).isEqualTo(cutOff(0).plus(Duration.ofHours(72)));
    List<Clue> same = night(1, first, call);
    assertThat(same.get(0).change()).isEqualTo(Clue.Change.KEPT);
    assertThat(same.get(0).expiresAt()).isEqualTo(first.get(0).expiresAt());
    assertThat(same.get(0).signals()).isEqualTo(first.get(0).signals());
    List<Clue> more = night(1, first, seen("call-then-pay", "loan", "C1", 9000, "call", "call2"));
    assertThat(more.get(0).change()).isEqualTo(Clue.Change.RENEWED);
    assertThat(more.get(0).expiresAt()).isEqualTo(cutOff(1).plus(Duration.ofHours(72)));
    List<Clue> over = night(3, first, call);
    assertThat(over.get(0).change()).isEqualTo(Clue.Change.CLOSED);
    assertThat(night(4, over, call)).isEmpty();
    assertThat(night(4, over, seen("call-then-pay", "loan", "C1", 9000, "new")))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.change()).isEqualTo(Clue.Change.OPENED);
              assertThat(c.id()).isNotEqualTo(over.get(0).id());
            });
  }

  @Test
  void undecidedFindingsAreListedButOpenNothing() {
    Sighting undecided = undecided("call-then-pay", "unknown", "none");
    assertThat(night(0, List.of(), undecided)).isEmpty();
    Sighting fired = seen("paid-a-mule", "loan", "C1", 7000, "a");
    Clue alone = night(0, List.of(), fired).get(0);
    Clue both = night(0, List.of(), fired, undecided).get(0);
    assertThat(both.likelihood()).isEqualTo(alone.likelihood());
    assertThat(both.evidence()).isEqualTo(alone.evidence());
    assertThat(both.findings()).extracting(Finding::isFired).containsExactly(true, false);
  }

  @Test
  void aReportClosesTheOpenClueAndSuppressesALaterOne() {
    Sighting fired = seen("paid-a-mule", "loan", "C1", 9000, "a");
    List<Clue> open = night(0, List.of(), fired);
    List<ClueKey> reports = List.of(new ClueKey("loan", "C1"));
    Clue closed = night(1, open, reports, Set.of(), fired).get(0);
    assertThat(closed.change()).isEqualTo(Clue.Change.CLOSED);
    assertThat(closed.suppressedBy()).isEqualTo("already_reported");
    Sighting again = seen("paid-a-mule", "loan", "C1", 9000, "b");
    List<Clue> late = night(2, List.of(closed), reports, Set.of(), again);
    assertThat(late.get(0).change()).isEqualTo(Clue.Change.OPENED);
    assertThat(late.get(0).suppressedBy()).isEqualTo("already_reported");
    assertThat(night(3, late, reports, Set.of(), again).get(0).change())
        .isEqualTo(Clue.Change.KEPT);
    Clue sameClass =
        night(0, List.of(), List.of(new ClueKey("loan", "C9")), Set.of(), fired).get(0);
    assertThat(sameClass.suppressedBy()).isEqualTo("already_reported");
    Clue otherClass =
        night(0, List.of(), List.of(new ClueKey("romance", "C9")), Set.of(), fired).get(0);
    assertThat(otherClass.suppressedBy()).isNull();
  }

  @Test
  void aClueThatRestsOnProtectedEntitiesAloneIsSuppressed() {
    Sighting bank = linked("contact-with-fraud-number", "call", 95L);
    Sighting mixed = linked("contact-with-fraud-number", "call", 95L, 111L);
    Sighting money = seen("call-then-pay", "loan", "C1", 5000, "pay");
    Set<Long> guarded = Set.of(95L);
    assertThat(night(0, List.of(), List.of(), guarded, bank).get(0).suppressedBy())
        .isEqualTo("protected");
    assertThat(night(0, List.of(), List.of(), guarded, mixed).get(0).suppressedBy()).isNull();
    assertThat(night(0, List.of(), List.of(), guarded, bank, money).get(0).suppressedBy()).isNull();
    assertThat(night(0, List.of(), List.of(), Set.of(), bank).get(0).suppressedBy()).isNull();
  }

  @Test
  void moneyUnderWayIsUrgentUnlessTheLikelihoodIsLow() {
    assertThat(night(0, List.of(), moving(6000)).get(0).grade()).isEqualTo(Grade.URGENT);
    assertThat(night(0, List.of(), moving(1000)).get(0).grade()).isEqualTo(Grade.LOW);
  }

  @Test
  void aPatternWithoutAnIndependentFactIsNeverAboveLow() {
    Sighting pattern = seen("rebate-task", "loan", "C1", 10000, "runs");
    List<Clue> alone = night(0, List.of(), pattern);
    assertThat(alone.get(0).likelihood()).isEqualByComparingTo("0.4999");
    assertThat(alone.get(0).grade()).isEqualTo(Grade.LOW);
    assertThat(night(1, alone, linked("rebate-task", "call", 9L)).get(0).likelihood())
        .as("its link comes a night later")
        .isEqualByComparingTo("0.9820");
    assertThat(night(1, alone, seen("fake-loan", "loan", "C1", 100, "b")).get(0).likelihood())
        .as("another group speaks of other events")
        .isGreaterThan(new BigDecimal("0.9"));
  }

  @Property(tries = 300)
  void storiesOfAnyNightsKeepTheirPromises(@ForAll("nights") List<List<Sighting>> nights) {
    List<Clue> last = List.of();
    for (int n = 0; n < nights.size(); n++) {
      Sighting[] tonight = nights.get(n).toArray(Sighting[]::new);
      List<Clue> clues = night(n, last, tonight);
      List<Sighting> shuffled = new ArrayList<>(nights.get(n));
      List<Clue> otherOrder = new ArrayList<>(last);
      Collections.reverse(shuffled);
      Collections.reverse(otherOrder);
      assertThat(night(n, otherOrder, shuffled.toArray(Sighting[]::new)))
          .containsExactlyInAnyOrderElementsOf(clues);
      assertThat(clues).extracting(Clue::id).doesNotHaveDuplicates();
      assertThat(clues.stream().filter(Clue::isOpen).map(Clue::key)).doesNotHaveDuplicates();
      Map<String, Clue> before = last.stream().collect(toMap(Clue::id, c -> c));
      for (Clue clue : clues) {
        holds(clue, before.get(clue.id()), n);
      }
      assertThat(clues)
          .extracting(Clue::id)
          .containsAll(last.stream().filter(Clue::isOpen).map(Clue::id).toList());
      last = clues;
    }
  }

  private static void holds(Clue clue, Clue before, int night) {
    if (clue.isOpen()) {
      assertThat(clue.expiresAt()).isAfter(cutOff(night));
    }
    if (before == null) {
      assertThat(clue.change()).isEqualTo(Clue.Change.OPENED);
      return;
    }
    assertThat(before.isOpen()).as("closed clues are gone").isTrue();
    assertThat(clue.grade()).isGreaterThanOrEqualTo(before.grade());
    assertThat(clue.likelihood()).isGreaterThanOrEqualTo(before.likelihood());
    assertThat(clue.evidence()).containsAll(before.evidence());
    if (clue.evidence().equals(before.evidence())) {
      assertThat(clue.expiresAt()).isEqualTo(before.expiresAt());
    }
    assertThat(clue.change() == Clue.Change.RAISED)
        .isEqualTo(clue.isOpen() && clue.grade() != before.grade());
  }

  @Provide
  Arbitrary<List<List<Sighting>>> nights() {
    Arbitrary<Sighting> sighting =
        Combinators.combine(
                Arbitraries.of("contact-with-fraud-number", "call-then-pay", "paid-a-mule"),
                Arbitraries.of("loan", "romance", "unknown"),
                Arbitraries.of("C1", "C2", "none"),
                Arbitraries.integers().between(0, 10000),
                Arbitraries.of("a", "b", "c", "d", "e"),
                Arbitraries.of(true, false))
            .as(
                (detector, scamClass, campaign, score, key, isFired) ->
                    isFired
                        ? seen(detector, scamClass, campaign, score, key)
                        : undecided(detector, scamClass, campaign));
    return sighting.list().ofMaxSize(4).list().ofMinSize(2).ofMaxSize(8);
  }

  private static List<Clue> night(int night, List<Clue> last, Sighting... seen) {
    return night(night, last, List.of(), Set.of(), seen);
  }

  private static List<Clue> night(
      int night, List<Clue> last, List<ClueKey> reports, Set<Long> guarded, Sighting... seen) {
    return night(night, new Exposure(PERSON, List.of(seen), last, guarded, reports, List.of(), ""));
  }

  private static List<Clue> lifted(int night, List<Clue> last, List<Lift> lifts, Sighting... seen) {
    return night(
        night, new Exposure(PERSON, List.of(seen), last, Set.of(), List.of(), lifts, "000000"));
  }

  private static List<Clue> night(int night, Exposure exposure) {
    return new PersonNight(GradingTest.CONF, FixedFusion.persons(), new AsOf(FIRST.plusDays(night)))
        .clues(exposure);
  }

  private static Lift upheld(Clue clue) {
    return new Lift(clue.id(), true, List.copyOf(clue.evidence()));
  }

  private static Lift answered(Clue clue) {
    return new Lift(clue.id(), false, List.copyOf(clue.evidence()));
  }

  @Test
  void anUpheldObjectionClosesTheClueAtOnceAndItsEvidenceOpensNoneAgain() {
    Sighting call = seen("call-then-pay", "loan", "C1", 9000, "call");
    List<Clue> opened = night(0, List.of(), call);
    List<Lift> lifts = List.of(upheld(opened.get(0)));
    List<Clue> closed = lifted(1, opened, lifts, call);
    assertThat(closed)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.change()).isEqualTo(Clue.Change.CLOSED);
              assertThat(c.id()).isEqualTo(opened.get(0).id());
            });
    assertThat(lifted(2, closed, lifts, call)).isEmpty();
    assertThat(lifted(40, List.of(), lifts, call)).as("however long ago").isEmpty();
    assertThat(lifted(41, List.of(), List.of(), call)).as("without the lift").hasSize(1);
  }

  @Test
  void newEvidenceOpensAClueEvenOnTheNightAnotherIsLifted() {
    Sighting call = seen("call-then-pay", "loan", "C1", 9000, "call");
    List<Clue> opened = night(0, List.of(), call);
    assertThat(
            lifted(
                1,
                opened,
                List.of(upheld(opened.get(0))),
                call,
                seen("paid-a-mule", "loan", "C1", 9000, "paid")))
        .extracting(Clue::change)
        .containsExactlyInAnyOrder(Clue.Change.CLOSED, Clue.Change.OPENED);
  }

  @Test
  void anAnswerThatItWasWrongLetsTheClueRunOutAndOpensNoneAgain() {
    Sighting call = seen("call-then-pay", "loan", "C1", 9000, "call");
    List<Clue> opened = night(0, List.of(), call);
    List<Lift> lifts = List.of(answered(opened.get(0)));
    List<Clue> kept = lifted(1, opened, lifts, call);
    assertThat(kept).extracting(Clue::change).containsExactly(Clue.Change.KEPT);
    assertThat(kept.get(0).expiresAt()).isEqualTo(opened.get(0).expiresAt());
    assertThat(lifted(40, List.of(), lifts, call)).isEmpty();
  }

  @Test
  void anotherCluesLiftLeavesAClueAlone() {
    Sighting loan = seen("paid-a-mule", "loan", "C1", 9000, "a");
    Sighting shop = seen("paid-a-mule", "shopping", "C2", 9000, "b");
    List<Clue> opened = night(0, List.of(), loan, shop);
    assertThat(lifted(1, opened, List.of(upheld(opened.get(0))), loan, shop))
        .extracting(Clue::id, Clue::change)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(opened.get(0).id(), Clue.Change.CLOSED),
            org.assertj.core.groups.Tuple.tuple(opened.get(1).id(), Clue.Change.KEPT));
  }

  private static Instant cutOff(int night) {
    return FIRST.plusDays(night + 1L).atStartOfDay(AsOf.ZONE).toInstant();
  }

  private static Clue relabelled(Clue c, ClueKey key) {
    return new Clue(
        c.id(),
        key,
        c.openedOn(),
        c.change(),
        c.grade(),
        c.likelihood(),
        c.money(),
        c.findings(),
        c.signals(),
        c.evidence(),
        c.network(),
        c.lastEventAt(),
        c.expiresAt(),
        c.suppressedBy());
  }

  private static Sighting seen(
      String detector, String scamClass, String campaign, int score, String... keys) {
    return sighting(
        new ClueKey(scamClass, campaign), detector, true, score, false, List.of(), keys);
  }

  private static Sighting moving(int score) {
    return sighting(
        new ClueKey("loan", "C1"), "call-then-pay", true, score, true, List.of(), "pay");
  }

  private static Sighting linked(String detector, String key, Long... network) {
    return sighting(new ClueKey("loan", "C1"), detector, true, 5000, false, List.of(network), key);
  }

  private static Sighting undecided(String detector, String scamClass, String campaign) {
    return sighting(
        new ClueKey(scamClass, campaign), detector, false, 10000, false, List.of(), "undecided");
  }

  private static Sighting sighting(
      ClueKey key,
      String detector,
      boolean isFired,
      int score,
      boolean isMoving,
      List<Long> network,
      String... keys) {
    String signal = detector + key + score + String.join("-", keys);
    return new Sighting(
        key,
        new Finding(
            detector,
            isFired,
            signal,
            BigDecimal.valueOf(score, 4),
            "About " + signal,
            !network.isEmpty()),
        cutOff(0).minusSeconds(3600),
        BigDecimal.valueOf(1000, 2),
        isMoving,
        List.of(keys),
        network);
  }
}
