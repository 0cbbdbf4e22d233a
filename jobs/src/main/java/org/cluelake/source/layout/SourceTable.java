package org.cluelake.source.layout;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Reads a third party's files row by row, as often as asked. */
final class SourceTable {

  private final SourceFile source;
  private final List<Path> files;

  /**
   * @throws PipelineException INPUT or DATA where the files are not there as plain files
   */
  SourceTable(SourceFile source, Path folder) {
    this.source = source;
    this.files = SourceFiles.of(source, folder);
  }

  /** Takes the rows in the order of the files. */
  interface Rows {

    /** Takes a row whose shape is right. */
    void row(SourceRow row, RowPlace place) throws IOException;

    /** Takes a row that is none, with the reason. */
    void refused(RowPlace place, String reason) throws IOException;
  }

  /**
   * Reads the files from their start.
   *
   * @param spread given to every row, or null
   * @throws PipelineException CONFIG if the columns are not the mapping's, DATA if a file is
   *     damaged
   */
  void forEach(DaySpread spread, Rows rows) {
    Numbering numbering = new Numbering(spread, rows);
    for (Path file : files) {
      numbering.file = file.getFileName().toString();
      if (source.format() == SourceFile.Format.PARQUET) {
        read(new ParquetRows(source, file), numbering);
      } else {
        readText(file, numbering);
      }
    }
  }

  private static void read(ParquetRows parquet, Numbering numbering) {
    try {
      parquet.read(numbering);
    } catch (FileDamaged e) {
      throw e.fault().at(numbering.file, e.getMessage());
    } catch (IOException e) {
      throw failed(e, numbering.file);
    }
  }

  private void readText(Path file, Numbering numbering) {
    TextLines lines = null;
    try (Reader text =
        new InputStreamReader(
            FileBytes.open(file, source.compression()),
            source
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      if (source.format() == SourceFile.Format.CSV) {
        lines = new TextLines(text, CsvRows.LONGEST);
        new CsvRows(source, lines).read(numbering);
      } else {
        lines = new TextLines(text, JsonRows.LONGEST);
        new JsonRows(source, lines).read(numbering);
      }
    } catch (FileDamaged e) {
      boolean header = lines != null && lines.number() <= 1;
      throw e.fault().at(place(numbering.file, header ? null : lines), e.getMessage());
    } catch (CharacterCodingException e) {
      throw Fault.ENCODING.at(
          place(numbering.file, lines),
          "the bytes are no text in "
              + source.charset()
              + ". Correct charset in the mapping, or fetch the file again.");
    } catch (IOException e) {
      throw failed(e, numbering.file);
    }
  }

  /** Bytes are decoded in blocks, so what is wrong lies in this line or soon after it. */
  private static String place(String file, TextLines lines) {
    return lines == null ? file : file + " near line " + Math.max(1, lines.number());
  }

  private static PipelineException failed(IOException e, String file) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "Reading %s or writing its rows failed.", file);
  }

  /** Numbers the rows over all files. */
  private static final class Numbering implements RowSink {

    private final DaySpread spread;
    private final Rows rows;
    private String file;
    private long number;

    Numbering(DaySpread spread, Rows rows) {
      this.spread = spread;
      this.rows = rows;
    }

    @Override
    public void row(long line, Map<String, Integer> columns, String[] fields) throws IOException {
      number++;
      rows.row(new SourceRow(number, columns, fields, spread), new RowPlace(file, line));
    }

    @Override
    public void refused(long line, String reason) throws IOException {
      number++;
      rows.refused(new RowPlace(file, line), reason);
    }
  }
}
