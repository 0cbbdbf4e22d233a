package org.cluelake.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Rows of a table written by hand: a CSV file whose header names columns of its contract. */
public final class CsvRows {

  private CsvRows() {}

  /** Adds a file's rows to a table of the kernel; empty cells and columns left out are null. */
  public static void insert(Kernel kernel, String view, TableContract table, Path csv) {
    List<String> header = header(csv);
    kernel.run(
        "INSERT INTO %s (%s) SELECT %s FROM read_csv(%s, all_varchar = true, header = true, nullstr = '')"
            .formatted(
                Kernel.identifier(view),
                header.stream().map(Kernel::identifier).collect(Collectors.joining(", ")),
                header.stream()
                    .map(c -> "CAST(" + Kernel.identifier(c) + " AS " + type(table, c, csv) + ")")
                    .collect(Collectors.joining(", ")),
                Kernel.quoted(csv.toString())));
  }

  private static String type(TableContract table, String column, Path csv) {
    if (column.equals(TableContract.BIZ_DATE)) {
      return "DATE";
    }
    if (!table.columns().contains(column)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s: %s has no column %s; correct the header",
          csv.getFileName(),
          table.id(),
          column);
    }
    return PhysicalTypes.kernel(table.structType().apply(column).dataType());
  }

  private static List<String> header(Path csv) {
    try (BufferedReader reader = Files.newBufferedReader(csv)) {
      String line = reader.readLine();
      return Arrays.asList((line == null ? "" : line).split(","));
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.CONFIG, "%s cannot be read", csv);
    }
  }
}
