package org.cluelake.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.recipient.Recipient;

/**
 * One call: what was asked, who asked it, and what the audit line says of the answer. The recipient
 * is null until a token or a signature has shown it.
 */
final class Call {

  /** A query's hints fit many times; more is no query. */
  static final int MOST_BODY = 1 << 20;

  /** What of a body that is too large is still read, so that its sender sees the answer. */
  private static final int MOST_DISCARDED = 8 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEARER = "bearer ";

  private final HttpExchange exchange;
  private Recipient recipient;
  private String endpoint = "unknown";
  private String table;
  private long version = -1;
  private long rows;
  private long files;
  private long bytes;
  private int status;
  private boolean whole;

  Call(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** The segments of the path, decoded. */
  List<String> path() {
    List<String> segments = new ArrayList<>();
    for (String segment : exchange.getRequestURI().getRawPath().split("/")) {
      if (!segment.isEmpty()) {
        segments.add(decoded(segment.replace("+", "%2B")));
      }
    }
    return segments;
  }

  /** The query as it was sent, or null. */
  String rawQuery() {
    return exchange.getRequestURI().getRawQuery();
  }

  /** The parameters of the query; of a name given twice the last counts. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : rawQuery() == null ? new String[0] : rawQuery().split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String unused =
            parameters.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("the address has a broken escape");
    }
  }

  String method() {
    return exchange.getRequestMethod();
  }

  boolean isHead() {
    return method().equals("HEAD");
  }

  String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** Refuses every method but these. */
  void only(String... methods) {
    if (!List.of(methods).contains(method())) {
      throw Refusal.wrongMethod(String.join(", ", methods));
    }
  }

  /** The bearer token, or empty. */
  String token() {
    String said = header("Authorization");
    return said != null && said.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? said.substring(BEARER.length()).strip()
        : "";
  }

  /** The body as JSON; an empty one is an empty object. */
  JsonNode body() throws IOException {
    String length = header("Content-Length");
    InputStream in = exchange.getRequestBody();
    byte[] read = in.readNBytes(MOST_BODY + 1);
    if (read.length > MOST_BODY || length != null && length.length() > 9) {
      byte[] piece = new byte[1 << 16];
      int discarded = 0;
      int n;
      while (discarded < MOST_DISCARDED && (n = in.read(piece)) >= 0) {
        discarded += n;
      }
      throw Refusal.tooLarge(MOST_BODY);
    }
    if (read.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode body = JSON.readTree(read);
      if (!body.isObject()) {
        throw Refusal.badRequest("the body is no JSON object");
      }
      return body;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw Refusal.badRequest("the body is no JSON");
    }
  }

  void answers(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  /** Sends one JSON document. */
  void json(JsonNode document) throws IOException {
    send(
        200, "application/json; charset=utf-8", (document + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Sends an answer without a body. */
  void empty() throws IOException {
    status = 200;
    exchange.sendResponseHeaders(200, -1);
    whole = true;
  }

  /** Sends one JSON document a line. */
  void lines(List<JsonNode> lines) throws IOException {
    answers("Content-Type", "application/x-ndjson; charset=utf-8");
    status = 200;
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
      for (JsonNode line : lines) {
        byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(text);
        bytes += text.length;
      }
    }
    whole = true;
  }

  /** Sends the protocol's error body, where nothing has been sent yet. */
  void refuse(Refusal refusal) throws IOException {
    if (status != 0) {
      return;
    }
    exchange.getResponseHeaders().clear();
    refusal.headers().forEach(this::answers);
    send(
        refusal.status(),
        "application/json; charset=utf-8",
        (JSON.createObjectNode()
                    .put("errorCode", refusal.code())
                    .put("message", refusal.getMessage())
                + "\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private void send(int code, String type, byte[] text) throws IOException {
    answers("Content-Type", type);
    status = code;
    if (isHead()) {
      answers("Content-Length", Integer.toString(text.length));
      exchange.sendResponseHeaders(code, -1);
    } else {
      exchange.sendResponseHeaders(code, text.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(text);
      }
      bytes += text.length;
    }
    whole = true;
  }

  /** Begins an answer of so many bytes; null where it was asked for its headers alone. */
  OutputStream begin(int code, long length) throws IOException {
    status = code;
    if (isHead() || length == 0) {
      answers("Content-Length", Long.toString(length));
      exchange.sendResponseHeaders(code, -1);
      whole = true;
      return null;
    }
    exchange.sendResponseHeaders(code, length);
    return exchange.getResponseBody();
  }

  /** Counts bytes that have left. */
  void sent(long more) {
    bytes += more;
  }

  /** The answer has left to its last byte. */
  void ended() {
    whole = true;
  }

  void by(Recipient shown) {
    recipient = shown;
  }

  /** What the audit line says was asked for. */
  void of(String what) {
    endpoint = what;
  }

  void ofTable(String name, long tableVersion) {
    table = name;
    version = tableVersion;
  }

  /** What the answer gives the right to, or hands over. */
  void gives(long someFiles, long someRows) {
    files = someFiles;
    rows = someRows;
  }

  String recipient() {
    return recipient == null ? null : recipient.id();
  }

  String endpoint() {
    return endpoint;
  }

  String table() {
    return table;
  }

  long version() {
    return version;
  }

  long rows() {
    return rows;
  }

  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  int status() {
    return status;
  }

  boolean isWhole() {
    return whole;
  }
}
