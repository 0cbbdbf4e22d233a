package org.cluelake.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

/** What people may decide, what must be there first, and what the lines add up to. */
class RegisterTest {

  private static final WorkingDays WEEKDAYS =
      day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  private static final String TEXT = "The figures and the reply were weighed.";
  private static final LocalDate MONDAY = LocalDate.of(2026, 4, 6);

  private final List<Act> acts = new ArrayList<>();

  private Register register() {
    return new Register(Side.SOURCE, "961101", new History(acts), Rules.SHIPPED, WEEKDAYS);
  }

  private void recommended(Step step, LocalDate on) {
    acts.add(
        register()
            .recommend(
                new Recommendation(step, List.of("above 2 times the nation")),
                Quarter.of(on),
                on,
                "hash"));
  }

  private static Decision decision(LocalDate on, State to, Decision.Reason reason, String... by) {
    return new Decision(Quarter.of(on), on, to, List.of(by), reason, TEXT, "hash");
  }

  private void decide(LocalDate on, State to, Decision.Reason reason, String... by) {
    acts.add(register().decide(decision(on, to, reason, by)));
  }

  private void move(LocalDate on, Step step) {
    if (register().history().openRecommendation().isEmpty()) {
      recommended(step, on);
    }
    decide(on, step.to(), Decision.Reason.AS_RECOMMENDED, "Office A, B");
  }

  private void watched() {
    recommended(Step.WATCH, MONDAY);
  }

  private void proposed(LocalDate on) {
    watched();
    move(on, Step.WARN);
    move(on, Step.WARN_AGAIN);
    move(on, Step.PROPOSE);
  }

  @Test
  void aWatchTakesPlaceByItselfAndNothingElseDoes() {
    watched();
    assertThat(register().history().state()).isEqualTo(State.WATCH);
    recommended(Step.WARN, MONDAY);
    assertThat(register().history().state()).isEqualTo(State.WATCH);
    assertThat(register().history().openRecommendation())
        .hasValueSatisfying(
            a ->
                assertThat(a.text()).isEqualTo(Step.WARN.wording() + ": above 2 times the nation"));
    assertThatThrownBy(() -> recommended(Step.LIST, MONDAY))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("LIST is no step from WATCH");
  }

