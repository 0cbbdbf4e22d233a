package org.cluelake.job;

import static org.cluelake.contract.Tables.CARD_PLACE;
import static org.cluelake.contract.Tables.FLAG_LIFT;
import static org.cluelake.contract.Tables.FLAG_RATE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.bucket.BucketTask;
import org.cluelake.clue.ClueConf;
import org.cluelake.contract.TableContract;
import org.cluelake.export.EventQuery;
import org.cluelake.export.EventSource;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/**
 * Follows the chain of publications and appends the events of each to the export tables, in order.
 *
 * <p>Each export table's own log says up to which publication it is written, so an exporter that
 * dies anywhere goes on where it died, and events are written once.
 */
final class ExportStage {

  private final Workshop shop;

  ExportStage(Workshop shop) {
    this.shop = shop;
  }

  /** Writes what is missing; gives the number of events of each publication and table written. */
  List<Long> run() {
    List<Long> written = new ArrayList<>();
    for (Published night : shop.books().chain()) {
      for (EventSource source : EventSource.ALL) {
        if (shop.lake().exportedUpTo(source.events()) < night.sequence()) {
          written.add(export(night, source));
        }
      }
    }
    return written;
  }

  private long export(Published night, EventSource source) {
    List<BucketTask.Input> inputs = new ArrayList<>();
    inputs.add(input(source.rows(), source.rows().name(), files(source.rows(), night)));
    if (source.placed() != null) {
      inputs.add(input(CARD_PLACE, CARD_PLACE.name(), files(CARD_PLACE, night)));
    }
    if (source.isHeldUnderReview()) {
      inputs.add(input(FLAG_RATE, FLAG_RATE.name(), files(FLAG_RATE, night)));
      inputs.add(input(FLAG_LIFT, FLAG_LIFT.name(), shop.lake().files(FLAG_LIFT)));
    }
    Map<String, List<SliceFile>> sent = new TreeMap<>(shop.lake().exports(source.events()));
    List<SliceFile> unused = sent.putIfAbsent(EventQuery.NATION, List.of());
    sent.forEach(
        (province, files) ->
            inputs.add(
                input(
                    source.events(),
                    EventQuery.sentTo(province),
                    files.stream().filter(f -> counts(f, night.bizDate())).toList())));
    EventQuery query =
        new EventQuery(
            source,
            night.bizDate(),
            night.gen(),
            night.sequence(),
            List.copyOf(sent.keySet()),
            mediumOrder());
    Map<String, StagedFile> events =
        shop.runner().split(source.events(), inputs, query.sql(), TableContract.PROVINCE);
    boolean unusedToo =
        shop.lake().export(source.events(), night.bizDate(), night.gen(), night.sequence(), events);
    return events.values().stream().mapToLong(f -> f.hash().rows()).sum();
  }

  private EventQuery.HeldOrder mediumOrder() {
    ClueConf.Order order =
        StrictYaml.read(shop.conf().resolve("clues.yaml"), ClueConf.class).orders().get("medium");
    return new EventQuery.HeldOrder(order.action(), order.level());
  }

  private static boolean counts(SliceFile file, LocalDate night) {
    return !file.bizDate().isAfter(night)
        && file.bizDate().isAfter(night.minusDays(EventQuery.HELD_DAYS));
  }

  private List<SliceFile> files(TableContract table, Published night) {
    return shop.lake().files(table, night.bizDate(), night.gen());
  }

  private static BucketTask.Input input(TableContract table, String view, List<SliceFile> files) {
    return new BucketTask.Input(new Read(table, view, Read.Slice.TODAY, 1), new ArrayList<>(files));
  }
}
