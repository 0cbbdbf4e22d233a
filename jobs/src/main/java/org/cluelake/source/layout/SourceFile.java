package org.cluelake.source.layout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A third party's files of one kind, checked.
 *
 * @param file the name within the folder of the import; {@code *} and {@code ?} stand for several
 *     files, read in the order of their names as one
 * @param format how rows are written
 * @param compression how the bytes are packed
 * @param charset of the text
 * @param zone of times without an offset, or null where there are none
 * @param delimiter between CSV fields
 * @param quote around CSV fields, or null where a quote is text like any other
 * @param columns names of the CSV fields by position, or null where the first row names them
 * @param used columns the layout asks for
 * @param withheld columns no feed may be made from, such as the truth and what gives it away
 * @param ignored columns nobody asks for
 * @param optional columns that may be absent
 */
public record SourceFile(
    String file,
    Format format,
    Compression compression,
    Charset charset,
    ZoneId zone,
    char delimiter,
    Character quote,
    List<String> columns,
    Set<String> used,
    Set<String> withheld,
    Set<String> ignored,
    Set<String> optional) {

  /** How rows are written. */
  public enum Format {
    /** RFC 4180, with another delimiter or quote where the mapping says so. */
    @JsonProperty("csv")
    CSV,
    /** One JSON object per line. */
    @JsonProperty("jsonl")
    JSONL,
    /** Apache Parquet, whose columns have types. */
    @JsonProperty("parquet")
    PARQUET
  }

  public SourceFile {
    columns = columns == null ? null : List.copyOf(columns);
    used = Set.copyOf(used);
    withheld = Set.copyOf(withheld);
    ignored = Set.copyOf(ignored);
    optional = Set.copyOf(optional);
  }

  /** Whether the layout says anything about a column. */
  boolean knows(String column) {
    return used.contains(column) || isPassedOver(column);
  }

  /** Whether a column is there and not read. */
  boolean isPassedOver(String column) {
    return withheld.contains(column) || ignored.contains(column);
  }

  /** Whether every row must have a column. */
  boolean needs(String column) {
    return used.contains(column) && !optional.contains(column);
  }
}
