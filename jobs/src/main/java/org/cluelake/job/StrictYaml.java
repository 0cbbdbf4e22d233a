package org.cluelake.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Reads a file of {@code conf} into a record; unknown and missing keys stop the run by name. */
final class StrictYaml {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private StrictYaml() {}

  static <T> T read(Path file, Class<T> type) {
    try {
      return MAPPER.readValue(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      throw refused(file.getFileName().toString(), e);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.CONFIG, "%s cannot be read", file);
    }
  }

  static <T> T convert(String file, Object tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(MAPPER.valueToTree(tree), type);
    } catch (JsonProcessingException e) {
      throw refused(file, e);
    }
  }

  private static PipelineException refused(String file, JsonProcessingException e) {
    String where = file + key(e);
    if (e.getCause() instanceof PipelineException known) {
      return PipelineException.causedBy(known, known.kind(), "%s: %s", where, known.getMessage());
    }
    return PipelineException.causedBy(e, ErrorKind.CONFIG, "%s: %s", where, said(e));
  }

  /** The mapper's words, in those of somebody who edits the file. */
  private static String said(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "no such key; remove it, or correct it to one of " + unknown.getKnownPropertyIds();
    }
    if (message.startsWith("Missing creator property")) {
      return "this key is missing; add it";
    }
    return message.startsWith("Null value for creator property")
        ? "this key has no value; give it one"
        : message;
  }

  /** The key at fault, such as {@code ", guard.signs"}, or nothing at the top of a file. */
  private static String key(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining(".", ", ", ""));
  }
}
