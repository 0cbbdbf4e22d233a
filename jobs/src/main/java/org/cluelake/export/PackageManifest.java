package org.cluelake.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;

/**
 * {@code MANIFEST.json} of a province's package, written last: what is not named in it is not part
 * of the package.
 *
 * @param format version of this manifest's form
 * @param province the province the package is for
 * @param bizDate the night, {@code yyyy-MM-dd}
 * @param generation its generation
 * @param publication place of its publication in the chain; packages are taken in this order
 * @param publicationHash hash of that publication
 * @param withdraws generations of the same night sent before, which this one corrects
 * @param synthetic whether the lake holds an invented nation
 * @param files the files
 */
@JsonPropertyOrder({
  "format",
  "province",
  "bizDate",
  "generation",
  "publication",
  "publicationHash",
  "withdraws",
  "synthetic",
  "files"
})
public record PackageManifest(
    int format,
    String province,
    String bizDate,
    int generation,
    long publication,
    String publicationHash,
    List<Integer> withdraws,
    boolean synthetic,
    List<Entry> files) {

  /** The name of the manifest. */
  public static final String NAME = "MANIFEST.json";

  /** The form written. */
  public static final int FORMAT = 1;

  /**
   * One file.
   *
   * @param name its name beside the manifest
   * @param table the export table it comes from
   * @param schemaVersion version of that table's contract
   * @param rows its rows, a header not counted
   * @param bytes its size
   * @param sha256 hash of its bytes
   */
  @JsonPropertyOrder({"name", "table", "schemaVersion", "rows", "bytes", "sha256"})
  public record Entry(
      String name, String table, int schemaVersion, long rows, long bytes, String sha256) {}

  public PackageManifest {
    withdraws = List.copyOf(withdraws);
    files = List.copyOf(files);
  }

  /** The manifest as it is written. */
  public String json() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
