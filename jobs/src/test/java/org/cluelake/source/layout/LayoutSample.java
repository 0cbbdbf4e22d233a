package org.cluelake.source.layout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.testkit.CanIgnoreReturnValue;

/** A small layout of two files, as tests change it. */
final class LayoutSample {

  static final List<TableContract> FEEDS = Tables.of(Layer.SOURCE);

  static final String YAML =
      """
      name: sample
      description: Two small files.
      first_day: "2026-01-01"
      sources:
        people: {file: people.csv, delimiter: ";", charset: GB18030, withheld: [secret]}
        moves: {file: moves.csv.gz}
      expressions:
        account: [{pad_left: 13}, {prefix: "99"}, {check_digit: luhn}]
      feeds:
        bank_account:
          source: people
          columns:
            account: {from: id, apply: [{use: account}]}
            bank: {from: bank}
            holder_document_type: {constant: passport}
            holder_document_number: {from: id, apply: [{pad_left: 8}, {prefix: Z}]}
            kind: {from: sort, apply: [{map: {values: {d: debit, w: wallet}}}]}
            opened_on: {constant: "2020-01-01"}
            opened_region: {constant: "990101"}
            opened_channel: {constant: counter}
            status: {constant: active}
            valid_from: {constant: "2020-01-01"}
        bank_transfer:
          source: moves
          day_from: at
          columns:
            transfer_id: {row_number: true, apply: [{pad_left: 4}, {prefix: S}]}
            payer: {from: a, apply: [{use: account}]}
            payee: {from: b, apply: [{use: account}]}
            at: {from: step, apply: [{day_offset: {base: "2026-01-01", first_step: 1}}]}
            amount: {from: sum, apply: [{decimal_scale: 2}]}
            currency: {constant: CNY}
            channel: {constant: mobile}
            state: {constant: settled}
      labels:
        source: people
        key: {from: id, apply: [{use: account}]}
        label: truth
        values: {"y": true, "n": false}
      """;

  private LayoutSample() {}

  static ForeignLayout layout(Path folder, String yaml) {
    return ForeignLayout.read(write(folder.resolve("layout.yaml"), yaml), FEEDS);
  }

  @CanIgnoreReturnValue
  static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  @CanIgnoreReturnValue
  static Path write(Path file, byte[] bytes) {
    try {
      Path unused = Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything below a folder and the folder, in an order in which it can be deleted. */
  static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }

  /** Every file below a folder, by its path. */
  static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  static List<String> lines(byte[] gzip) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
