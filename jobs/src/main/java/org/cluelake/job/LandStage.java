package org.cluelake.job;

import static org.cluelake.contract.Tables.FILE_LEDGER;
import static org.cluelake.contract.Tables.HISTORY;
import static org.cluelake.contract.Tables.PUBLICATION;
import static org.cluelake.contract.Tables.RECONCILIATION;
import static org.cluelake.contract.Tables.RUN_PIN;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.lake.Lake;
import org.cluelake.landing.FeedDelivery;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.LandedFile;
import org.cluelake.landing.Landing;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.cluelake.run.SliceFile;

/**
 * Lands a night's delivery, enters every file in the ledger and pins what the run reads.
 *
 * <p>A night that lacks a required feed, or had one refused, is entered in the ledger and stops;
 * the next attempt takes the next generation, so nothing that was said of a file is ever lost.
 */
final class LandStage {

  private static final int LANDING_THREADS = 2;

  private final Workshop shop;
  private final LocalDate date;
  private final Path inbox;

  LandStage(Workshop shop, LocalDate date, Path inbox) {
    this.shop = shop;
    this.date = date;
    this.inbox = inbox;
  }

  /**
   * The generation an attempt works on: the first after {@code published} that is not abandoned.
   */
  static int generationAfter(Lake lake, LocalDate date, int published) {
    int gen = published + 1;
    while (lake.hasSlice(FILE_LEDGER, date, gen) && !lake.hasSlice(RUN_PIN, date, gen)) {
      gen++;
    }
    return gen;
  }

  /** Lands and pins, or finds both done; gives the accepted files. */
  List<AcceptedFile> run(int gen) {
    if (!shop.lake().hasSlice(FILE_LEDGER, date, gen)) {
      LandedDelivery delivery = landed();
      PipelineException missing = missing(delivery, date, shop.nightConf().requiredFeeds());
      if (missing == null) {
        pin(gen, delivery);
      }
      boolean unused = shop.books().append(FILE_LEDGER, date, gen, ledger(delivery));
      if (missing != null) {
        throw missing;
      }
    } else if (!shop.lake().hasSlice(RECONCILIATION, date, gen)) {
      landAgain(accepted(gen));
    }
    return accepted(gen);
  }

  private LandedDelivery landed() {
    // A reopened night lands its own files again.
    Set<String> earlier = accepted(shop, d -> !d.equals(date));
    return shop.landed().kept(landing(shop, inbox, earlier).land(date));
  }

  /** Where deliveries are landed, with the hashes of files that may not come again. */
  static Landing landing(Workshop shop, Path inbox, Set<String> acceptedEarlier) {
    return new Landing(
        inbox,
        shop.landed().folder(),
        Tables.of(Layer.SOURCE),
        acceptedEarlier::contains,
        LANDING_THREADS);
  }

