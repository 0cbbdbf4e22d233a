package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.job.PublishedLake.FIRST;
import static org.cluelake.job.PublishedLake.SECOND;
import static org.cluelake.recipient.Recipient.Kind.BANK;
import static org.cluelake.recipient.Recipient.Kind.OPERATOR;
import static org.cluelake.recipient.Recipient.Kind.PROVINCE;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cluelake.bucket.ContentAddress;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.export.PackageCheck;
import org.cluelake.export.PackageManifest;
import org.cluelake.export.ReleaseLog;
import org.cluelake.export.SigningKey;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.KeyFile;
import org.cluelake.identity.TextColumn;
import org.cluelake.identity.TokenColumn;
import org.cluelake.identity.Tokenizer;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.SparkExtension;
import org.cluelake.testkit.TestCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What each recipient gets of a lake with known identities, and what nobody gets. */
@ExtendWith(SparkExtension.class)
class RecipientPackagesTest {

  private static final byte[] KEY =
      "an invented key of thirty-two by".getBytes(StandardCharsets.UTF_8);
  private static final Pattern PSEUDONYM = Pattern.compile("P[0-7][0-9a-f]{15}");

  private static final List<String> PERSONS =
      List.of("990101199003070011", "990101199003070022", "990101199003070033");
  private static final List<String> PHONES =
      List.of("19900000001", "19900000002", "19900000003", "19900000004");
  private static final List<String> ACCOUNTS =
      List.of("9900000000000001", "9912345678901234567", "9900000000000003", "9900000000000004");

  @TempDir private static Path shared;
  @TempDir private Path home;
  private static PublishedLake lake;
  private static Path keyFile;
  private static Tokenizer tokenizer;
  private static TestCertificate certificate;
  private Path conf;
  private Path out;

  private static long person(int i) {
    return tokenizer.documentToken("id_card", PERSONS.get(i));
  }

  private static long phone(int i) {
    return tokenizer.token(IdentityKind.PHONE, PHONES.get(i));
  }

  private static long account(int i) {
    return tokenizer.token(IdentityKind.ACCOUNT, ACCOUNTS.get(i));
  }

  @BeforeAll
  static void twoNights() throws IOException {
    keyFile = shared.resolve("identity.key");
    KeyFile.create(keyFile, KEY);
    tokenizer = Tokenizer.open(keyFile);
    certificate = TestCertificate.rsa();
    lake = PublishedLake.in(shared.resolve("lake"));
    String sha256 = "ab".repeat(32);
    Path copy = shared.resolve("lake/landing/ab/" + sha256 + ".csv");
    var unusedFolder = Files.createDirectories(copy.getParent());
    var unusedFile =
        Files.writeString(
            copy, "account,bank,holder_document_type\nx\n" + ACCOUNTS.get(1) + ",bank_a,id_card\n");
    TokenColumn longOne = new TokenColumn(1);
    tokenizer.tokens(IdentityKind.ACCOUNT, TextColumn.of(ACCOUNTS.get(1)), 1, longOne);
    for (LocalDate night : List.of(FIRST, SECOND)) {
      boolean isFirst = night.equals(FIRST);
      Map<TableContract, List<Map<String, Object>>> rows = new HashMap<>();
      rows.put(
          Tables.CLUE,
          List.of(
              clue("c1", person(0), "960102", isFirst ? "=1+1" : "+more"),
              clue("c2", person(1), "970205", "x"),
              clue("c3", person(2), "000000", "x")));
      rows.put(
          Tables.PHONE_CARD_LIST,
          List.of(phoneCard(0, "added"), phoneCard(1, "added"), phoneCard(2, "added")));
      rows.put(
          Tables.BANK_CARD_LIST,
          isFirst
              ? List.of(
                  bankCard(0, "C", "added"), bankCard(1, "C", "added"), bankCard(2, "C", "added"))
              : List.of(
                  bankCard(0, "C", "removed"),
                  bankCard(1, "B", "raised"),
                  bankCard(2, "C", "kept"),
                  bankCard(3, "C", "added")));
      rows.put(
          Tables.FUND_TRACE,
          List.of(
              trace(0, "stop_payment", FIRST),
              trace(2, "inquiry", SECOND),
              trace(1, "none", SECOND)));
      if (isFirst) {
        rows.put(
            Tables.BANK_ACCOUNT, List.of(kept(0, "old"), kept(1, "bank_a"), kept(2, "bank_b")));
        rows.put(
            Tables.TELECOM_SUBSCRIBER,
            List.of(sold(0, "carrier_a", null), sold(1, "carrier_a", "mvno_x")));
        rows.put(
            Tables.TOKEN_REGISTRY,
            List.of(
                Map.of(
                    "kind",
                    "account",
                    "fingerprint",
                    longOne.fingerprint(0),
                    "token",
                    longOne.token(0))));
        rows.put(
            Tables.FILE_LEDGER,
            List.of(
                Map.of(
                    "feed", "bank_account", "sha256", sha256, "status", "accepted", "name", "f")));
      } else {
        rows.put(Tables.BANK_ACCOUNT, List.of(kept(0, "bank_a"), kept(3, "bank_a")));
      }
      var unused = lake.publish(night, 1, rows);
    }
    var unused = new ExportStage(lake.shop()).run();
  }

