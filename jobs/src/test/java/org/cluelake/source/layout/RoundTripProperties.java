package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The same rows give the same delivery, however they are written. */
class RoundTripProperties {

  private static Path root;
  private static Foreign foreign;

  @BeforeContainer
  static void open() throws IOException {
    root = Files.createTempDirectory("layouts");
    foreign = new Foreign(root);
  }

  @AfterContainer
  static void close() throws IOException {
    for (Path file : LayoutSample.tree(root)) {
      Files.delete(file);
    }
  }

  @Property(tries = 60)
  void csvInAnyFormGivesTheRows(
      @ForAll("rows") ForeignRows rows,
      @ForAll("forms") ForeignRows.Csv form,
      @ForAll Compression compression) {
    Assume.that(form.quote() != null || rows.isPlain(form.delimiter()));
    String source = "file: f.x, compression: %s, %s".formatted(word(compression), form.source());
    delivers(rows, source, "", ForeignRows.packed(rows.csv(form), compression));
  }

  @Property(tries = 40)
  void jsonInAnyFormGivesTheRows(
      @ForAll("rows") ForeignRows rows,
      @ForAll boolean escaped,
      @ForAll("charsets") Charset charset,
      @ForAll Compression compression) {
    String source =
        "file: f.x, format: jsonl, charset: %s, compression: %s"
            .formatted(charset, word(compression));
    byte[] bytes = ForeignRows.packed(rows.json(charset, escaped), compression);
    delivers(rows, source, "more.", bytes);
  }

  @Property(tries = 15)
  void parquetGivesTheRows(@ForAll("rows") ForeignRows rows, @ForAll("packings") String compression)
      throws Exception {
    String source = "file: f.x, format: parquet, zone: Asia/Shanghai";
    delivers(rows, source, "", rows.parquet(root, compression));
  }

  private static void delivers(ForeignRows rows, String source, String before, byte[] bytes) {
    String columns = Foreign.COLUMNS.replace("{from: purpose}", "{from: " + before + "purpose}");
    Foreign.Result result = foreign.run(Foreign.layout(source, "", columns), "f.x", bytes);
    assertThat(result.feed().refused()).isEmpty();
    assertThat(result.feed().rowsIn()).isEqualTo(rows.rows().size());
    StringBuilder expected = new StringBuilder();
    for (ForeignRows.Row row : rows.rows()) {
      List<String> v = row.texts();
      CsvLine.append(
          expected,
          new String[] {
            v.get(0),
            v.get(1),
            null,
            v.get(2),
            v.get(3),
            "CNY",
            "mobile",
            v.get(4).isEmpty() ? null : v.get(4),
            null,
            null,
            null,
            "settled",
            null,
            null
          });
    }
    assertThat(result.delivered()).isEqualTo(expected.toString().lines().toList());
  }

  private static String word(Compression compression) {
    return compression.name().toLowerCase(Locale.ROOT);
  }

  @Provide
  Arbitrary<ForeignRows> rows() {
    Arbitrary<String> purpose =
        Arbitraries.strings()
            .withChars("ab ;,|\"'\\\n\t甲乙\u00e9\u3000{}")
            .ofMaxLength(12)
            .filter(s -> !s.startsWith("\uFEFF"));
    Arbitrary<ForeignRows.Row> row =
        Combinators.combine(
                Arbitraries.integers().between(0, 99_999),
                Arbitraries.integers().between(0, 86_399),
                Arbitraries.longs().between(1, 999_999_999_999_999L),
                purpose)
            .as(ForeignRows.Row::new);
    return row.list().ofMinSize(1).ofMaxSize(20).map(ForeignRows::new);
  }

  @Provide
  Arbitrary<ForeignRows.Csv> forms() {
    return Combinators.combine(
            Arbitraries.of(',', ';', '|', '\t'),
            Arbitraries.of('"', '\'').injectNull(0.2),
            Arbitraries.of(true, false),
            Arbitraries.of("\n", "\r\n"),
            charsets())
        .as(ForeignRows.Csv::new);
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of(
        StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16);
  }

  @Provide
  Arbitrary<String> packings() {
    return Arbitraries.of("uncompressed", "snappy", "zstd", "gzip");
  }
}
