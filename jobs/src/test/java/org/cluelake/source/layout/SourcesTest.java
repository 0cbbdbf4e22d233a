package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read and which of their rows are kept. */
class SourcesTest {

  private static final String NUMBERED =
      Foreign.COLUMNS.replace("{from: id}", "{row_number: true}");
  private static final String HEADER = "id,payer,at,amount,purpose\n";

  @TempDir private Path temp;
  private Path from;

  @BeforeEach
  void prepare() throws IOException {
    from = Files.createDirectories(temp.resolve("from"));
  }

  @Test
  void filesOfAPatternAreReadInTheOrderOfTheirNamesAsOne() throws IOException {
    file("cdr-2.csv", row("b"));
    file("cdr-10.csv", row("a") + "broken\n" + row("a"));
    file("cdr-2.csv.bak", "not a file of that pattern");
    Foreign.Result result = run("file: \"cdr-*.csv\", ignored: [id]", NUMBERED);
    assertThat(result.delivered())
        .extracting(line -> line.split(",")[0] + line.split(",")[1])
        .containsExactly("1a", "3a", "4b");
    assertThat(result.refusals()).containsExactly("bank_transfer,cdr-10.csv,3,CSV_WIDTH");
    assertThat(result.feed().rowsIn()).isEqualTo(4);
  }

  @Test
  void oneBrokenFileOfSeveralStopsTheImportByItsName() throws IOException {
    file("cdr-1.csv", row("a"));
    LayoutSample.write(from.resolve("cdr-2.csv"), new byte[] {(byte) 0xff});
    fails("file: \"cdr-?.csv\", ignored: [id]", ErrorKind.DATA, "ENCODING: cdr-2.csv");
    assertThat(LayoutSample.files(temp.resolve("out"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cdr-1.csv", "cdr-*.csv"})
  void aLinkIsNeverFollowed(String name) throws IOException {
    Path secret = LayoutSample.write(temp.resolve("secret.csv"), HEADER + row("a"));
    Path unused = Files.createSymbolicLink(from.resolve("cdr-1.csv"), secret);
    fails("file: \"" + name + "\", ignored: [id]", ErrorKind.DATA, "NAME_UNSAFE: cdr-1.csv");
  }

  @Test
  void aFolderOrAnOddNameIsRefusedRatherThanLeftOut() throws IOException {
    Path odd = from.resolve("cdr-\u202Egnp.csv");
    file("cdr-\u202Egnp.csv", row("a"));
    fails("file: \"cdr-*.csv\", ignored: [id]", ErrorKind.DATA, "NAME_UNSAFE: cdr-*.csv");
    Files.delete(odd);
    Path unused = Files.createDirectory(from.resolve("cdr-1.csv"));
    fails("file: \"cdr-*.csv\", ignored: [id]", ErrorKind.DATA, "NAME_UNSAFE: cdr-1.csv");
    fails("file: \"x*\", ignored: [id]", ErrorKind.INPUT, "FILE_MISSING: x*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{column: payer, equals: \"2\"} | 2",
        "{column: payer, not_equals: \"2\"} | 1 3",
        "{column: payer, in: [\"1\", \"3\"]} | 1 3",
        "{column: payer, not_in: [\"1\", \"3\"]} | 2",
        "{column: payer, at_least: \"2\"} | 2 3",
        "{column: payer, at_most: \"2.0\"} | 1 2",
        "{column: payer, above: 2} | 3",
        "{column: payer, below: 2} | 1",
        "{column: purpose, empty: true} | 2",
        "{column: purpose, empty: false} | 1 3",
        "{column: purpose, matches: \"x.\"} | 3",
      })
  void rowsThatAreNotOfTheFeedAreCountedApart(String comparison, String kept) throws IOException {
    String rows =
        "1,1,2026-03-01 00:00:00,1,x\n2,2,2026-03-01 00:00:00,1,\n3,3,2026-03-01 00:00:00,1,xx\n";
    file("f.csv", rows + "broken\n");
    Foreign.Result result = run("file: f.csv", "      - " + comparison + "\n", Foreign.COLUMNS);
    assertThat(result.delivered())
        .extracting(line -> line.split(",")[1])
        .containsExactly(kept.split(" "));
    assertThat(result.feed().leftOut()).isEqualTo(3 - kept.split(" ").length);
    assertThat(result.feed().rowsIn())
        .isEqualTo(
            result.feed().delivered() + result.feed().leftOut() + result.feed().refusedRows());
  }

  @Test
  void allComparisonsHoldAndOneOnNoNumberRefuses() throws IOException {
    file(
        "f.csv",
        "1,1,2026-03-01 00:00:00,1,x\n2,9,2026-03-01 00:00:00,1,x\n3,y,2026-03-01 00:00:00,1,x\n");
    Foreign.Result result =
        run(
            "file: f.csv",
            "      - {column: payer, above: 0}\n      - {column: payer, below: 5}\n",
            Foreign.COLUMNS);
    assertThat(result.delivered()).hasSize(1);
    assertThat(result.feed().leftOut()).isEqualTo(1);
    assertThat(result.feed().refused()).isEqualTo(Map.of("COMPARE:payer", 1L));
  }

  @Test
  void anOptionalColumnMayBeAbsent() throws IOException {
    LayoutSample.write(from.resolve("f.csv"), "id,payer,at,amount\n1,1,2026-03-01 00:00:00,1.00\n");
    assertThat(run("file: f.csv, optional: [purpose]", Foreign.COLUMNS).delivered())
        .containsExactly("1,1,,2026-03-01 00:00:00,1.00,CNY,mobile,,,,,settled,,");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    LayoutSample.write(from.resolve("f.csv"), "\uFEFF" + HEADER + row("a"));
    assertThat(run("file: f.csv", Foreign.COLUMNS).delivered()).hasSize(1);
  }

  private static String row(String payer) {
    return "1," + payer + ",2026-03-01 00:00:00,1.00,x\n";
  }

  private void file(String name, String rows) {
    LayoutSample.write(from.resolve(name), HEADER + rows);
  }

  private Foreign.Result run(String source, String columns) throws IOException {
    return new Foreign(temp).run(Foreign.layout(source, "", columns), temp);
  }

  private Foreign.Result run(String source, String where, String columns) throws IOException {
    return new Foreign(temp).run(Foreign.layout(source, "    where:\n" + where, columns), temp);
  }

  private void fails(String source, ErrorKind kind, String message) {
    assertThatThrownBy(() -> run(source, NUMBERED))
        .hasMessageStartingWith(message)
        .extracting(e -> ((PipelineException) e).kind())
        .isEqualTo(kind);
  }
}
