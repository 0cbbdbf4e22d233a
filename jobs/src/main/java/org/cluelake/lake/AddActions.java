package org.cluelake.lake;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.cluelake.contract.TableContract;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/**
 * The files of one commit, moved into their table. Statistics hold row counts only: min and max of
 * a token would outlive its erasure in the log.
 */
final class AddActions {

  private final Engine engine;
  private final Configuration configuration;
  private final Row state;
  private final List<SliceFile> added = new ArrayList<>();

  AddActions(Engine engine, Configuration configuration, Row state) {
    this.engine = engine;
    this.configuration = configuration;
    this.state = state;
  }

  /** Moves the files of a partition and gives the actions that add them. */
  List<Row> of(Map<String, Literal> partition, List<StagedFile> files) throws IOException {
    DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
    Path target = new Path(context.getTargetDirectory());
    List<DataFileStatus> moved = new ArrayList<>();
    for (StagedFile file : files) {
      DataFileStatus status = movedIn(file, target);
      moved.add(status);
      added.add(
          new SliceFile(
              status.getPath(),
              LocalDate.ofEpochDay(number(partition, TableContract.BIZ_DATE, 0)),
              number(partition, TableContract.GEN, 0),
              number(partition, TableContract.BUCKET, -1),
              file.hash().rows(),
              status.getSize()));
    }
    List<Row> actions = new ArrayList<>();
    try (CloseableIterator<Row> rows =
        Transaction.generateAppendActions(
            engine, state, Utils.toCloseableIterator(moved.iterator()), context)) {
      while (rows.hasNext()) {
        actions.add(rows.next());
      }
    }
    return actions;
  }

  /** Every file added so far, as the table lists it; one of an export table has generation 0. */
  List<SliceFile> added() {
    return List.copyOf(added);
  }

  private static int number(Map<String, Literal> partition, String column, int absent) {
    Literal value = partition.get(column);
    return value == null ? absent : (Integer) value.getValue();
  }

  /** A file already there has the same bytes, because its name is their hash. */
  private DataFileStatus movedIn(StagedFile file, Path target) throws IOException {
    FileSystem system = target.getFileSystem(configuration);
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
    FileStatus status = system.getFileStatus(to);
    return new DataFileStatus(
        to.toString(),
        status.getLen(),
        status.getModificationTime(),
        Optional.of(
            new DataFileStatistics(
                file.hash().rows(), Map.of(), Map.of(), Map.of(), Optional.empty())));
  }
}
