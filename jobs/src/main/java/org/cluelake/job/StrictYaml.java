package org.cluelake.job;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

  /** Keeps every number as it is written, so that 0.10 of a merged file stays 0.10. */
  private static final ObjectMapper TREES =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private StrictYaml() {}

  /**
   * A file as a record. Secrets that it names are looked up here and nowhere else; a file without
   * any is read straight, so that its numbers stay as they are written.
   */
  static <T> T read(Path file, Class<T> type) {
    return read(file, type, System.getenv());
  }

  static <T> T read(Path file, Class<T> type, Map<String, String> environment) {
    try {
      String text = Files.readString(file);
      if (!SecretRef.mayBeIn(text)) {
        return MAPPER.readValue(text, type);
      }
      JsonNode tree = TREES.readTree(text);
      if (!resolve(tree, environment, file.getFileName().toString())) {
        return MAPPER.readValue(text, type);
      }
      return ofSecrets(file.getFileName().toString(), TREES.writeValueAsString(tree), type);
    } catch (JsonProcessingException e) {
      throw refused(file.getFileName().toString(), e);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.CONFIG, "%s cannot be read", file);
    }
  }

  /** The mapper's words may quote a value, which is a secret here. */
  private static <T> T ofSecrets(String file, String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s%s: the key is unknown, missing or of another type; its value is not shown",
          file,
          key(e));
    }
  }

  /**
   * The keys of a file as they stand, references to secrets included.
   *
   * @throws PipelineException CONFIG where the file is not YAML with keys at its top
   */
  static ObjectNode parse(Path file) {
    try {
      JsonNode tree = TREES.readTree(Files.readString(file));
      if (tree instanceof ObjectNode keys) {
        return keys;
      }
      throw PipelineException.of(ErrorKind.CONFIG, "%s has no keys at its top", file.getFileName());
    } catch (JsonProcessingException e) {
      throw refused(file.getFileName().toString(), e);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.CONFIG, "%s cannot be read", file);
    }
  }

  /** A value of a file, given apart from it. */
  static JsonNode value(String where, String text) {
    try {
      JsonNode value = TREES.readTree(text);
      return value.isMissingNode() || value.isNull() ? TextNode.valueOf("") : value;
    } catch (JsonProcessingException e) {
      throw refused(where, e);
    }
  }

  /** Keys as a file. */
  static String text(ObjectNode keys) {
    try {
      return TREES.writeValueAsString(keys);
    } catch (JsonProcessingException e) {
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "merged keys cannot be written");
    }
  }

  /** Puts secrets in the place of their references; false where there are none. */
  private static boolean resolve(JsonNode node, Map<String, String> environment, String where) {
    boolean any = false;
    if (node instanceof ObjectNode group) {
      for (Map.Entry<String, JsonNode> e : group.properties()) {
        String key = where + ", " + e.getKey();
        if (!e.getValue().isTextual()) {
          any |= resolve(e.getValue(), environment, key);
        } else if (SecretRef.is(e.getValue().textValue())) {
          e.setValue(
              TextNode.valueOf(SecretRef.resolve(e.getValue().textValue(), environment, key)));
          any = true;
        } else if (SecretRef.isSecretKey(e.getKey()) && !e.getValue().textValue().isEmpty()) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "%s: a secret does not stand in a file; write ${env:NAME} or ${file:PATH}",
              key);
        }
      }
    } else if (node instanceof ArrayNode list) {
      for (JsonNode entry : list) {
        any |= resolve(entry, environment, where);
      }
    }
    return any;
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
