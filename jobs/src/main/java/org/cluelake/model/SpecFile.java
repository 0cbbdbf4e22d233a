package org.cluelake.model;

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

/** Reads a specification; an unknown, doubled or missing key stops the run by name. */
public final class SpecFile {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private SpecFile() {}

  /** The specification in a file. */
  public static ModelSpec read(Path file) {
    try {
      return MAPPER.readerFor(ModelSpec.class).readValue(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw refused(file.getFileName().toString(), e);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.CONFIG, "%s cannot be read", file);
    }
  }

  private static PipelineException refused(String file, JsonProcessingException e) {
    String where = file + key(e);
    if (e.getCause() instanceof PipelineException known) {
      return PipelineException.causedBy(known, known.kind(), "%s: %s", where, known.getMessage());
    }
    String said =
        e instanceof UnrecognizedPropertyException unknown
            ? "no such key; remove it, or correct it to one of " + unknown.getKnownPropertyIds()
            : e.getOriginalMessage().startsWith("Missing required creator property")
                ? "a key is missing; a model has at least name, subject, id, label and use"
                : e.getOriginalMessage();
    return PipelineException.causedBy(e, ErrorKind.CONFIG, "%s: %s", where, said);
  }

  private static String key(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining(".", ", ", ""));
  }
}
