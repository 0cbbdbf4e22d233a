package org.cluelake.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * How the register of one area and side goes on: what people decide, what the area objects to, and
 * what takes place by itself. Each verb gives the line to be written or says what is missing.
 *
 * @param side register
 * @param region code of the area
 * @param history lines so far
 * @param rules the rules
 * @param calendar working days
 */
public record Register(
    Side side, String region, History history, ListingRules rules, WorkingDays calendar) {

  private static final int OVERRIDE_NAMES = 2;
  private static final int LEAST_TEXT = 10;

  /**
   * A recommendation: a line of its own, or at once the step where nobody is asked for anything.
   *
   * @param evidence hash of the publication the figures come from
   */
  public Act recommend(Recommendation made, Quarter quarter, LocalDate on, String evidence) {
    Step step = made.step();
    require(
        step.leaves(history.state()) && side.allows(step.to()),
        "%s is no step from %s",
        step,
        history.state());
    return new Act(
        side,
        region,
        quarter,
        on,
        step.isAutomatic() ? Act.Kind.MOVED : Act.Kind.RECOMMENDED,
        history.state(),
        step.isAutomatic() ? step.to() : history.state(),
        List.of(),
        step.isAutomatic() ? "by_itself" : "figures",
        step.wording() + ": " + String.join("; ", made.reasons()),
        step.name(),
        evidence,
        rules.version());
  }

  /**
   * A decision of people, on what is recommended or without.
   *
   * @throws PipelineException where the step is no way out of the state, its notice still runs, an
   *     objection is open, or the reasons or names are missing
   */
  public Act decide(Decision decision) {
    Optional<Step> recommended =
        history.openRecommendation().map(act -> Step.valueOf(act.reference()));
    State now = history.state();
    boolean isFollowed = recommended.map(r -> r.to() == decision.to()).orElse(false);
    require(
        side.allows(decision.to()),
        "%s is no state of the %s side; its areas are never listed",
        decision.to(),
        side);
    require(
        decision.to() == now || Step.between(now, decision.to()).isPresent(),
        "from %s no step leads to %s; possible are %s",
        now,
        decision.to(),
        Step.outOf(now).stream().map(Step::to).distinct().toList());
    require(!decision.by().isEmpty(), "nobody is named; give who decided, by office and name");
    require(
        decision.text().strip().length() >= LEAST_TEXT,
        "the reasons have %s characters; write them out in plain words",
        decision.text().strip().length());
    boolean isDeparture =
        decision.reason().isOverride()
            || (decision.reason() == Decision.Reason.AS_RECOMMENDED && !isFollowed)
            || (decision.to() == now && recommended.isPresent());
    require(
        !isDeparture || decision.reason().isOverride(),
        "the decision departs from the recommendation (%s); give the reason why",
        recommended.map(Step::wording).orElse("none"));
    require(
        !isDeparture || decision.by().stream().distinct().count() >= OVERRIDE_NAMES,
        "a decision that departs from the figures is signed by two people; %s named",
        decision.by().stream().distinct().count());
    if (decision.to() == State.LISTED) {
      requireHeard(now, decision.on());
    }
    boolean isKept = decision.to() == now;
    return new Act(
        side,
        region,
        decision.quarter(),
        decision.on(),
        isKept ? Act.Kind.KEPT : Act.Kind.MOVED,
        now,
        decision.to(),
        decision.by(),
        decision.reason().name(),
        decision.text().strip(),
        recommended.map(Step::name).orElse(""),
        decision.evidence(),
        rules.version());
  }

  /** Before a listing the notice has ended and every objection is answered. */
  private void requireHeard(State now, LocalDate on) {
    require(
        history.openObjections().isEmpty(),
        "%s objections are open; answer them before the listing is decided",
        history.openObjections().size());
    LocalDate noticed = history.entered().orElse(on);
    int wanted = cameFromLookBack() ? rules.shortNoticeDays() : rules.noticeDays();
    int passed = calendar.between(noticed, on);
    require(
        now == State.LISTED || passed >= wanted,
        "notice was given %s working days ago; want %s before the listing is decided",
        passed,
        wanted);
  }

  private boolean cameFromLookBack() {
    List<Act> acts = history.acts();
    for (int i = acts.size() - 1; i >= 0; i--) {
      if (acts.get(i).to() == State.PROPOSED && acts.get(i).from() != State.PROPOSED) {
        return acts.get(i).from() == State.LOOK_BACK;
      }
    }
    return false;
  }

  /** An objection of the area, at any time and at no cost. */
  public Act object(
      Quarter quarter, LocalDate on, Objection.Kind kind, List<String> by, String text) {
    require(!by.isEmpty(), "nobody is named; give who objects, by office and name");
    require(
        text.strip().length() >= LEAST_TEXT,
        "the objection has %s characters; say what is wrong in plain words",
        text.strip().length());
    return stays(
        quarter, on, Act.Kind.OBJECTED, by, kind.name(), text.strip(), history.nextObjection());
  }

  /**
   * The answer to an objection. Upheld, the period's figures are made again and all areas are
   * ranked anew; a step that rested on them is then decided anew.
   */
  public Act answer(
      Quarter quarter,
      LocalDate on,
      String objection,
      boolean isUpheld,
      List<String> by,
      String text) {
    require(
        history.openObjections().stream().anyMatch(o -> o.id().equals(objection)),
        "there is no open objection of that number; open are %s",
        history.openObjections().stream().map(Objection::id).toList());
    require(!by.isEmpty(), "nobody is named; give who decided, by office and name");
    require(
        text.strip().length() >= LEAST_TEXT,
        "the answer has %s characters; give the reasons in plain words",
        text.strip().length());
    return stays(
        quarter,
        on,
        isUpheld ? Act.Kind.UPHELD : Act.Kind.REJECTED,
        by,
        isUpheld ? "upheld" : "rejected",
        text.strip(),
        objection);
  }

  /**
   * The end of an inquiry into whether cases were left unrecorded. What it upholds blocks delisting
   * for as long as the area stands on the list.
   */
  public Act inquiry(
      Quarter quarter, LocalDate on, boolean isUpheld, List<String> by, String text) {
    require(!by.isEmpty(), "nobody is named; give who inquired, by office and name");
    require(
        text.strip().length() >= LEAST_TEXT,
        "the report has %s characters; say what was found in plain words",
        text.strip().length());
    return stays(
        quarter,
        on,
        Act.Kind.INQUIRED,
        by,
        isUpheld ? History.HIDING : "hiding_not_found",
        text.strip(),
        "");
  }

  /** A recommendation that nobody answered in time; it is made anew with the next figures. */
  public Optional<Act> expired(LocalDate on, Quarter quarter) {
    return history
        .openRecommendation()
        .filter(open -> !on.isBefore(open.on().plusDays(rules.answerDays())))
        .map(
            open ->
                stays(
                    quarter,
                    on,
                    Act.Kind.EXPIRED,
                    List.of(),
                    "unanswered",
                    "no decision within " + rules.answerDays() + " days",
                    open.reference()));
  }

  private Act stays(
      Quarter quarter,
      LocalDate on,
      Act.Kind kind,
      List<String> by,
      String reason,
      String text,
      String reference) {
    return new Act(
        side,
        region,
        quarter,
        on,
        kind,
        history.state(),
        history.state(),
        by,
        reason,
        text,
        reference,
        "",
        rules.version());
  }

  private void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          side.name().toLowerCase(Locale.ROOT) + " " + region + ": " + message,
          values);
    }
  }
}
