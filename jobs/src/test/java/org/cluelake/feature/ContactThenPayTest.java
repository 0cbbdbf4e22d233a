package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.run.AsOf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each case is one person; what is not said is a listed contact at noon and a payment at one. */
class ContactThenPayTest {

  private static final ContactThenPay STEP = new ContactThenPay(new ContactThenPay.Params(3, 24));

  private StepBench bench;

  @BeforeEach
  void start() {
    bench = StepBench.of(STEP, "2026-03-10");
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private void contact(long person, Map<String, Object> changes) {
    add(
        "risky_contact",
        with(
            Map.of(
                "number",
                1000 + person,
                "holder",
                person,
                "holder_kind",
                "person",
                "other",
                900L,
                "kind",
                "listed",
                "talk_s",
                600L,
                "first_at",
                at("2026-03-10T11:50:00"),
                "last_at",
                at("2026-03-10T12:00:00"),
                "scam_class",
                "rebate",
                "campaign",
                "c1"),
            changes));
  }

  private void payment(long person, String id, Map<String, Object> changes) {
    add(
        "new_payee_payment",
        with(
            Map.of(
                "transfer_id",
                id,
                "account",
                2000 + person,
                "holder",
                person,
                "payee",
                800L,
                "at",
                at("2026-03-10T13:00:00"),
                "amount",
                900,
                "state",
                "settled"),
            changes));
  }

  private void account(long account, String kind, long holder) {
    add("account_state", Map.of("account", account, "kind", kind, "holder", holder));
  }

  private void listed(long account, String status) {
    add(
        "listed_entity",
        Map.of(
            "entity_kind", "account",
            "entity", account,
            "status", status,
            "source", "case",
            "layer", 1,
            "scam_class", "fake_loan",
            "campaign", "c2"));
  }

  @Test
  void aPaymentFollowsFromTheFirstContactToTheLastHour() {
    for (int person = 1; person <= 5; person++) {
      contact(person, Map.of());
    }
    payment(1, "before", Map.of("at", at("2026-03-10T11:49:59")));
    payment(2, "first", Map.of("at", at("2026-03-10T11:50:00")));
    payment(3, "after", Map.of("at", at("2026-03-10T12:59:59")));
    payment(4, "midnight", Map.of("at", at("2026-03-11T12:00:00")));
    payment(5, "late", Map.of("at", at("2026-03-11T12:00:01")));
    assertThat(lines("transfer_id", "minutes_after"))
        .containsExactlyInAnyOrder("first|0", "after|59", "midnight|1440");
  }

  @Test
  void onlyPersonsWhoAreNotListedThemselvesCount() {
    contact(1, Map.of("holder_kind", "enterprise"));
    contact(2, Map.of("is_self_listed", true));
    contact(3, Map.of());
    contact(4, Map.of());
    Stream.of(1, 2, 3).forEach(p -> payment(p, "t" + p, Map.of()));
    payment(5, "t5", Map.of());
    assertThat(lines("person", "transfer_id")).containsExactly("3|t3");
  }

  @Test
  void merchantsAndOwnAccountsAreKeptOutUnlessListed() {
    for (int person = 1; person <= 5; person++) {
      contact(person, Map.of());
      payment(person, "t" + person, Map.of("payee", 800L + person));
    }
    account(801, "merchant", 77);
    account(802, "merchant", 77);
    account(803, "debit", 3);
    account(804, "debit", 77);
    listed(802, "active");
    listed(801, "protected");
    assertThat(lines("transfer_id", "payee_kind", "is_payee_listed"))
        .containsExactlyInAnyOrder("t2|merchant|true", "t4|debit|false", "t5||false");
  }

  @Test
  void classAndCampaignComeFromOneParty() {
    contact(1, Map.of());
    contact(2, Map.of("kind", "overseas", "scam_class", "unknown", "campaign", "none"));
    contact(3, Map.of("kind", "overseas", "scam_class", "unknown", "campaign", "none"));
    payment(1, "t1", Map.of());
    payment(2, "t2", Map.of());
    payment(3, "t3", Map.of("payee", 801L));
    listed(800, "active");
    assertThat(lines("transfer_id", "scam_class", "campaign"))
        .containsExactlyInAnyOrder("t1|rebate|c1", "t2|fake_loan|c2", "t3|unknown|none");
  }

  @Test
  void ofSeveralNumbersTheOneThatTalkedLongestStands() {
    contact(1, Map.of("number", 11L, "talk_s", 60L));
    contact(1, Map.of("number", 12L, "talk_s", 700L));
    contact(1, Map.of("number", 13L, "talk_s", 20L, "other", 901L));
    payment(1, "t1", Map.of());
    assertThat(lines("other", "number", "talk_s"))
        .containsExactlyInAnyOrder("900|12|700", "901|13|20");
  }

  @Test
  void anAttemptSettledUnderTheSameIdOnALaterNightIsOneRow() {
    contact(1, Map.of());
    payment(1, "t1", Map.of("state", "attempted", "biz_date", LocalDate.parse("2026-03-09")));
    payment(1, "t1", Map.of());
    assertThat(lines("transfer_id", "state")).containsExactly("t1|settled");
  }

  private List<String> lines(String... columns) {
    return bench.lines(columns);
  }

  private void add(String view, Map<String, Object> values) {
    List<String> columns = List.copyOf(values.keySet());
    StepBench unused =
        bench.given(
            view,
            String.join(", ", columns),
            columns.stream().map(c -> sql(values.get(c))).collect(Collectors.joining(", ")));
  }

  private static String sql(Object value) {
    if (value instanceof String) {
      return "'" + value + "'";
    }
    if (value instanceof Instant) {
      return "TIMESTAMPTZ '" + value + "'";
    }
    return value instanceof LocalDate ? "DATE '" + value + "'" : value.toString();
  }

  private static Map<String, Object> with(Map<String, Object> usual, Map<String, Object> changes) {
    Map<String, Object> all = new HashMap<>(usual);
    all.putAll(changes);
    return all;
  }

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(AsOf.ZONE).toInstant();
  }
}
