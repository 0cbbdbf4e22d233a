package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nation of counties: the same for a seed, whole in itself, and true to its planted risks. */
class CountyNationTest {

  private static final int QUARTERS = 5;

  @TempDir static Path folder;
  private static List<LocalDate> dates;

  @BeforeAll
  static void nation() {
    dates = CountyNation.write(new CountyNation.Traits(60, QUARTERS, 3), folder.resolve("nation"));
  }

  @Test
  void aDeliveryLiesAtEachQuartersEnd() {
    assertThat(dates)
        .containsExactly(
            LocalDate.of(2025, 3, 31),
            LocalDate.of(2025, 6, 30),
            LocalDate.of(2025, 9, 30),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 3, 31));
    assertThat(folder.resolve("nation/delivery/" + SampleNation.MARK)).exists();
  }

  @Test
  void aSeedIsANation() throws IOException {
    Path again = folder.resolve("again");
    Path other = folder.resolve("other");
    CountyNation.Traits traits = new CountyNation.Traits(60, QUARTERS, 3);
    assertThat(CountyNation.write(traits, again)).isEqualTo(dates);
    assertThat(CountyNation.write(new CountyNation.Traits(60, QUARTERS, 4), other))
        .isEqualTo(dates);
    assertThat(hashes(again)).isEqualTo(hashes(folder.resolve("nation")));
    assertThat(hashes(other)).isNotEqualTo(hashes(folder.resolve("nation")));
  }

  private static Map<String, String> hashes(Path nation) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(nation)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(
            nation.relativize(file).toString(),
            Sha256.hex(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
      }
    }
    return hashes;
  }

  @Test
  void rowsAreAsWideAsTheirContracts() throws IOException {
    for (TableContract feed : Tables.of(Layer.SOURCE)) {
      int wide = feed.columns().size();
      assertThat(rows(dates.get(0), feed.name())).allMatch(row -> row.length == wide);
    }
  }

  /** Documents and cards are named once each; what is involved was delivered before. */
  @Test
  void involvedAccountsAndCardsAreThoseDelivered() throws IOException {
    Set<String> accounts = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    List<String> twice = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    keys(dates.get(0), "bank_account", accounts, twice);
    keys(dates.get(0), "telecom_subscriber", numbers, twice);
    Set<String> cases = new HashSet<>();
    for (LocalDate date : dates) {
      keys(date, "police_case", cases, twice);
      for (String[] row : rows(date, "police_involvement")) {
        boolean isKnown =
            switch (row[1]) {
              case "account" -> accounts.contains(row[2]);
              case "number" -> numbers.contains(row[2]);
              default -> row[2].startsWith("id_card:" + row[6]);
            };
        if (!isKnown || !cases.contains(row[0])) {
          unknown.add(String.join(",", row));
        }
      }
    }
    assertThat(accounts).hasSameSizeAs(numbers).hasSizeGreaterThan(10_000);
    assertThat(cases).hasSizeGreaterThan(1_000);
    assertThat(twice).isEmpty();
    assertThat(unknown).isEmpty();
  }

  @Test
  void thePlantedCountiesHaveMoreSuspectsThanTheirLikes() throws IOException {
    Map<String, Long> people = new HashMap<>();
    for (String[] row : rows(dates.get(0), "region")) {
      if (row[2].equals("county")) {
        long all = 0;
        for (int i = 6; i < 14; i++) {
          all += Long.parseLong(row[i]);
        }
        people.put(row[0], all);
      }
    }
    Map<String, Integer> suspects = new HashMap<>();
    for (LocalDate date : dates.subList(0, 3)) {
      for (String[] row : rows(date, "police_involvement")) {
        if (row[1].equals("person")) {
          suspects.merge(row[6], 1, Integer::sum);
        }
      }
    }
    List<String> truth = Files.readAllLines(folder.resolve("nation/truth/county_risk.csv"));
    Set<String> planted = new HashSet<>();
    for (String line : truth.subList(1, truth.size())) {
      String[] field = line.split(",");
      if (field[1].equals("1") && Double.parseDouble(field[2]) > 5) {
        planted.add(field[0]);
      }
    }
    assertThat(planted).hasSize(3);
    List<String> byRate =
        people.keySet().stream()
            .sorted(
                Comparator.comparingDouble(
                    (String c) -> -(double) suspects.getOrDefault(c, 0) / people.get(c)))
            .toList();
    assertThat(byRate.subList(0, 6)).containsAll(planted);
  }

  @Test
  void traitsOutsideTheTablesAreRefused() {
    assertThatThrownBy(() -> new CountyNation.Traits(39, 4, 1))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("counties is 40 to 1500");
    assertThatThrownBy(() -> new CountyNation.Traits(40, 9, 1))
        .hasMessageContaining("quarters is 4 to 8");
  }

  private static void keys(LocalDate date, String feed, Set<String> known, List<String> twice)
      throws IOException {
    for (String[] row : rows(date, feed)) {
      if (!known.add(row[0])) {
        twice.add(row[0]);
      }
    }
  }

  private static List<String[]> rows(LocalDate date, String feed) throws IOException {
    Path file = folder.resolve("nation/delivery/" + date + "/" + feed + "-0001.csv.gz");
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    }
  }
}
