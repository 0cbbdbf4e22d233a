package org.cluelake.job;

import static org.cluelake.contract.Tables.HISTORY;
import static org.cluelake.contract.Tables.RUN_PIN;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.lake.Lake;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.LandedFile;
import org.cluelake.landing.Landing;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * Lands the days of a history and pins what it is made from, so that an attempt that was killed is
 * only ever continued, never mixed with another.
 */
final class HistoryLanding {

  private final Workshop shop;
  private final Path inbox;
  private final LocalDate first;
  private final LocalDate last;
  private final String conf;
  private final List<String> required;

  /** The landing of a history from one date to another, both included. */
  HistoryLanding(Workshop shop, Path inbox, LocalDate first, LocalDate last) {
    this.shop = shop;
    this.inbox = inbox;
    this.first = first;
    this.last = last;
    this.conf = ConfHash.of(shop.conf());
    Landing landing = LandStage.landing(shop, inbox, Set.of());
    this.required =
        shop.nightConf().requiredFeeds().stream()
            .filter(f -> first.datesUntil(last.plusDays(1)).anyMatch(d -> landing.states(d, f)))
            .toList();
  }

  /** Refuses to go on with an attempt at another range or by another configuration. */
  void checkEarlierAttempt() {
    List<SliceFile> pins =
        shop.lake().files(RUN_PIN).stream().filter(f -> f.gen() == Lake.HISTORY_GEN).toList();
    try (SmallRead read = shop.books().reader()) {
      List<Map<String, Object>> others =
          read
              .with("p", RUN_PIN, pins)
              .rows(
                  "SELECT DISTINCT slice_date, inputs_hash, conf_hash FROM p WHERE table_id = '"
                      + HISTORY.id()
                      + "'",
                  "last",
                  "first",
                  "conf")
              .stream()
              .filter(r -> !r.get("last").equals(last) || !r.get("first").equals(first.toString()))
              .toList();
      if (!others.isEmpty()) {
        throw PipelineException.of(
            ErrorKind.CONFLICT,
            "this lake has an unfinished history of %s to %s; finish that one, or begin with an"
                + " empty lake",
            others.get(0).get("first"),
            others.get(0).get("last"));
      }
      if (!read.rows("SELECT 1 FROM p WHERE conf_hash <> '" + conf + "' LIMIT 1", "n").isEmpty()) {
        throw PipelineException.of(
            ErrorKind.CONFLICT,
            "the configuration has changed since the history was begun; restore it, or begin with"
                + " an empty lake");
      }
    }
  }

  /**
   * Lands some days.
   *
   * @throws PipelineException of kind INPUT or DATA where a day lacks a required feed that the
   *     history has, of kind CONFLICT where an earlier attempt began with another delivery
   */
  NavigableMap<LocalDate, LandedDelivery> land(List<LocalDate> days) {
    // Days that an earlier attempt has entered are landed again.
    Set<String> earlier = new HashSet<>(LandStage.accepted(shop, d -> d.isBefore(days.get(0))));
    NavigableMap<LocalDate, LandedDelivery> landed = new TreeMap<>();
    Landing landing = LandStage.landing(shop, inbox, earlier);
    for (LocalDate day : days) {
      LandedDelivery delivery = shop.landed().kept(landing.land(day));
      PipelineException missing = LandStage.missing(delivery, day, required);
      if (missing != null) {
        throw missing;
      }
      delivery.accepted().stream()
          .filter(f -> f.rowsCounted() != null && f.rowsCounted() > 0)
          .map(LandedFile::sha256)
          .forEach(earlier::add);
      LandedDelivery unused = landed.put(day, delivery);
    }
    pin(days, landed);
    return landed;
  }

  private void pin(List<LocalDate> days, NavigableMap<LocalDate, LandedDelivery> landed) {
    LocalDate end = days.get(days.size() - 1);
    Map<LocalDate, String> pinned = new TreeMap<>();
    landed.forEach((day, delivery) -> pinned.put(day, LandStage.inputsHash(delivery)));
    if (!shop.lake().hasDays(RUN_PIN, days.get(0), end)) {
      Map<LocalDate, List<Map<String, Object>>> rows = new TreeMap<>();
      pinned.forEach(
          (day, hash) ->
              rows.put(
                  day,
                  List.of(
                      LandStage.pinRow("landing", day, Lake.HISTORY_GEN, hash, conf),
                      LandStage.pinRow(
                          HISTORY.id(), last, Lake.HISTORY_GEN, first.toString(), conf))));
      boolean unused =
          shop.lake()
              .appendDays(RUN_PIN, days.get(0), end, HistoryBooks.files(shop, RUN_PIN, rows));
      return;
    }
    try (SmallRead read = shop.books().reader()) {
      read.with(
              "p",
              RUN_PIN,
              shop.lake().files(RUN_PIN).stream()
                  .filter(f -> f.gen() == Lake.HISTORY_GEN && pinned.containsKey(f.bizDate()))
                  .toList())
          .rows(
              "SELECT slice_date, inputs_hash FROM p WHERE table_id = 'landing' ORDER BY 1",
              "day",
              "hash")
          .forEach(
              r -> {
                if (!pinned.get((LocalDate) r.get("day")).equals(r.get("hash"))) {
                  throw PipelineException.of(
                      ErrorKind.CONFLICT,
                      "the delivery of %s has changed since the history was begun; restore the"
                          + " first delivery, or begin with an empty lake",
                      r.get("day"));
                }
              });
    }
  }

  /** The accepted files of a delivery, whose copies the lake keeps. */
  static List<AcceptedFile> accepted(LandedDelivery delivery, LandedCopies copies) {
    return delivery.accepted().stream()
        .sorted(Comparator.comparing(LandedFile::feed).thenComparing(LandedFile::sha256))
        .map(f -> new AcceptedFile(Tables.feed(f.feed()), f.sha256(), copies.of(f.sha256())))
        .toList();
  }

  /** The ledger rows of some days. */
  static Map<LocalDate, List<Map<String, Object>>> ledger(
      NavigableMap<LocalDate, LandedDelivery> landed) {
    Map<LocalDate, List<Map<String, Object>>> rows = new TreeMap<>();
    landed.forEach((day, delivery) -> rows.put(day, LandStage.ledger(delivery)));
    return rows;
  }
}
