package org.cluelake.lake;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.cluelake.contract.ContractDdl;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/**
 * A lake: one Delta table per contract below one root, with one write verb.
 *
 * <p>{@link #append} adds the rows of one night and generation, once: the transaction id names
 * table, night and generation, so a repeated append changes nothing. Nothing is ever updated or
 * deleted here. Statistics hold row counts only: min and max of a token would outlive its erasure
 * in the log.
 */
public final class Lake {

  private static final String ENGINE_NAME = "cluelake";

  private final Path root;
  private final Configuration configuration;
  private final Engine engine;
  private final CommitListener listener;
  private final Map<String, Snapshot> snapshots = new HashMap<>();
  private final Map<String, List<SliceFile>> listings = new HashMap<>();

  /**
   * Opens a lake.
   *
   * @param root folder or URI of any Hadoop file system
   * @param configuration how to reach it
   */
  public Lake(String root, Configuration configuration) {
    this(root, configuration, new CommitListener() {});
  }

  /** Opens a lake whose commits are watched. */
  public Lake(String root, Configuration configuration, CommitListener listener) {
    this.listener = listener;
    this.root = new Path(new Path(root).toUri());
    this.configuration = configuration;
    this.engine = DefaultEngine.create(configuration);
  }

  /** A folder of the lake beside its tables, such as {@code landing}. */
  public Path folder(String name) {
    return qualified(new Path(root, name));
  }

  /** Where a table lies. */
  public Path location(TableContract table) {
    return qualified(new Path(root, "tables/" + table.layer().id() + "/" + table.name()));
  }

  /** The files of one generation of one night, by bucket and name. */
  public List<SliceFile> files(TableContract table, LocalDate bizDate, int gen) {
    return files(table).stream()
        .filter(f -> f.bizDate().equals(bizDate) && f.gen() == gen)
        .toList();
  }

  /** Every file of a table's newest snapshot, by night, generation, bucket and name. */
  public List<SliceFile> files(TableContract table) {
    Snapshot snapshot = snapshot(table).orElse(null);
    if (snapshot == null) {
      return List.of();
    }
    return listings.computeIfAbsent(table.id(), id -> listed(snapshot, table));
  }

