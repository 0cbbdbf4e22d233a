package org.cluelake.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The keys of one file with the layer each value comes from. Groups of keys are merged key by key;
 * a list is one value and is replaced whole, because nothing says which of its entries are meant.
 */
final class ConfTree {

  private final String file;
  private final ObjectNode root;
  private final Map<String, String> origins = new LinkedHashMap<>();

  ConfTree(String file, ObjectNode root, String layer) {
    this.file = file;
    this.root = root;
    mark("", root, layer);
  }

  ObjectNode root() {
    return root;
  }

  /** Every value by its key, such as {@code params.minCards}. */
  Map<String, JsonNode> values() {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    leaves("", root, values);
    return values;
  }

  /** The layer a value comes from. */
  String origin(String key) {
    return origins.get(key);
  }

  /** Lays a tree over this one. */
  void lay(ObjectNode over, String layer, boolean knownOnly) {
    merge("", root, over, layer, knownOnly);
  }

  /** Sets one value. */
  void set(List<String> keys, JsonNode value, String layer, boolean knownOnly) {
    ObjectNode at = root;
    String path = "";
    for (String key : keys.subList(0, keys.size() - 1)) {
      path = join(path, key);
      if (!(at.get(key) instanceof ObjectNode group)) {
        throw unknown(layer, path, at);
      }
      at = group;
    }
    String last = keys.get(keys.size() - 1);
    put(path, at, last, value, layer, knownOnly);
  }

  /**
   * The keys an environment variable means: upper case, without signs between words.
   *
   * @throws PipelineException CONFIG where no key or more than one has that name
   */
  List<String> named(List<String> words, String variable) {
    JsonNode at = root;
    List<String> keys = new ArrayList<>();
    for (String word : words) {
      String next = at.isObject() ? only(fields(at), word, variable) : null;
      if (next == null) {
        throw unknown(variable, join(String.join(".", keys), word), at);
      }
      keys.add(next);
      at = at.get(next);
    }
    return keys;
  }

  /** The one name of some that a word of an environment variable means, or null for none. */
  static String only(Collection<String> names, String word, String variable) {
    List<String> same = names.stream().filter(n -> plain(n).equals(plain(word))).toList();
    if (same.size() > 1) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s may mean %s; use --set instead",
          variable,
          String.join(" or ", same));
    }
    return same.isEmpty() ? null : same.get(0);
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  private void merge(String path, ObjectNode below, ObjectNode over, String layer, boolean known) {
    over.fields().forEachRemaining(e -> put(path, below, e.getKey(), e.getValue(), layer, known));
  }

  private void put(
      String path, ObjectNode group, String key, JsonNode value, String layer, boolean knownOnly) {
    String here = join(path, key);
    JsonNode before = group.get(key);
    if (before == null && knownOnly) {
      throw unknown(layer, here, group);
    }
    if (before instanceof ObjectNode below && value instanceof ObjectNode over) {
      merge(here, below, over, layer, knownOnly);
      return;
    }
    if (before != null && before.isObject() != value.isObject()) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s: %s of %s is %s; give it as such",
          layer,
          here,
          file,
          before.isObject() ? "a group of keys " + fields(before) : "one value");
    }
    JsonNode unused = group.set(key, value);
    boolean unusedToo = origins.keySet().removeIf(k -> k.equals(here) || k.startsWith(here + "."));
    mark(here, value, layer);
  }

  private PipelineException unknown(String layer, String key, JsonNode group) {
    return PipelineException.of(
        ErrorKind.CONFIG,
        "%s: %s has no key %s; remove it, or correct it to one of %s",
        layer,
        file,
        key,
        fields(group));
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void mark(String path, JsonNode node, String layer) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    leaves(path, node, values);
    values.keySet().forEach(k -> origins.put(k, layer));
  }

  private static void leaves(String path, JsonNode node, Map<String, JsonNode> into) {
    if (node.isObject() && !node.isEmpty()) {
      node.fields().forEachRemaining(e -> leaves(join(path, e.getKey()), e.getValue(), into));
    } else if (!path.isEmpty()) {
      into.put(path, node);
    }
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
