package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Number 1 talked with the listed 900 from ten to eleven on the night's day. */
class ContactAftermathTest {

  private static final String EDGE =
      "number, other, in_calls, in_answered, out_answered, first_at, last_at, biz_date";
  private static final String FORWARD = "number, forwarded_to, calls, first_at, biz_date";

  private StepBench bench;

  @BeforeEach
  void start() {
    bench =
        StepBench.of(new ContactAftermath(new ContactAftermath.Params(3, 24, 14)), "2026-03-10");
    bench.given(
        "risky_contact",
        "number, holder, holder_kind, other, kind, answered, talk_s, first_at, last_at",
        "1, 11, 'person', 900, 'listed', 2, 600, " + at(10, 10) + ", " + at(10, 11));
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void callersOfTheDayAfterCountAndThoseBeforeOrLaterDoNot() {
    edge(2, 1, 0, 0, 10, 10);
    edge(3, 4, 0, 0, 11, 11);
    edge(4, 1, 0, 0, 10, 9);
    edge(5, 1, 0, 0, 11, 12);
    edge(6, 1, 1, 0, 10, 15);
    edge(7, 1, 0, 1, 10, 15);
    edge(900, 1, 0, 0, 10, 15);
    assertThat(bench.lines("missed_callers", "answered_callers")).containsExactly("2|1");
  }

  @Test
  void whatIsUsualIsKnownFromTheDaysBefore() {
    edge(2, 1, 0, 0, 8, 10);
    edge(3, 1, 0, 0, 8, 10);
    edge(2, 1, 1, 0, 7, 10);
    edge(2, 1, 0, 0, 10, 15);
    assertThat(bench.lines("missed_before", "history_nights", "missed_callers"))
        .containsExactly("2|2|1");
  }

  @Test
  void forwardingSwitchedOnAfterTheContactIsToldFromAHabit() {
    forward(50, 3, 10, 12);
    forward(51, 2, 9, 12);
    forward(52, 7, 10, 9);
    assertThat(
            bench.lines(
                "forwarded_calls", "forwards_before", "forwarded_at", "is_forwarded_to_listed"))
        .containsExactly("3|2|2026-03-10 12:00:00+08|false");
  }

  @Test
  void aListedTargetIsKnown() {
    forward(50, 1, 10, 12);
    bench.given("listed_entity", "entity_kind, entity, status", "'number', 50, 'active'");
    assertThat(bench.lines("is_forwarded_to_listed")).containsExactly("true");
  }

  @Test
  void aPartyInTouchBeforeTheWindowIsKnown() {
    edge(900, 1, 1, 0, 8, 10);
    assertThat(bench.lines("is_known_party")).containsExactly("false");
    edge(900, 1, 1, 0, 7, 10);
    assertThat(bench.lines("is_known_party")).containsExactly("true");
  }

  @Test
  void aDisguisedCallerIsAContactFromItsFirstCallFromAbroadAndAFirmsDeskIsNone() {
    for (String caller : new String[] {"901, 'protected'", "902, 'enterprise'"}) {
      bench.given(
          "spoofed_caller",
          "number, caller, kind, answered, talk_s, last_at",
          "1, " + caller + ", 1, 90, " + at(10, 14));
    }
    bench.given("subscriber_state", "number, holder, holder_kind", "1, 11, 'person'");
    for (int caller : new int[] {901, 902}) {
      bench.given(
          "call_edge_day",
          EDGE + ", in_international",
          "1, %d, 1, 1, 0, %s, %s, DATE '2026-03-10', 1".formatted(caller, at(10, 13), at(10, 14)));
    }
    assertThat(bench.lines("other", "kind", "disguise", "holder", "first_at"))
        .contains("901|disguised|protected|11|2026-03-10 13:00:00+08")
        .hasSize(2);
  }

  private void edge(int other, int calls, int answered, int out, int day, int hour) {
    bench.given(
        "call_edge_day",
        EDGE,
        "1, %d, %d, %d, %d, %s, %s, DATE '2026-03-%02d'"
            .formatted(other, calls, answered, out, at(day, hour), at(day, hour), day));
  }

  private void forward(int target, int calls, int day, int hour) {
    bench.given(
        "forward_day",
        FORWARD,
        "1, %d, %d, %s, DATE '2026-03-%02d'".formatted(target, calls, at(day, hour), day));
  }

  private static String at(int day, int hour) {
    return "TIMESTAMPTZ '2026-03-%02d %02d:00:00+08:00'".formatted(day, hour);
  }
}
