package org.cluelake.job;

import static org.cluelake.contract.Tables.PUBLICATION;
import static org.cluelake.contract.Tables.RUN_LEDGER;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/** Writes the run ledger and then the one commit that readers follow. */
final class PublishStage {

  private final Workshop shop;
  private final LocalDate date;
  private final int gen;

  PublishStage(Workshop shop, LocalDate date, int gen) {
    this.shop = shop;
    this.date = date;
    this.gen = gen;
  }

  /** Publishes the night. */
  Published run(List<StepRun> steps, List<String> degraded) {
    return publish(
        steps,
        ConfHash.of(shop.conf()),
        Version.current(),
        ContractHash.current(),
        degraded.stream().sorted().toList());
  }

  /** Publishes rows once more that were made for an earlier publication, as what they are. */
  Published again(List<StepRun> copies, Published made) {
    return publish(
        copies, made.confHash(), made.codeVersion(), made.contractHash(), made.degraded());
  }

  private Published publish(
      List<StepRun> steps,
      String confHash,
      String codeVersion,
      String contractHash,
      List<String> degraded) {
    boolean unused =
        shop.books()
            .append(RUN_LEDGER, date, gen, steps.stream().map(PublishStage::ledgerRow).toList());
    Map<String, ContentHash> hashes = hashes(steps);
    shop.lake().refresh();
    List<Published> chain = shop.books().chain();
    Published last = chain.isEmpty() ? null : chain.get(chain.size() - 1);
    Map<String, String> texts = new TreeMap<>();
    hashes.forEach((table, hash) -> texts.put(table, hash.text()));
    Published sealed =
        new Published(
                date,
                gen,
                last == null ? 1 : last.sequence() + 1,
                shop.books().publications().lastHash(),
                "",
                confHash,
                codeVersion,
                contractHash,
                degraded,
                texts)
            .sealed();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("tables", tableRows(hashes));
    row.put("conf_hash", sealed.confHash());
    row.put("code_version", sealed.codeVersion());
    row.put("contract_hash", sealed.contractHash());
    row.put("degraded", sealed.degraded());
    row.put("sequence", sealed.sequence());
    row.put("previous_hash", sealed.previousHash());
    row.put("row_hash", sealed.rowHash());
    if (!shop.books().append(PUBLICATION, date, gen, List.of(row))) {
      throw PipelineException.of(
          ErrorKind.CONFLICT,
          "generation %d of %s was published by another run; nothing is lost",
          gen,
          date);
    }
    return shop.books().published(date).orElseThrow();
  }

  /** The hash of every table of the night: known from the run, or read back. */
  private Map<String, ContentHash> hashes(List<StepRun> steps) {
    Map<String, ContentHash> hashes = new TreeMap<>();
    steps.forEach(s -> hashes.put(s.table().id(), s.hash()));
    try (SmallRead read = shop.books().reader()) {
      for (TableContract table : published()) {
        if (!hashes.containsKey(table.id())) {
          List<SliceFile> files = shop.lake().files(table, date, gen);
          hashes.put(table.id(), read.contentHash(table, files));
        }
      }
    }
    return hashes;
  }

  /** The tables a publication speaks of. */
  static List<TableContract> published() {
    return Tables.all().stream()
        .filter(
            t ->
                t.layer() != Layer.SOURCE
                    && t.layer() != Layer.EXPORT
                    && (t.layer() != Layer.OPS
                        || t.equals(Tables.QUARANTINE)
                        || t.equals(Tables.RECONCILIATION)))
        .toList();
  }

  /** Tables with their rows and hashes, as publications and the history state them. */
  static List<Map<String, Object>> tableRows(Map<String, ContentHash> hashes) {
    return new TreeMap<>(hashes).entrySet().stream().map(PublishStage::tableRow).toList();
  }

  private static Map<String, Object> tableRow(Map.Entry<String, ContentHash> entry) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("table_id", entry.getKey());
    row.put("rows", entry.getValue().rows());
    row.put("content_hash", entry.getValue().text());
    return row;
  }

  static Map<String, Object> ledgerRow(StepRun step) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("step", step.step());
    row.put("table_id", step.table().id());
    row.put("rows", step.hash().rows());
    row.put("files", step.files());
    row.put("bytes", step.bytes());
    row.put("content_hash", step.hash().text());
    row.put("wall_ms", step.wallMs());
    return row;
  }
}
