package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.PublishedLake.FIRST;
import static org.cluelake.job.PublishedLake.SECOND;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.Tables;
import org.cluelake.fusion.Fired;
import org.cluelake.fusion.Outcomes;
import org.cluelake.run.AsOf;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a fit reads from a lake: two nights that say what the test puts into them. */
@ExtendWith(SparkExtension.class)
class FiredEvidenceTest {

  @TempDir Path home;

  @Test
  void findingsAndOutcomesOfPublishedNights() {
    PublishedLake lake = PublishedLake.in(home.resolve("lake"));
    Published unused =
        lake.publish(
            FIRST,
            1,
            Map.of(
                Tables.SIGNAL,
                List.of(
                    signal("s1", "account", 1, "pass-through", "0.6000", List.of(1L)),
                    signal("s2", "account", 1, "pass-through", "0.8000", List.of(9L)),
                    signal("s3", "account", 2, "pass-through", "0.7000", List.of()),
                    signal("s4", "account", 3, "otc-merchant", "0.7000", List.of()),
                    signal("s5", "number", 1, "pass-through", "0.7000", List.of())),
                Tables.BANK_CARD_LIST,
                List.of(Map.of("account", 2L, "entry_id", "e2"))));
    Published unusedToo =
        lake.publish(
            SECOND,
            1,
            Map.of(
                Tables.LISTED_ENTITY, List.of(listed(1, "case"), listed(5, "list")),
                Tables.ACCOUNT_STATE,
                    List.of(account(1, 11), account(2, 12), account(3, 13), account(4, 11)),
                Tables.CASE_STATE,
                    List.of(caseOf("C1", 77, "filed"), caseOf("C2", 78, "withdrawn")),
                Tables.CASE_ENTITY, List.of(involved("C1", 1), involved("C2", 3)),
                Tables.FEEDBACK_STATE,
                    List.of(answer("e2", "normal_business"), answer("e9", "confirmed_sold"))));
    FiredEvidence evidence = new FiredEvidence(lake.chain());
    assertThat(evidence.nights()).containsExactly(FIRST, SECOND);
    assertThat(evidence.of("account", List.of("pass-through")))
        .isEqualTo(
            Map.of(
                1L,
                    new TreeMap<>(
                        Map.of(
                            FIRST,
                            fired("0.8000", true),
                            SECOND,
                            new Fired(new TreeMap<>(), false, true))),
                2L, new TreeMap<>(Map.of(FIRST, fired("0.7000", false)))));
    assertThat(evidence.population("account")).isEqualTo(4);
    assertThat(evidence.population("person")).isEqualTo(3);
    assertThat(evidence.holders("account")).containsEntry(4L, 11L);

    Outcomes cards = evidence.knownOutcomes("account");
    assertThat(cards.positives()).as("withdrawn cases are none").containsExactly(1L);
    assertThat(cards.of(1, FIRST)).as("before the case").hasValue(true);
    assertThat(cards.of(1, SECOND)).as("it may stand on the case").isEmpty();
    assertThat(cards.of(2, FIRST)).as("refuted").hasValue(false);
    assertThat(cards.of(3, FIRST)).as("not reached").isEmpty();
    Outcomes victims = evidence.knownOutcomes("person");
    assertThat(victims.positives()).containsExactly(77L);
  }

  private static Fired fired(String score, boolean isLinked) {
    return Fired.of(Map.of("pass-through", new BigDecimal(score)), isLinked);
  }

  private static Map<String, Object> signal(
      String id, String kind, long subject, String detector, String score, List<Long> network) {
    Map<String, Object> row = new HashMap<>();
    row.put("signal_id", id);
    row.put("subject_kind", kind);
    row.put("subject", subject);
    row.put("detector", detector);
    row.put("verdict", "fired");
    row.put("score", new BigDecimal(score));
    row.put("network", network);
    return row;
  }

  private static Map<String, Object> listed(long account, String source) {
    return Map.of(
        "entity_kind", "account", "entity", account, "source", source, "status", "active");
  }

  private static Map<String, Object> account(long account, long holder) {
    return Map.of("account", account, "holder", holder, "kind", "debit");
  }

  private static Map<String, Object> caseOf(String id, long victim, String status) {
    Instant accepted = SECOND.atTime(9, 0).atZone(AsOf.ZONE).toInstant();
    return Map.of("case_id", id, "victim", victim, "status", status, "accepted_at", accepted);
  }

  private static Map<String, Object> involved(String id, long account) {
    LocalDate known = SECOND;
    return Map.of(
        "case_id",
        id,
        "entity_kind",
        "account",
        "entity",
        account,
        "role",
        "receiver",
        "known_on",
        known);
  }

  private static Map<String, Object> answer(String entry, String verdict) {
    return Map.of(
        "subject_kind",
        "bank_card",
        "subject_id",
        entry,
        "status",
        verdict,
        "verdict",
        verdict,
        "answered_at",
        SECOND.atTime(10, 0).atZone(AsOf.ZONE).toInstant());
  }
}
