package org.cluelake.lake;

import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
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
 * table, night and generation, so a repeated append changes nothing. Nothing is ever updated; whole
 * nights that retention no longer keeps are taken out by {@link #sweep} alone.
 */
public final class Lake {

  /** The generation of days that were loaded as history; those of a night start at 1. */
  public static final int HISTORY_GEN = 0;

  static final String ENGINE_NAME = "cluelake";

  private final Path root;
  private final Configuration configuration;
  private final Engine engine;
  private final Map<String, TableLog> logs = new HashMap<>();

  /**
   * Opens a lake.
   *
   * @param root folder or URI of any Hadoop file system
   * @param configuration how to reach it
   */
  public Lake(String root, Configuration configuration) {
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

  /**
   * The files of one generation of one night, by bucket and name.
   *
   * @throws PipelineException of kind CONFIG where a sweep has taken that night out: none is not
   *     the same as no rows
   */
  public List<SliceFile> files(TableContract table, LocalDate bizDate, int gen) {
    List<SliceFile> files =
        files(table).stream().filter(f -> f.bizDate().equals(bizDate) && f.gen() == gen).toList();
    if (files.isEmpty() && bizDate.isBefore(log(table).sweptBefore())) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s of %s was swept, as all nights before %s; its hash stands in the chain, its rows are"
              + " gone",
          table.id(),
          bizDate,
          log(table).sweptBefore());
    }
    return files;
  }

  /**
   * Takes every slice of nights before a date out of a table, once; readers of versions before
   * still find the files until {@link #erase}.
   *
   * @param keep nights before the date that stay
   * @return the files taken out
   * @throws PipelineException of kind CONFLICT where a run wrote the table at the same moment
   */
  public List<SliceFile> sweep(TableContract table, LocalDate before, Set<LocalDate> keep) {
    return new Sweep(engine, table).run(log(table), before, keep);
  }

  /**
   * Deletes the data files of nights before a date that the table's newest version does not name.
   *
   * @return how many
   */
  public int erase(TableContract table, LocalDate before) {
    return new SweptFiles(configuration, location(table), before).delete(files(table));
  }

  /** Every file of a table's newest snapshot, by night, generation, bucket and name. */
  public List<SliceFile> files(TableContract table) {
    return log(table).files();
  }

  /** The files of an export table, by the province their rows are for. */
  public Map<String, List<SliceFile>> exports(TableContract table) {
    return snapshot(table).map(s -> LiveFile.of(engine, s, table)).orElse(List.of()).stream()
        .collect(
            Collectors.groupingBy(
                LiveFile::province,
                TreeMap::new,
                Collectors.mapping(LiveFile::file, Collectors.toList())));
  }

  /**
   * Place in the chain of the last publication whose events an export table holds, from 1; or 0.
   */
  public long exportedUpTo(TableContract table) {
    return snapshot(table)
        .flatMap(s -> s.getLatestTransactionVersion(engine, exportId(table)))
        .orElse(0L);
  }

  /** Whether this generation of the night has been appended, with or without rows. */
  public boolean hasSlice(TableContract table, LocalDate bizDate, int gen) {
    return log(table).has(transactionId(table, bizDate, gen));
  }

  /**
   * Appends the rows of one night and generation: moves the files into the table and commits them.
   *
   * @return false where the slice was there already and nothing changed
   * @throws PipelineException of kind CONFLICT where another run appended it at the same moment
   */
  public boolean append(TableContract table, LocalDate bizDate, int gen, List<StagedFile> files) {
    if (hasSlice(table, bizDate, gen)) {
      return false;
    }
    commit(
        table,
        bizDate,
        gen,
        transactionId(table, bizDate, gen),
        1,
        Parts.of(table, bizDate, gen, files));
    return true;
  }

  /** Whether these days of a history have been appended, with or without rows. */
  public boolean hasDays(TableContract table, LocalDate first, LocalDate last) {
    return log(table).has(daysId(table, first, last));
  }

  /**
   * Appends days of a history, as generation 0, in one commit.
   *
   * @param first first of the days, which may be without files
   * @param last last of them
   * @return false where they were there already and nothing changed
   * @throws PipelineException of kind CONFLICT where another run appended them at the same moment
   */
  public boolean appendDays(
      TableContract table,
      LocalDate first,
      LocalDate last,
      Map<LocalDate, List<StagedFile>> files) {
    if (hasDays(table, first, last)) {
      return false;
    }
    Map<Map<String, Literal>, List<StagedFile>> parts = new LinkedHashMap<>();
    files.forEach((date, own) -> parts.putAll(Parts.of(table, date, HISTORY_GEN, own)));
    commit(table, last, HISTORY_GEN, daysId(table, first, last), 1, parts);
    return true;
  }

  /**
   * Appends a publication's events to an export table. The transaction's version is the
   * publication's place in the chain, so the log itself says how far provinces have been served.
   *
   * @param publication place in the chain
   * @param files the events of each province that has any
   * @return false where they were there already and nothing changed
   */
  public boolean export(
      TableContract table,
      LocalDate bizDate,
      int gen,
      long publication,
      Map<String, StagedFile> files) {
    if (exportedUpTo(table) >= publication) {
      return false;
    }
    commit(table, bizDate, gen, exportId(table), publication, Parts.ofEvents(bizDate, files));
    return true;
  }

  private void commit(
      TableContract table,
      LocalDate bizDate,
      int gen,
      String id,
      long version,
      Map<Map<String, Literal>, List<StagedFile>> parts) {
    TableLog log = log(table);
    try {
      Transaction open = transaction(table, id, version);
      AddActions actions = new AddActions(engine, configuration, open.getTransactionState(engine));
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<Map<String, Literal>, List<StagedFile>> part : parts.entrySet()) {
        rows.addAll(actions.of(part.getKey(), part.getValue()));
      }
      TransactionCommitResult result =
          open.commit(
              engine,
              CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(rows.iterator())));
      for (PostCommitHook hook : result.getPostCommitHooks()) {
        hook.threadSafeInvoke(engine);
      }
      log.committed(result.getPostCommitSnapshot(), result.getVersion(), id, actions.added());
    } catch (ConcurrentTransactionException e) {
      log.forget();
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFLICT,
          "%s of %s generation %d was written by another run; wait for it, then rerun",
          table.id(),
          bizDate,
          gen);
    } catch (ConcurrentWriteException e) {
      log.forget();
      throw PipelineException.causedBy(
          e, ErrorKind.CONFLICT, "%s was written by another run at the same time", table.id());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s of %s could not be written", table.id(), bizDate);
    }
  }

  private Transaction transaction(TableContract table, String id, long version) {
    Snapshot newest = snapshot(table).orElse(null);
    if (newest != null) {
      return newest
          .buildUpdateTableTransaction(ENGINE_NAME, Operation.WRITE)
          .withTransactionId(id, version)
          .build(engine);
    }
    return Table.forPath(engine, location(table).toString())
        .createTransactionBuilder(engine, ENGINE_NAME, Operation.CREATE_TABLE)
        .withTransactionId(engine, id, version)
        .withSchema(engine, DeltaTypes.schema(table))
        .withPartitionColumns(engine, table.partitionColumns())
        .withTableProperties(engine, ContractDdl.properties(table))
        .build(engine);
  }

  /** The newest snapshot of a table that is there. */
  Optional<Snapshot> snapshot(TableContract table) {
    return log(table).snapshot();
  }

  /** Looks at the logs again, so that other runs' commits are seen. */
  public void refresh() {
    logs.values().forEach(TableLog::refresh);
  }

  private TableLog log(TableContract table) {
    return logs.computeIfAbsent(
        table.id(), id -> new TableLog(table, location(table), configuration, engine));
  }

  private Path qualified(Path path) {
    try {
      return path.getFileSystem(configuration).makeQualified(path);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lake at %s cannot be reached", root);
    }
  }

  private static String exportId(TableContract table) {
    return table.id() + "/publications";
  }

  private static String daysId(TableContract table, LocalDate first, LocalDate last) {
    return table.id() + "/" + first + ".." + last + "/g" + HISTORY_GEN;
  }

  private static String transactionId(TableContract table, LocalDate bizDate, int gen) {
    return table.id() + "/" + bizDate + "/g" + gen;
  }
}
