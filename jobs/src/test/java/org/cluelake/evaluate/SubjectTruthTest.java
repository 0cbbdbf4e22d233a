package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectTruthTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final EntityTokens TOKENS =
      (kind, entity) -> OptionalLong.of(Long.parseLong(entity));

  @TempDir Path folder;

  private SchemeTruth truth() throws IOException {
    write(
        "scheme",
        "scenario,entity_kind,entity,from,to,campaign",
        List.of(
            "V1,number,1,2026-03-03 08:00:00,2026-03-03 09:00:00,c",
            "V2,person,20,2026-03-03 08:00:00,2026-03-03 09:00:00,c",
            "B1,account,3,2026-03-03 08:00:00,2026-03-03 09:00:00,c",
            "X9,person,40,2026-03-03 08:00:00,2026-03-03 09:00:00,c"));
    write("lookalike", "kind,entity_kind,entity", List.of());
    write(
        "fraud_number",
        "number,campaign,first_call,last_call",
        List.of("5,c,2026-03-04 08:00:00,2026-03-04 09:00:00"));
    write("mule_account", "account,campaign,from_day", List.of("6,,2026-02-01"));
    write(
        "victim",
        "person,number,account,campaign,first_contact,last_contact,first_payment,last_payment",
        List.of());
    write("person", "person,age_band", List.of());
    write("population", "kind,count", List.of("person,100", "account,100"));
    return SchemeTruth.read(folder).withGangCards(folder);
  }

  private void write(String name, String header, List<String> rows) throws IOException {
    Path unused =
        Files.writeString(
            folder.resolve(name + ".csv"),
            header + "\n" + String.join("\n", rows) + (rows.isEmpty() ? "" : "\n"));
  }

  @Test
  void aPersonIsAVictimThroughWhatThePersonHolds() throws IOException {
    SubjectTruth persons =
        new SubjectTruth(
            truth(), TOKENS, Set.of("V1", "V2"), "person", Map.of("number", Map.of(1L, 10L)));
    assertThat(persons.subjects(List.of(FIRST.plusDays(1)))).containsExactly(10L, 20L);
    assertThat(persons.holds(10, FIRST)).as("not yet").isFalse();
    assertThat(persons.holds(10, FIRST.plusDays(4))).as("reports lag").isTrue();
    assertThat(persons.holds(10, FIRST.plusDays(5))).isFalse();
  }

  @Test
  void aCardStaysAFraudsTool() throws IOException {
    SubjectTruth accounts =
        new SubjectTruth(
            truth(), TOKENS, SubjectTruth.cardScenarios("account"), "account", Map.of());
    assertThat(accounts.holds(3, FIRST)).isFalse();
    assertThat(accounts.holds(3, FIRST.plusDays(100))).isTrue();
    assertThat(accounts.subjects(List.of(FIRST))).as("a gang's from the start").containsExactly(6L);
    SubjectTruth numbers =
        new SubjectTruth(truth(), TOKENS, SubjectTruth.cardScenarios("number"), "number", Map.of());
    assertThat(numbers.subjects(List.of(FIRST.plusDays(3)))).containsExactly(5L);
  }
}
