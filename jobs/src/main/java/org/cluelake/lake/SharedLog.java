package org.cluelake.lake;

import io.delta.kernel.CommitActions;
import io.delta.kernel.CommitRange;
import io.delta.kernel.CommitRangeBuilder.CommitBoundary;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.DeltaLogActionUtils.DeltaAction;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.data.StructRow;
import io.delta.kernel.internal.util.FileNames;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.TableFile;
import org.cluelake.run.TableVersion;

/**
 * What one export table says to readers outside: its versions, the files of a version, and what
 * commits added. Safe for many readers at once; the newest snapshot is read once and kept until the
 * log has a further entry.
 *
 * <p>Changes are read from what commits add: a table of events only grows, so what a commit added
 * is what changed. A commit that takes rows away cannot be told so and is refused.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md">the Delta protocol</a>
 */
public final class SharedLog {

  /** The highest reader version that parquet answers can be given of. */
  private static final int READER_VERSION = 1;

  private static final Comparator<TableFile> ORDER =
      Comparator.comparing((TableFile f) -> f.partition().getOrDefault(TableContract.BIZ_DATE, ""))
          .thenComparing(TableFile::uri);

  private final TableContract table;
  private final Path location;
  private final Configuration configuration;
  private final Engine engine;
  private Kept newest;

  /** The log of a table of a lake. */
  public SharedLog(Lake lake, TableContract table, Configuration configuration) {
    this.table = table;
    this.location = lake.location(table);
    this.configuration = configuration;
    this.engine = DefaultEngine.create(configuration);
  }

  /** The table's contract. */
  public TableContract table() {
    return table;
  }

  /**
   * The newest version; empty where the table does not exist yet.
   *
   * @throws PipelineException of kind CONFIG where the table is not partitioned by province, or
   *     needs a reader version above 1
   */
  public Optional<TableVersion> newest() {
    return kept().map(k -> said(k.snapshot));
  }

  /** A version by its number; empty where the log does not hold it (any more). */
  public Optional<TableVersion> at(long version) {
    return snapshot(version).map(this::said);
  }

  /** The newest version committed at or before a time, in milliseconds since 1970. */
  public Optional<TableVersion> before(long timestamp) {
    Kept now = kept().orElse(null);
    if (now != null && timestamp >= now.snapshot.getTimestamp(engine)) {
      return Optional.of(said(now.snapshot));
    }
    try {
      return Optional.of(
          said(
              checked(
                  Table.forPath(engine, location.toString())
                      .getSnapshotAsOfTimestamp(engine, timestamp))));
    } catch (KernelException e) {
      return Optional.empty();
    }
  }

