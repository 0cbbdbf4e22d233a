package org.cluelake.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code MANIFEST.json} of a recipient's package: what is not named in it is not part of the
 * package.
 *
 * @param format version of this manifest's form
 * @param recipient id of who the package is for
 * @param kind province, bank or operator
 * @param scope the province code, institution or operator whose rows alone are in it
 * @param purpose why the rows may leave for this recipient, with the legal ground
 * @param usableUntil last day any row of it stands, {@code yyyy-MM-dd}; nothing of it may be used
 *     after that day
 * @param bizDate the night, {@code yyyy-MM-dd}
 * @param generation its generation
 * @param publication place of its publication in the chain; packages are taken in this order
 * @param publicationHash hash of that publication
 * @param withdraws generations of the same night sent before, which this one corrects
 * @param previous the recipient's package before this one, or null for the first
 * @param synthetic whether the lake holds an invented nation
 * @param signedBy fingerprint of the public key its signature is checked with, or null where it is
 *     not signed
 * @param identities what the encrypted identities are of, or null where there are none
 * @param files the files
 */
@JsonPropertyOrder({
  "format",
  "recipient",
  "kind",
  "scope",
  "purpose",
  "usableUntil",
  "bizDate",
  "generation",
  "publication",
  "publicationHash",
  "withdraws",
  "previous",
  "synthetic",
  "signedBy",
  "identities",
  "files"
})
public record PackageManifest(
    int format,
    String recipient,
    String kind,
    String scope,
    String purpose,
    String usableUntil,
    String bizDate,
    int generation,
    long publication,
    String publicationHash,
    List<Integer> withdraws,
    Previous previous,
    boolean synthetic,
    String signedBy,
    Identities identities,
    List<Entry> files) {

  /** The name of the manifest. */
  public static final String NAME = "MANIFEST.json";

  /** The name of its detached signature: 64 bytes of Ed25519. */
  public static final String SIGNATURE = NAME + ".sig";

  /** The form written. */
  public static final int FORMAT = 2;

  /** A flipped byte in a manifest must not read as another manifest, so nothing is tolerated. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * The package before.
   *
   * @param bizDate its night
   * @param generation its generation
   * @param publication its place in the chain
   * @param manifestSha256 hash of its manifest's bytes
   */
  @JsonPropertyOrder({"bizDate", "generation", "publication", "manifestSha256"})
  public record Previous(String bizDate, int generation, long publication, String manifestSha256) {}

  /**
   * The identities that go with the rows, encrypted.
   *
   * @param encryptedTo SHA-256 of the certificate they are encrypted to
   * @param given identities by kind
   * @param missing tokens that could not be turned back, by kind
   */
  @JsonPropertyOrder({"encryptedTo", "given", "missing"})
  public record Identities(String encryptedTo, Map<String, Long> given, Map<String, Long> missing) {

    public Identities {
      given = new TreeMap<>(given);
      missing = new TreeMap<>(missing);
    }
  }

  /**
   * One file.
   *
   * @param name its name beside the manifest
   * @param table the table its rows come from, or null for identities
   * @param schemaVersion version of that table's contract, or 0
   * @param rows its rows, a header not counted
   * @param bytes its size
   * @param sha256 hash of its bytes
   */
  @JsonPropertyOrder({"name", "table", "schemaVersion", "rows", "bytes", "sha256"})
  public record Entry(
      String name, String table, int schemaVersion, long rows, long bytes, String sha256) {

    /** A file as it lies. */
    public static Entry of(Path file, String table, int schemaVersion, long rows)
        throws IOException {
      return new Entry(
          file.getFileName().toString(),
          table,
          schemaVersion,
          rows,
          Files.size(file),
          PackageCheck.sha256(file));
    }
  }

  public PackageManifest {
    withdraws = List.copyOf(withdraws);
    files = List.copyOf(files);
  }

  /** The manifest as it is written. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The manifest of some bytes.
   *
   * @throws IOException where they are none of this form
   */
  static PackageManifest parse(byte[] json) throws IOException {
    try {
      PackageManifest manifest = MAPPER.readValue(json, PackageManifest.class);
      if (manifest.format() != FORMAT) {
        throw new IOException("format " + manifest.format());
      }
      return manifest;
    } catch (NullPointerException e) {
      throw new IOException("keys are missing", e);
    }
  }

  /**
   * Whether another package says the same of the same: all but what is only known once its files
   * are made.
   */
  public boolean isOfTheSame(PackageManifest other) {
    return headed().equals(other.headed())
        && encryptedTo() == null == (other.encryptedTo() == null)
        && (encryptedTo() == null || encryptedTo().equals(other.encryptedTo()));
  }

  private String encryptedTo() {
    return identities == null ? null : identities.encryptedTo();
  }

  private PackageManifest headed() {
    return with("", null, List.of());
  }

  /** The same with what is only known once its files are made. */
  public PackageManifest with(String lastDay, Identities sealed, List<Entry> made) {
    return new PackageManifest(
        format,
        recipient,
        kind,
        scope,
        purpose,
        lastDay,
        bizDate,
        generation,
        publication,
        publicationHash,
        withdraws,
        previous,
        synthetic,
        signedBy,
        sealed,
        made);
  }
}
