package org.cluelake.source.layout;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The line of every key of a YAML file, by its path such as {@code feeds.x.columns.y.apply[0]}. */
final class YamlLines {

  private final Map<String, Integer> lines = new HashMap<>();

  private YamlLines() {}

  /** Reads as far as the text is YAML. */
  static YamlLines of(byte[] yaml) {
    YamlLines read = new YamlLines();
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        JsonStreamContext at = parser.getParsingContext();
        at = t.isStructStart() ? at.getParent() : at;
        Integer unused =
            read.lines.putIfAbsent(path(at), parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException e) {
      // What is no YAML is told where the file is read; the lines before it are known.
      return read;
    }
    return read;
  }

  /** The line of a key, or of the nearest key around it. */
  int of(String path) {
    for (String key = path; ; key = key.substring(0, cut(key))) {
      if (lines.containsKey(key)) {
        return lines.get(key);
      }
      if (key.isEmpty()) {
        return 1;
      }
    }
  }

  private static int cut(String key) {
    return Math.max(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('[')));
  }

  private static String path(JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "";
    }
    String before = path(context.getParent());
    if (context.inArray()) {
      return before + "[" + context.getCurrentIndex() + "]";
    }
    String name = context.getCurrentName();
    if (name == null) {
      return before;
    }
    return before.isEmpty() ? name : before + "." + name;
  }
}
