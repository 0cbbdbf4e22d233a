package org.cluelake.source;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.cluelake.identity.Tokenizer;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.duckdb.DuckDBAppender;

/**
 * Reads one landed file into the kernel, value by value: good rows into the staging table with
 * their identities as tokens, others into {@link #REFUSED} with what they broke.
 */
final class FileReading {

  /** Rows refused by their shape or values: line, reasons, details. */
  static final String REFUSED = "refused";

  private final FeedLayout layout;
  private final Kernel kernel;
  private final Tokenizer tokenizer;
  private final RowBatch batch;
  private final ExactSum moneyIn = new ExactSum();
  private final ExactSum moneyRefused = new ExactSum();
  private final List<Integer> identityIndexes;
  private long rowsIn;
  private long unreadable;

  FileReading(FeedLayout layout, Kernel kernel, Tokenizer tokenizer) {
    this.layout = layout;
    this.kernel = kernel;
    this.tokenizer = tokenizer;
    batch = new RowBatch(layout.checks.size());
    identityIndexes = layout.identities.values().stream().map(IdentityColumn::index).toList();
  }

  /** Reads the whole file; nothing of it stays in Java memory. */
  void read(Path csv) {
    // One transaction: an append of its own per chunk would cost three times as much.
    kernel.begin();
    kernel.run(layout.createDelivered());
    kernel.run("CREATE TABLE " + REFUSED + " (_line BIGINT, reasons VARCHAR[], detail VARCHAR[])");
    try (DuckDBAppender delivered = kernel.appender(FeedLayout.DELIVERED);
        DuckDBAppender refused = kernel.appender(REFUSED);
        RowGuard guard = guard(csv, refused);
        CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(guard)) {
      for (CsvRecord row : rows) {
        batch.add(row, guard.nextLine());
        if (batch.isFull()) {
          pass(delivered, refused);
        }
      }
      pass(delivered, refused);
      rowsIn = guard.rows();
      if (!guard.isDrained()) {
        throw PipelineException.of(
            ErrorKind.INTERNAL, "the CSV reader lost rows of %s", csv.getFileName());
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "landed file %s cannot be read; check the disk", csv);
    } catch (SQLException e) {
      throw kernel.failed(e);
    }
    kernel.commit();
  }

  long rowsIn() {
    return rowsIn;
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

  private RowGuard guard(Path csv, DuckDBAppender refused) throws IOException {
    return new RowGuard(
        Files.newBufferedReader(csv, StandardCharsets.UTF_8),
        layout.checks.size(),
        layout.feed.feed().maxRowChars(),
        (line, code, detail) -> {
          unreadable += layout.money.size();
          refuse(refused, line, List.of(code), List.of(detail));
        });
  }

  private void pass(DuckDBAppender delivered, DuckDBAppender refused) throws SQLException {
    for (int column = 0; column < layout.checks.size(); column++) {
      batch.check(column, layout.feed.properties().get(column), layout.checks.get(column));
    }
    batch.blank(identityIndexes);
    for (IdentityColumn identity : layout.identities.values()) {
      boolean required = layout.feed.properties().get(identity.index()).required();
      identity.fill(tokenizer, batch, required);
    }
    for (int row = 0; row < batch.rows(); row++) {
      boolean good = !batch.findings().has(row);
      addMoney(row, good);
      if (good) {
        delivered.beginRow().append(batch.line(row));
        for (StagedColumn column : layout.staged) {
          column.append(batch, row, delivered);
        }
        delivered.endRow();
      } else {
        Findings findings = batch.findings();
        refuse(refused, batch.line(row), findings.reasons(row), findings.details(row));
      }
    }
    batch.clear();
  }

  private void addMoney(int row, boolean good) {
    for (int column : layout.money) {
      if (batch.text(column, row) == null) {
        continue;
      }
      long cents = batch.value(column, row);
      if (cents == ValueCheck.UNREADABLE) {
        unreadable++;
      } else {
        moneyIn.add(cents);
        if (!good) {
          moneyRefused.add(cents);
        }
      }
    }
  }

  private void refuse(
      DuckDBAppender refused, long line, List<String> reasons, List<String> details) {
    try {
      refused.beginRow().append(line).append(reasons).append(details).endRow();
    } catch (SQLException e) {
      throw kernel.failed(e);
    }
  }
}
