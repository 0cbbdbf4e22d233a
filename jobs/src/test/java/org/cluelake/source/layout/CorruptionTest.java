package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way a file can be spoiled has its reason, and costs no other row. */
class CorruptionTest {

  private static final ForeignRows ROWS =
      new ForeignRows(
          IntStream.range(0, 9)
              .mapToObj(i -> new ForeignRows.Row(i, i * 600, 100 + i, "p" + i))
              .toList());
  private static final String CSV = "file: f.x, format: csv";
  private static final String JSON = "file: f.x, format: jsonl";
  private static final String PARQUET = "file: f.x, format: parquet";

  @TempDir private Path temp;
  private int runs;

  /** Row 4 of nine, spoiled: its line and reason are told and the other eight are delivered. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\"t4\" ! \"t4 ! CSV_QUOTE",
        "\"t4\" ! \"t\"4 ! CSV_QUOTE",
        ",\"p4\" ! ,\"p4 ! CSV_QUOTE",
        ",\"p4\" ! `` ! CSV_WIDTH",
        "\"p4\" ! \"p4\",\"x\" ! CSV_WIDTH",
        "\"1.04\" ! `` ! REQUIRED:amount",
        "p4\" ! p<0>\" ! NUL_BYTE:purpose",
        "p4\" ! p\uFFFD\" ! ENCODING:purpose",
        "p4\" ! p<13>4\" ! CONTROL_CHAR",
        "2026-03-01 00:40:00 ! 2026-03-01 00:40 ! DAY_FROM",
        "2026-03-01 00:40:00 ! 2026-02-30 00:40:00 ! DAY_FROM",
      })
  void aSpoiledCsvRowIsRefusedAlone(String from, String to, String reason) {
    String text =
        new String(
            ROWS.csv(new ForeignRows.Csv(',', '"', true, "\n", StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8);
    text = text.replace("t4,", "\"t4\",").replace(",p4", ",\"p4\"");
    alone(CSV, text, from, to, "f.x,6," + reason, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{\"amount\":1.04 ! {\"amount\":1.04,\"amount\":1.04 ! JSON_DUPLICATE",
        "{\"amount\":1.04 ! {\"amount\":[1.04] ! JSON_TYPE:amount",
        "{\"amount\":1.04 ! {\"amount\":{\"a\":1} ! JSON_TYPE:amount",
        "{\"amount\":1.04 ! {\"amount\":01.04 ! JSON_FORMAT",
        "{\"amount\":1.04 ! {\"amount\":NaN ! JSON_FORMAT",
        "{\"amount\":1.04 ! {\"amount\":null ! REQUIRED:amount",
        "{\"amount\":1.04, ! { ! FIELD_MISSING:amount",
        "{\"amount\":1.04 ! {\"new\":1,\"amount\":1.04 ! FIELD_NEW",
        "{\"amount\":1.04 ! {\"new\":{\"id\":2},\"amount\":1.04 ! FIELD_NEW",
        "\"more\":{\"purpose\":\"p4\"} ! \"more\":{\"purpose\":\"p4\",\"x\":1} ! FIELD_NEW",
        "\"more\":{\"purpose\":\"p4\"} ! \"more\":7 ! JSON_TYPE:more",
        "\"more\":{\"purpose\":\"p4\"} ! \"more\":null ! FIELD_MISSING:more.purpose",
        "{\"amount\":1.04 ! {'amount':1.04 ! JSON_FORMAT",
        "{\"amount\":1.04 ! [{\"amount\":1.04 ! JSON_FORMAT",
        "\"p4\" ! \"p4 ! JSON_FORMAT",
        "\"p4\" ! \"\\ud800\" ! ENCODING:purpose",
        "\"p4\" ! \"\\u0000\" ! NUL_BYTE:purpose",
        "00:40:00\"} ! 00:40:00\"}{} ! JSON_FORMAT",
      })
  void aSpoiledJsonLineIsRefusedAlone(String from, String to, String reason) {
    String text = new String(ROWS.json(StandardCharsets.UTF_8, false), StandardCharsets.UTF_8);
    alone(JSON, text, from, to, "f.x,5," + reason, "more.");
  }

  @Test
  void aTruncatedLastLineIsRefusedByItsNumber() {
    String json = new String(ROWS.json(StandardCharsets.UTF_8, false), StandardCharsets.UTF_8);
    for (int cut : new int[] {2, 10, 60}) {
      Foreign.Result result =
          run(JSON, "more.", ForeignRows.utf8(json.substring(0, json.length() - cut)));
      assertThat(result.refusals()).containsExactly("bank_transfer,f.x,9,JSON_FORMAT");
      assertThat(result.delivered()).hasSize(8);
    }
    Foreign.Result whole =
        run(JSON, "more.", ForeignRows.utf8(json.substring(0, json.length() - 1)));
    assertThat(whole.delivered()).hasSize(9);
  }

  @Test
  void moneyKeepsEveryDigitItIsWrittenWith() {
    String line =
        "{\"amount\":9007199254740993.10,\"id\":\"a\",\"more\":{\"purpose\":1e400},\"payer\":99,"
            + "\"at\":\"2026-03-01 00:00:00\"}";
    assertThat(run(JSON, "more.", ForeignRows.utf8(line)).delivered())
        .containsExactly(
            "a,99,,2026-03-01 00:00:00,9007199254740993.10,CNY,mobile,1e400,,,,settled,,");
  }

  @Test
  void anOpenQuoteCannotSwallowTheRestOfAFile() {
    StringBuilder text =
        new StringBuilder("id,payer,at,amount,purpose\na,99,2026-03-01,1.00,\"x\n");
    String row = "b,99,2026-03-01 00:00:00,1.00,y\n";
    text.append(row.repeat(5_000));
    Foreign.Result result = run(CSV, "", ForeignRows.utf8(text.toString()));
    assertThat(result.refusals()).containsExactly("bank_transfer,f.x,2,CSV_QUOTE");
    assertThat(result.delivered()).hasSize(5_000);
  }

  @Test
  void aRowOrLineTooLongIsRefusedInBoundedMemory() {
    String row = "a,99,2026-03-01 00:00:00,1.00,";
    String text = "id,payer,at,amount,purpose\n" + row + "x".repeat(70_000) + "\n" + row + "y\n";
    Foreign.Result csv = run(CSV, "", ForeignRows.utf8(text));
    assertThat(csv.refusals()).containsExactly("bank_transfer,f.x,2,ROW_TOO_BIG");
    assertThat(csv.delivered()).hasSize(1);
    Foreign.Result json = run(JSON, "more.", ForeignRows.utf8(" ".repeat(2_000_000) + "{}\n"));
    assertThat(json.refusals()).containsExactly("bank_transfer,f.x,1,ROW_TOO_BIG");
  }

  /** A file that is no such file: the code, and no delivery of anything. */
  record Spoiled(String source, String fault, UnaryOperator<byte[]> how) {
    @Override
    public String toString() {
      return source + " " + fault;
    }
  }

