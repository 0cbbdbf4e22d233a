package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.LandedFile;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every feed spoilt in every way its contract knows, from the delivered file to the kept row: each
 * fault gives its reason and no other, and no row is lost on the way.
 */
class FeedFaultsTest {

  private static final int LEAST_WAYS = 8;
  private static final int GOOD_ROWS = 3;
  private static final Path PAGE = Repository.root().resolve("jobs/docs/feeds.md");

  /** One way to spoil a manifest. */
  record ManifestFault(String what, UnaryOperator<String> change) {}

  static final Map<String, ManifestFault> MANIFEST_FAULTS =
      new TreeMap<>(
          Map.of(
              "VERSION_MISMATCH",
              new ManifestFault(
                  "the manifest names another version of the contract",
                  m -> m.replaceFirst("\"contractVersion\":\\d+", "\"contractVersion\":99")),
              "DATE_MISMATCH",
              new ManifestFault(
                  "the manifest names another business date than its folder",
                  m -> m.replaceFirst(SampleRows.DAY.toString(), "2026-02-28")),
              "MANIFEST_BAD",
              new ManifestFault(
                  "the manifest has a key it should not have, or lacks one",
                  m -> m.replaceFirst("\"rows\"", "\"lines\""))));

  @TempDir Path root;

  static List<TableContract> feeds() {
    return Tables.of(Layer.SOURCE);
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void everySpoiltFileIsRefusedForItsReasonAndNoRowIsLost(TableContract feed) {
    SampleRows sample = new SampleRows(feed, 11);
    SpoiltDay day = new SpoiltDay(feed, root);
    day.file("good.csv.gz", FileFault.gzip(text(feed, sample, 0)), GOOD_ROWS);
    List<FileFault> faults = FileFault.all();
    for (int i = 0; i < faults.size(); i++) {
      faults.get(i).spoil().into(day, "f%02d".formatted(i), text(feed, sample, i + 1));
    }
    LandedDelivery landed = day.land(UnaryOperator.identity());

    Map<String, String> reasons =
        landed.refused().stream()
            .collect(
                Collectors.toMap(f -> f.name().replaceAll("\\W", "").substring(0, 3), this::told));
    for (int i = 0; i < faults.size(); i++) {
      assertThat(reasons)
          .as("%s: %s", feed.name(), faults.get(i).what())
          .containsEntry("f%02d".formatted(i), faults.get(i).reason());
    }
    assertThat(reasons).hasSameSizeAs(faults);
    assertThat(faults.stream().map(FileFault::reason).distinct().count())
        .isGreaterThanOrEqualTo(LEAST_WAYS);
    assertThat(accounted(feed, landed)).isEqualTo(day.stated());
  }

  private String told(LandedFile file) {
    assertThat(file.detail()).hasSizeGreaterThan(20).doesNotContain("111000", "Z000", "96000");
    return file.refusal().name();
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void everySpoiltManifestRefusesItsFiles(TableContract feed) {
    MANIFEST_FAULTS.forEach(
        (reason, fault) -> {
          SpoiltDay day = new SpoiltDay(feed, root);
          day.file("good.csv.gz", FileFault.gzip(text(feed, new SampleRows(feed, 5), 0)), 3);
          LandedDelivery landed = day.land(fault.change());
          assertThat(landed.accepted()).as("%s: %s", feed.name(), fault.what()).isEmpty();
          assertThat(landed.refused())
              .as("%s: %s", feed.name(), fault.what())
              .anyMatch(f -> f.refusal().name().equals(reason));
        });
  }

  /** The faults in another order for each seed, a good row between any two. */
  @ParameterizedTest
  @MethodSource("feeds")
  void everySpoiltRowIsQuarantinedForItsReasonAndNoRowIsLost(TableContract feed) {
    for (long seed = 1; seed <= 2; seed++) {
      List<RowFault> faults = new ArrayList<>(RowFault.of(feed));
      Collections.shuffle(faults, new Random(seed));
      SampleRows sample = new SampleRows(feed, seed);
      StringBuilder text = new StringBuilder(RowFault.csv(header(feed)));
      List<String> expected = new ArrayList<>();
      int line = 2;
      for (int i = 0; i < faults.size(); i++) {
        String[] good = sample.row(2 * i);
        String spoilt = faults.get(i).line(sample.row(2 * i + 1), good);
        text.append(RowFault.csv(good)).append(spoilt);
        expected.add(line + 1 + " " + faults.get(i).reason());
        line += 1 + (int) spoilt.chars().filter(c -> c == '\n').count();
      }
      SpoiltDay day = new SpoiltDay(feed, root);
      day.file("rows.csv.gz", FileFault.gzip(text.toString()), 2L * faults.size());
      LandedDelivery landed = day.land(UnaryOperator.identity());
      assertThat(landed.refused()).isEmpty();

      Night night = new Night(feed, root, 4);
      for (LandedFile file : landed.accepted()) {
        Night unused = night.landed(file.sha256(), file.landed());
      }
      assertThat(night.merge().refused()).as(feed.name()).containsExactlyElementsOf(expected);
      assertThat(night.reconciled())
          .singleElement()
          .returns(day.stated(), ReconciliationRow::rowsIn)
          .returns((long) faults.size(), ReconciliationRow::accepted)
          .returns((long) faults.size(), ReconciliationRow::quarantined);
    }
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void everyFeedHasEnoughWaysAndEveryRuleIsBroken(TableContract feed) {
    assertThat(RowFault.of(feed).stream().map(RowFault::reason).distinct().count())
        .as(feed.name())
        .isGreaterThanOrEqualTo(LEAST_WAYS);
    assertThat(RowFault.unbroken(feed)).as("rules no test breaks").isEmpty();
  }

  @Test
  void thePageSaysWhatIsRefusedToday() throws IOException {
    if (Boolean.getBoolean("docs.update")) {
      assertThat(System.getenv("CI")).as("pages are never rewritten here").isNull();
      Path unused = Files.writeString(PAGE, FaultPage.text());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(FaultPage.text());
  }

  /** Rows accepted, quarantined and refused, as far as a manifest states them. */
  private long accounted(TableContract feed, LandedDelivery landed) {
    Night night = new Night(feed, root, 4);
    for (LandedFile file : landed.accepted()) {
      Night unused = night.landed(file.sha256(), file.landed());
    }
    long cleaned =
        night.merge().reconciled().stream().mapToLong(r -> r.accepted() + r.quarantined()).sum();
    return cleaned
        + landed.refused().stream()
            .filter(f -> f.rowsStated() != null)
            .mapToLong(LandedFile::rowsStated)
            .sum();
  }

  private static String text(TableContract feed, SampleRows sample, int part) {
    StringBuilder text = new StringBuilder(RowFault.csv(header(feed)));
    for (int i = 0; i < GOOD_ROWS; i++) {
      text.append(RowFault.csv(sample.row(GOOD_ROWS * part + i)));
    }
    return text.toString();
  }

  private static String[] header(TableContract feed) {
    return feed.columns().toArray(String[]::new);
  }
}
