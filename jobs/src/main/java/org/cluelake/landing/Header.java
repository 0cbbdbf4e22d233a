package org.cluelake.landing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cluelake.contract.TableContract;

/**
 * The first row of a file against the columns of its contract: the same names in the same order.
 */
final class Header {

  private static final int MAX_BYTES = 64 << 10;

  private final TableContract contract;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  Header(TableContract contract) {
    this.contract = contract;
  }

  /** Takes the next bytes of the first row. */
  void accept(byte[] block, int offset, int length) throws Refused {
    text.write(block, offset, length);
    if (text.size() > MAX_BYTES) {
      throw missing(contract.columns(), "the first line is longer than any header");
    }
  }

  /** Compares, once the first row is whole. Names found are never quoted: they may be data. */
  void check() throws Refused {
    String line = text.toString(StandardCharsets.UTF_8);
    List<String> want = contract.columns();
    if (line.equals(String.join(",", want))) {
      return;
    }
    List<String> found = fields(line);
    if (found.equals(want)) {
      return;
    }
    List<String> missing = want.stream().filter(c -> !found.contains(c)).toList();
    if (!missing.isEmpty()) {
      throw missing(missing, "the first line is the header");
    }
    List<Integer> extra = extra(found, want);
    if (!extra.isEmpty()) {
      throw Refused.as(
          Refusal.SCHEMA_NEW,
          "The header has %d columns that contract %s version %d lacks, at positions %s; leave them"
              + " out or agree a new version.",
          extra.size(),
          contract.name(),
          contract.version(),
          extra);
    }
    throw Refused.as(
        Refusal.SCHEMA_ORDER,
        "The header has the columns of contract %s in another order; the order is %s.",
        contract.name(),
        String.join(",", want));
  }

  private static List<Integer> extra(List<String> found, List<String> want) {
    Set<String> left = new HashSet<>(want);
    List<Integer> extra = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (!left.remove(found.get(i))) {
        extra.add(i + 1);
      }
    }
    return extra;
  }

  private Refused missing(List<String> columns, String hint) {
    return Refused.as(
        Refusal.SCHEMA_MISSING,
        "The header lacks the columns %s of contract %s version %d (%s); deliver them.",
        String.join(", ", columns),
        contract.name(),
        contract.version(),
        hint);
  }

  private static List<String> fields(String line) {
    try {
      return CsvReader.builder().skipEmptyLines(false).ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException e) {
      return List.of();
    }
  }
}
