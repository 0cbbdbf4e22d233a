package org.cluelake.job.lineage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Where run events go: a file, one event a line, or an address that takes them one by one. What
 * cannot be delivered is said once and dropped: a night never waits for those who watch it.
 */
public final class LineageSink {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int REFUSED_FROM = 300;

  private final String target;
  private final String token;
  private boolean given;

  /**
   * A sink.
   *
   * @param target a path, or an http or https address; null or empty for none
   * @param token what the address asks for as a bearer, or null
   */
  public LineageSink(String target, String token) {
    this.target = target;
    this.token = token;
    this.given = target == null || target.isEmpty();
  }

  /** Whether events are wanted. */
  public boolean isOpen() {
    return !given;
  }

  /** Delivers events in their order; gives what is wrong, or null where all arrived. */
  public String send(List<String> events) {
    if (given) {
      return null;
    }
    try {
      if (target.startsWith("http://") || target.startsWith("https://")) {
        post(events);
      } else {
        Path unused =
            Files.write(
                Path.of(target), events, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
      return null;
    } catch (IOException | IllegalArgumentException e) {
      given = true;
      return "lineage events are not delivered from here on ("
          + e.getClass().getSimpleName()
          + "); the night goes on";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      given = true;
      return "lineage events are not delivered: interrupted";
    }
  }

  private void post(List<String> events) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    for (String event : events) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(target))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(event));
      if (token != null && !token.isEmpty()) {
        request = request.header("Authorization", "Bearer " + token);
      }
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= REFUSED_FROM) {
        throw new IOException("status " + status);
      }
    }
  }
}
