package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RowReaderTest {

  private static final int MOST = 40;

  private final List<String> out = new ArrayList<>();
  private long rows;

  private List<String> read(String body) throws IOException {
    out.clear();
    RowBatch batch = new RowBatch(2);
    try (RowReader reader =
        new RowReader(
            new ByteArrayInputStream(("a,b\n" + body).getBytes(StandardCharsets.UTF_8)), 2, MOST)) {
      List<String> good = new ArrayList<>();
      boolean more = true;
      while (more) {
        more = reader.next(batch);
        if (!more || batch.isFull()) {
          for (int row = 0; row < batch.rows(); row++) {
            if (batch.isShapeless(row)) {
              out.add(batch.line(row) + " " + batch.findings().reasons(row).get(0));
            } else {
              String first = batch.field(0, row).toString();
              good.add(batch.line(row) + " " + first + "|" + batch.field(1, row));
            }
          }
          batch.clear();
        }
      }
      rows = reader.rows();
      out.addAll(good);
    }
    return out;
  }

  @Test
  void wholeRowsPassWithTheirLines() throws IOException {
    assertThat(read("1,2\r\n\n\"x \"\"y\"\"\nz\",\"\"\n3,4"))
        .containsExactly("2 1|2", "4 x \"y\"\nz|", "6 3|4");
  }

  @Test
  void anUnclosedQuoteCostsItsLineAndNoOther() throws IOException {
    assertThat(read("1,2\n\"3,4\n5,6\n7,8\n"))
        .containsExactly("3 CSV_QUOTE", "2 1|2", "4 5|6", "5 7|8");
    assertThat(read("1,\"2")).containsExactly("2 CSV_QUOTE");
  }

  @Test
  void anUnclosedQuoteFarFromTheEndCostsItsLineAndNoOther() throws IOException {
    String rest = IntStream.range(0, 100).mapToObj(i -> i + ",x\n").collect(Collectors.joining());
    assertThat(read("\"3,4\n" + rest)).hasSize(101).startsWith("2 CSV_QUOTE", "3 0|x");
  }

  @Test
  void textBehindAClosingQuoteIsRefused() throws IOException {
    assertThat(read("\"1\"x,2\n3,4\n")).containsExactly("2 CSV_QUOTE", "3 3|4");
  }

  @Test
  void rowsOfAnotherWidthAreRefused() throws IOException {
    assertThat(read("1\n1,2,3\n1,2\n")).containsExactly("2 CSV_WIDTH", "3 CSV_WIDTH", "4 1|2");
  }

  @Test
  void aRowOverTheLimitIsRefusedAndOneAtTheLimitIsNot() throws IOException {
    String most = "x".repeat(MOST - 2) + ",y";
    assertThat(read(most + "\n" + most + "z\n1,2\n"))
        .containsExactly("3 ROW_TOO_BIG", "2 " + most.replace(',', '|'), "4 1|2");
    assertThat(read("x".repeat(1_000_000) + ",y\n1,2\n")).containsExactly("2 ROW_TOO_BIG", "3 1|2");
    assertThat(read("x".repeat(1_000_000))).containsExactly("2 ROW_TOO_BIG");
  }

  @Test
  void aStrayCarriageReturnIsRefused() throws IOException {
    assertThat(read("1\r,2\n3,4\r\n")).containsExactly("2 CONTROL_CHAR", "3 3|4");
  }

  @Test
  void charactersCountNotBytes() throws IOException {
    String most = "\u6587".repeat(MOST - 3) + "\u00e9,y";
    assertThat(read(most + "\n" + most + "z\n"))
        .containsExactly("3 ROW_TOO_BIG", "2 " + most.replace(',', '|'));
    String pairs = "\ud83d\ude00".repeat(MOST / 2 - 1) + ",y";
    assertThat(read(pairs + "\n1" + pairs + "\n"))
        .containsExactly("3 ROW_TOO_BIG", "2 " + pairs.replace(',', '|'));
  }

  @Property
  void whatAnotherProgramWritesReadsAsItWas(
      @ForAll @Size(max = 40) List<@Size(2) List<@From("values") String>> written)
      throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      written.forEach(row -> csv.writeRecord(row));
    }
    List<String> wanted = written.stream().map(row -> String.join("|", row)).toList();
    assertThat(read(text.toString()).stream().map(r -> r.substring(r.indexOf(' ') + 1)).toList())
        .isEqualTo(wanted);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withChars("a,\"\n\u6587\u00e9 ").ofMaxLength(6);
  }

  @Property
  void everyRowIsCountedOnceWhateverTheText(
      @ForAll
          @Chars({',', '"', '\n', '\r'})
          @CharRange(from = 'a', to = 'b')
          @StringLength(max = 200)
          String text)
      throws IOException {
    assertThat(read(text)).hasSize((int) rows);
    assertThat(out.stream().map(line -> line.split(" ")[0])).doesNotHaveDuplicates();
  }
}
