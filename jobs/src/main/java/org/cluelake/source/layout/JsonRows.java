package org.cluelake.source.layout;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a text with one JSON object (RFC 8259) per line. A field of an object within it is
 * named by its path with dots. Numbers keep the text they are written with, so money is never
 * rounded. A line that is no such object, or ends early, is refused alone.
 */
final class JsonRows {

  /** Characters of a line that are still read; fields nobody asks for may make it long. */
  static final int LONGEST = 1 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private final SourceFile source;
  private final TextLines lines;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Set<String> parents = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private String[] fields;

  JsonRows(SourceFile source, TextLines lines) {
    this.source = source;
    this.lines = lines;
    List<String> used = source.used().stream().sorted().toList();
    for (int i = 0; i < used.size(); i++) {
      Integer unused = columns.put(used.get(i), i);
    }
    Stream.of(source.used(), source.withheld(), source.ignored())
        .flatMap(Set::stream)
        .forEach(this::addParents);
  }

  private void addParents(String path) {
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      parents.add(path.substring(0, dot));
    }
  }

  void read(RowSink sink) throws IOException {
    for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.text() == null) {
        sink.refused(line.number(), "ROW_TOO_BIG");
      } else if (!line.text().isEmpty()) {
        read(line, sink);
      }
    }
  }

  private void read(TextLines.Line line, RowSink sink) throws IOException {
    String reason = null;
    try (JsonParser json = JSON.createParser(line.text())) {
      reason = row(json);
    } catch (JacksonException e) {
      // Its message quotes the line.
      reason = "JSON_FORMAT";
    }
    if (reason == null) {
      sink.row(line.number(), columns, fields);
    } else {
      sink.refused(line.number(), reason);
    }
  }

  /** Why the line is no row, or null. */
  private String row(JsonParser json) throws IOException {
    fields = new String[columns.size()];
    seen.clear();
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return "JSON_FORMAT";
    }
    String reason = object(json, "");
    if (reason != null) {
      return reason;
    }
    if (json.nextToken() != null) {
      return "JSON_FORMAT";
    }
    for (String column : columns.keySet()) {
      if (source.needs(column) && !seen.contains(column)) {
        return "FIELD_MISSING:" + column;
      }
    }
    return null;
  }

  private String object(JsonParser json, String before) throws IOException {
    for (JsonToken t = json.nextToken(); t != JsonToken.END_OBJECT; t = json.nextToken()) {
      String path = before + json.currentName();
      if (!seen.add(path)) {
        return "JSON_DUPLICATE";
      }
      JsonToken value = json.nextToken();
      String reason = null;
      if (source.isPassedOver(path) && !source.used().contains(path)) {
        var unused = json.skipChildren();
      } else if (columns.containsKey(path)) {
        reason = field(json, value, path);
      } else if (!parents.contains(path)) {
        reason = "FIELD_NEW";
      } else if (value == JsonToken.START_OBJECT) {
        reason = object(json, path + ".");
      } else if (value != JsonToken.VALUE_NULL) {
        reason = "JSON_TYPE:" + path;
      }
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }

  private String field(JsonParser json, JsonToken value, String path) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!value.isScalarValue()) {
      return "JSON_TYPE:" + path;
    }
    fields[columns.get(path)] = json.getText();
    return null;
  }
}
