package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What must not change a finding about a sender, what raises it and what silences it. */
class FraudMessageSenderTest {

  private static final String DATE = "2026-03-10";
  private static final String SENT =
      "biz_date, number, template_hash, messages, delivered, receivers, repliers, suspected,"
          + " submitted, from_abroad, domains, first_at, last_at";
  private static final String CARD = "number, holder, holder_kind, valid_from";
  private static final String LISTED =
      "entity_kind, entity, source, status, role, scam_class, campaign, cases";
  private static final String SITE = "'domain', 900, 'case', 'active', 'host', 'loan', 'C1', 1";

  @Test
  void theOrderOfRowsAndOtherSendersChangeNothing() {
    List<String> rows = new ArrayList<>(List.of(sent(1, 20, 20, "900"), sent(2, 12, 0, "900")));
    List<String> plain = lines(rows);
    assertThat(plain).hasSize(2);
    rows.add(sent(3, 9, 9, "900"));
    Collections.shuffle(rows, new Random(5));
    assertThat(lines(rows)).isEqualTo(plain);
  }

  @Test
  void aPatternAloneIsLowAndAFactOfItsOwnRaisesIt() {
    BigDecimal alone = score(sent(1, 50, 50, "901"));
    BigDecimal linked = score(sent(1, 50, 0, "900"));
    BigDecimal both = score(sent(1, 50, 50, "900"));
    assertThat(alone).isEqualByComparingTo("0.3");
    assertThat(linked).isGreaterThan(alone).isGreaterThanOrEqualTo(new BigDecimal("0.7"));
    assertThat(both).isGreaterThan(linked);
  }

  @Test
  void moreReceiversNeverLowerAScore() {
    BigDecimal before = BigDecimal.ZERO;
    for (int receivers : new int[] {10, 11, 50, 5000}) {
      BigDecimal score = score(sent(1, receivers, receivers, "900"));
      assertThat(score).isGreaterThanOrEqualTo(before);
      before = score;
    }
  }

  @Test
  void whatAPlatformSubmitsIsNobodysFraudByItsWords() {
    assertThat(lines(List.of(sent(1, 500, 500, 250, 0, "900")))).isEmpty();
    assertThat(lines(List.of(sent(1, 500, 500, 249, 0, "900")))).hasSize(1);
  }

  @Test
  void aGroupThatWritesBackIsNoCampaign() {
    assertThat(lines(List.of(sent(1, 50, 50, 0, 10, "900")))).isEmpty();
    assertThat(lines(List.of(sent(1, 50, 50, 0, 9, "900")))).hasSize(1);
  }

  @Test
  void wordsOfNoRelevanceToFraudAreNobodysBusiness() {
    assertThat(lines(List.of(sent(1, 5000, 0, "901"), sent(2, 5000, 0, "")))).isEmpty();
  }

  private static String sent(int number, int receivers, int suspected, String domains) {
    return sent(number, receivers, suspected, 0, 0, domains);
  }

  private static String sent(
      int number, int receivers, int suspected, int submitted, int repliers, String domains) {
    return "DATE '%s', %d, 'aaaaaaaaaaaaaaaa', %d, %d, %d, %d, %d, %d, 0, [%s]::BIGINT[], "
            .formatted(
                DATE, number, receivers, receivers, receivers, repliers, suspected, submitted,
                domains)
        + "TIMESTAMPTZ '2026-03-10 09:00:00+08', TIMESTAMPTZ '2026-03-10 10:00:00+08'";
  }

  private static BigDecimal score(String row) {
    String line = lines(List.of(row)).get(0);
    return new BigDecimal(line.split("\\|")[2]);
  }

  private static List<String> lines(List<String> rows) {
    Detector detector =
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("fraud-message-sender"))
            .findFirst()
            .orElseThrow();
    try (StepBench bench = StepBench.of(detector, DATE)) {
      bench.given("message_template_day", SENT, rows.toArray(String[]::new));
      String[] cards = new String[9];
      for (int i = 0; i < cards.length; i++) {
        cards[i] = "%d, %d, 'person', DATE '2020-01-01'".formatted(i + 1, i + 101);
      }
      bench.given("subscriber_state", CARD, cards);
      bench.given("listed_entity", LISTED, SITE);
      return bench.lines("subject", "verdict", "score", "reason");
    }
  }
}
