package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleNationTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  @TempDir static Path clean;
  @TempDir static Path dirty;

  private static SampleSummary summary;
  private static SampleSummary dirtySummary;

  @BeforeAll
  static void write() {
    summary = SampleNation.write(new SampleSpec(0.02, 5, 1, FIRST, 0), clean);
    dirtySummary = SampleNation.write(new SampleSpec(0.02, 5, 1, FIRST, 0.02), dirty);
  }

  @Test
  void theSameSpecGivesTheSameBytes(@TempDir Path again) throws Exception {
    assertThat(SampleNation.write(new SampleSpec(0.02, 5, 1, FIRST, 0), again)).isEqualTo(summary);
    assertThat(hashes(again)).isEqualTo(hashes(clean));
  }

  @Test
  void anotherSeedIsAnotherNation(@TempDir Path other) throws Exception {
    assertThat(SampleNation.write(new SampleSpec(0.02, 1, 2, FIRST, 0), other).bytes())
        .isPositive();
    assertThat(hashes(other).values()).doesNotContainAnyElementsOf(eventHashes(hashes(clean)));
  }

  @Test
  void withLittleFraudThePeopleAreTheSameAndFewOfThemVictims(@TempDir Path little)
      throws Exception {
    FraudAmount amount = new FraudAmount(0.1, 0.1);
    SampleSummary small =
        SampleNation.write(new SampleSpec(0.02, 5, 1, FIRST, 0, 0, amount), little);
    assertThat(small.truth().get("victim")).isPositive().isLessThan(summary.truth().get("victim"));
    Path people = Path.of("truth", "person.csv");
    assertThat(little.resolve(people)).hasSameTextualContentAs(clean.resolve(people));
    assertThat(truth(clean, "population").get(0).getField(1))
        .isEqualTo(Integer.toString(summary.truth().get("person")));
  }

  @Test
  void aLargerNationHasMoreCountiesAndSubscribersAndKeepsItsFirstPeople(@TempDir Path larger)
      throws Exception {
    SampleSummary large = SampleNation.write(new SampleSpec(0.06, 1, 1, FIRST, 0), larger);
    assertThat(large.counties()).isGreaterThan(summary.counties());
    assertThat(large.subscribers()).isBetween(2 * summary.subscribers(), 4 * summary.subscribers());
    Set<String> people = documents(larger);
    Set<String> kept = new HashSet<>(documents(clean));
    int before = kept.size();
    kept.retainAll(people);
    assertThat(kept.size()).isGreaterThan(before * 8 / 10);
  }

  @Test
  void manifestsTellTheTruth() throws Exception {
    for (Path manifest : files(dirty.resolve("delivery"), ".manifest.json")) {
      JsonNode node = new ObjectMapper().readTree(manifest.toFile());
      assertThat(node.get("bizDate").asText()).isEqualTo(folderOf(manifest));
      for (JsonNode file : node.get("files")) {
        Path data = manifest.resolveSibling(file.get("name").asText());
        byte[] bytes = Files.readAllBytes(data);
        assertThat(file.get("bytes").asLong()).isEqualTo(bytes.length);
        assertThat(file.get("sha256").asText()).isEqualTo(sha256(bytes));
        assertThat(file.get("rows").asLong()).isEqualTo(lines(data).size() - 1);
      }
    }
  }

  @Test
  void everyFieldOfACleanRowKeepsItsContract() throws Exception {
    Map<String, Long> rows = new TreeMap<>(summary.rows());
    assertThat(rows).hasSameSizeAs(Tables.of(Layer.SOURCE));
    assertThat(rows.remove("clue_feedback") + rows.remove("objection")).isZero();
    assertThat(rows).allSatisfy((feed, count) -> assertThat(count).isPositive());
    for (Path file : files(clean.resolve("delivery"), ".csv.gz")) {
      assertThat(brokenLines(file)).as(file.getFileName().toString()).isEmpty();
    }
  }

  @Test
  void theDirtyLinesAreExactlyThoseListed() throws Exception {
    Map<String, Set<Long>> listed = new HashMap<>();
    Map<String, Integer> kinds = new TreeMap<>();
    for (CsvRecord spot : truth(dirty, "dirt")) {
      kinds.merge(spot.getField(3), 1, Integer::sum);
      listed
          .computeIfAbsent(spot.getField(1), f -> new HashSet<>())
          .add(Long.valueOf(spot.getField(2)));
    }
    assertThat(kinds).isEqualTo(dirtySummary.dirt());
    assertThat(kinds.keySet()).hasSize(Dirt.Kind.values().length);
    for (Path file : files(dirty.resolve("delivery"), ".csv.gz")) {
      String key = folderOf(file) + "/" + file.getFileName();
      assertThat(brokenLines(file)).as(key).isEqualTo(listed.getOrDefault(key, Set.of()));
    }
  }

  @Test
  void balancesFollowFromTheMovements() throws Exception {
    Map<String, BigDecimal> last = new HashMap<>();
    int checked = 0;
    for (Path file : files(clean.resolve("delivery"), ".csv.gz")) {
      if (!file.getFileName().toString().startsWith("bank_transfer")) {
        continue;
      }
      TableContract feed = Tables.feed("bank_transfer");
      for (CsvRecord row : lines(file).subList(1, lines(file).size())) {
        boolean settled = value(feed, row, "state").equals("settled");
        BigDecimal amount = new BigDecimal(value(feed, row, "amount"));
        for (String side : List.of("payer", "payee")) {
          String account = value(feed, row, side);
          String after = value(feed, row, side + "_balance_after");
          assertThat(after.isEmpty()).isEqualTo(!settled || account.isEmpty());
          if (after.isEmpty()) {
            continue;
          }
          BigDecimal now = new BigDecimal(after);
          BigDecimal change = side.equals("payer") ? amount.negate() : amount;
          BigDecimal before = last.put(account, now);
          assertThat(now).isNotNegative();
          if (before != null) {
            assertThat(now).isEqualByComparingTo(before.add(change));
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(1000);
  }

  @Test
  void identitiesComeFromUnassignedRanges() throws Exception {
    for (Path file : files(clean.resolve("delivery"), ".csv.gz")) {
      TableContract feed = feedOf(file);
      for (CsvRecord row : lines(file).subList(1, lines(file).size())) {
        for (String column : feed.columns()) {
          String value = value(feed, row, column);
          boolean identity =
              "identity".equals(feed.property(column).orElseThrow().classification());
          if (identity && !value.isEmpty() && !feed.name().startsWith("police_inv")) {
            assertThat(value).as(feed.name() + "." + column).matches(UNASSIGNED);
          }
        }
      }
    }
  }

  private static final String UNASSIGNED =
      "11[12][0-9]{8}|1170[0-9]{7}|1064[0-9]{9}|0021[0-9]{9}|0999[0-9]{7,8}|9599[0-9]{1,4}|4009900[0-9]{3}"
          + "|9[6-9][0-9]{15}[0-9X]|9A[0-9]{16}|Z[0-9]{8}|99[0-9]{14,17}|W99[0-9]{14}|9900[0-9]{11}"
          + "|dev-[0-9a-f]+|party-[0-9a-f]+|[a-z0-9-]+\\.example|test\\.[a-z0-9]+";

  @Test
  void whatIsCalledTrueIsInTheFeeds() throws Exception {
    Set<String> mules = new HashSet<>();
    truth(clean, "mule_account").forEach(r -> mules.add(r.getField(0)));
    Set<String> callers = new HashSet<>();
    truth(clean, "fraud_number").forEach(r -> callers.add(r.getField(0)));
    Set<String> paidMule = new HashSet<>();
    Set<String> talked = new HashSet<>();
    Set<String> called = new HashSet<>();
    for (Path file : files(clean.resolve("delivery"), ".csv.gz")) {
      TableContract feed = feedOf(file);
      for (CsvRecord row : lines(file).subList(1, lines(file).size())) {
        if (feed.name().equals("bank_transfer") && mules.contains(value(feed, row, "payee"))) {
          paidMule.add(value(feed, row, "payer"));
        }
        if (feed.name().equals("telecom_call")) {
          called.add(value(feed, row, "served_number"));
          if (callers.contains(value(feed, row, "other_party"))
              && Integer.parseInt(value(feed, row, "duration_s")) >= 60) {
            talked.add(value(feed, row, "served_number"));
          }
        }
      }
    }
    Map<String, Set<String>> scheme = new HashMap<>();
    for (CsvRecord r : truth(clean, "scheme")) {
      assertThat(r.getField(3)).isLessThanOrEqualTo(r.getField(4));
      scheme.computeIfAbsent(r.getField(0), s -> new HashSet<>()).add(r.getField(2));
    }
    assertThat(scheme.get("V1")).isNotEmpty().isSubsetOf(talked);
    assertThat(scheme.get("V3")).isNotEmpty().isSubsetOf(paidMule);
    assertThat(scheme.get("T3")).isNotEmpty().isSubsetOf(called).isSubsetOf(callers);
    assertThat(scheme.get("B1")).isNotEmpty().isSubsetOf(mules);
    assertThat(scheme.get("B2")).isNotEmpty().isSubsetOf(mules);
  }

  private static Set<Long> brokenLines(Path file) throws IOException {
    FieldRules rules = new FieldRules(feedOf(file));
    List<CsvRecord> lines = lines(file);
    assertThat(lines.get(0).getFields()).isEqualTo(feedOf(file).columns());
    Set<Long> broken = new HashSet<>();
    for (int i = 1; i < lines.size(); i++) {
      if (rules.isBroken(lines.get(i))) {
        broken.add(i + 1L);
      }
    }
    return broken;
  }

  private static String value(TableContract feed, CsvRecord row, String column) {
    return row.getField(feed.columns().indexOf(column));
  }

  private static TableContract feedOf(Path file) {
    return Tables.feed(file.getFileName().toString().replaceAll("-.*", ""));
  }

  private static String folderOf(Path file) {
    return file.getParent().getFileName().toString();
  }

  private static Set<String> documents(Path out) throws IOException {
    Set<String> documents = new HashSet<>();
    for (Path file : files(out.resolve("delivery/" + FIRST), ".csv.gz")) {
      if (feedOf(file).name().equals("telecom_subscriber")) {
        lines(file).forEach(r -> documents.add(r.getField(2)));
      }
    }
    return documents;
  }

  private static List<CsvRecord> truth(Path out, String name) throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(out.resolve("truth/" + name + ".csv"))) {
      List<CsvRecord> rows = csv.stream().toList();
      return rows.subList(1, rows.size());
    }
  }

  private static List<CsvRecord> lines(Path file) throws IOException {
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv =
            CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text)) {
      return csv.stream().toList();
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Map<String, String> hashes(Path folder) throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    List<Path> all = new ArrayList<>(files(folder, ".csv.gz"));
    all.addAll(files(folder, ".json"));
    all.addAll(files(folder, ".csv"));
    for (Path file : all) {
      hashes.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
    }
    return hashes;
  }

  private static List<String> eventHashes(Map<String, String> hashes) {
    return hashes.entrySet().stream()
        .filter(e -> e.getKey().contains("telecom_") || e.getKey().contains("bank_"))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
