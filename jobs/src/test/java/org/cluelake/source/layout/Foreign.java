package org.cluelake.source.layout;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small layouts of one source and one feed, imported from bytes. */
final class Foreign {

  /** The columns of bank_transfer that {@link #layout} maps where a test says nothing else. */
  static final String COLUMNS =
      """
            transfer_id: {from: id}
            payer: {from: payer}
            at: {from: at}
            amount: {from: amount}
            currency: {constant: CNY}
            channel: {constant: mobile}
            purpose: {from: purpose}
            state: {constant: settled}
      """;

  private final Path root;
  private int imports;

  Foreign(Path root) {
    this.root = root;
  }

  /** The text of a layout. */
  static String layout(String source, String where, String columns) {
    return """
        name: foreign
        description: One source and one feed.
        first_day: "2026-03-01"
        sources:
          s: {%s}
        feeds:
          bank_transfer:
            source: s
            day_from: at
        %s    columns:
        %s"""
        .formatted(source, where, columns.indent(0));
  }

  /** An import: what became of its rows and the rows it delivered, all days together. */
  record Result(ImportSummary.OfFeed feed, List<String> refusals, List<String> delivered) {}

  /** Imports one file. */
  Result run(String layout, String name, byte[] bytes) {
    try {
      Path folder = Files.createDirectories(root.resolve("import-" + imports++));
      LayoutSample.write(folder.resolve("from").resolve(name), bytes);
      return run(layout, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports what lies in {@code from} of a folder. */
  Result run(String layout, Path folder) throws IOException {
    Path out = folder.resolve("out");
    ImportSummary summary =
        LayoutImport.write(LayoutSample.layout(folder, layout), folder.resolve("from"), out);
    StringBuilder rows = new StringBuilder();
    for (var file : LayoutSample.files(out).entrySet()) {
      if (file.getKey().endsWith(".gz")) {
        List<String> lines = LayoutSample.lines(file.getValue());
        lines.subList(1, lines.size()).forEach(line -> rows.append(line).append('\n'));
      }
    }
    List<String> refusals = Files.readAllLines(out.resolve(summary.refusals()));
    return new Result(
        summary.feeds().get(0),
        refusals.subList(1, refusals.size()),
        rows.toString().lines().toList());
  }

  static byte[] gzip(byte[] text) {
    return packed(text, GZIPOutputStream::new);
  }

  static byte[] zstd(byte[] text) {
    return packed(text, out -> new ZstdOutputStream(out, 3).setChecksum(true));
  }

  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] text, Packer packer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(bytes)) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
