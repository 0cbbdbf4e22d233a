package org.cluelake.landing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * What a sender states about one feed of one day: {@code <feed>.manifest.json}.
 *
 * @param feed the feed
 * @param bizDate the business date, {@code yyyy-MM-dd}
 * @param contractVersion the version of the contract the files follow
 * @param files the files; none states a day without rows
 */
record Manifest(String feed, String bizDate, Integer contractVersion, List<Entry> files) {

  /** How a manifest's name ends. */
  static final String SUFFIX = ".manifest.json";

  /** A manifest of a nation's day stays far below this. */
  static final int MAX_BYTES = 16 << 20;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .build()
          .readerFor(Manifest.class);

  /**
   * One stated file.
   *
   * @param name its name within the day folder
   * @param bytes its size as delivered
   * @param sha256 hash of the bytes as delivered
   * @param rows data rows, the header not counted
   * @param charset the charset of the text, or null to try those of the contract in order
   */
  record Entry(String name, Long bytes, String sha256, Long rows, String charset) {

    private void check() throws Refused {
      require(name != null, "a file lacks its name");
      require(bytes != null && bytes >= 0, "a file lacks its bytes");
      require(rows != null && rows >= 0, "a file lacks its rows");
      require(
          sha256 != null && sha256.matches("[0-9a-fA-F]{64}"),
          "a file lacks its sha256 of 64 hexadecimal digits");
    }

    /** The stated hash in lower case. */
    String hash() {
      return sha256.toLowerCase(Locale.ROOT);
    }
  }

  /** Reads a manifest strictly: an unknown, missing, repeated or mistyped key refuses it. */
  static Manifest parse(byte[] json) throws Refused {
    Manifest manifest;
    try {
      manifest = JSON.readValue(json);
    } catch (UnrecognizedPropertyException e) {
      throw bad("it has the unknown key '%s'", DeliveredName.shown(e.getPropertyName()));
    } catch (JacksonException e) {
      throw bad(
          "it is not the stated JSON%s",
          e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      throw bad("it is not JSON");
    }
    require(manifest != null, "it is empty");
    require(manifest.feed != null, "feed is missing");
    require(manifest.contractVersion != null, "contractVersion is missing");
    require(manifest.files != null, "files is missing");
    require(manifest.bizDate != null && isDate(manifest.bizDate), "bizDate is no yyyy-MM-dd");
    for (Entry entry : manifest.files) {
      require(entry != null, "a file is null");
      entry.check();
    }
    return manifest;
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static void require(boolean holds, String problem) throws Refused {
    if (!holds) {
      throw bad("%s", problem);
    }
  }

  private static Refused bad(String problem, Object... values) {
    return Refused.as(
        Refusal.MANIFEST_BAD,
        "The manifest cannot be taken: %s; deliver it again as the interface describes.",
        String.format(problem, values));
  }
}
