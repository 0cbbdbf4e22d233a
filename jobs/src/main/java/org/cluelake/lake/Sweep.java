package org.cluelake.lake;

import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.transaction.UpdateTableTransactionBuilder;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * Takes whole nights out of one table.
 *
 * <p>Tables are append-only for every Delta writer. A sweep lifts that in the commit that takes the
 * files out and restores it in the next, so the log shows both, and a sweep that died in between is
 * put right by the next. The transaction's version is the first night that stays.
 */
final class Sweep {

  private static final String APPEND_ONLY = "delta.appendOnly";

  private final Engine engine;
  private final TableContract table;

  Sweep(Engine engine, TableContract table) {
    this.engine = engine;
    this.table = table;
  }

  /** The id of a table's sweeps among its transactions. */
  static String id(TableContract table) {
    return table.id() + "/sweep";
  }

  /** Takes the files of nights before a date out, but of those to keep, and says which. */
  List<SliceFile> run(TableLog log, LocalDate before, Set<LocalDate> keep) {
    Snapshot snapshot = log.snapshot().orElse(null);
    if (snapshot == null) {
      return List.of();
    }
    List<SliceFile> taken =
        log.files().stream()
            .filter(f -> f.bizDate().isBefore(before) && !keep.contains(f.bizDate()))
            .toList();
    if (!taken.isEmpty()) {
      commit(
          log,
          snapshot
              .buildUpdateTableTransaction(Lake.ENGINE_NAME, Operation.MANUAL_UPDATE)
              .withTransactionId(id(table), before.toEpochDay())
              .withTablePropertiesAdded(Map.of(APPEND_ONLY, "false")),
          removals(snapshot, taken));
      snapshot = log.snapshot().orElseThrow();
    }
    if ("false".equals(snapshot.getTableProperties().get(APPEND_ONLY))) {
      commit(
          log,
          snapshot
              .buildUpdateTableTransaction(Lake.ENGINE_NAME, Operation.MANUAL_UPDATE)
              .withTablePropertiesAdded(Map.of(APPEND_ONLY, "true")),
          List.of());
    }
    return taken;
  }

  /** What takes files out; without a time, as the commit has one. */
  private List<Row> removals(Snapshot snapshot, List<SliceFile> taken) {
    Set<String> uris = taken.stream().map(SliceFile::uri).collect(Collectors.toSet());
    List<Row> removals = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        ((ScanImpl) snapshot.getScanBuilder().build()).getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            Row row = rows.next();
            if (uris.contains(InternalScanFileUtils.getAddFileStatus(row).getPath())) {
              AddFile add = new AddFile(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
              boolean unused =
                  removals.add(
                      SingleAction.createRemoveFileSingleAction(
                          add.toRemoveFileRow(true, Optional.empty())));
            }
          }
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the log of %s cannot be read", table.id());
    }
    return removals;
  }

  private void commit(TableLog log, UpdateTableTransactionBuilder builder, List<Row> actions) {
    try {
      Transaction open = builder.build(engine);
      TransactionCommitResult result =
          open.commit(
              engine,
              CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
      for (PostCommitHook hook : result.getPostCommitHooks()) {
        hook.threadSafeInvoke(engine);
      }
    } catch (ConcurrentWriteException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFLICT, "%s was written by another run; wait for it, rerun", table.id());
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s could not be swept", table.id());
    } finally {
      log.forget();
    }
  }
}
