package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RowGuardTest {

  private static final int MOST = 40;

  private final List<String> out = new ArrayList<>();
  private long rows;

  private List<String> read(String body) throws IOException {
    out.clear();
    try (RowGuard guard =
            new RowGuard(
                new StringReader("a,b\n" + body),
                2,
                MOST,
                (line, code, detail) -> out.add(line + " " + code));
        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(guard)) {
      List<String> good = new ArrayList<>();
      for (CsvRecord row : csv) {
        good.add(guard.nextLine() + " " + String.join("|", row.getFields()));
      }
      assertThat(guard.isDrained()).isTrue();
      rows = guard.rows();
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
