package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Cash after contacts of every kind; person 1 has account 11 and number 21. */
class ContactThenCashTest {

  private static final ContactThenCash STEP =
      new ContactThenCash(new ContactThenCash.Params(3, 3, 60, 48));
  private static final String CONTACT =
      "number, holder, holder_kind, other, kind, talk_s, first_at, last_at, is_self_listed";
  private static final String CASH = "biz_date, account, transfer_id, at, amount, state";
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static StepBench world() {
    return StepBench.of(STEP, "2026-03-10")
        .given("account_state", "account, holder, kind", "11, 1, 'debit'", "12, 2, 'debit'")
        .given(
            "subscriber_state",
            "number, holder, holder_kind, valid_from",
            "21, 1, 'person', DATE '2026-03-09'")
        .given(
            "listed_entity",
            "entity_kind, entity, status, source, layer, scam_class, campaign",
            "'account', 91, 'active', 'case', 1, 'rebate', 'c1'",
            "'domain', 92, 'active', 'case', NULL, 'fake_loan', 'c2'",
            "'domain', 93, 'shared', 'case', NULL, 'fake_loan', 'c3'");
  }

  private static String cash(long account, String id, String at, int yuan) {
    return "DATE '%s', %d, '%s', TIMESTAMPTZ '%s+08:00', %d, 'settled'"
        .formatted(at.substring(0, 10), account, id, at, yuan);
  }

  private static String call(long person, String kind, boolean listed) {
    return ("21, %d, 'person', 90, '%s', 300, TIMESTAMPTZ '2026-03-09 10:00:00+08:00',"
            + " TIMESTAMPTZ '2026-03-09 11:00:00+08:00', %s")
        .formatted(person, kind, listed);
  }

  @Test
  void everyKindOfContactCountsAndOthersDoNot() {
    try (StepBench bench = world()) {
      bench.given("risky_contact", CONTACT, call(1, "listed", false), call(2, "listed", true));
      bench.given(
          "web_day",
          "biz_date, number, target_kind, target, first_at, last_at",
          hit("2026-03-09", 92),
          hit("2026-03-09", 93),
          hit("2026-03-08", 92));
      bench.given(
          "account_edge_day",
          "account, counterparty, direction, first_at, last_at",
          edge(11, 91, "out"),
          edge(11, 94, "out"),
          edge(12, 91, "in"));
      bench.given(
          "cash_withdrawal",
          CASH,
          cash(11, "a", "2026-03-10 12:00:00", 9000),
          cash(12, "b", "2026-03-10 12:00:00", 9000));
      assertThat(bench.lines("person", "contact_kind", "other", "minutes_after", "scam_class"))
          .containsExactlyInAnyOrder(
              "1|listed_number|90|1500|none",
              "1|listed_site|92|1320|fake_loan",
              "1|listed_account|91|120|rebate");
    }
  }

  private static String hit(String day, long target) {
    return "DATE '%1$s', 21, 'domain', %2$d, TIMESTAMPTZ '%1$s 14:00:00+08:00', TIMESTAMPTZ '%1$s 14:00:00+08:00'"
        .formatted(day, target);
  }

  private static String edge(long account, long other, String direction) {
    return "%d, %d, '%s', TIMESTAMPTZ '2026-03-10 10:00:00+08:00', TIMESTAMPTZ '2026-03-10 10:00:00+08:00'"
        .formatted(account, other, direction);
  }

  @Test
  void theHabitIsOfTheDaysBeforeAndOfSettledSums() {
    try (StepBench bench = world()) {
      bench.given("risky_contact", CONTACT, call(1, "overseas", false));
      bench.given(
          "cash_withdrawal",
          CASH,
          cash(11, "now", "2026-03-10 09:00:00", 9000),
          cash(11, "x", "2026-03-07 09:00:00", 3000),
          cash(11, "y", "2026-03-07 10:00:00", 2500),
          cash(11, "z", "2026-02-07 10:00:00", 4000),
          cash(11, "w", "2026-02-08 10:00:00", 70000).replace("settled", "rejected"),
          cash(12, "v", "2026-02-08 10:00:00", 70000));
      bench.given(
          "account_day", "biz_date, account", "DATE '2026-03-07', 11", "DATE '2026-03-10', 11");
      assertThat(
              bench.lines(
                  "transfer_id", "contact_kind", "cash_days", "largest_before", "known_days"))
          .containsExactly("now|overseas_number|2|5500.00|1");
    }
  }

  @Property(tries = 25)
  void cashFollowsFromTheFirstContactToTwoDaysAfterTheLast(
      @ForAll @IntRange(min = -90, max = 3000) int minutesAfterTheFirst) {
    LocalDateTime at = LocalDateTime.parse("2026-03-08T10:00:00").plusMinutes(minutesAfterTheFirst);
    try (StepBench bench = world()) {
      bench.given(
          "risky_contact", CONTACT, call(1, "listed", false).replace("2026-03-09", "2026-03-08"));
      bench.given("cash_withdrawal", CASH, cash(11, "a", CLOCK.format(at), 9000));
      boolean follows = minutesAfterTheFirst >= 0 && minutesAfterTheFirst <= 49 * 60;
      assertThat(bench.lines("minutes_after"))
          .isEqualTo(
              follows
                  ? List.of(Integer.toString(Math.max(0, minutesAfterTheFirst - 60)))
                  : List.of());
    }
  }
}
