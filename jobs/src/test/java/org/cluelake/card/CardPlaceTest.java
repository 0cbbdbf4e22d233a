package org.cluelake.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class CardPlaceTest {

  @Test
  void listedNumbersAndNumbersOfListedHoldersHaveTheirPlacesAndNobodyElse() {
    try (StepBench bench = StepBench.of(new CardPlace(), "2026-03-10")) {
      assertThat(
              bench
                  .given("phone_card_list", "number", "1")
                  .given("bank_card_list", "account, holder", "70, 9", "71, NULL", "72, 9")
                  .given("subscriber_state", "number, holder", "1, 8", "2, 9", "3, 9", "4, 7")
                  .given(
                      "number_place",
                      "number, region, seen_on",
                      "1, '960102', DATE '2026-03-09'",
                      "2, '970102', DATE '2026-03-08'",
                      "4, '980102', DATE '2026-03-08'")
                  .lines("list", "subject", "number", "region"))
          .containsExactlyInAnyOrder("phone_card_list|1|1|960102", "bank_card_list|9|2|970102");
    }
  }
}
