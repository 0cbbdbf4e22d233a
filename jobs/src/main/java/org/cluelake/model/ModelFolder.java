package org.cluelake.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * A model on disk: {@code model.json}, {@code trees-<bag>.ubj}, {@code version}, and its card for
 * people. A folder whose bytes are not those of its version is refused.
 */
public final class ModelFolder {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DIGITS = 16;

  private ModelFolder() {}

  /** Writes a model into a folder that is new or empty. */
  public static void write(Model model, Path folder) {
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw PipelineException.of(
              ErrorKind.CONFIG, "%s is not empty; give a new folder for --out", folder);
        }
      }
      Files.writeString(folder.resolve("model.json"), json(model.facts()));
      List<byte[]> trees = model.trees().bytes();
      for (int bag = 0; bag < trees.size(); bag++) {
        Files.write(folder.resolve("trees-" + bag + ".ubj"), trees.get(bag));
      }
      Files.writeString(folder.resolve("card.md"), ModelCard.of(model));
      Files.writeString(folder.resolve("version"), model.version() + "\n");
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be written; check disk and rights", folder);
    }
  }

  /** Reads a model. */
  public static Model read(Path folder) {
    return bytes(folder).model();
  }

  /** Reads a model as bytes that a task can be given. */
  public static ModelBytes bytes(Path folder) {
    try {
      String json = Files.readString(folder.resolve("model.json"));
      ModelFacts facts = facts(json);
      List<byte[]> trees = new ArrayList<>();
      for (int bag = 0; bag < facts.bags(); bag++) {
        trees.add(Files.readAllBytes(folder.resolve("trees-" + bag + ".ubj")));
      }
      String version = version(facts, trees);
      if (!version.equals(Files.readString(folder.resolve("version")).strip())) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "%s holds other bytes than its version says; train it again or restore it",
            folder);
      }
      return new ModelBytes(version, json, trees);
    } catch (JsonProcessingException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.DATA, "%s holds no model of this release; train it again", folder);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.INPUT, "%s holds no whole model; check the folder named", folder);
    }
  }

  static ModelFacts facts(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, ModelFacts.class);
  }

  static String version(ModelFacts facts, List<byte[]> trees) {
    MessageDigest digest = Sha256.digest();
    digest.update(json(facts).getBytes(StandardCharsets.UTF_8));
    trees.forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static String json(ModelFacts facts) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts are plain values", e);
    }
  }
}