  static List<Spoiled> files() {
    List<Spoiled> all = new ArrayList<>();
    for (String format : new String[] {CSV, JSON}) {
      String gzip = format + ", compression: gzip";
      String zstd = format + ", compression: zstd";
      all.add(new Spoiled(gzip, "MAGIC_MISMATCH", b -> b));
      all.add(new Spoiled(gzip, "MAGIC_MISMATCH", Foreign::zstd));
      all.add(new Spoiled(zstd, "MAGIC_MISMATCH", b -> b));
      all.add(new Spoiled(zstd, "MAGIC_MISMATCH", Foreign::gzip));
      all.add(new Spoiled(format, "MAGIC_MISMATCH", Foreign::gzip));
      all.add(
          new Spoiled(
              format,
              "MAGIC_MISMATCH",
              b -> join("PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII), b)));
      all.add(new Spoiled(gzip, "GZ_TRUNCATED", b -> cut(Foreign.gzip(b), 0.6)));
      all.add(new Spoiled(gzip, "GZ_TRUNCATED", b -> cut(Foreign.gzip(b), 0.99)));
      all.add(new Spoiled(gzip, "GZ_CRC", b -> flip(Foreign.gzip(b), -6)));
      all.add(
          new Spoiled(
              gzip, "GZ_CRC", b -> join(Foreign.gzip(b), "x".getBytes(StandardCharsets.US_ASCII))));
      all.add(new Spoiled(zstd, "ZSTD_TRUNCATED", b -> cut(Foreign.zstd(b), 0.6)));
      all.add(new Spoiled(zstd, "ZSTD_TRUNCATED", b -> cut(Foreign.zstd(b), 0.99)));
      all.add(new Spoiled(zstd, "ZSTD_DAMAGED", b -> flip(Foreign.zstd(b), -2)));
      all.add(
          new Spoiled(
              zstd,
              "ZSTD_DAMAGED",
              b -> join(Foreign.zstd(b), "xxxxx".getBytes(StandardCharsets.US_ASCII))));
      all.add(new Spoiled(format, "ENCODING", b -> flipTo(b, b.length / 2, (byte) 0xff)));
      all.add(new Spoiled(format, "ENCODING", b -> join(b, new byte[] {(byte) 0xe4, (byte) 0xb8})));
    }
    all.add(new Spoiled(CSV, "EMPTY_FILE", b -> new byte[0]));
    all.add(new Spoiled(CSV, "SCHEMA_MISSING", b -> Arrays.copyOfRange(b, 60, b.length)));
    all.add(new Spoiled(CSV, "SCHEMA_NEW", b -> swap(b, "purpose\n", "purpose,more\n")));
    all.add(new Spoiled(CSV, "SCHEMA_DUPLICATE", b -> swap(b, "purpose\n", "purpose,id\n")));
    all.add(new Spoiled(CSV, "HEADER_BAD", b -> swap(b, "purpose\n", "\"purpose\n")));
    all.add(new Spoiled(PARQUET, "MAGIC_MISMATCH", b -> b));
    all.add(new Spoiled(PARQUET, "MAGIC_MISMATCH", b -> new byte[0]));
    return all;
  }

  @ParameterizedTest
  @MethodSource("files")
  void aSpoiledFileStopsTheImport(Spoiled spoiled) throws IOException {
    byte[] good =
        spoiled.source.startsWith(JSON)
            ? ROWS.json(StandardCharsets.UTF_8, false)
            : ROWS.csv(new ForeignRows.Csv(',', '"', true, "\n", StandardCharsets.UTF_8));
    String before = spoiled.source.startsWith(JSON) ? "more." : "";
    stops(spoiled.source, before, spoiled.how.apply(good), spoiled.fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "amount ! CAST(amount AS DOUBLE) AS amount ! PARQUET_TYPE",
        "amount ! CAST(amount AS FLOAT) AS amount ! PARQUET_TYPE",
        "amount ! CAST(1 AS HUGEINT) AS amount ! PARQUET_TYPE",
        "amount ! [amount] AS amount ! PARQUET_TYPE",
        "amount ! {'a': amount} AS amount ! PARQUET_TYPE",
        "purpose ! CAST(purpose AS BLOB) AS purpose ! PARQUET_TYPE",
        "purpose ! INTERVAL 1 DAY AS purpose ! PARQUET_TYPE",
        "purpose ! purpose, 1 AS more ! SCHEMA_NEW",
        "purpose ! 'p' AS purpos ! SCHEMA_MISSING",
        "purpose ! 'p' AS Purpose ! SCHEMA_MISSING",
        "\"at\" ! TIMESTAMP '2026-03-01 00:00:00' AS \"at\" ! ZONE_MISSING",
      })
  void aParquetFileOfOtherColumnsStopsTheImport(String from, String to, String fault)
      throws Exception {
    stops(PARQUET, "", parquet("id, payer, \"at\", amount, purpose".replace(from, to)), fault);
  }

  @Test
  void aTruncatedOrDamagedParquetFileStopsTheImport() throws Exception {
    byte[] good = parquet("id, payer, \"at\", amount, purpose");
    stops(PARQUET, "", cut(good, 0.5), "PARQUET_DAMAGED");
    stops(PARQUET, "", Arrays.copyOf(good, good.length - 4), "PARQUET_DAMAGED");
    stops(PARQUET, "", flipTo(good, good.length - 8, (byte) 0x7f), "PARQUET_DAMAGED");
    byte[] footer = good.clone();
    int length = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(good.length - 8);
    Arrays.fill(footer, good.length - 8 - length, good.length - 8 - length / 2, (byte) 0);
    stops(PARQUET, "", footer, "PARQUET_DAMAGED");
  }

  @Test
  void parquetTimesAreOfTheSourcesZoneAndThoseThatWereNotAreRefused() throws Exception {
    byte[] bytes =
        parquet(
            "id, payer, CASE id WHEN 't1' THEN TIMESTAMP '2026-03-29 02:30:00' WHEN 't2' THEN"
                + " TIMESTAMP '2026-10-25 02:30:00' WHEN 't3' THEN TIMESTAMP 'infinity' ELSE"
                + " TIMESTAMP '2026-03-29 03:30:00' END AS \"at\", amount, purpose");
    Foreign.Result result = run(PARQUET + ", zone: Europe/Warsaw", "", bytes);
    assertThat(result.refusals())
        .containsExactly(
            "bank_transfer,f.x,2,TIME_NONEXISTENT:at",
            "bank_transfer,f.x,3,TIME_AMBIGUOUS:at",
            "bank_transfer,f.x,4,TIME_FORMAT:at");
    assertThat(result.delivered())
        .hasSize(6)
        .allMatch(l -> l.split(",")[3].equals("2026-03-29 09:30:00"));

    byte[] instants =
        parquet("id, payer, TIMESTAMPTZ '2026-03-01 16:00:00.5+00' AS \"at\", amount, purpose");
    assertThat(run(PARQUET, "", instants).delivered().get(0))
        .startsWith("t0,990,,2026-03-02T00:00:00.5+08:00,1.00,");
  }

  @Test
  void aFileThatUnpacksOutOfAllProportionStopsTheImport() throws IOException {
    byte[] bomb = Foreign.zstd(new byte[(int) FileBytes.RATIO_FROM + (1 << 20)]);
    stops(CSV + ", compression: zstd", "", bomb, "BOMB");
  }

  @Test
  void aWrongCharsetIsNoticed() throws IOException {
    ForeignRows rows = new ForeignRows(List.of(new ForeignRows.Row(1, 1, 1, "甲乙丙")));
    byte[] gb = rows.csv(new ForeignRows.Csv(',', '"', true, "\n", Charset.forName("GB18030")));
    stops(CSV, "", gb, "ENCODING");
  }

  private void alone(
      String source, String text, String from, String to, String refusal, String before) {
    String spoiled =
        text.replace(from, to == null ? "" : to).replace("<0>", "\0").replace("<13>", "\r");
    assertThat(spoiled).isNotEqualTo(text);
    Foreign.Result good = run(source, before, ForeignRows.utf8(text));
    Foreign.Result result = run(source, before, ForeignRows.utf8(spoiled));
    assertThat(good.delivered()).hasSize(9);
    assertThat(result.refusals()).containsExactly("bank_transfer," + refusal);
    assertThat(result.feed().rowsIn()).isEqualTo(9);
    assertThat(result.delivered())
        .isEqualTo(good.delivered().stream().filter(line -> !line.startsWith("t4,")).toList());
  }

  private void stops(String source, String before, byte[] bytes, String fault) throws IOException {
    assertThatThrownBy(() -> run(source, before, bytes))
        .isInstanceOf(PipelineException.class)
        .hasMessageStartingWith(fault + ": f.x")
        .hasMessageNotContaining("p4");
    assertThat(LayoutSample.files(temp).keySet()).noneMatch(name -> name.contains("out/"));
  }

  private Foreign.Result run(String source, String before, byte[] bytes) {
    String columns = Foreign.COLUMNS.replace("{from: purpose}", "{from: " + before + "purpose}");
    return new Foreign(temp.resolve("run" + runs++))
        .run(Foreign.layout(source, "", columns), "f.x", bytes);
  }

  private byte[] parquet(String columns) throws Exception {
    Path plain = temp.resolve("plain.parquet");
    Path other = temp.resolve("other.parquet");
    Path unused = Files.write(plain, ROWS.parquet(temp, "snappy"));
    String typed =
        columns.contains("TIMESTAMP")
            ? columns
            : columns.replace("\"at\"", "CAST(\"at\" AS VARCHAR) AS \"at\"");
    ForeignRows.sql(
        "COPY (SELECT %s FROM read_parquet('%s')) TO '%s' (FORMAT parquet)", typed, plain, other);
    return Files.readAllBytes(other);
  }

  private static byte[] cut(byte[] bytes, double share) {
    return Arrays.copyOf(bytes, (int) (bytes.length * share));
  }

  private static byte[] flip(byte[] bytes, int behind) {
    byte[] flipped = bytes.clone();
    flipped[bytes.length + behind] ^= 1;
    return flipped;
  }

  private static byte[] flipTo(byte[] bytes, int at, byte value) {
    byte[] flipped = bytes.clone();
    flipped[at] = value;
    return flipped;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] swap(byte[] bytes, String from, String to) {
    return ForeignRows.utf8(new String(bytes, StandardCharsets.UTF_8).replaceFirst(from, to));
  }
}
