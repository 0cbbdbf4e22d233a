package org.cluelake.run;

import java.util.List;

/**
 * What one version of a table says of itself, for a reader outside.
 *
 * @param version the version in the table's log
 * @param id the table's id in its log, which outlives renames
 * @param schemaString the schema as the log writes it
 * @param partitionColumns the columns whose values are folders, in order
 */
public record TableVersion(
    long version, String id, String schemaString, List<String> partitionColumns) {

  /** Keeps a copy. */
  public TableVersion {
    partitionColumns = List.copyOf(partitionColumns);
  }
}
