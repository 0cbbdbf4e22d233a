package org.cluelake.source;

import java.util.Arrays;
import java.util.List;
import org.cluelake.contract.Property;
import org.cluelake.identity.TextColumn;

/** Up to {@link #CAPACITY} delivered rows, column by column: texts, read values, findings. */
final class RowBatch {

  /** Rows of one chunk of the kernel. */
  static final int CAPACITY = 2048;

  /** A batch of very long rows ends early. */
  private static final int FULL_BYTES = 8 << 20;

  private final int[][] from;
  private final int[][] to;
  private final long[][] values;
  private final Texts[] texts;
  private final long[] lines = new long[CAPACITY];
  private final boolean[] shapeless = new boolean[CAPACITY];
  private final Findings findings = new Findings(CAPACITY);
  private final Field field = new Field();
  private byte[] bytes = new byte[CAPACITY * 256];
  private int used;
  private int rows;

  RowBatch(int width) {
    from = new int[width][CAPACITY];
    to = new int[width][CAPACITY];
    values = new long[width][CAPACITY];
    texts = new Texts[width];
    Arrays.setAll(texts, Texts::new);
  }

  /** Takes one row; columns of a later contract version than its own stay empty. */
  void add(long line, byte[] source, int start, int end, RowFields fields) {
    int length = end - start;
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
    }
    System.arraycopy(source, start, bytes, used, length);
    int moved = used - start;
    int delivered = Math.min(fields.count(), from.length);
    for (int column = 0; column < delivered; column++) {
      int first = fields.from(column) + moved;
      int last = fields.to(column) + moved;
      from[column][rows] = first;
      to[column][rows] = fields.isDoubled(column) ? halved(first, last) : last;
    }
    for (int column = delivered; column < from.length; column++) {
      from[column][rows] = 0;
      to[column][rows] = 0;
    }
    used += length;
    lines[rows++] = line;
  }

  /** Takes a row that has no fields to speak of. */
  void refuse(long line, String code, String detail) {
    for (int column = 0; column < from.length; column++) {
      from[column][rows] = 0;
      to[column][rows] = 0;
    }
    shapeless[rows] = true;
    findings.add(rows, code, detail);
    lines[rows++] = line;
  }

  /** Reads every value of a column by its contract. */
  void check(int column, Property property, ValueCheck check) {
    int[] starts = from[column];
    int[] ends = to[column];
    long[] value = values[column];
    for (int row = 0; row < rows; row++) {
      if (starts[row] < ends[row]) {
        value[row] = check.read(field.at(bytes, starts[row], ends[row]), row, findings);
      } else if (property.required() && !shapeless[row]) {
        findings.add(row, "REQUIRED", property.name(), "empty");
      }
    }
  }

  /** Forgets the texts of these columns in rows with findings, so that nothing is made of them. */
  void blank(List<Integer> columns) {
    for (int row = 0; row < rows; row++) {
      if (findings.has(row)) {
        for (int column : columns) {
          to[column][row] = from[column][row];
        }
      }
    }
  }

  void clear() {
    Arrays.fill(shapeless, 0, rows, false);
    rows = 0;
    used = 0;
    findings.clear();
  }

  int rows() {
    return rows;
  }

  boolean isFull() {
    return rows == CAPACITY || used > FULL_BYTES;
  }

  long line(int row) {
    return lines[row];
  }

  /** Whether the row was refused before its values could be told apart. */
  boolean isShapeless(int row) {
    return shapeless[row];
  }

  boolean isEmpty(int column, int row) {
    return from[column][row] == to[column][row];
  }

  /** A value as delivered, until the next call. */
  Field field(int column, int row) {
    return field.at(bytes, from[column][row], to[column][row]);
  }

  /** The texts of a column; only the first {@link #rows} count. */
  TextColumn texts(int column) {
    return texts[column];
  }

  long value(int column, int row) {
    return values[column][row];
  }

  Findings findings() {
    return findings;
  }

  /** Makes each doubled quote one; answers the new end. */
  private int halved(int first, int last) {
    int end = first;
    for (int i = first; i < last; i++) {
      bytes[end++] = bytes[i];
      if (bytes[i] == '"') {
        i++;
      }
    }
    return end;
  }

  private final class Texts implements TextColumn {

    private final int column;

    private Texts(int column) {
      this.column = column;
    }

    @Override
    public boolean isEmpty(int row) {
      return RowBatch.this.isEmpty(column, row);
    }

    @Override
    public byte[] bytes(int row) {
      return bytes;
    }

    @Override
    public int from(int row) {
      return from[column][row];
    }

    @Override
    public int to(int row) {
      return to[column][row];
    }
  }
}
