package org.cluelake.source.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The columns of a file against what its mapping says of them. */
final class ColumnCheck {

  private ColumnCheck() {}

  /**
   * Checks a header, or the columns of a Parquet file.
   *
   * @throws FileDamaged where a column is absent, unknown or there twice; unknown names are not
   *     quoted, because a file without a header has data there
   */
  static void header(SourceFile source, List<String> names) throws FileDamaged {
    Set<String> seen = new HashSet<>();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!source.knows(names.get(i))) {
        unknown.add(i + 1);
      } else if (!seen.add(names.get(i))) {
        throw new FileDamaged(
            Fault.SCHEMA_DUPLICATE,
            "two columns are named " + names.get(i) + ". Fetch the file with one of each.");
      }
    }
    Set<String> missing = new TreeSet<>(source.used());
    missing.removeIf(c -> seen.contains(c) || !source.needs(c));
    if (!missing.isEmpty()) {
      throw new FileDamaged(
          Fault.SCHEMA_MISSING,
          "it has no column "
              + String.join(", ", missing)
              + ". Correct the mapping, name it under optional, or fetch the right file.");
    }
    if (!unknown.isEmpty()) {
      throw new FileDamaged(
          Fault.SCHEMA_NEW,
          "the mapping says nothing about the columns at positions "
              + unknown
              + ". Map them, or name them under ignored or withheld.");
    }
  }
}