  private List<SliceFile> listed(Snapshot snapshot, TableContract table) {
    List<SliceFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        ((ScanImpl) snapshot.getScanBuilder().build()).getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            files.add(file(rows.next(), table));
          }
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the log of %s cannot be read", table.id());
    }
    files.sort(
        Comparator.comparing(SliceFile::bizDate)
            .thenComparing(SliceFile::gen)
            .thenComparing(SliceFile::bucket)
            .thenComparing(SliceFile::uri));
    return List.copyOf(files);
  }

  private static SliceFile file(Row row, TableContract table) {
    if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "%s has deletion vectors, which the kernel does not apply; purge them with REORG first",
          table.id());
    }
    FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
    Map<String, String> partition = InternalScanFileUtils.getPartitionValues(row);
    Row add = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    int stats = add.getSchema().indexOf("stats");
    long rows =
        stats < 0 || add.isNullAt(stats)
            ? -1
            : DataFileStatistics.getNumRecords(add.getString(stats)).orElse(-1L);
    return new SliceFile(
        status.getPath(),
        LocalDate.parse(partition.get(TableContract.BIZ_DATE)),
        Integer.parseInt(partition.get(TableContract.GEN)),
        table.isBucketed() ? Integer.parseInt(partition.get(TableContract.BUCKET)) : -1,
        rows,
        status.getSize());
  }

  /** Whether this generation of the night has been appended, with or without rows. */
  public boolean hasSlice(TableContract table, LocalDate bizDate, int gen) {
    return snapshot(table)
        .flatMap(s -> s.getLatestTransactionVersion(engine, transactionId(table, bizDate, gen)))
        .isPresent();
  }

  /**
   * Appends the rows of one night and generation: moves the files into the table and commits them.
   *
   * @return false where the slice was there already and nothing changed
   * @throws PipelineException of kind CONFLICT where another run appended it at the same moment
   */
  public boolean append(TableContract table, LocalDate bizDate, int gen, List<StagedFile> files) {
    String transaction = transactionId(table, bizDate, gen);
    if (hasSlice(table, bizDate, gen)) {
      return false;
    }
    try {
      Table delta = Table.forPath(engine, location(table).toString());
      TransactionBuilder builder =
          delta
              .createTransactionBuilder(
                  engine,
                  ENGINE_NAME,
                  snapshot(table).isPresent() ? Operation.WRITE : Operation.CREATE_TABLE)
              .withTransactionId(engine, transaction, 1);
      if (snapshot(table).isEmpty()) {
        builder =
            builder
                .withSchema(engine, DeltaTypes.schema(table))
                .withPartitionColumns(engine, table.partitionColumns())
                .withTableProperties(engine, ContractDdl.PROPERTIES);
      }
      Transaction open = builder.build(engine);
      Row state = open.getTransactionState(engine);
      List<Row> actions = new ArrayList<>();
      for (Map.Entry<Integer, List<StagedFile>> bucket : byBucket(files).entrySet()) {
        actions.addAll(addActions(table, bizDate, gen, bucket.getKey(), bucket.getValue(), state));
      }
      listener.beforeCommit(table, bizDate, gen);
      TransactionCommitResult result =
          open.commit(
              engine,
              CloseableIterable.inMemoryIterable(
                  io.delta.kernel.internal.util.Utils.toCloseableIterator(actions.iterator())));
      listener.afterCommit(table, bizDate, gen);
      for (PostCommitHook hook : result.getPostCommitHooks()) {
        hook.threadSafeInvoke(engine);
      }
      forget(table);
      result.getPostCommitSnapshot().ifPresent(s -> snapshots.put(table.id(), s));
      return true;
    } catch (ConcurrentTransactionException e) {
      forget(table);
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFLICT,
          "%s of %s generation %d was written by another run; wait for it, then rerun",
          table.id(),
          bizDate,
          gen);
    } catch (ConcurrentWriteException e) {
      forget(table);
      throw PipelineException.causedBy(
          e, ErrorKind.CONFLICT, "%s was written by another run at the same time", table.id());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s of %s could not be written", table.id(), bizDate);
    }
  }

  private List<Row> addActions(
      TableContract table,
      LocalDate bizDate,
      int gen,
      int bucket,
      List<StagedFile> files,
      Row state)
      throws IOException {
    Map<String, Literal> partition = new HashMap<>();
    partition.put(TableContract.BIZ_DATE, Literal.ofDate((int) bizDate.toEpochDay()));
    partition.put(TableContract.GEN, Literal.ofInt(gen));
    if (table.isBucketed()) {
      partition.put(TableContract.BUCKET, Literal.ofInt(bucket));
    }
    DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
    Path target = new Path(context.getTargetDirectory());
    FileSystem system = target.getFileSystem(configuration);
    List<DataFileStatus> added = new ArrayList<>();
    for (StagedFile file : files) {
      Path moved = moveIn(system, file, target);
      org.apache.hadoop.fs.FileStatus status = system.getFileStatus(moved);
      added.add(
          new DataFileStatus(
              moved.toString(),
              status.getLen(),
              status.getModificationTime(),
              Optional.of(
                  new DataFileStatistics(
                      file.hash().rows(), Map.of(), Map.of(), Map.of(), Optional.empty()))));
    }
    List<Row> actions = new ArrayList<>();
    try (CloseableIterator<Row> rows =
        Transaction.generateAppendActions(
            engine,
            state,
            io.delta.kernel.internal.util.Utils.toCloseableIterator(added.iterator()),
            context)) {
      while (rows.hasNext()) {
        actions.add(rows.next());
      }
    }
    return actions;
  }

  /** A file already there has the same bytes, because its name is their hash. */
  private static Path moveIn(FileSystem system, StagedFile file, Path target) throws IOException {
    Path from = new Path(file.uri());
    Path to = new Path(target, from.getName());
    if (!system.exists(to)) {
      if (!system.mkdirs(target)) {
        throw new IOException("cannot create " + target);
      }
      if (!system.rename(from, to)) {
        throw new IOException("cannot move a file to " + target);
      }
    }
    return to;
  }

  private Map<Integer, List<StagedFile>> byBucket(List<StagedFile> files) {
    Map<Integer, List<StagedFile>> byBucket = new TreeMap<>();
    files.forEach(f -> byBucket.computeIfAbsent(f.bucket(), b -> new ArrayList<>()).add(f));
    return byBucket;
  }

  private Optional<Snapshot> snapshot(TableContract table) {
    Snapshot known = snapshots.get(table.id());
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Snapshot loaded = Table.forPath(engine, location(table).toString()).getLatestSnapshot(engine);
      snapshots.put(table.id(), loaded);
      return Optional.of(loaded);
    } catch (TableNotFoundException e) {
      return Optional.empty();
    }
  }

  private void forget(TableContract table) {
    Snapshot unused = snapshots.remove(table.id());
    List<SliceFile> unusedToo = listings.remove(table.id());
  }

  /** Forgets what was read of the logs, so that other runs' commits are seen. */
  public void refresh() {
    snapshots.clear();
    listings.clear();
  }

  private Path qualified(Path path) {
    try {
      return path.getFileSystem(configuration).makeQualified(path);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lake at %s cannot be reached", root);
    }
  }

  private static String transactionId(TableContract table, LocalDate bizDate, int gen) {
    return table.id() + "/" + bizDate + "/g" + gen;
  }
}
