package org.cluelake.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cluelake.card.ListConf;
import org.cluelake.clue.ClueConf;
import org.cluelake.region.RegionConf;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The files of a configuration folder and who reads each: the reader of the jobs themselves, so
 * that a file that passes here is one that a night takes.
 */
final class ConfFiles {

  private static final String YAML = ".yaml";

  /** A folder with all of these is a configuration of its own; any other is laid over one. */
  private static final List<String> WHOLE =
      List.of(
          "night.yaml",
          "clues.yaml",
          "lists.yaml",
          "fusion.yaml",
          "scores.yaml",
          "regions.yaml",
          "detectors",
          "features");

  /** Folders whose files are replaced whole: fitted, trained, recorded or written by others. */
  private static final List<String> WHOLE_FOLDERS =
      List.of("packs/", "models/", "text/", "feeds/", "cluster/");

  private static final Map<String, Function<Path, Object>> READERS =
      Map.of(
          "night.yaml", NightConf::read,
          "clues.yaml", c -> StrictYaml.read(c.resolve("clues.yaml"), ClueConf.class),
          "lists.yaml", c -> StrictYaml.read(c.resolve("lists.yaml"), ListConf.class),
          "fusion.yaml", FusionSettings::read,
          "scores.yaml", LearnedScores::of,
          "regions.yaml", c -> StrictYaml.read(c.resolve("regions.yaml"), RegionConf.class),
          "index.yaml", IndexConf::read,
          "listing.yaml", ListingConf::read,
          "recipients.yaml", RecipientsConf::read);

  private ConfFiles() {}

  /** Whether a folder is a configuration of its own. */
  static boolean isWhole(Path folder) {
    return WHOLE.stream().allMatch(name -> Files.exists(folder.resolve(name)));
  }

  /**
   * Whether a file can be laid over another key by key. {@code fusion.yaml} cannot: its figures
   * were fitted together, and one changed alone means nothing.
   */
  static boolean isMerged(String name) {
    return name.endsWith(YAML)
        && !name.equals(FusionSettings.FILE)
        && WHOLE_FOLDERS.stream().noneMatch(name::startsWith);
  }

  /** Whether a folder may get files the shipped configuration lacks. */
  static boolean mayBeNew(String name) {
    return name.contains("/") || !name.endsWith(YAML) || READERS.containsKey(name);
  }

  /** Whether a reader knows every key of a file; a key of another must be one that is there. */
  static boolean isTyped(String name) {
    return READERS.containsKey(name) || isStep(name);
  }

  private static boolean isStep(String name) {
    return name.startsWith("detectors/") || name.startsWith("features/");
  }

  /** Reads a file as a night does; others are only read as YAML. */
  static void check(Path folder, String name) {
    if (READERS.containsKey(name)) {
      Object unused = READERS.get(name).apply(folder);
    } else if (name.startsWith("detectors/") && name.endsWith(YAML)) {
      Configured.checkDetector(folder.resolve(name));
    } else if (name.startsWith("features/") && name.endsWith(YAML)) {
      Configured.checkFeature(folder.resolve(name));
    } else if (name.endsWith(YAML)) {
      ObjectNode unused = StrictYaml.parse(folder.resolve(name));
    }
  }

  /** The files below a folder, by name relative to it with {@code /} between. */
  static Map<String, Path> of(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, Path> named = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(f -> named.put(folder.relativize(f).toString().replace('\\', '/'), f));
      return named;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "configuration folder %s cannot be read, so there is no night.yaml; pass --conf",
          folder);
    }
  }

  /** What is wrong with a folder's files, one message each; empty where a night can read all. */
  static List<String> problems(Path folder) {
    List<String> problems = new ArrayList<>();
    for (String name : of(folder).keySet()) {
      try {
        check(folder, name);
      } catch (PipelineException e) {
        problems.add(name.contains("/") ? name + ": " + e.getMessage() : e.getMessage());
      }
    }
    return problems;
  }
}
