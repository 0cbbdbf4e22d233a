package org.cluelake.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** One call with its parts filled in; refuses what {@link Call} does not name. */
final class Question {

  private final Call call;
  private final String path;
  private final Map<String, String> query = new LinkedHashMap<>();
  private ObjectNode body;

  private Question(Call call, String path) {
    this.call = call;
    this.path = path;
  }

  /** The call with its path's parts in order. */
  static Question of(Call call, String... parts) {
    String path = call.path();
    for (String part : parts) {
      path = path.replaceFirst("\\{[^}]+\\}", Matcher.quoteReplacement(escaped(part)));
    }
    if (path.contains("{")) {
      throw new IllegalArgumentException("parts are missing in " + path);
    }
    return new Question(call, path);
  }

  Question query(String name, Object value) {
    known(call.query().contains(name), name);
    query.put(name, String.valueOf(value));
    return this;
  }

  Question body(ObjectNode fields) {
    for (String name : fields.properties().stream().map(Map.Entry::getKey).toList()) {
      known(call.fields().contains(name), name);
    }
    this.body = fields;
    return this;
  }

  private void known(boolean named, String name) {
    if (!named) {
      throw new IllegalArgumentException(call + " names no " + name);
    }
  }

  Call call() {
    return call;
  }

  Optional<ObjectNode> body() {
    return Optional.ofNullable(body);
  }

  URI at(URI base) {
    String tail =
        query.isEmpty()
            ? ""
            : query.entrySet().stream()
                .map(e -> escaped(e.getKey()) + "=" + escaped(e.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    return URI.create(base + path + tail);
  }

  /** For messages: no query, no body. */
  @Override
  public String toString() {
    return call.verb() + " " + path;
  }

  private static String escaped(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