  @Test
  void aStepThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                register()
                    .decide(
                        decision(MONDAY, State.LISTED, Decision.Reason.KNOWN_OTHERWISE, "A", "B")))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("from NORMAL no step leads to LISTED");
  }

  @Test
  void victimsPlacesAreNeverListed() {
    Register victims =
        new Register(Side.VICTIM, "961101", new History(acts), Rules.SHIPPED, WEEKDAYS);
    assertThatThrownBy(
            () ->
                victims.decide(
                    decision(MONDAY, State.PROPOSED, Decision.Reason.KNOWN_OTHERWISE, "A", "B")))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("never listed");
  }

  @Test
  void aListingWaitsForItsNotice() {
    proposed(MONDAY);
    // 15 working days after a Monday: the Monday three weeks later.
    assertThatThrownBy(() -> move(MONDAY.plusDays(18), Step.LIST))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("14 working days ago; want 15");
    move(MONDAY.plusDays(21), Step.LIST);
    assertThat(register().history().state()).isEqualTo(State.LISTED);
  }

  @Test
  void aListingWaitsForItsObjections() {
    proposed(MONDAY);
    acts.add(
        register()
            .object(
                new Quarter(2026, 2),
                MONDAY.plusDays(3),
                Objection.Kind.WRONG_ATTRIBUTION,
                List.of("County office"),
                "Forty suspects moved their registration."));
    assertThat(register().history().openObjections())
        .extracting(Objection::id)
        .containsExactly("001");
    assertThatThrownBy(() -> move(MONDAY.plusDays(30), Step.LIST))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("1 objections are open");
    acts.add(
        register()
            .answer(
                new Quarter(2026, 2),
                MONDAY.plusDays(9),
                "001",
                false,
                List.of("Joint office"),
                "Registration was checked at the day of the deed."));
    move(MONDAY.plusDays(30), Step.LIST);
    assertThatThrownBy(
            () ->
                register()
                    .answer(
                        new Quarter(2026, 2), MONDAY, "001", true, List.of("Joint office"), TEXT))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("no open objection");
  }

  @Test
  void noticeIsShorterInTheLookBack() {
    proposed(MONDAY);
    LocalDate listed = MONDAY.plusDays(21);
    move(listed, Step.LIST);
    decide(listed, State.RECTIFYING, Decision.Reason.PLAN_ACCEPTED, "A");
    move(listed.plusYears(1), Step.PROPOSE_DELISTING);
    recommended(Step.DELIST, listed.plusYears(1));
    decide(listed.plusYears(1), State.LOOK_BACK, Decision.Reason.ASSESSMENT_PASSED, "A");
    LocalDate again = LocalDate.of(2027, 8, 2);
    move(again, Step.PROPOSE);
    assertThatThrownBy(() -> move(again.plusDays(8), Step.LIST))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("6 working days ago; want 7");
    move(again.plusDays(9), Step.LIST);
  }

  @Test
  void departuresAreSignedByTwoAndSayWhy() {
    watched();
    assertThatThrownBy(
            () ->
                register()
                    .decide(
                        decision(MONDAY, State.YELLOW, Decision.Reason.AS_RECOMMENDED, "A", "B")))
        .hasMessageContaining("departs from the recommendation (none)");
    assertThatThrownBy(
            () ->
                register()
                    .decide(
                        decision(MONDAY, State.YELLOW, Decision.Reason.KNOWN_OTHERWISE, "A", "A")))
        .hasMessageContaining("signed by two people; 1 named");
    Act act =
        register()
            .decide(decision(MONDAY, State.YELLOW, Decision.Reason.KNOWN_OTHERWISE, "A", "B"));
    assertThat(act.by()).containsExactly("A", "B");
    assertThat(act.to()).isEqualTo(State.YELLOW);
  }

  @Test
  void notToFollowIsADecisionToo() {
    watched();
    recommended(Step.WARN, MONDAY);
    assertThatThrownBy(() -> decide(MONDAY, State.WATCH, Decision.Reason.REPLY_EXPLAINS, "A"))
        .hasMessageContaining("signed by two people");
    decide(MONDAY, State.WATCH, Decision.Reason.REPLY_EXPLAINS, "A", "B");
    Act kept = acts.get(acts.size() - 1);
    assertThat(kept.kind()).isEqualTo(Act.Kind.KEPT);
    assertThat(kept.reference()).isEqualTo("WARN");
    assertThat(register().expired(MONDAY.plusDays(90), Quarter.of(MONDAY))).isEmpty();
  }

  @Test
  void anUnansweredRecommendationExpiresAndIsKept() {
    watched();
    recommended(Step.WARN, MONDAY);
    Quarter quarter = Quarter.of(MONDAY);
    assertThat(register().expired(MONDAY.plusDays(59), quarter)).isEmpty();
    Act expired = register().expired(MONDAY.plusDays(60), quarter).orElseThrow();
    assertThat(expired.kind()).isEqualTo(Act.Kind.EXPIRED);
    assertThat(expired.to()).isEqualTo(State.WATCH);
    acts.add(expired);
    assertThat(register().history().openRecommendation()).isEmpty();
  }

  @Test
  void namesAndReasonsAreAskedFor() {
    watched();
    recommended(Step.WARN, MONDAY);
    assertThatThrownBy(() -> decide(MONDAY, State.YELLOW, Decision.Reason.AS_RECOMMENDED))
        .hasMessageContaining("nobody is named");
    Decision mute =
        new Decision(
            Rules.NOW,
            MONDAY,
            State.YELLOW,
            List.of("A"),
            Decision.Reason.AS_RECOMMENDED,
            "ok",
            "h");
    assertThatThrownBy(() -> register().decide(mute)).hasMessageContaining("2 characters");
  }

  @Test
  void theLinesAddUp() {
    proposed(MONDAY);
    move(MONDAY.plusDays(21), Step.LIST);
    Standing standing = register().history().standing(new Quarter(2027, 1));
    assertThat(standing.state()).isEqualTo(State.LISTED);
    assertThat(standing.listedSince()).isEqualTo(new Quarter(2026, 2));
    assertThat(standing.lastDecision()).isEqualTo(new Quarter(2026, 2));
    acts.add(
        register().inquiry(new Quarter(2026, 3), MONDAY.plusDays(100), true, List.of("A"), TEXT));
    assertThat(register().history().standing(new Quarter(2027, 1)).hasUpheldHiding()).isTrue();
    decide(MONDAY.plusDays(101), State.RECTIFYING, Decision.Reason.PLAN_ACCEPTED, "A");
    decide(
        MONDAY.plusDays(400), State.PROPOSED_DELISTING, Decision.Reason.KNOWN_OTHERWISE, "A", "B");
    decide(MONDAY.plusDays(410), State.LOOK_BACK, Decision.Reason.ASSESSMENT_PASSED, "A");
    assertThat(register().history().standing(new Quarter(2027, 3)).hasUpheldHiding())
        .as("off the list")
        .isFalse();
  }

  @Test
  void aMissingLineIsNoticed() {
    proposed(MONDAY);
    Act unused = acts.remove(2);
    assertThatThrownBy(this::register)
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("a line is missing or was changed");
  }

  @Test
  void statesGoWithThePeople() {
    TreeMap<String, Long> merged = new TreeMap<>(Map.of("961101", 600L, "961102", 400L));
    TreeMap<String, Long> rest = new TreeMap<>(Map.of("961101", 100L, "961103", 900L));
    Succession succession = new Succession(new TreeMap<>(Map.of("961111", merged, "961112", rest)));
    List<Act> carried =
        succession.acts(
            Side.SOURCE,
            Map.of("961101", State.RECTIFYING, "961102", State.YELLOW),
            Rules.NOW,
            MONDAY,
            1);
    assertThat(carried).extracting(Act::region).containsExactly("961111");
    assertThat(carried.get(0).to()).isEqualTo(State.RECTIFYING);
    Standing heir = new History(carried).standing(Rules.NOW);
    assertThat(heir.isFrozen()).isTrue();
    assertThat(heir.listedSince()).isEqualTo(Rules.NOW);
    assertThat(new History(carried).standing(Rules.NOW.plus(1)).isFrozen()).isFalse();
  }

  @Test
  void quarters() {
    assertThat(Quarter.parse("2026Q4").plus(1)).isEqualTo(new Quarter(2027, 1));
    assertThat(new Quarter(2026, 1).plus(-1)).isEqualTo(new Quarter(2025, 4));
    assertThat(new Quarter(2027, 1).since(new Quarter(2025, 4))).isEqualTo(5);
    assertThat(Quarter.of(LocalDate.of(2026, 12, 31)).lastDay())
        .isEqualTo(LocalDate.of(2026, 12, 31));
    assertThatThrownBy(() -> Quarter.parse("2026-1")).hasMessageContaining("such as 2026Q1");
  }
}