  /** The first version committed at or after a time, in milliseconds since 1970. */
  public Optional<Long> firstSince(long timestamp) {
    Kept now = kept().orElse(null);
    if (now == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          TableManager.loadCommitRange(
                  location.toString(), CommitBoundary.atTimestamp(timestamp, now.snapshot))
              .withEndBoundary(CommitBoundary.atVersion(now.snapshot.getVersion()))
              .build(engine)
              .getStartVersion());
    } catch (KernelException e) {
      return Optional.empty();
    }
  }

  /** The files of a version that hold a province's rows, by night and name. */
  public List<TableFile> files(long version, String province) {
    Kept now = kept().orElse(null);
    List<TableFile> all =
        now != null && now.snapshot.getVersion() == version
            ? now.files
            : snapshot(version).map(this::filesOf).orElse(List.of());
    return all.stream().filter(f -> isOf(f, province)).toList();
  }

  /**
   * The files with a province's rows that commits added, from one version to another, both
   * included, in the order of the commits; empty where the log no longer reaches back so far.
   *
   * @throws PipelineException of kind DATA where a commit among them takes rows away
   */
  public Optional<List<TableFile>> added(long first, long last, String province) {
    CommitRange range;
    try {
      range =
          TableManager.loadCommitRange(location.toString(), CommitBoundary.atVersion(first))
              .withEndBoundary(CommitBoundary.atVersion(last))
              .build(engine);
    } catch (KernelException e) {
      return Optional.empty();
    }
    List<TableFile> files = new ArrayList<>();
    try (CloseableIterator<CommitActions> commits =
        range.getCommitActions(
            engine, Set.of(DeltaAction.ADD, DeltaAction.REMOVE, DeltaAction.CDC))) {
      while (commits.hasNext()) {
        try (CommitActions commit = commits.next()) {
          read(commit, files);
        }
      }
    } catch (PipelineException e) {
      throw e;
    } catch (Exception e) {
      throw unreadable(e);
    }
    return Optional.of(files.stream().filter(f -> isOf(f, province)).toList());
  }

  /** Opens a file at a byte, counted from 0. */
  public InputStream open(String uri, long offset) throws IOException {
    Path path = new Path(uri);
    FSDataInputStream in = path.getFileSystem(configuration).open(path);
    try {
      in.seek(offset);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static boolean isOf(TableFile file, String province) {
    return province.equals(file.partition().get(TableContract.PROVINCE));
  }

  private void read(CommitActions commit, List<TableFile> files) throws IOException {
    try (CloseableIterator<ColumnarBatch> batches = commit.getActions()) {
      while (batches.hasNext()) {
        ColumnarBatch batch = batches.next();
        ColumnVector adds = vector(batch, DeltaAction.ADD);
        ColumnVector removes = vector(batch, DeltaAction.REMOVE);
        ColumnVector changes = vector(batch, DeltaAction.CDC);
        List<TableFile> ofBatch = new ArrayList<>();
        for (int i = 0; i < batch.getSize(); i++) {
          if (!changes.isNullAt(i) || isChange(StructRow.fromStructVector(removes, i))) {
            throw PipelineException.of(
                ErrorKind.DATA,
                "version %d of %s takes rows away or rewrites them, so its changes cannot be told"
                    + " from what it adds; read the table itself",
                commit.getVersion(),
                table.id());
          }
          Row add = StructRow.fromStructVector(adds, i);
          if (isChange(add)) {
            ofBatch.add(file(new AddFile(add), commit));
          }
        }
        ofBatch.sort(ORDER);
        files.addAll(ofBatch);
      }
    }
  }

  private static ColumnVector vector(ColumnarBatch batch, DeltaAction action) {
    return batch.getColumnVector(batch.getSchema().indexOf(action.colName));
  }

  /** Whether an action is there and changes rows; files that were only rewritten do not. */
  private static boolean isChange(Row action) {
    if (action == null) {
      return false;
    }
    int change = action.getSchema().indexOf("dataChange");
    return change < 0 || action.isNullAt(change) || action.getBoolean(change);
  }

  private TableFile file(AddFile add, CommitActions commit) {
    Optional<String> stats = stats(add.toRow());
    return new TableFile(
        new Path(location, new Path(java.net.URI.create(add.getPath()))).toString(),
        VectorUtils.toJavaMap(add.getPartitionValues()),
        add.getSize(),
        rows(stats),
        stats.orElse(null),
        commit.getVersion(),
        commit.getTimestamp());
  }

  private synchronized Optional<Kept> kept() {
    if (newest == null || hasEntry(newest.snapshot.getVersion() + 1)) {
      try {
        Snapshot snapshot =
            checked(Table.forPath(engine, location.toString()).getLatestSnapshot(engine));
        newest = new Kept(snapshot, filesOf(snapshot));
      } catch (TableNotFoundException e) {
        newest = null;
      }
    }
    return Optional.ofNullable(newest);
  }

  private Optional<Snapshot> snapshot(long version) {
    Kept now = kept().orElse(null);
    if (now == null || version > now.snapshot.getVersion()) {
      return Optional.empty();
    }
    if (now.snapshot.getVersion() == version) {
      return Optional.of(now.snapshot);
    }
    try {
      return Optional.of(
          checked(
              Table.forPath(engine, location.toString()).getSnapshotAsOfVersion(engine, version)));
    } catch (KernelException e) {
      return Optional.empty();
    }
  }

  private Snapshot checked(Snapshot snapshot) {
    if (!snapshot.getPartitionColumnNames().contains(TableContract.PROVINCE)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s is not partitioned by %s, so a file may hold the rows of several provinces; it cannot"
              + " be shared",
          table.id(),
          TableContract.PROVINCE);
    }
    if (snapshot.getProtocol().getMinReaderVersion() > READER_VERSION) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s needs reader version %d (deletion vectors, column mapping or the like); only tables of"
              + " reader version %d can be shared",
          table.id(),
          snapshot.getProtocol().getMinReaderVersion(),
          READER_VERSION);
    }
    return snapshot;
  }

  private TableVersion said(Snapshot snapshot) {
    return new TableVersion(
        snapshot.getVersion(),
        snapshot.getMetadata().getId(),
        snapshot.getMetadata().getSchemaString(),
        snapshot.getPartitionColumnNames());
  }

  private List<TableFile> filesOf(Snapshot snapshot) {
    List<TableFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        ((ScanImpl) snapshot.getScanBuilder().build()).getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            files.add(live(rows.next()));
          }
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    files.sort(ORDER);
    return List.copyOf(files);
  }

  private static TableFile live(Row row) {
    var status = InternalScanFileUtils.getAddFileStatus(row);
    Optional<String> stats = stats(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
    Map<String, String> partition = InternalScanFileUtils.getPartitionValues(row);
    return new TableFile(
        status.getPath(), partition, status.getSize(), rows(stats), stats.orElse(null), -1, -1);
  }

  private static Optional<String> stats(Row add) {
    int stats = add.getSchema().indexOf("stats");
    return stats < 0 || add.isNullAt(stats) ? Optional.empty() : Optional.of(add.getString(stats));
  }

  private static long rows(Optional<String> stats) {
    return stats.flatMap(DataFileStatistics::getNumRecords).orElse(-1L);
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

  private PipelineException unreadable(Exception e) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "the log of %s cannot be read", table.id());
  }

  private record Kept(Snapshot snapshot, List<TableFile> files) {}
}
