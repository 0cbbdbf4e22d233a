package org.cluelake.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * One way to spoil a whole file, and the one refusal it must give.
 *
 * @param what what is wrong, in words
 * @param reason the refusal
 * @param spoil puts the spoilt file into a day; its manifest is right about everything else
 */
record FileFault(String what, String reason, Spoil spoil) {

  /** Puts a spoilt file into a day. */
  @FunctionalInterface
  interface Spoil {
    void into(SpoiltDay day, String name, String text);
  }

  private static final int DAMAGED_TAIL = 9;

  /** Every way, of any feed. */
  static List<FileFault> all() {
    return List.of(
        packed("the compressed file is cut short", "GZ_TRUNCATED", FileFault::cut),
        packed("the compressed file is damaged", "GZ_CRC", FileFault::flipped),
        new FileFault(
            "compressed, but named .csv",
            "MAGIC_MISMATCH",
            (day, name, text) -> day.file(name + ".csv", gzip(text), rows(text))),
        new FileFault(
            "empty, not even a header",
            "EMPTY_FILE",
            (day, name, text) -> day.file(name + ".csv", new byte[0], 0)),
        plain("two columns of the header swapped", "SCHEMA_ORDER", FileFault::swapped),
        plain("a column missing", "SCHEMA_MISSING", text -> text.substring(text.indexOf(',') + 1)),
        plain("a column more", "SCHEMA_NEW", text -> text.replaceFirst("\n", ",another\n")),
        bytes("bytes of no accepted charset", "ENCODING", FileFault::foreign),
        plain("replacement characters of an earlier damage", "ENCODING", FileFault::replaced),
        plain("a NUL byte", "NUL_BYTE", text -> text.replaceFirst("\n", "\n\0")),
        new FileFault(
            "one row fewer than stated",
            "COUNT_MISMATCH",
            (day, name, text) -> day.file(name + ".csv", gzipless(text), rows(text) + 1)),
        plain("a quote that never closes", "COUNT_MISMATCH", FileFault::unclosed),
        new FileFault(
            "other bytes in number than stated",
            "SIZE_MISMATCH",
            (day, name, text) -> {
              byte[] whole = gzipless(text);
              day.write(name + ".csv", Arrays.copyOf(whole, whole.length - 1));
              day.entry(name + ".csv", whole.length, whole, rows(text));
            }),
        new FileFault(
            "another hash than stated",
            "HASH_MISMATCH",
            (day, name, text) -> {
              byte[] whole = gzipless(text);
              byte[] other = whole.clone();
              other[whole.length - 2] ^= 1;
              day.write(name + ".csv", other);
              day.entry(name + ".csv", whole.length, whole, rows(text));
            }),
        new FileFault(
            "the same bytes under a second name",
            "FILE_DUPLICATE",
            (day, name, text) -> day.twin(name + ".csv.gz")),
        new FileFault(
            "stated, but not delivered",
            "FILE_MISSING",
            (day, name, text) ->
                day.entry(name + ".csv", text.length(), gzipless(text), rows(text))),
        new FileFault(
            "delivered, but stated by no manifest",
            "MANIFEST_MISSING",
            (day, name, text) -> day.write(name + ".csv", gzipless(text))),
        new FileFault(
            "a name that is a path",
            "NAME_UNSAFE",
            (day, name, text) ->
                day.entry("../" + name + ".csv", text.length(), gzipless(text), rows(text))));
  }

  /** Data rows of a text without line breaks in values. */
  static long rows(String text) {
    return text.lines().count() - 1;
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(gzipless(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Text {
    String of(String text);
  }

  @FunctionalInterface
  private interface Bytes {
    byte[] of(byte[] bytes);
  }

  private static FileFault packed(String what, String reason, Bytes change) {
    return new FileFault(
        what,
        reason,
        (day, name, text) -> day.file(name + ".csv.gz", change.of(gzip(text)), rows(text)));
  }

  private static FileFault plain(String what, String reason, Text change) {
    return bytes(
        what, reason, bytes -> gzipless(change.of(new String(bytes, StandardCharsets.UTF_8))));
  }

  private static FileFault bytes(String what, String reason, Bytes change) {
    return new FileFault(
        what,
        reason,
        (day, name, text) -> day.file(name + ".csv", change.of(gzipless(text)), rows(text)));
  }

  private static byte[] gzipless(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] cut(byte[] packed) {
    return Arrays.copyOf(packed, packed.length - DAMAGED_TAIL);
  }

  private static byte[] flipped(byte[] packed) {
    byte[] damaged = packed.clone();
    damaged[packed.length - DAMAGED_TAIL + 1] ^= 1;
    return damaged;
  }

  private static byte[] foreign(byte[] text) {
    byte[] damaged = text.clone();
    damaged[text.length - 2] = (byte) 0xff;
    return damaged;
  }

  private static String swapped(String text) {
    return text.replaceFirst("^([a-z0-9_]+),([a-z0-9_]+)", "$2,$1");
  }

  private static String replaced(String text) {
    return text.substring(0, text.length() - 1) + "\ufffd\ufffd\n";
  }

  private static String unclosed(String text) {
    int first = text.indexOf('\n') + 1;
    return text.substring(0, first) + "\"" + text.substring(first).replace("\"", "");
  }
}
