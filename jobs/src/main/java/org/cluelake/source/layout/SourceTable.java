package org.cluelake.source.layout;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Reads a third party's file row by row, as often as asked. */
final class SourceTable {

  private final SourceFile source;
  private final Path path;

  SourceTable(SourceFile source, Path folder) {
    this.source = source;
    this.path = folder.resolve(source.file());
  }

  /** Takes the rows in the order of the file. */
  interface Rows {

    /** Takes a row with as many fields as the header. */
    void row(SourceRow row) throws IOException;

    /** Takes the number of a row with more or fewer. */
    void wrongWidth(long number) throws IOException;
  }

  /**
   * Reads the file from its start.
   *
   * @param wanted columns that must be there
   * @param spread given to every row, or null
   * @throws PipelineException INPUT if it is absent, CONFIG if a column is, DATA if it is damaged
   */
  void forEach(Set<String> wanted, DaySpread spread, Rows rows) {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw PipelineException.of(
          ErrorKind.INPUT, "%s is not in the folder given with --from.", source.file());
    }
    try (InputStream in = open();
        CsvReader<CsvRecord> reader = reader(in)) {
      Iterator<CsvRecord> records = reader.iterator();
      Map<String, Integer> columns = columns(records, wanted);
      for (long number = 1; records.hasNext(); number++) {
        List<String> fields = records.next().getFields();
        if (fields.size() == columns.size()) {
          rows.row(new SourceRow(number, columns, fields, spread));
        } else {
          rows.wrongWidth(number);
        }
      }
    } catch (CsvParseException
        | UncheckedIOException
        | CharacterCodingException
        | EOFException
        | ZipException e) {
      throw PipelineException.causedBy(
          withoutValues(e),
          ErrorKind.DATA,
          "%s cannot be read as %s text in %s with '%s' between fields. Check the mapping's charset"
              + " and delimiter, or fetch the file again.",
          source.file(),
          isPacked() ? "gzip" : "plain",
          source.charset(),
          source.delimiter());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "Reading %s or writing its rows failed.", source.file());
    }
  }

  private Map<String, Integer> columns(Iterator<CsvRecord> records, Set<String> wanted) {
    Map<String, Integer> columns = new HashMap<>();
    List<String> header = records.hasNext() ? records.next().getFields() : List.of();
    for (int i = 0; i < header.size(); i++) {
      if (columns.put(header.get(i), i) != null) {
        throw PipelineException.of(
            ErrorKind.DATA, "%s: two columns of the header have one name.", source.file());
      }
    }
    List<String> missing = wanted.stream().filter(c -> !columns.containsKey(c)).sorted().toList();
    if (!missing.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s has no column %s. Correct the mapping, or fetch the right file.",
          source.file(),
          String.join(", ", missing));
    }
    return columns;
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    return isPacked() ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private boolean isPacked() {
    return source.file().endsWith(".gz");
  }

  private CsvReader<CsvRecord> reader(InputStream in) {
    return CsvReader.builder()
        .fieldSeparator(source.delimiter())
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(
            new InputStreamReader(
                in,
                Charset.forName(source.charset())
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** The reader's own message may quote the row; only its class is kept. */
  private static Throwable withoutValues(Exception e) {
    return new IOException(e.getClass().getSimpleName());
  }
}
