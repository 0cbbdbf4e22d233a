package org.cluelake.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.identity.Tokenizer;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.RowSource;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;

/**
 * Reads one landed file into the kernel, a batch of rows at a time and column by column: good rows
 * into the view {@link FeedLayout#DELIVERED} with their identities as tokens, others into {@link
 * #REFUSED} with what they broke.
 */
final class FileReading implements RowSource {

  /** Rows refused by their shape or values: line, reasons, details. */
  static final String REFUSED = "refused";

  /** Both kinds of rows; {@link #BROKEN} says what a row broke, and is null where it is good. */
  private static final String READ = "read";

  private static final String BROKEN = "_broken";

  /** Between a reason and its detail, and between findings: characters neither can hold. */
  private static final String BESIDE = "\u001f";

  private static final String BETWEEN = "\u001e";

  private final FeedLayout layout;
  private final Kernel kernel;
  private final Tokenizer tokenizer;
  private final RowBatch batch;
  private final ExactSum moneyIn = new ExactSum();
  private final ExactSum moneyRefused = new ExactSum();
  private final List<Integer> identityIndexes;
  private RowReader rows;
  private long unreadable;
  private long refused;

  FileReading(FeedLayout layout, Kernel kernel, Tokenizer tokenizer) {
    this.layout = layout;
    this.kernel = kernel;
    this.tokenizer = tokenizer;
    batch = new RowBatch(layout.checks.size());
    identityIndexes = layout.identities.values().stream().map(IdentityColumn::index).toList();
  }

  /** Reads the whole file; nothing of it stays in Java memory. */
  void read(Path csv) {
    try (RowReader reader =
        new RowReader(
            Files.newInputStream(csv), layout.checks.size(), layout.feed.feed().maxRowChars())) {
      rows = reader;
      String staged =
          layout.staged.stream().map(StagedColumn::sql).collect(Collectors.joining(", "));
      kernel.create(READ, this, FeedLayout.LINE + ", " + BROKEN + ", " + staged);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "landed file %s cannot be read; check the disk", csv);
    }
    String good = refused == 0 ? "" : " WHERE " + BROKEN + " IS NULL";
    kernel.run(
        "CREATE VIEW %s AS SELECT * EXCLUDE (%s) FROM %s%s"
            .formatted(FeedLayout.DELIVERED, BROKEN, READ, good));
    kernel.run(
        """
        CREATE TABLE %s AS
        SELECT _line,
               list_transform(findings, lambda f: split_part(f, '%s', 1)) AS reasons,
               list_transform(findings, lambda f: split_part(f, '%2$s', 2)) AS detail
        FROM (SELECT _line, string_split(%s, '%s') AS findings FROM %s WHERE %3$s IS NOT NULL)
        """
            .formatted(REFUSED, BESIDE, BROKEN, BETWEEN, READ));
  }

  long rowsIn() {
    return rows.rows();
  }

  ExactSum moneyIn() {
    return moneyIn;
  }

  ExactSum moneyRefused() {
    return moneyRefused;
  }

  long unreadable() {
    return unreadable;
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    boolean unused = columns.add(new Column(FeedLayout.LINE, DuckDBColumnType.BIGINT));
    unused = columns.add(new Column(BROKEN, DuckDBColumnType.VARCHAR));
    for (StagedColumn column : layout.staged) {
      unused = columns.add(new Column(column.name, column.type));
    }
    return columns;
  }

  @Override
  public int fill(DuckDBDataChunkWriter chunk) throws IOException {
    batch.clear();
    while (!batch.isFull() && rows.next(batch)) {
      // The batch fills.
    }
    if (batch.rows() == 0) {
      return 0;
    }
    judge();
    addMoney();
    handOver(chunk);
    return batch.rows();
  }

  /** Reads the values of the batch by their contracts; what is good becomes tokens. */
  private void judge() {
    for (int column = 0; column < layout.checks.size(); column++) {
      batch.check(column, layout.feed.properties().get(column), layout.checks.get(column));
    }
    batch.blank(identityIndexes);
    for (IdentityColumn identity : layout.identities.values()) {
      boolean required = layout.feed.properties().get(identity.index()).required();
      identity.fill(tokenizer, batch, required);
    }
  }

  private void handOver(DuckDBDataChunkWriter chunk) {
    for (int row = 0; row < batch.rows(); row++) {
      chunk.vector(0).setLong(row, batch.line(row));
      String broken = broken(row);
      if (broken == null) {
        chunk.vector(1).setNull(row);
      } else {
        refused++;
        chunk.vector(1).setString(row, broken);
      }
    }
    for (int column = 0; column < layout.staged.size(); column++) {
      layout.staged.get(column).fill(batch, chunk.vector(column + 2L));
    }
  }

  private String broken(int row) {
    Findings findings = batch.findings();
    if (!findings.has(row)) {
      return null;
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < findings.reasons(row).size(); i++) {
      boolean unused =
          found.add(findings.reasons(row).get(i) + BESIDE + findings.details(row).get(i));
    }
    return String.join(BETWEEN, found);
  }

  private void addMoney() {
    for (int column : layout.money) {
      for (int row = 0; row < batch.rows(); row++) {
        if (batch.isShapeless(row)) {
          unreadable++;
        } else if (!batch.isEmpty(column, row)) {
          add(batch.value(column, row), batch.findings().has(row));
        }
      }
    }
  }

  private void add(long cents, boolean isRefused) {
    if (cents == ValueCheck.UNREADABLE) {
      unreadable++;
    } else {
      moneyIn.add(cents);
      if (isRefused) {
        moneyRefused.add(cents);
      }
    }
  }
}
