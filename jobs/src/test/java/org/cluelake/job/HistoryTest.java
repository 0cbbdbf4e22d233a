package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cluelake.job.SmallNation.FIRST;
import static org.cluelake.job.SmallNation.LAST;
import static org.cluelake.job.SmallNation.SECOND;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Fuse.Boundary;
import org.cluelake.testkit.Fuse.Death;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two days as a history, killed on the way, and a night after them, against three nights. */
@ExtendWith(SparkExtension.class)
class HistoryTest {

  @TempDir static Path home;
  private static SmallNation nation;
  private static HistoryPlan plan;
  private static Workshop nights;
  private static Workshop history;
  private static Workshop atOnce;
  private static final List<String> DEATHS = new ArrayList<>();
  private static List<Published> chainAfterHistory;
  private static List<TableContract> filledByHistory;

  @BeforeAll
  static void threeNightsAndAHistory() {
    nation = SmallNation.in(home.resolve("nation"));
    plan = new HistoryPlan(nation.steps(), FIRST, SECOND);
    nights = nation.runAll(nation.lake("nights"), SmallNation.DAYS, nation.inbox());
    Path lake = nation.lake("history");
    try {
      load(nation.shop(lake, new Fuse(Boundary.COMMIT, 15, true)));
    } catch (Death e) {
      DEATHS.add(e.getMessage());
    }
    history = nation.shop(lake);
    load(history);
    chainAfterHistory = history.books().chain();
    filledByHistory =
        Tables.all().stream().filter(t -> !history.lake().files(t).isEmpty()).toList();
    var unused = nation.run(history, LAST, nation.inbox(), false);
    atOnce = nation.shop(nation.lake("at-once"));
    new History(atOnce, nation.steps(), line -> {}).load(FIRST, SECOND, nation.inbox());
  }

  /** A day at once, so that days also meet across what is loaded at once. */
  private static void load(Workshop shop) {
    new History(shop, nation.steps(), line -> {}, 1).load(FIRST, SECOND, nation.inbox());
  }

  @Test
  void theNightAfterAHistoryReadsWhatItWouldAfterNights() {
    assertThat(DEATHS).hasSize(1);
    Map<String, String> wanted = new TreeMap<>(SmallNation.hashes(nights, LAST));
    wanted.keySet().removeIf(id -> !isOfHistory(Tables.byId(id)));
    Map<String, String> found = new TreeMap<>(SmallNation.hashes(history, LAST));
    found.keySet().retainAll(wanted.keySet());
    assertThat(found).isEqualTo(wanted);
    assertThat(wanted)
        .containsKeys(
            "feature.account_activity",
            "feature.money_loop",
            "feature.new_payee_payment",
            "feature.peer_count",
            "feature.spoofed_caller",
            "clean.account_leg",
            "ops.quarantine")
        .hasSizeGreaterThan(50);
  }

  private static boolean isOfHistory(TableContract table) {
    return table.layer() == Layer.CLEAN
        || table.equals(Tables.QUARANTINE)
        || table.equals(Tables.RECONCILIATION)
        || plan.makes(table);
  }

  /** Whatever slice a history keeps has the rows the night of that day would have made. */
  @Test
  void everySliceOfAHistoryIsThatOfItsNight() {
    assertThat(slicesLikeThoseOfNights(history)).isGreaterThan(60);
    assertThat(slicesLikeThoseOfNights(atOnce)).isGreaterThan(60);
    for (TableContract table : Tables.of(Layer.CLEAN)) {
      for (LocalDate day : List.of(FIRST, SECOND)) {
        assertThat(history.lake().files(table, day, Lake.HISTORY_GEN).isEmpty())
            .as(table.id() + " of " + day)
            .isEqualTo(nights.lake().files(table, day, 1).isEmpty());
      }
    }
  }

  private static int slicesLikeThoseOfNights(Workshop loaded) {
    int compared = 0;
    for (TableContract table : filledByHistory) {
      if (table.equals(Tables.RUN_PIN)
          || table.equals(Tables.RUN_LEDGER)
          || table.equals(Tables.HISTORY)) {
        continue;
      }
      for (LocalDate day : List.of(FIRST, SECOND)) {
        if (!loaded.lake().files(table, day, Lake.HISTORY_GEN).isEmpty()) {
          assertThat(hash(loaded, table, day, Lake.HISTORY_GEN))
              .as(table.id() + " of " + day)
              .isEqualTo(hash(nights, table, day, 1));
          compared++;
        }
      }
      assertThat(loaded.lake().files(table, SECOND, Lake.HISTORY_GEN).isEmpty())
          .as(table.id())
          .isEqualTo(history.lake().files(table, SECOND, Lake.HISTORY_GEN).isEmpty());
    }
    return compared;
  }

