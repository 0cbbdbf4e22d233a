package org.cluelake.job;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.cluelake.run.SliceFile;

/**
 * The past a lake was filled with before its first night.
 *
 * @param first first business date
 * @param last last business date
 * @param confHash hash of the configuration used
 * @param codeVersion version of the code used
 * @param contractHash hash of the contracts used
 * @param rowHash hash of the row, which the first publication names
 * @param contentHashes content hash of every table over all days, by table id
 */
record LoadedHistory(
    LocalDate first,
    LocalDate last,
    String confHash,
    String codeVersion,
    String contractHash,
    String rowHash,
    Map<String, String> contentHashes) {

  /** The history a row states. */
  static LoadedHistory read(SmallRead read, SliceFile file) {
    SmallRead open = read.with("history", Tables.HISTORY, List.of(file));
    Map<String, String> hashes = new LinkedHashMap<>();
    open.rows(
            "SELECT t.table_id, t.content_hash FROM (SELECT unnest(tables) AS t FROM history)",
            "table",
            "hash")
        .forEach(r -> hashes.put((String) r.get("table"), (String) r.get("hash")));
    Map<String, Object> row =
        open.rows(
                "SELECT first_date, conf_hash, code_version, contract_hash, row_hash FROM history",
                "first",
                "conf",
                "code",
                "contracts",
                "hash")
            .get(0);
    return new LoadedHistory(
        (LocalDate) row.get("first"),
        file.bizDate(),
        (String) row.get("conf"),
        (String) row.get("code"),
        (String) row.get("contracts"),
        (String) row.get("hash"),
        hashes);
  }

  /** Every day of it. */
  List<LocalDate> days() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /** Itself, where its row is as it was sealed. */
  LoadedHistory verified() {
    if (!rowHash.equals(computedHash())) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "the history of %s to %s has been changed; restore ops.history from backup",
          first,
          last);
    }
    return this;
  }

  /** The row's hash as its contents give it. */
  private String computedHash() {
    return Sha256.hex(
        List.of(
                first.toString(),
                last.toString(),
                confHash,
                codeVersion,
                contractHash,
                new TreeMap<>(contentHashes)
                    .entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(",")))
            .stream()
            .collect(Collectors.joining("\n")));
  }

  /** The same with its hash filled in. */
  LoadedHistory sealed() {
    return new LoadedHistory(
        first, last, confHash, codeVersion, contractHash, computedHash(), contentHashes);
  }
}
