package org.cluelake.source;

import java.util.Arrays;

/** Where the fields of the row at hand begin and end; those beyond the width are only counted. */
final class RowFields {

  private final int[] starts;
  private final int[] ends;
  private final boolean[] quoted;
  private final boolean[] doubled;
  private int count;

  RowFields(int width) {
    starts = new int[width];
    ends = new int[width];
    quoted = new boolean[width];
    doubled = new boolean[width];
  }

  /** A row begins here. */
  void start(int position) {
    count = 1;
    starts[0] = position;
    Arrays.fill(quoted, false);
    Arrays.fill(doubled, false);
  }

  /** A comma ends a field just before this position. */
  void next(int position) {
    end(position - 1);
    if (count < starts.length) {
      starts[count] = position;
    }
    count++;
  }

  /** The last field ends before this position. */
  void end(int position) {
    if (count <= ends.length) {
      ends[count - 1] = position;
    }
  }

  /**
   * A quote opens the field.
   *
   * @param again whether it is the second of a doubled quote within
   */
  void quote(boolean again) {
    if (count <= quoted.length) {
      quoted[count - 1] = true;
      doubled[count - 1] |= again;
    }
  }

  int count() {
    return count;
  }

  /** Where a field's text begins, quotes left out. */
  int from(int field) {
    return quoted[field] ? starts[field] + 1 : starts[field];
  }

  /** Where it ends. */
  int to(int field) {
    return quoted[field] ? ends[field] - 1 : ends[field];
  }

  /** Whether it holds doubled quotes. */
  boolean isDoubled(int field) {
    return doubled[field];
  }
}
