package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileCleaningTest {

  private static final TableContract CALLS = Tables.feed("telecom_call");
  private static final TableContract TRANSFERS = Tables.feed("bank_transfer");

  @TempDir Path root;

  static List<TableContract> feeds() {
    return Tables.of(Layer.SOURCE);
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void validRowsOfEveryFeedAreKeptInTheContractsTypes(TableContract feed) {
    Night night = new Night(feed, root, 4).file("a", rows(feed, 1500)).merge();
    assertThat(night.refused()).isEmpty();
    assertThat(night.reconciled()).singleElement().returns(1500L, ReconciliationRow::accepted);
    assertThat(
            night.query(
                "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM "
                    + night.kept()
                    + ")"))
        .containsExactlyElementsOf(
            night.clean.properties().stream()
                .map(
                    p ->
                        p.name()
                            + " "
                            + PhysicalTypes.kernel(PhysicalTypes.spark(p.physicalType())))
                .toList());
  }

  /** What is neither identity nor derived comes out as it went in. */
  @ParameterizedTest
  @MethodSource("feeds")
  void valuesSurvive(TableContract feed) {
    List<String[]> rows = rows(feed, 300);
    Night night = new Night(feed, root, 2).file("a", rows).merge();
    for (var p : night.clean.properties()) {
      if (p.token() != null || p.derivedBeforeToken() != null || night.clean.legs() > 1) {
        continue;
      }
      int from = feed.columns().indexOf(p.fromOfLeg(0));
      String text = "boolean".equals(p.physicalType()) ? "CAST(%s AS INTEGER)" : "%s";
      text =
          "timestamp".equals(p.physicalType()) ? "strftime(%s, '%%Y-%%m-%%d %%H:%%M:%%S')" : text;
      String column = text.formatted(Kernel.identifier(p.name()));
      assertThat(
              night.query(
                  "SELECT coalesce(CAST(" + column + " AS VARCHAR), '') FROM " + night.kept()))
          .as(p.name())
          .containsExactlyInAnyOrderElementsOf(rows.stream().map(row -> row[from]).toList());
    }
  }

  /** One spoiled value each, rows between them untouched. */
  @ParameterizedTest
  @MethodSource("feeds")
  void everyCorruptionGivesItsReasonAndNoOther(TableContract feed) {
    List<Corruption> corruptions = Corruption.of(feed);
    List<String[]> rows = rows(feed, corruptions.size() * 2);
    List<String> expected = new ArrayList<>();
    int line = 2;
    for (int i = 0; i < corruptions.size(); i++) {
      Corruption corruption = corruptions.get(i);
      rows.get(2 * i)[corruption.index()] = corruption.value();
      expected.add(line + " " + corruption.reason());
      line += 2 + (int) corruption.value().chars().filter(c -> c == '\n').count();
    }
    Night night = new Night(feed, root, 4).file("a", rows).merge();
    assertThat(night.refused()).containsExactlyElementsOf(expected);
    assertThat(night.reconciled())
        .singleElement()
        .returns((long) corruptions.size(), ReconciliationRow::accepted);
  }

  @Test
  void allBrokenRulesOfARowAreNamed() {
    List<String[]> rows = rows(TRANSFERS, 1);
    rows.get(0)[4] = "1.005";
    rows.get(0)[5] = "yuan";
    rows.get(0)[3] = "2026-03-05 00:00:00";
    Night night = new Night(TRANSFERS, root, 4).file("a", rows);
    assertThat(night.refused())
        .containsExactly("2 DAY_MISMATCH:at MONEY_SCALE:amount PATTERN:currency");
    assertThat(night.query("SELECT detail[2] FROM '" + night.files.get(0).quarantine() + "'"))
        .containsExactly("5 characters, 3 decimals");
    assertThat(night.files.get(0).money().unreadable()).isEqualTo(1);
  }

  @Test
  void rulesAcrossColumnsAreNamed() {
    List<String[]> rows = rows(CALLS, 2);
    rows.get(0)[8] = "0";
    rows.get(0)[7] = "12";
    rows.get(0)[2] = rows.get(0)[1].replaceFirst("^", "+86");
    assertThat(new Night(CALLS, root, 4).file("a", rows).refused())
        .containsExactly("2 TALK_WITHOUT_ANSWER CALLS_ITSELF");
  }

  @Test
  void aTransferHasALegPerAccountAndCashHasOne() {
    List<String[]> rows = rows(TRANSFERS, 4);
    legs(rows.get(0), "9900000000000001", "9900000000000002");
    legs(rows.get(1), "9900000000000001", "");
    legs(rows.get(2), "", "9900000000000002");
    legs(rows.get(3), "", "");
    Night night = new Night(TRANSFERS, root, 4).file("a", rows).merge();
    assertThat(night.rows("transfer_id, direction, counterparty IS NULL AS cash"))
        .containsExactly(
            "{'transfer_id': id-0, 'direction': in, 'cash': false}",
            "{'transfer_id': id-0, 'direction': out, 'cash': false}",
            "{'transfer_id': id-1, 'direction': out, 'cash': true}",
            "{'transfer_id': id-2, 'direction': in, 'cash': true}");
    assertThat(night.refused()).containsExactly("5 NO_SUBJECT");
    assertThat(night.reconciled()).singleElement().returns(3L, ReconciliationRow::accepted);
  }

  @Test
  void theLowestLineOfAKeyStaysHoweverTheKeyIsSpelled() {
    TableContract cards = Tables.feed("telecom_subscriber");
    List<String[]> rows = rows(cards, 3);
    rows.set(1, rows.get(0).clone());
    rows.get(1)[0] = "+86" + rows.get(0)[0];
    rows.get(1)[4] = "another carrier";
    Night night = new Night(cards, root, 4).file("a", rows).merge();
    assertThat(night.refused()).containsExactly("3 DUP_ROW");
    assertThat(night.rows("carrier").toString()).doesNotContain("another");
  }

  @Test
  void aRowThatBreaksARuleDoesNotCostItsGoodTwin() {
    List<String[]> rows = rows(CALLS, 2);
    rows.set(1, rows.get(0).clone());
    rows.get(0)[2] = rows.get(0)[1];
    Night night = new Night(CALLS, root, 4).file("a", rows).merge();
    assertThat(night.refused()).containsExactly("2 CALLS_ITSELF");
    assertThat(night.rows()).hasSize(1);
  }

  @Test
  void filesWithoutRowsLeaveNothing() {
    String header = String.join(",", CALLS.columns());
    Night night = new Night(CALLS, root, 4).text("a", header + "\n").text("b", header).merge();
    assertThat(night.reconciled()).hasSize(2).allMatch(row -> row.rowsIn() == 0);
    assertThat(night.merged).allMatch(bucket -> bucket.file() == null && bucket.rows() == 0);
  }

  @Test
  void malformedRowsAreAccountedFor() {
    StringBuilder text = new StringBuilder(String.join(",", CALLS.columns())).append("\n");
    rows(CALLS, 5)
        .forEach(row -> text.append(String.join(",", row).replace("\"", "'")).append("\n\"open\n"));
    Night night = new Night(CALLS, root, 4).text("a", text.toString());
    assertThat(night.files.get(0).rowsIn()).isGreaterThanOrEqualTo(10);
    assertThat(night.merge().reconciled()).hasSize(1);
    assertThat(night.files.get(0).reasons()).containsKeys("CSV_QUOTE");
  }

  @Test
  void aBirthdayInASummerOfMovedClocksStaysThatDay() {
    TableContract cards = Tables.feed("telecom_subscriber");
    List<String[]> rows = rows(cards, 1);
    rows.get(0)[7] = "1986-07-01";
    Night night = new Night(cards, root, 4).file("a", rows).merge();
    assertThat(night.rows("opened_on")).containsExactly("{'opened_on': 1986-07-01}");
  }

  @Test
  void noIdentityIsInAnyOutput() throws Exception {
    List<String[]> rows = rows(TRANSFERS, 200);
    for (int i = 0; i < rows.size(); i++) {
      legs(rows.get(i), "CANARY" + i, i % 3 == 0 ? "CANARY-" : "9912345678901234567");
      rows.get(i)[8] = "DEVICECANARY" + i;
    }
    Night night = new Night(TRANSFERS, root, 4).file("a", rows).merge();
    List<Path> outputs;
    try (Stream<Path> all = Files.walk(night.folder)) {
      outputs =
          all.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".csv")).toList();
    }
    assertThat(outputs).hasSizeGreaterThan(4);
    for (Path file : outputs) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(bytes).as(file.toString()).doesNotContain("CANARY", "9912345678901234567");
    }
    // Files may be compressed, so the values themselves are looked at too.
    assertThat(night.rows().toString()).doesNotContain("CANARY", "9912345678901234567");
    assertThat(
            night.query(
                "SELECT CAST(q AS VARCHAR) FROM '" + night.files.get(0).quarantine() + "' q"))
        .hasSize(67)
        .noneMatch(text -> text.contains("CANARY"));
  }

  @Test
  void aSwitchedColumnIsKeptOnlyWhereItsSwitchIsOn() {
    TableContract messages = Tables.feed("telecom_sms");
    List<String[]> rows = rows(messages, 40);
    rows.forEach(row -> row[messages.columns().indexOf("normalised_text")] = "MASKED WORDS");
    String words = "DISTINCT coalesce(normalised_text, 'nothing') AS words";
    Night off = new Night(messages, root, 2, List.of()).file("a", rows).merge();
    assertThat(off.rows(words)).containsExactly("{'words': nothing}");
    assertThat(off.rows()).hasSize(80);
    Night on = new Night(messages, root, 2, List.of("sms_text")).file("a", rows).merge();
    assertThat(on.rows(words)).containsExactly("{'words': MASKED WORDS}");
  }

  /** However a domain is written, its tokens meet across the feeds that name it. */
  @Test
  void oneDomainIsOneTokenInEveryFeed() {
    Set<String> tokens = new HashSet<>();
    tokens.addAll(nameTokens("telecom_web", "target_kind", "target", "target"));
    tokens.addAll(nameTokens("police_involvement", "entity_kind", "entity", "entity"));
    tokens.addAll(nameTokens("public_report", "entity_kind", "entity", "entity"));
    tokens.addAll(nameTokens("telecom_sms", null, "url_domain", "url_domain"));
    assertThat(tokens).hasSize(1);
  }

  private List<String> nameTokens(String feed, String kindColumn, String column, String clean) {
    TableContract contract = Tables.feed(feed);
    List<String[]> rows = rows(contract, 4);
    List<String> writings =
        kindColumn == null
            ? List.of("xn--fsqu00a.example", "XN--FSQU00A.EXAMPLE", "xn--fsqu00a.example.")
            : List.of("\u4f8b\u5b50.example", "\u4f8b\u5b50.Example.", "xn--fsqu00a.example");
    for (int i = 0; i < rows.size(); i++) {
      if (kindColumn != null) {
        rows.get(i)[contract.columns().indexOf(kindColumn)] = "domain";
      }
      rows.get(i)[contract.columns().indexOf(column)] = writings.get(i % writings.size());
    }
    Night night = new Night(contract, root, 2).file("a", rows).merge();
    assertThat(night.refused()).isEmpty();
    return night.rows("DISTINCT " + clean + " AS token");
  }

  private static void legs(String[] transfer, String payer, String payee) {
    transfer[1] = payer;
    transfer[2] = payee;
  }

  static List<String[]> rows(TableContract feed, int count) {
    SampleRows sample = new SampleRows(feed, 7);
    return new ArrayList<>(IntStream.range(0, count).mapToObj(sample::row).toList());
  }
}