  private static Map<String, Object> clue(String id, long person, String county, String reason) {
    Map<String, Object> clue = new HashMap<>(PublishedLake.clue(id, county, reason));
    Object unused = clue.put("person", person);
    return clue;
  }

  private static Map<String, Object> phoneCard(int i, String change) {
    return Map.of(
        "number",
        phone(i),
        "holder",
        person(0),
        "tier",
        "C",
        "change",
        change,
        "entry_id",
        "p" + i);
  }

  private static Map<String, Object> bankCard(int i, String tier, String change) {
    return Map.of(
        "account",
        account(i),
        "holder",
        person(1),
        "tier",
        tier,
        "change",
        change,
        "entry_id",
        "b" + i);
  }

  private static Map<String, Object> trace(int i, String action, LocalDate end) {
    return Map.of(
        "case_id",
        "K1",
        "account",
        account(i),
        "action",
        action,
        "ends_on",
        end,
        "layer",
        1,
        "amount",
        1);
  }

  private static Map<String, Object> kept(int i, String bank) {
    return Map.of("account", account(i), "bank", bank, "holder", person(1));
  }

  private static Map<String, Object> sold(int i, String carrier, String seller) {
    Map<String, Object> row =
        new HashMap<>(Map.of("number", phone(i), "carrier", carrier, "holder", person(0)));
    if (seller != null) {
      Object unused = row.put("virtual_operator", seller);
    }
    return row;
  }

  @BeforeEach
  void recipients() throws IOException {
    conf = Files.createDirectories(home.resolve("conf"));
    out = home.resolve("out");
    Path unused = certificate.write(conf.resolve("c.pem"));
    recipients(
        "{id: centre-96, kind: province, scope: '960000', certificate: c.pem}",
        "{id: centre-97, kind: province, scope: '970000', certificate: ''}",
        "{id: bank-a, kind: bank, scope: bank_a, certificate: c.pem}",
        "{id: carrier-a, kind: operator, scope: carrier_a, certificate: ''}",
        "{id: mvno-x, kind: operator, scope: mvno_x, certificate: ''}");
  }

  private void recipients(String... lines) throws IOException {
    StringBuilder text = new StringBuilder("recipients:\n");
    for (String line : lines) {
      String whole = line.contains("tables:") ? line : line.replace("}", ", tables: []}");
      text.append("  - ").append(whole.replace("}", ", purpose: 'a purpose'}")).append('\n');
    }
    Path unused = Files.writeString(conf.resolve("recipients.yaml"), text);
  }

  private RecipientPackages.Result export(LocalDate night, Path to) {
    return export(night, to, RecipientPackages.ALL, Optional.empty());
  }

  private RecipientPackages.Result export(
      LocalDate night, Path to, String recipient, Optional<SigningKey> key) {
    return new RecipientPackages(
            lake.chain(),
            new RecipientPackages.Settings(
                conf, keyFile, key, to.resolve(ReleaseLog.NAME), "tester"))
        .write(night, null, recipient, to, true);
  }