  /**
   * A restored lake lacks landed copies; where they are still to be cleaned, the inbox has them.
   */
  private void landAgain(List<AcceptedFile> files) {
    if (files.stream().allMatch(f -> shop.landed().has(f.sha256()))) {
      return;
    }
    LandedDelivery unused = landed();
    List<String> missing =
        files.stream()
            .filter(f -> !shop.landed().has(f.sha256()))
            .map(f -> f.feed().name() + " file " + f.sha256().substring(0, 12))
            .toList();
    if (!missing.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "the inbox of %s no longer has what its run began with: %s; deliver it again",
          date,
          String.join(", ", missing));
    }
  }

  private void pin(int gen, LandedDelivery delivery) {
    String inputs = inputsHash(delivery);
    if (shop.lake().hasSlice(RUN_PIN, date, gen)) {
      String pinned = pinnedInputs(gen);
      if (!pinned.equals(inputs)) {
        throw PipelineException.of(
            ErrorKind.CONFLICT,
            "the delivery of %s has changed since its run began; restore the first delivery, or"
                + " publish it and then rerun with --reopen",
            date);
      }
      return;
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    String conf = ConfHash.of(shop.conf());
    rows.add(pinRow("landing", date, gen, inputs, conf));
    shop.books()
        .readableBefore(date, shop.nightConf().pinnedDays())
        .forEach((d, g) -> rows.add(pinRow(madeBy(g).id(), d, g, "", conf)));
    boolean unused = shop.books().append(RUN_PIN, date, gen, rows);
  }

  private static TableContract madeBy(int gen) {
    return gen == Lake.HISTORY_GEN ? HISTORY : PUBLICATION;
  }

  static Map<String, Object> pinRow(
      String table, LocalDate slice, int gen, String inputs, String conf) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("table_id", table);
    row.put("slice_date", slice);
    row.put("slice_gen", gen);
    row.put("inputs_hash", inputs);
    row.put("conf_hash", conf);
    row.put("code_version", Version.current());
    return row;
  }

  private String pinnedInputs(int gen) {
    try (SmallRead read = shop.books().reader()) {
      return (String)
          read.with("p", RUN_PIN, shop.lake().files(RUN_PIN, date, gen))
              .rows("SELECT inputs_hash FROM p WHERE table_id = 'landing'", "hash")
              .get(0)
              .get("hash");
    }
  }

  static String inputsHash(LandedDelivery delivery) {
    return Sha256.hex(
        delivery.files().stream()
            .map(f -> f.feed() + "|" + f.sha256() + "|" + f.status())
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  /** What keeps this delivery from being a night, or null. */
  static PipelineException missing(LandedDelivery delivery, LocalDate date, List<String> required) {
    for (String feed : required) {
      FeedDelivery delivered = delivery.feed(feed).orElse(null);
      if (delivered == null) {
        return PipelineException.of(
            ErrorKind.INPUT,
            "required feed %s has no manifest for %s; wait for the delivery, or drop the feed from"
                + " requiredFeeds",
            feed,
            date);
      }
      if (!delivered.complete()) {
        return PipelineException.of(
            ErrorKind.DATA,
            "required feed %s of %s was refused in whole or part; the file ledger says why, ask the"
                + " agency to deliver again",
            feed,
            date);
      }
    }
    return null;
  }

  static List<Map<String, Object>> ledger(LandedDelivery delivery) {
    return delivery.files().stream().map(LandStage::ledgerRow).toList();
  }

  private static Map<String, Object> ledgerRow(LandedFile file) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", file.name());
    row.put("feed", file.feed());
    row.put("sha256", file.sha256());
    row.put("bytes", file.bytes());
    row.put("rows_declared", file.rowsStated() == null ? 0L : file.rowsStated());
    row.put("rows_counted", file.rowsCounted() == null ? 0L : file.rowsCounted());
    row.put("status", file.status());
    row.put("reason", file.refusal() == null ? null : file.refusal().name());
    row.put("detail", file.detail());
    return row;
  }

  /**
   * The hashes of files accepted on some dates, which would count twice. Files without rows are the
   * same on every quiet day and count nothing.
   */
  static Set<String> accepted(Workshop shop, Predicate<LocalDate> dates) {
    List<SliceFile> others =
        shop.lake().files(FILE_LEDGER).stream().filter(f -> dates.test(f.bizDate())).toList();
    Set<String> hashes = new HashSet<>();
    try (SmallRead read = shop.books().reader()) {
      read.with("ledger", FILE_LEDGER, others)
          .rows(
              "SELECT DISTINCT sha256 FROM ledger WHERE status = 'accepted' AND rows_counted > 0",
              "sha256")
          .forEach(r -> hashes.add((String) r.get("sha256")));
    }
    return hashes;
  }

  private List<AcceptedFile> accepted(int gen) {
    try (SmallRead read = shop.books().reader()) {
      return read
          .with("ledger", FILE_LEDGER, shop.lake().files(FILE_LEDGER, date, gen))
          .rows(
              "SELECT feed, sha256 FROM ledger WHERE status = 'accepted' ORDER BY feed, sha256",
              "feed",
              "sha256")
          .stream()
          .map(
              r -> {
                String hash = (String) r.get("sha256");
                TableContract feed = Tables.feed((String) r.get("feed"));
                return new AcceptedFile(feed, hash, shop.landed().of(hash));
              })
          .toList();
    }
  }
}