  private static String hash(Workshop shop, TableContract table, LocalDate day, int gen) {
    try (SmallRead read = shop.books().reader()) {
      return read.contentHash(table, shop.lake().files(table, day, gen)).text();
    }
  }

  @Test
  void aHistoryPublishesNothingAndTheFirstPublicationNamesIt() {
    assertThat(chainAfterHistory).isEmpty();
    assertThat(filledByHistory)
        .extracting(TableContract::layer)
        .doesNotContain(Layer.SIGNAL, Layer.CLUE, Layer.SERVING, Layer.EXPORT);
    List<Published> chain = history.books().verifiedChain();
    assertThat(chain).extracting(Published::bizDate).containsExactly(LAST);
    assertThat(chain.get(0).previousHash())
        .hasSize(64)
        .isEqualTo(history.books().history().orElseThrow().rowHash());
  }

  @Test
  void aHistoryThatIsLoadedAgainIsOnlyVerified() {
    List<String> before = SmallNation.files(history);
    List<String> said = new ArrayList<>();
    Workshop again = nation.shop(nation.lake("history"));
    new History(again, nation.steps(), said::add).load(FIRST, SECOND, nation.inbox());
    assertThat(said).hasSize(1).allMatch(l -> l.endsWith("all hashes verified"));
    assertThat(SmallNation.files(again)).isEqualTo(before);
  }

  /** Reference feeds come once; a night long after still reads them. */
  @Test
  void aNightMayReadTheNewestReferenceHoweverOldItIs() {
    assertThat(history.books().readableBefore(LAST, 1)).isEqualTo(Map.of(FIRST, 0, SECOND, 0));
    assertThat(nights.books().readableBefore(LAST, 1)).isEqualTo(Map.of(FIRST, 1, SECOND, 1));
    assertThat(nights.lake().files(Tables.REGION)).extracting("bizDate").containsOnly(FIRST);
  }

  @Test
  void whatWouldMixTwoPastsIsRefused() {
    refused(ErrorKind.CONFLICT, "has published 2026-03-02", () -> load(nights));
    refused(
        ErrorKind.CONFLICT,
        "a lake is given one history",
        () -> new History(history, nation.steps(), l -> {}).load(SECOND, LAST, nation.inbox()));
    refused(
        ErrorKind.CONFIG,
        "not after the history",
        () -> {
          var unused = nation.run(history, SECOND, nation.inbox(), false);
        });
  }

  private static void refused(ErrorKind kind, String why, Runnable run) {
    PipelineException e = catchThrowableOfType(PipelineException.class, run::run);
    assertThat(e).hasMessageContaining(why);
    assertThat(e.kind()).isEqualTo(kind);
  }

  /** An attempt that was killed is continued as it was begun, or not at all. */
  @Test
  void anAttemptIsNotContinuedWithAnotherRangeOrDelivery() {
    Path lake = nation.lake("begun");
    assertThatThrownBy(() -> load(nation.shop(lake, new Fuse(Boundary.COMMIT, 1, true))))
        .isInstanceOf(Death.class);
    refused(
        ErrorKind.CONFLICT,
        "unfinished history of 2026-03-02 to 2026-03-03",
        () ->
            new History(nation.shop(lake), nation.steps(), l -> {})
                .load(FIRST, FIRST, nation.inbox()));
    Path inbox = nation.copy(nation.inbox(), "other-delivery");
    DeliveredFeed transfers = new DeliveredFeed(inbox, FIRST, "bank_transfer");
    List<String> lines = transfers.lines();
    transfers.deliver(List.of(lines.subList(0, lines.size() - 1)));
    refused(
        ErrorKind.CONFLICT,
        "the delivery of 2026-03-02 has changed",
        () ->
            new History(nation.shop(lake), nation.steps(), l -> {}, 1).load(FIRST, SECOND, inbox));
  }

  /**
   * A feed that some days have may not be missing on others; one that none has is not asked for.
   */
  @Test
  void aRequiredFeedIsThereOnEveryDayOrOnNone() throws Exception {
    Path inbox = nation.copy(nation.inbox(), "gap");
    for (LocalDate day : List.of(FIRST, SECOND)) {
      try (Stream<Path> files = Files.list(inbox.resolve(day.toString()))) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.startsWith("telecom_")
              || name.startsWith("bank_transfer") && day.equals(SECOND)) {
            Files.delete(file);
          }
        }
      }
    }
    refused(
        ErrorKind.INPUT,
        "required feed bank_transfer has no manifest for 2026-03-03",
        () ->
            new History(nation.shop(nation.lake("gap-lake")), nation.steps(), l -> {})
                .load(FIRST, SECOND, inbox));
  }
}
