package org.cluelake.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Require;

/**
 * How a file of labelled texts becomes a classifier.
 *
 * @param name of the spec
 * @param columns which columns hold what
 * @param delimiter tab or comma
 * @param groups by group, the labels it holds; a star at the end stands for the rest of a word
 * @param terms what of a text is looked at
 * @param costs of an error; the best of several is chosen inside the training rows
 * @param minClassRows rows a class needs for a figure of its own
 * @param nearDuplicates which texts are of one campaign
 */
public record TextSpec(
    String name,
    Columns columns,
    Delimiter delimiter,
    Map<String, List<String>> groups,
    Terms terms,
    List<Double> costs,
    int minClassRows,
    Similarity nearDuplicates) {

  /** What parts the fields of a file. */
  public enum Delimiter {
    tab,
    comma
  }

  /**
   * Names of columns in the file's first row.
   *
   * @param text the message
   * @param label its class
   */
  public record Columns(String text, String label) {}

  /**
   * Terms of a text.
   *
   * @param words shortest and longest run of words
   * @param characters shortest and longest run of characters
   * @param minTexts training texts a term must occur in
   */
  public record Terms(List<Integer> words, List<Integer> characters, int minTexts) {
    public Terms {
      range("words", words);
      range("characters", characters);
      Require.that(minTexts >= 1, "minTexts is %s; want 1 or more", minTexts);
    }

    private static void range(String key, List<Integer> runs) {
      Require.that(
          runs.size() == 2 && runs.get(0) >= 1 && runs.get(1) >= runs.get(0) && runs.get(1) <= 9,
          "%s is %s; want the shortest and the longest run, from 1 to 9",
          key,
          runs);
    }
  }

  /**
   * When two texts say the same.
   *
   * @param shingle characters of a shingle
   * @param minSimilarity share of their shingles both have (Jaccard), above 0 and at most 1
   */
  public record Similarity(int shingle, double minSimilarity) {
    public Similarity {
      Require.that(shingle >= 2 && shingle <= 9, "shingle is %s; want 2 to 9", shingle);
      Require.that(
          minSimilarity >= 0.3 && minSimilarity <= 1,
          "minSimilarity is %s; want 0.3 to 1",
          minSimilarity);
    }
  }

  public TextSpec {
    for (String group : groups.keySet()) {
      Require.that(
          List.of("fraud", "otherIllegal", "advertising", "ordinary").contains(group),
          "groups has %s; want fraud, otherIllegal, advertising or ordinary",
          group);
    }
    Require.that(
        !groups.getOrDefault("fraud", List.of()).isEmpty(), "groups says of no label it is fraud");
    Require.that(
        !costs.isEmpty() && costs.stream().allMatch(c -> c > 0 && Double.isFinite(c)),
        "costs is %s; want one or more numbers above 0",
        costs);
    Require.that(minClassRows >= 1, "minClassRows is %s; want 1 or more", minClassRows);
  }

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * Reads a spec.
   *
   * @throws PipelineException CONFIG if it is absent or says what is not known
   */
  public static TextSpec read(Path file) {
    try {
      return YAML.readValue(Files.readString(file), TextSpec.class);
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() instanceof PipelineException known ? known : e;
      String said = cause == e ? e.getOriginalMessage() : cause.getMessage();
      throw PipelineException.causedBy(cause, ErrorKind.CONFIG, "%s: %s", file.getFileName(), said);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.CONFIG, "%s cannot be read", file);
    }
  }

  /**
   * The group of a label.
   *
   * @throws PipelineException CONFIG if no group, or more than one, holds it
   */
  public TextGroup group(String label) {
    TextGroup found = null;
    for (TextGroup group : TextGroup.values()) {
      for (String written : groups.getOrDefault(group.word(), List.of())) {
        if (matches(written, label)) {
          Require.that(
              found == null || found == group, "%s: a label is in two groups; keep one", name);
          found = group;
        }
      }
    }
    Require.that(
        found != null,
        "%s: a label of %d characters is in no group; add it under groups",
        name,
        label.length());
    return found;
  }

  private static boolean matches(String written, String label) {
    return written.endsWith("*")
        ? label.startsWith(written.substring(0, written.length() - 1))
        : label.equals(written);
  }
}
