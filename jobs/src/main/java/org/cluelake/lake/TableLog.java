package org.cluelake.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.actions.SetTransaction;
import io.delta.kernel.internal.replay.ActionWrapper;
import io.delta.kernel.internal.replay.ActionsIterator;
import io.delta.kernel.internal.replay.LogReplay;
import io.delta.kernel.internal.util.FileNames;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * What one table's log says, read once and then kept up with this process's own commits, so that a
 * night in the middle of a long backfill reads no more of the log than the first.
 *
 * <p>Versions follow one another without gaps: while the entry after the newest one known does not
 * exist, nobody else has committed and what is known is what the log says.
 */
final class TableLog {

  private final TableContract table;
  private final Path location;
  private final Configuration configuration;
  private final Engine engine;
  private boolean current;
  private Snapshot snapshot;
  private List<SliceFile> files;
  private Set<String> transactions;
  private LocalDate sweptBefore;

  TableLog(TableContract table, Path location, Configuration configuration, Engine engine) {
    this.table = table;
    this.location = location;
    this.configuration = configuration;
    this.engine = engine;
  }

  /** The newest snapshot, or empty where the table does not exist yet. */
  Optional<Snapshot> snapshot() {
    if (!current) {
      if (snapshot == null || hasEntry(snapshot.getVersion() + 1)) {
        forget();
        load();
      }
      current = true;
    }
    return Optional.ofNullable(snapshot);
  }

  /** Every file, by night, generation, bucket and name. */
  List<SliceFile> files() {
    Optional<Snapshot> newest = snapshot();
    if (newest.isEmpty()) {
      return List.of();
    }
    if (files == null) {
      files = LiveFile.of(engine, newest.get(), table).stream().map(LiveFile::file).toList();
    }
    return files;
  }

  /** Whether a transaction of that id has been committed. */
  boolean has(String transaction) {
    Optional<Snapshot> newest = snapshot();
    if (newest.isEmpty()) {
      return false;
    }
    if (transactions == null) {
      transactions = committed(newest.get());
    }
    return transactions.contains(transaction);
  }

  /** The first night whose rows a sweep has left, or {@link LocalDate#MIN} where there was none. */
  LocalDate sweptBefore() {
    boolean unused = has("");
    return sweptBefore == null ? LocalDate.MIN : sweptBefore;
  }

  /** Takes note of a commit of this process. */
  void committed(
      Optional<Snapshot> after, long version, String transaction, Collection<SliceFile> added) {
    boolean follows =
        after.isPresent() && version == (snapshot == null ? 0 : snapshot.getVersion() + 1);
    if (!follows) {
      forget();
      return;
    }
    if (files != null || snapshot == null) {
      List<SliceFile> all = new ArrayList<>(snapshot == null ? List.of() : files);
      all.addAll(added);
      all.sort(LiveFile.ORDER);
      files = List.copyOf(all);
    }
    if (transactions != null || snapshot == null) {
      Set<String> all = snapshot == null ? new HashSet<>() : transactions;
      all.add(transaction);
      transactions = all;
    }
    snapshot = after.get();
    current = true;
  }

  /** Looks at the log again before anything else is said of it. */
  void refresh() {
    current = false;
  }

  /** Drops everything that is known. */
  void forget() {
    current = false;
    snapshot = null;
    files = null;
    transactions = null;
    sweptBefore = null;
  }

  private boolean hasEntry(long version) {
    Path entry =
        new Path(
            FileNames.deltaFile(
                new io.delta.kernel.internal.fs.Path(
                    new io.delta.kernel.internal.fs.Path(location.toString()), "_delta_log"),
                version));
    try {
      return entry.getFileSystem(configuration).exists(entry);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void load() {
    try {
      snapshot = Table.forPath(engine, location.toString()).getLatestSnapshot(engine);
    } catch (TableNotFoundException e) {
      snapshot = null;
    }
  }

  private Set<String> committed(Snapshot newest) {
    Set<String> ids = new HashSet<>();
    try (CloseableIterator<ActionWrapper> actions =
        new ActionsIterator(
            engine,
            newest.getLogSegment().allLogFilesReversed(),
            LogReplay.SET_TRANSACTION_READ_SCHEMA,
            Optional.empty())) {
      while (actions.hasNext()) {
        ColumnVector column = actions.next().getColumnarBatch().getColumnVector(0);
        for (int i = 0; i < column.getSize(); i++) {
          SetTransaction transaction = SetTransaction.fromColumnVector(column, i);
          if (transaction == null) {
            continue;
          }
          ids.add(transaction.getAppId());
          if (transaction.getAppId().equals(Sweep.id(table))) {
            LocalDate before = LocalDate.ofEpochDay(transaction.getVersion());
            sweptBefore = sweptBefore == null || before.isAfter(sweptBefore) ? before : sweptBefore;
          }
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return ids;
  }

  private PipelineException unreadable(IOException e) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "the log of %s cannot be read", table.id());
  }
}