  private static List<String> rows(Path csv, String... columns) throws IOException {
    List<String> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> read =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : read) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
          cells.add(row.getField(column));
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }

  private static Set<String> pseudonyms(Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : SmallNation.tree(folder)) {
      if (file.toString().endsWith(".csv")) {
        Matcher m = PSEUDONYM.matcher(Files.readString(file));
        while (m.find()) {
          found.add(m.group());
        }
      }
    }
    return found;
  }

  @Test
  void everyoneGetsTheRowsOfItsScopeAloneAndNobodyTheRest() throws IOException {
    RecipientPackages.Result result = export(FIRST, out);
    assertThat(result.packages())
        .extracting(p -> p.recipient().id() + " " + p.rows() + " " + p.folder().getFileName())
        .containsExactly(
            "centre-96 1 960000",
            "centre-97 1 970000",
            "bank-a 1 bank-a",
            "carrier-a 1 carrier-a",
            "mvno-x 1 mvno-x");
    Path first = out.resolve("2026-03-02/1");
    assertThat(rows(first.resolve("960000/clues.csv"), "clue_id", "reasons"))
        .containsExactly("c1 '=1+1");
    assertThat(rows(first.resolve("bank-a/bank_cards.csv"), "entry_id", "institution"))
        .containsExactly("b1 bank_a");
    assertThat(rows(first.resolve("carrier-a/phone_cards.csv"), "entry_id")).containsExactly("p0");
    assertThat(rows(first.resolve("mvno-x/phone_cards.csv"), "entry_id")).containsExactly("p1");
    assertThat(result.unclaimed())
        .containsExactly(
            unclaimed(PROVINCE, "clues", 1, 0),
            unclaimed(PROVINCE, "phone_cards", 3, 0),
            unclaimed(PROVINCE, "bank_cards", 3, 0),
            unclaimed(PROVINCE, "listed_holders", 0, 0),
            unclaimed(BANK, "stop_payments", 0, 2),
            unclaimed(BANK, "bank_cards", 0, 2),
            unclaimed(OPERATOR, "phone_cards", 1, 0));
    for (RecipientPackages.Written w : result.packages()) {
      PackageManifest manifest = PackageCheck.check(w.folder(), Optional.empty());
      assertThat(manifest.usableUntil())
          .as("the last end of its rows")
          .isEqualTo(manifest.kind().equals("province") ? "2026-03-09" : "2026-03-12");
      assertThat(manifest.previous()).isNull();
    }
  }

  private static RecipientPackages.Unclaimed unclaimed(
      Recipient.Kind kind, String file, long unknown, long others) {
    return new RecipientPackages.Unclaimed(kind, file, unknown, others);
  }

  @Test
  void aBankSeesWhatBeganChangedAndEndedSinceItsPackageBefore() throws IOException {
    var unused = export(FIRST, out);
    var second = export(SECOND, out, "bank-a", Optional.empty());
    Path folder = out.resolve("2026-03-03/1/bank-a");
    assertThat(rows(folder.resolve("bank_cards.csv"), "entry_id", "tier"))
        .containsExactlyInAnyOrder("b1 B", "b3 C");
    assertThat(rows(folder.resolve("bank_cards_diff.csv"), "event", "entry_id", "tier", "biz_date"))
        .containsExactlyInAnyOrder("changed b1 B 2026-03-03", "new b3 C 2026-03-03");
    assertThat(rows(folder.resolve("stop_payments.csv"), "case_id"))
        .as("ended the night before")
        .isEmpty();
    PackageManifest manifest = second.packages().get(0).manifest();
    Path before = out.resolve("2026-03-02/1/bank-a");
    assertThat(manifest.previous())
        .isEqualTo(
            new PackageManifest.Previous(
                "2026-03-02", 1, 1, ContentAddress.sha256(before.resolve(PackageManifest.NAME))));

    recipients("{id: bank-a, kind: bank, scope: bank_b, certificate: ''}");
    unused = export(SECOND, out);
    assertThat(rows(folder.resolve("bank_cards_diff.csv"), "event", "entry_id"))
        .as("an ended row says what it was")
        .containsExactlyInAnyOrder("ended b1", "new b2");

    var spoilt = Files.writeString(before.resolve("bank_cards.csv"), "spoilt");
    assertThatThrownBy(() -> export(SECOND, out))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("bank_cards.csv is not the file its manifest names");
    assertThat(spoilt).exists();
  }

  @Test
  void noTwoRecipientsShareANameAndOneKeepsItsNames() throws IOException {
    var unused = export(FIRST, out);
    unused = export(SECOND, out);
    Map<String, Set<String>> of = new TreeMap<>();
    for (String folder : List.of("960000", "970000", "bank-a", "carrier-a", "mvno-x")) {
      Set<String> names = pseudonyms(out.resolve("2026-03-02/1/" + folder));
      assertThat(names).as(folder).isNotEmpty();
      of.forEach((other, theirs) -> assertThat(names).doesNotContainAnyElementsOf(theirs));
      of.put(folder, names);
    }
    assertThat(pseudonyms(out.resolve("2026-03-03/1/960000"))).isEqualTo(of.get("960000"));
    List<String> hashes = rows(out.resolve("2026-03-02/1/960000/clues.csv"), "content_hash");
    assertThat(hashes).allMatch(h -> h.matches("[0-9a-f]{32}"));
  }

  @Test
  void identitiesLeaveOnlyEncryptedForExactlyTheRowsOfThePackage() throws IOException {
    RecipientPackages.Result result = export(FIRST, out);
    for (RecipientPackages.Written w : result.packages()) {
      Path sealed = w.folder().resolve("identities.csv.cms");
      boolean may = w.recipient().certificate().isPresent();
      assertThat(Files.exists(sealed)).as(w.recipient().id()).isEqualTo(may);
      assertThat(w.manifest().identities() != null).isEqualTo(may);
      if (may) {
        Path plain = Files.writeString(home.resolve("plain"), certificate.decrypted(sealed));
        assertThat(new TreeSet<>(rows(plain, "pseudonym"))).isEqualTo(pseudonyms(w.folder()));
        Files.delete(plain);
      }
    }
    assertThat(certificate.decrypted(out.resolve("2026-03-02/1/960000/identities.csv.cms")))
        .contains("id_card:" + PERSONS.get(0))
        .doesNotContain(PERSONS.get(1))
        .doesNotContain(PHONES.get(0));
    assertThat(certificate.decrypted(out.resolve("2026-03-02/1/bank-a/identities.csv.cms")))
        .as("one too long for its token to be turned back")
        .contains(ACCOUNTS.get(1))
        .contains("id_card:" + PERSONS.get(1))
        .doesNotContain(ACCOUNTS.get(2));
    assertThat(Files.readAllLines(out.resolve(ReleaseLog.NAME)))
        .hasSize(5)
        .anySatisfy(
            l ->
                assertThat(l)
                    .contains(
                        "\"by\":\"tester\"",
                        "\"recipient\":\"bank-a\"",
                        "\"identities\":{\"account\":1,\"document\":1}",
                        ContentAddress.sha256(out.resolve("2026-03-02/1/bank-a/MANIFEST.json"))))
        .anySatisfy(l -> assertThat(l).contains("\"recipient\":\"mvno-x\"", "\"identities\":{}"));
  }

  @Test
  void noIdentityAndNoTokenIsInAnyByteWritten() throws IOException {
    var unused = export(FIRST, out);
    unused = export(SECOND, out);
    List<String> secret = new ArrayList<>();
    List.of(PERSONS, PHONES, ACCOUNTS).forEach(secret::addAll);
    for (int i = 0; i < 3; i++) {
      for (long token : List.of(person(i), phone(i), account(i))) {
        secret.add(Long.toString(token));
        secret.add("%016x".formatted(token));
      }
    }
    int looked = 0;
    for (Path folder : List.of(out, shared.resolve("scratch"))) {
      if (!Files.exists(folder)) {
        continue;
      }
      for (Path file : SmallNation.tree(folder)) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        secret.forEach(s -> assertThat(bytes).as(file.toString()).doesNotContain(s));
        looked++;
      }
    }
    assertThat(looked).isGreaterThan(60);
    for (Path file : SmallNation.tree(out)) {
      if (file.toString().endsWith(".parquet")) {
        String rows =
            SparkExtension.spark().read().parquet(file.toString()).collectAsList().toString();
        secret.forEach(s -> assertThat(rows).as(file.toString()).doesNotContain(s));
      }
    }
  }

  @Test
  void theSamePublicationGivesTheSameBytesAndAFinishedPackageIsLeft() throws IOException {
    recipients(
        "{id: centre-96, kind: province, scope: '960000', certificate: ''}",
        "{id: bank-a, kind: bank, scope: bank_a, certificate: ''}");
    Optional<SigningKey> key = Optional.of(SigningKey.create(home.resolve("keys")));
    for (String to : List.of("one", "two")) {
      for (LocalDate night : List.of(FIRST, SECOND)) {
        var unused = export(night, home.resolve(to), RecipientPackages.ALL, key);
      }
    }
    assertThat(hashes(home.resolve("two"))).isEqualTo(hashes(home.resolve("one")));
    Path folder = home.resolve("one/2026-03-03/1/bank-a");
    assertThat(PackageCheck.check(folder, key.map(SigningKey::publicKey)).signedBy()).isNotNull();
    assertThat(export(SECOND, home.resolve("one"), RecipientPackages.ALL, key).packages())
        .allMatch(w -> !w.isNew());
    assertThat(hashes(home.resolve("two"))).isEqualTo(hashes(home.resolve("one")));
    var unused = Files.writeString(folder.resolve("bank_cards.csv"), "spoilt");
    assertThat(export(SECOND, home.resolve("one"), RecipientPackages.ALL, key).packages())
        .extracting(RecipientPackages.Written::isNew)
        .containsExactly(false, true);
    assertThat(PackageCheck.check(folder, key.map(SigningKey::publicKey)).files()).hasSize(8);
  }

  private static Map<String, String> hashes(Path folder) {
    Map<String, String> hashes = new TreeMap<>();
    SmallNation.tree(folder)
        .forEach(f -> hashes.put(folder.relativize(f).toString(), ContentAddress.sha256(f)));
    return hashes;
  }

  @Test
  void whatCannotBeAPackageIsRefusedBeforeAnythingIsWritten() throws IOException {
    assertThatThrownBy(() -> export(SECOND.plusDays(1), out))
        .hasMessage("2026-03-04 is not published; run nightly --date 2026-03-04 first");
    assertThatThrownBy(() -> export(FIRST, out, "nobody", Optional.empty()))
        .hasMessageContaining("has no recipient nobody");
    recipients(
        "{id: '960000', kind: bank, scope: bank_a, certificate: ''}",
        "{id: centre-96, kind: province, scope: '960000', certificate: ''}");
    assertThatThrownBy(() -> export(FIRST, out)).hasMessageContaining("share the folder 960000");
    recipients("{id: b, kind: bank, scope: bank_a, certificate: '', tables: [export_clue]}");
    assertThatThrownBy(() -> export(FIRST, out)).hasMessageContaining("its kind does not have");
    recipients("{id: b, kind: bank, scope: bank_a, certificate: none.pem}");
    assertThatThrownBy(() -> export(FIRST, out)).hasMessageContaining("none.pem");
    assertThat(out).doesNotExist();
  }

  @Test
  void aReopenedNightSaysWhatItWithdraws() throws IOException {
    PublishedLake own = lake.copy(home.resolve("lake"));
    recipients("{id: centre-97, kind: province, scope: '970000', certificate: ''}");
    RecipientPackages packages =
        new RecipientPackages(
            own.chain(),
            new RecipientPackages.Settings(
                conf, keyFile, Optional.empty(), out.resolve(ReleaseLog.NAME), "tester"));
    var first = packages.write(SECOND, null, RecipientPackages.ALL, out, true);
    var reopened =
        own.publish(SECOND, 2, Map.of(Tables.CLUE, List.of(clue("c1", person(0), "960102", "x"))));
    assertThatThrownBy(() -> packages.write(SECOND, null, RecipientPackages.ALL, out, true))
        .hasMessageContaining("does not hold 2026-03-03 generation 2 yet");
    assertThat(new ExportStage(own.shop()).run()).hasSize(4);
    PackageManifest manifest =
        packages.write(SECOND, null, RecipientPackages.ALL, out, true).packages().get(0).manifest();
    assertThat(manifest.withdraws()).containsExactly(1);
    assertThat(manifest.publication()).isEqualTo(reopened.sequence());
    assertThat(manifest.previous().publication())
        .isEqualTo(first.packages().get(0).manifest().publication());
    assertThat(rows(out.resolve("2026-03-03/2/970000/clues.csv"), "event", "cause", "clue_id"))
        .containsExactly("recalled withdrawn c2");
  }

  @Test
  void aRecipientThatNamesTablesGetsThoseAlone() throws IOException {
    recipients("{id: b, kind: bank, scope: bank_a, certificate: '', tables: [fund_trace]}");
    assertThat(export(FIRST, out).packages().get(0).manifest().files())
        .extracting(PackageManifest.Entry::name)
        .containsExactly(
            "stop_payments.parquet",
            "stop_payments.csv",
            "stop_payments_diff.parquet",
            "stop_payments_diff.csv");
  }
}
