package org.cluelake.airflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cluelake.testkit.CanIgnoreReturnValue;

/**
 * A server on loopback that answers as it is told: the answers of a path in their order, the last
 * for ever. What was asked is written down.
 */
public final class StubServer implements AutoCloseable {

  private static final Duration BOUND = Duration.ofMillis(400);

  /** One answer. */
  public interface Answer {
    /** Answers, or does not. */
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

  /** A server that gives the token "one" for any login. */
  public StubServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    on("POST /auth/token", json(201, "{\"access_token\":\"one\"}"));
  }

  /** Answers to a verb and path, in order. */
  @CanIgnoreReturnValue
  public StubServer on(String question, Answer... inOrder) {
    Deque<Answer> all = new ArrayDeque<>(List.of(inOrder));
    synchronized (answers) {
      answers.put(question, all);
    }
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String question = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    asked.add(question + (query == null ? "" : "?" + query));
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Answer answer;
    synchronized (answers) {
      Deque<Answer> left = answers.get(question);
      answer = left == null ? json(404, "{\"detail\":\"no such thing\"}") : left.peek();
      if (left != null && left.size() > 1) {
        answer = left.poll();
      }
    }
    answer.to(exchange);
  }

  /** A status with JSON. */
  public static Answer json(int status, String body) {
    return answer(status, body, "application/json");
  }

  /** A status with a body. */
  public static Answer answer(int status, String body, String type, String... headers) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    };
  }

  /** The connection ends in the middle of the body. */
  public static Answer cut() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"version\":".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      // Closing before all bytes are written makes the server drop the connection.
      exchange.close();
    };
  }

  /** No answer at all until the server closes. */
  public Answer silent() {
    return exchange -> await();
  }

  /** A head, and then nothing until the server closes. */
  public Answer stalled() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      await();
    };
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its address. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  AirflowServer server() {
    return new AirflowServer(base(), new Credentials.Password("svc", "s3cret"), BOUND, BOUND);
  }

  Airflow client(Pace pace) {
    return new Airflow(server(), pace);
  }

  /** Verbs, paths and queries in the order they came. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** What was asked but logins. */
  List<String> calls() {
    return asked().stream().filter(q -> !q.contains("/auth/token")).toList();
  }

  List<String> bodies() {
    return List.copyOf(bodies);
  }

  List<String> tokens() {
    return List.copyOf(tokens);
  }

  /** A token that says when it ends. */
  static String jwt(long expires) {
    String claims = "{\"sub\":\"svc\",\"exp\":" + expires + "}";
    return "h."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".s";
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
