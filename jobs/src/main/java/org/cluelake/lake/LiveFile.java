package org.cluelake.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * A file that a table's snapshot names.
 *
 * @param file the file; one of an export table has generation 0
 * @param province the province its rows are for, or null where the table is no export
 */
record LiveFile(SliceFile file, String province) {

  /** By night, generation, bucket and name. */
  static final Comparator<SliceFile> ORDER =
      Comparator.comparing(SliceFile::bizDate)
          .thenComparing(SliceFile::gen)
          .thenComparing(SliceFile::bucket)
          .thenComparing(SliceFile::uri);

  /** The files of a snapshot, by night, generation, bucket and name. */
  static List<LiveFile> of(Engine engine, Snapshot snapshot, TableContract table) {
    List<LiveFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        ((ScanImpl) snapshot.getScanBuilder().build()).getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            files.add(of(rows.next(), table));
          }
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the log of %s cannot be read", table.id());
    }
    files.sort(Comparator.comparing(LiveFile::file, ORDER));
    return List.copyOf(files);
  }

  private static LiveFile of(Row row, TableContract table) {
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
    List<String> columns = table.partitionColumns();
    SliceFile file =
        new SliceFile(
            status.getPath(),
            LocalDate.parse(partition.get(TableContract.BIZ_DATE)),
            columns.contains(TableContract.GEN)
                ? Integer.parseInt(partition.get(TableContract.GEN))
                : 0,
            table.isBucketed() ? Integer.parseInt(partition.get(TableContract.BUCKET)) : -1,
            rows,
            status.getSize());
    return new LiveFile(file, partition.get(TableContract.PROVINCE));
  }
}
