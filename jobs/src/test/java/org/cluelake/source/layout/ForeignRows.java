package org.cluelake.source.layout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows as a third party has them, written in any form the mapping language reads. */
record ForeignRows(List<Row> rows) {

  private static final List<String> NAMES = List.of("id", "payer", "at", "amount", "purpose");

  /**
   * One movement of money.
   *
   * @param second of 2026-03-01 in Shanghai
   * @param cents of the amount
   * @param purpose any text, or empty
   */
  record Row(int id, int second, long cents, String purpose) {

    List<String> texts() {
      return List.of("t" + id, "99" + id, at(), amount(), purpose);
    }

    String at() {
      return "2026-03-01 %02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }

    String amount() {
      return "%d.%02d".formatted(cents / 100, cents % 100);
    }
  }

  /** A form of CSV. */
  record Csv(char delimiter, Character quote, boolean header, String lineEnd, Charset charset) {

    String source() {
      return "format: csv, delimiter: \"%s\", quote: %s, charset: %s%s"
          .formatted(
              delimiter == '\t' ? "\\t" : delimiter,
              quote == null ? "none" : "\"" + (quote == '"' ? "\\\"" : quote) + "\"",
              charset,
              header ? "" : ", columns: " + NAMES);
    }
  }

  byte[] csv(Csv form) {
    StringBuilder text = new StringBuilder();
    if (form.header) {
      text.append(String.join(String.valueOf(form.delimiter), NAMES)).append(form.lineEnd);
    }
    for (Row row : rows) {
      text.append(
              row.texts().stream()
                  .map(value -> quoted(value, form))
                  .collect(Collectors.joining(String.valueOf(form.delimiter))))
          .append(form.lineEnd);
    }
    return text.toString().getBytes(form.charset);
  }

  private static String quoted(String value, Csv form) {
    if (form.quote == null || value.chars().allMatch(Character::isLetterOrDigit)) {
      return value;
    }
    String quote = form.quote.toString();
    return quote + value.replace(quote, quote + quote) + quote;
  }

  /** JSON Lines, with the amount as a number and the purpose within an object. */
  byte[] json(Charset charset, boolean escaped) {
    return rows.stream()
        .map(
            r ->
                "{\"amount\":%s,\"id\":\"t%d\",\"more\":{\"purpose\":%s},\"payer\":99%d,\"at\":\"%s\"}\n"
                    .formatted(r.amount(), r.id, jsonText(r.purpose, escaped), r.id, r.at()))
        .collect(Collectors.joining())
        .getBytes(charset);
  }

  private static String jsonText(String text, boolean escaped) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (escaped || c < ' ' || c == '"' || c == '\\') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** Parquet, with typed columns. */
  byte[] parquet(Path folder, String compression) throws Exception {
    Path file = folder.resolve("rows.parquet");
    String values =
        rows.stream()
            .map(
                r ->
                    "('t%d', CAST(99%d AS BIGINT), TIMESTAMP '%s', CAST(%s AS DECIMAL(18,2)), '%s')"
                        .formatted(r.id, r.id, r.at(), r.amount(), r.purpose.replace("'", "''")))
            .collect(Collectors.joining(", "));
    sql(
        "COPY (SELECT * FROM (VALUES %s) t(id, payer, \"at\", amount, purpose)) TO '%s' (FORMAT parquet,"
            + " COMPRESSION %s)",
        values, file, compression);
    return Files.readAllBytes(file);
  }

  static void sql(String text, Object... values) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(text.formatted(values));
    }
  }

  /** Whether a purpose can be written without quotes. */
  boolean isPlain(char delimiter) {
    Set<Character> special = Set.of(delimiter, '\n');
    return rows.stream()
        .allMatch(r -> r.purpose.chars().noneMatch(c -> special.contains((char) c)));
  }

  static byte[] packed(byte[] text, Compression compression) {
    return switch (compression) {
      case NONE -> text;
      case GZIP -> Foreign.gzip(text);
      case ZSTD -> Foreign.zstd(text);
    };
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
