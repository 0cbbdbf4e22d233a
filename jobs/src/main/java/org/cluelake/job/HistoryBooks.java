package org.cluelake.job;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.lake.Lake;
import org.cluelake.run.ContentHash;
import org.cluelake.run.StagedFile;

/** The house's own books for the days of a history. */
final class HistoryBooks {

  private HistoryBooks() {}

  /** The files of a book's rows, one a day that has any. */
  static NavigableMap<LocalDate, List<StagedFile>> files(
      Workshop shop, TableContract book, Map<LocalDate, List<Map<String, Object>>> rows) {
    return new TreeMap<>(
        rows.entrySet().parallelStream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> shop.runner(e.getKey()).rows(book, e.getValue()))));
  }

  /** Enters a history in the books: from here on nights see it. */
  static void seal(
      Workshop shop, LocalDate first, LocalDate last, Map<String, ContentHash> hashes) {
    Map<String, String> texts = new TreeMap<>();
    hashes.forEach((table, hash) -> texts.put(table, hash.text()));
    LoadedHistory sealed =
        new LoadedHistory(
                first,
                last,
                ConfHash.of(shop.conf()),
                Version.current(),
                ContractHash.current(),
                "",
                texts)
            .sealed();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("first_date", first);
    row.put("tables", PublishStage.tableRows(hashes));
    row.put("conf_hash", sealed.confHash());
    row.put("code_version", sealed.codeVersion());
    row.put("contract_hash", sealed.contractHash());
    row.put("row_hash", sealed.rowHash());
    boolean unused = shop.books().append(Tables.HISTORY, last, Lake.HISTORY_GEN, List.of(row));
  }
}
