package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.job.DeliveredCalendar;
import org.cluelake.job.ListingConf;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.Published;
import org.cluelake.job.RegisterBook;
import org.cluelake.listing.Act;
import org.cluelake.listing.Decision;
import org.cluelake.listing.History;
import org.cluelake.listing.ListingRules;
import org.cluelake.listing.Objection;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Register;
import org.cluelake.listing.Side;
import org.cluelake.listing.State;
import org.cluelake.listing.Step;

/**
 * An office of an invented nation that follows every recommendation, and areas that object: the
 * first that is warned a second time, whose objection is answered a quarter later, and in the last
 * quarter the first of those most gravely placed, whose objection stays open.
 */
final class InventedOffice {

  private static final List<String> OFFICE =
      List.of("Invented joint office, first member", "Invented joint office, second member");
  private static final List<String> AREA = List.of("Invented county office");

  private final PublicationChain chain;
  private final RegisterBook book;
  private final ListingRules rules;
  private final DeliveredCalendar calendar;
  private boolean hasObjected;

  InventedOffice(PublicationChain chain, Path conf) {
    this.chain = chain;
    this.book = new RegisterBook(chain);
    this.rules = ListingConf.read(conf);
    this.calendar = new DeliveredCalendar(chain);
  }

  /** What is decided, answered and objected to in a quarter; returns the lines written. */
  int quarter(Quarter quarter, LocalDate on, boolean isLast) {
    List<Act> added = new ArrayList<>();
    registers().values().forEach(register -> answer(register, quarter, on, added));
    book.append(added);
    List<Act> objected = new ArrayList<>();
    if (!hasObjected || isLast) {
      registers().values().stream()
          .filter(r -> r.side() == Side.SOURCE && r.history().state().compareTo(State.RED) >= 0)
          .max((a, b) -> a.history().state().compareTo(b.history().state()))
          .ifPresent(r -> objected.add(objection(r, quarter, on, isLast)));
      hasObjected |= !objected.isEmpty();
    }
    book.append(objected);
    return added.size() + objected.size();
  }

  private static Act objection(Register register, Quarter quarter, LocalDate on, boolean isLast) {
    return isLast
        ? register.object(
            quarter,
            on,
            Objection.Kind.WRONG_ATTRIBUTION,
            AREA,
            "Part of the suspects moved their registration away before they were caught.")
        : register.object(
            quarter,
            on,
            Objection.Kind.DENOMINATOR,
            AREA,
            "More people work here than are registered; the base is too small.");
  }

  /** Answers what is open about an area, then decides as recommended. */
  private void answer(Register register, Quarter quarter, LocalDate on, List<Act> added) {
    History history = register.history();
    for (Objection open : history.openObjections()) {
      added.add(
          register.answer(
              quarter,
              on,
              open.id(),
              false,
              OFFICE,
              "Suspects are counted against registered people, so the base is the right one."));
    }
    history
        .openRecommendation()
        .map(act -> Step.valueOf(act.reference()))
        .ifPresent(
            step -> {
              List<Act> acts = new ArrayList<>(history.acts());
              added.stream()
                  .filter(a -> a.side() == register.side() && a.region().equals(register.region()))
                  .forEach(acts::add);
              added.add(
                  new Register(
                          register.side(), register.region(), new History(acts), rules, calendar)
                      .decide(
                          new Decision(
                              quarter,
                              on,
                              step.to(),
                              OFFICE,
                              Decision.Reason.AS_RECOMMENDED,
                              "As the figures recommend; an invented decision.",
                              evidence())));
            });
  }

  private String evidence() {
    List<Published> published = chain.verifiedChain();
    return published.get(published.size() - 1).rowHash();
  }

  /** By side and code, every area that has lines. */
  private SortedMap<String, Register> registers() {
    SortedMap<String, List<Act>> lines = new TreeMap<>();
    book.acts()
        .forEach(
            act ->
                lines
                    .computeIfAbsent(act.side() + act.region(), key -> new ArrayList<>())
                    .add(act));
    SortedMap<String, Register> registers = new TreeMap<>();
    for (Map.Entry<String, List<Act>> own : lines.entrySet()) {
      Act first = own.getValue().get(0);
      registers.put(
          own.getKey(),
          new Register(first.side(), first.region(), new History(own.getValue()), rules, calendar));
    }
    return registers;
  }
}
