package org.cluelake.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The configuration a command works with, laid in layers: the shipped folder, what {@code --conf}
 * names, the environment, {@code --set}; a later layer wins. Each layer is held to the strict
 * reader of the jobs as it is laid, so that a mistake is blamed on the layer that makes it.
 *
 * <p>The result is a folder: every reader, and the configuration hash of a night, sees the
 * effective values and nothing else. Where one whole folder is all there is, it is that folder
 * itself, untouched. A merged folder lies in the system's temporary one, open to its owner alone,
 * holds references to secrets but no secret, and goes with the process.
 */
public final class ConfLayers {

  /**
   * Environment variables of this beginning are configuration; one that means nothing is refused.
   */
  public static final String PREFIX = "CLUELAKE__";

  private static final String YAML = ".yaml";

  private Path folder;
  private boolean merged;
  private final Map<String, ConfTree> trees = new TreeMap<>();
  private final Map<String, String> wholeFiles = new TreeMap<>();

  private ConfLayers(Path shipped) {
    begin(shipped);
  }

  /**
   * Lays the layers.
   *
   * @param shipped the folder all others are laid over, unless one of them is whole
   * @param over folders and files of {@code --conf}, in their order
   * @param environment environment variables; those without the prefix are left alone
   * @param sets texts such as {@code night.buckets=8}, in their order
   */
  public static ConfLayers of(
      Path shipped, List<Path> over, Map<String, String> environment, List<String> sets) {
    List<Path> rest = new ArrayList<>(over);
    Path base = shipped;
    for (Path path : over) {
      if (ConfFiles.isWhole(path)) {
        base = path;
        rest = new ArrayList<>(over.subList(over.indexOf(path) + 1, over.size()));
      }
    }
    ConfLayers layers = new ConfLayers(base);
    rest.forEach(layers::layPath);
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                layers.layVariable(name, value);
              }
            });
    sets.forEach(layers::laySetting);
    return layers;
  }

  /** The effective folder. */
  public Path folder() {
    return folder;
  }

  /** What a night cannot read, one message each; empty where all is well. */
  public List<String> problems() {
    return ConfFiles.problems(folder);
  }

  /**
   * One effective value.
   *
   * @param key such as {@code night.buckets}
   * @param value as YAML; a secret shows its reference alone
   * @param origin the layer it comes from
   */
  public record Setting(String key, String value, String origin) {}

  /** Every value of the files that are merged, and each file an overlay replaced whole. */
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (String name : ConfFiles.of(folder).keySet()) {
      if (name.endsWith(YAML) && (ConfFiles.isMerged(name) || name.equals(FusionSettings.FILE))) {
        ConfTree tree = tree(name);
        tree.values()
            .forEach(
                (key, value) ->
                    settings.add(
                        new Setting(
                            section(name) + "." + key, shown(key, value), tree.origin(key))));
      } else if (wholeFiles.containsKey(name)) {
        settings.add(new Setting(name, "(whole file)", wholeFiles.get(name)));
      }
    }
    return settings;
  }

  private static String shown(String key, JsonNode value) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    if (value.isTextual() && SecretRef.is(value.textValue())) {
      return value.textValue() + " (masked)";
    }
    return SecretRef.isSecretKey(last) && value.isTextual() && !value.textValue().isEmpty()
        ? "(masked)"
        : value.toString();
  }

  private void begin(Path whole) {
    folder = whole;
    merged = false;
    trees.clear();
    wholeFiles.clear();
  }

  private void layPath(Path path) {
    if (Files.isDirectory(path)) {
      ConfFiles.of(path).forEach((name, file) -> layFile(name, file, path + "/" + name));
      return;
    }
    if (!Files.isRegularFile(path)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "--conf %s is no folder with a night.yaml and no file; correct it",
          path);
    }
    String name = path.getFileName().toString();
    if (!name.endsWith(YAML) || Files.exists(folder.resolve(name))) {
      layFile(name, path, path.toString());
    } else {
      laySections(path);
    }
  }

  /**
   * A file of its own name: its top keys are files, such as {@code night} or {@code detectors/x}.
   */
  private void laySections(Path path) {
    for (Map.Entry<String, JsonNode> section : StrictYaml.parse(path).properties()) {
      String name = section.getKey() + YAML;
      if (!Files.exists(folder.resolve(name))) {
        throw noSection(path.toString(), section.getKey());
      }
      if (!(section.getValue() instanceof ObjectNode keys)) {
        throw PipelineException.of(
            ErrorKind.CONFIG, "%s: %s has no keys below it", path, section.getKey());
      }
      lay(name, path.toString(), tree -> tree.lay(keys, path.toString(), knownOnly(name)));
    }
  }

  private void layFile(String name, Path file, String layer) {
    boolean known = Files.exists(folder.resolve(name));
    if (!known && !ConfFiles.mayBeNew(name)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s: there is no configuration file %s; rename it to one of %s",
          layer,
          name,
          sections());
    }
    if (known && ConfFiles.isMerged(name)) {
      ObjectNode over = StrictYaml.parse(file);
      lay(name, layer, tree -> tree.lay(over, layer, knownOnly(name)));
    } else {
      own();
      copy(file, folder.resolve(name));
      ConfTree unused = trees.remove(name);
      wholeFiles.put(name, layer);
      check(name, layer);
    }
  }

  private void layVariable(String variable, String text) {
    List<String> words = Arrays.asList(variable.substring(PREFIX.length()).split("__"));
    Set<String> sections = sections();
    int used = 1;
    String section = ConfTree.only(sections, words.get(0), variable);
    if (section == null && words.size() > 1) {
      section = ConfTree.only(sections, words.get(0) + words.get(1), variable);
      used = 2;
    }
    if (section == null || words.size() == used) {
      throw noSection(variable, String.join("__", words.subList(0, Math.min(used, words.size()))));
    }
    String name = section + YAML;
    List<String> keys = tree(name).named(words.subList(used, words.size()), variable);
    set(name, keys, text, variable);
  }

  private void laySetting(String setting) {
    String layer = "--set " + setting.replaceAll("=.*", "");
    int equals = setting.indexOf('=');
    int dot = setting.indexOf('.');
    if (dot < 0 || equals < dot) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "%s: want file.key=value, such as night.pinnedDays=60", layer);
    }
    String section = setting.substring(0, dot);
    if (!Files.exists(folder.resolve(section + YAML))) {
      throw noSection(layer, section);
    }
    List<String> keys = Arrays.asList(setting.substring(dot + 1, equals).split("\\."));
    set(section + YAML, keys, setting.substring(equals + 1), layer);
  }

  private void set(String name, List<String> keys, String text, String layer) {
    JsonNode value = StrictYaml.value(layer, text);
    lay(name, layer, tree -> tree.set(keys, value, layer, knownOnly(name)));
  }

  private void lay(String name, String layer, Consumer<ConfTree> change) {
    if (!ConfFiles.isMerged(name)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s: %s is replaced as a whole file or not at all; lay a folder with the file over",
          layer,
          name);
    }
    ConfTree tree = tree(name);
    ObjectNode before = tree.root().deepCopy();
    change.accept(tree);
    if (!tree.root().equals(before)) {
      own();
      write(folder.resolve(name), StrictYaml.text(tree.root()));
    }
    check(name, layer);
  }

  private ConfTree tree(String name) {
    return trees.computeIfAbsent(
        name,
        n ->
            new ConfTree(
                n,
                StrictYaml.parse(folder.resolve(n)),
                wholeFiles.getOrDefault(n, folder.resolve(n).toString())));
  }

  /** Keys of a file without a record of its own are held to those that are there. */
  private static boolean knownOnly(String name) {
    return !ConfFiles.isTyped(name);
  }

  private void check(String name, String layer) {
    try {
      ConfFiles.check(folder, name);
    } catch (PipelineException e) {
      throw PipelineException.causedBy(e, e.kind(), "%s: %s", layer, e.getMessage());
    }
  }

  private Set<String> sections() {
    Set<String> names = new TreeSet<>();
    for (String name : ConfFiles.of(folder).keySet()) {
      if (name.equals(FusionSettings.FILE) || ConfFiles.isMerged(name)) {
        names.add(section(name));
      }
    }
    return names;
  }

  private static String section(String name) {
    return name.substring(0, name.length() - YAML.length());
  }

  private PipelineException noSection(String layer, String section) {
    return PipelineException.of(
        ErrorKind.CONFIG,
        "%s: there is no configuration file %s; want one of %s",
        layer,
        section,
        sections());
  }

  /** Turns to a copy of the folder before the first change. */
  private void own() {
    if (merged) {
      return;
    }
    Map<String, Path> files = new LinkedHashMap<>(ConfFiles.of(folder));
    // Origins name the folder the values stand in, not the copy.
    for (String name : files.keySet()) {
      if (ConfFiles.isMerged(name) || name.equals(FusionSettings.FILE)) {
        ConfTree unused = tree(name);
      }
    }
    try {
      Path copy = Files.createTempDirectory("cluelake-conf");
      copy.toFile().deleteOnExit();
      folder = copy;
      merged = true;
      files.forEach((name, file) -> copy(file, copy.resolve(name)));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void copy(Path from, Path to) {
    try {
      folders(to.getParent());
      Path unused = Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      to.toFile().deleteOnExit();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Folders are marked before what they hold: the process's end takes them in reverse. */
  private void folders(Path to) throws IOException {
    if (!Files.exists(to)) {
      folders(to.getParent());
      Path unused = Files.createDirectory(to);
      to.toFile().deleteOnExit();
    }
  }

  private static void write(Path file, String text) {
    try {
      Path unused = Files.writeString(file, text);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static PipelineException unwritable(IOException e) {
    return PipelineException.causedBy(
        e,
        ErrorKind.RESOURCE,
        "the merged configuration cannot be written; check space of the temporary folder");
  }
}
