package org.cluelake.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;

/** The shipped settings, read as strictly as the night reads them. */
public final class ShippedConf {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private ShippedConf() {}

  /** A file of the conf folder as a record. */
  public static <T> T read(String file, Class<T> type) {
    try {
      return parse(Files.readString(Repository.conf().resolve(file)), type);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }

  /** The text of such a file as a record. */
  public static <T> T parse(String yaml, Class<T> type) throws IOException {
    return MAPPER.readValue(yaml, type);
  }
}
