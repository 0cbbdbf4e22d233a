package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Person 11 has number 1 since March 1 and paid twice to somebody new. */
class NewAcquaintanceTest {

  private StepBench bench;

  @BeforeEach
  void start() {
    bench =
        StepBench.of(new NewAcquaintance(new NewAcquaintance.Params(3, 2, 7, 21, 2)), "2026-03-10");
    bench.given(
        "subscriber_state",
        "number, holder, holder_kind, valid_from",
        "1, 11, 'person', DATE '2026-03-01'",
        "2, 12, 'person', DATE '2020-01-01'");
    bench.given(
        "new_payee_payment",
        "transfer_id, account, holder, payee",
        "'t1', 101, 11, 801",
        "'t2', 101, 11, 802",
        "'t3', 102, 12, 801");
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void whoWasInTouchBeforeIsNoNewAcquaintance() {
    edge(1, 900, "mobile", 2, 4);
    edge(1, 901, "mobile", 2, 3);
    edge(1, 901, "mobile", 2, 8);
    assertThat(bench.lines("other", "answered", "days", "history_nights"))
        .containsExactly("900|2|1|1");
  }

  @Test
  void callsOfAnEarlierHolderAreSomebodyElses() {
    bench.given(
        "call_edge_day",
        "number, other, other_class, in_answered, biz_date",
        "1, 900, 'mobile', 5, DATE '2026-02-28'");
    edge(1, 900, "mobile", 2, 8);
    assertThat(bench.lines("other", "history_nights")).containsExactly("900|0");
  }

  @Test
  void serviceNumbersSingleCallsAndPeopleWhoPaidOnceAreLeftOut() {
    edge(1, 900, "service_95", 5, 8);
    edge(1, 901, "mobile", 1, 8);
    edge(2, 900, "mobile", 5, 8);
    assertThat(bench.lines("other")).isEmpty();
  }

  private void edge(int number, int other, String plan, int answered, int day) {
    bench.given(
        "call_edge_day",
        "number, other, other_class, in_answered, biz_date",
        "%d, %d, '%s', %d, DATE '2026-03-%02d'".formatted(number, other, plan, answered, day));
  }
}
