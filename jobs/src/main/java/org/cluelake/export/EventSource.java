package org.cluelake.export;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;

/**
 * A published table whose rows become events of an export table.
 *
 * @param rows the published table
 * @param events the export table; every column of it that is not about the event is one of the
 *     published table by the same name
 * @param object column that says which object an event is about
 * @param file name of its hand-over file, without ending
 * @param standing SQL over a published row: {@code live}, {@code closed} by the night, or {@code
 *     withheld}
 * @param region SQL over a published row and {@code place}: the county it is sent to, or null
 * @param placed column whose place in {@code card_place} decides the province, or null
 */
public record EventSource(
    TableContract rows,
    TableContract events,
    String object,
    String file,
    String standing,
    String region,
    String placed) {

  private static final String ON_LIST =
      "CASE WHEN change = 'removed' THEN 'closed' ELSE 'live' END";

  /** Every export table with where its events come from. */
  public static final List<EventSource> ALL =
      List.of(
          new EventSource(
              Tables.CLUE,
              Tables.EXPORT_CLUE,
              "clue_id",
              "clues",
              "CASE WHEN change = 'closed' THEN 'closed' WHEN suppressed_by IS NOT NULL THEN"
                  + " 'withheld' ELSE 'live' END",
              "dispatch_region",
              null),
          new EventSource(
              Tables.PHONE_CARD_LIST,
              Tables.EXPORT_PHONE_CARD,
              "number",
              "phone_cards",
              ON_LIST,
              "place.region",
              "number"),
          new EventSource(
              Tables.BANK_CARD_LIST,
              Tables.EXPORT_BANK_CARD,
              "account",
              "bank_cards",
              ON_LIST,
              "place.region",
              "holder"),
          new EventSource(
              Tables.LISTED_HOLDER,
              Tables.EXPORT_LISTED_HOLDER,
              "person",
              "listed_holders",
              ON_LIST,
              "place.region",
              "person"));

  private static final List<String> OF_THE_EVENT =
      List.of("event_id", "event", "cause", "publication", "generation", "content_hash");

  /** Whether new high grades of it can be held where their version is under review. */
  public boolean isHeldUnderReview() {
    return rows() == Tables.CLUE;
  }

  /** The columns that are not about the event. */
  public List<String> content() {
    return events.columns().stream().filter(c -> !OF_THE_EVENT.contains(c)).toList();
  }
}
