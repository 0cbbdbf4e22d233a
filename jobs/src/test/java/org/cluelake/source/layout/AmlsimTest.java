package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.LandedFile;
import org.cluelake.landing.Landing;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped mapping on the real files; skipped where they are not at hand. */
class AmlsimTest {

  private static final Path ROOT = Path.of(System.getProperty("cluelake.root", ".."));

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({"20K_fanin200, 118250, 149, 954", "20K_cycle200, 117805, 149, 945"})
  void everyAccountAndTransferIsDeliveredAndLands(String set, long rows, int days, int launderers)
      throws IOException {
    Path source = Repository.shared().resolve("data/amlsim").resolve(set);
    assumeTrue(
        Files.isDirectory(source), "The AMLSim files are absent; set CLUELAKE_SHARED to run this.");
    ForeignLayout layout =
        ForeignLayout.read(ROOT.resolve("conf/feeds/amlsim.yaml"), LayoutSample.FEEDS);

    ImportSummary summary = LayoutImport.write(layout, source, temp.resolve("inbox"));

    assertThat(summary.feeds())
        .extracting(
            ImportSummary.OfFeed::feed,
            ImportSummary.OfFeed::rowsIn,
            ImportSummary.OfFeed::delivered)
        .containsExactly(
            tuple("bank_account", 20_000L, 20_000L), tuple("bank_transfer", rows, rows));
    ImportSummary.OfFeed transfers = summary.feeds().get(1);
    assertThat(transfers.rowsOut().firstKey()).isEqualTo(LocalDate.parse("2026-01-01"));
    assertThat(transfers.rowsOut()).hasSize(days);

    Landing landing =
        new Landing(
            temp.resolve("inbox"), temp.resolve("landing"), LayoutSample.FEEDS, h -> false, 2);
    Set<String> accounts = new HashSet<>();
    BigDecimal moved = BigDecimal.ZERO;
    for (LocalDate day : transfers.rowsOut().keySet()) {
      LandedDelivery landed = landing.land(day);
      assertThat(landed.refused()).isEmpty();
      assertThat(landed.feeds()).extracting(f -> f.feed()).hasSize(2);
      for (LandedFile file : landed.accepted()) {
        for (String[] row : rows(file.landed())) {
          if (file.feed().equals("bank_account")) {
            accounts.add(row[0]);
            assertThat(row[3]).matches("99[0-9]{4}19900101[0-9]{3}[0-9X]");
          } else {
            assertThat(row[3]).startsWith(day.toString());
            moved = moved.add(new BigDecimal(row[4]));
          }
        }
      }
    }
    assertThat(accounts).hasSize(20_000).allMatch(a -> a.matches("99[0-9]{14}"));
    assertThat(moved).isEqualByComparingTo(new BigDecimal(sumOfValues(source)));

    Map<String, Boolean> labels = Labels.read(layout, source);
    assertThat(labels.keySet()).isEqualTo(accounts);
    assertThat(labels.values().stream().filter(l -> l).count()).isEqualTo(launderers);
  }

  private static String sumOfValues(Path source) throws IOException {
    return LayoutSample.lines(Files.readAllBytes(source.resolve("transactions.csv.gz"))).stream()
        .skip(1)
        .map(l -> new BigDecimal(l.split(",")[2]))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }

  private static List<String[]> rows(Path csv) throws IOException {
    try (Stream<String> lines = Files.lines(csv)) {
      return lines.skip(1).map(l -> l.split(",", -1)).toList();
    }
  }
}
