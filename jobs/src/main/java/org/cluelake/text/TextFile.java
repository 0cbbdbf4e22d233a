package org.cluelake.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** A file of texts: UTF-8, tab or comma between fields, names in the first row, plain or gzip. */
public final class TextFile {

  private final TextSpec spec;
  private final Path file;

  public TextFile(TextSpec spec, Path file) {
    this.spec = spec;
    this.file = file;
  }

  /**
   * Texts and labels in the file's order.
   *
   * @throws PipelineException INPUT if the file is absent, DATA if it is not what the spec says
   */
  public List<LabelledText> labelled() {
    List<LabelledText> rows = new ArrayList<>();
    for (String[] row : rows(List.of(spec.columns().text(), spec.columns().label()))) {
      rows.add(new LabelledText(row[0], row[1]));
    }
    return rows;
  }

  /**
   * Texts in the file's order; a label column may be absent.
   *
   * @throws PipelineException as {@link #labelled()}
   */
  public List<String> texts() {
    return rows(List.of(spec.columns().text())).stream().map(r -> r[0]).toList();
  }

  private List<String[]> rows(List<String> columns) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain =
            file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder());
        CsvReader<CsvRecord> records =
            CsvReader.builder()
                .fieldSeparator(spec.delimiter() == TextSpec.Delimiter.tab ? '\t' : ',')
                // Rows of another length are told of with their line, not by the reader.
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(reader)) {
      return rows(columns, records.iterator());
    } catch (NoSuchFileException e) {
      throw PipelineException.causedBy(e, ErrorKind.INPUT, "%s is absent", file);
    } catch (CharacterCodingException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.DATA, "%s is no UTF-8; convert it", file.getFileName());
    } catch (CsvParseException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.DATA, "%s breaks the rules of CSV; correct its quotes", file.getFileName());
    } catch (IOException | UncheckedIOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.DATA, "%s cannot be read to its end; fetch it again", file.getFileName());
    }
  }

  private List<String[]> rows(List<String> columns, Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw PipelineException.of(ErrorKind.DATA, "%s is empty", file.getFileName());
    }
    List<String> head = records.next().getFields();
    int[] at = new int[columns.size()];
    for (int c = 0; c < at.length; c++) {
      at[c] = head.indexOf(columns.get(c));
      if (at[c] < 0) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "%s has no column %s in its first row; correct the columns of the spec",
            file.getFileName(),
            columns.get(c));
      }
    }
    List<String[]> rows = new ArrayList<>();
    while (records.hasNext()) {
      CsvRecord row = records.next();
      if (row.getFieldCount() != head.size()) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "%s line %d has %d fields, its first row %d; correct the row",
            file.getFileName(),
            row.getStartingLineNumber(),
            row.getFieldCount(),
            head.size());
      }
      String[] fields = new String[at.length];
      for (int c = 0; c < at.length; c++) {
        fields[c] = row.getField(at[c]);
      }
      rows.add(fields);
    }
    return rows;
  }
}
