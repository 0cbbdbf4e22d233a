package org.cluelake.airflow;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question, one answer or a failure to get one. */
final class Wire {

  private final AirflowServer server;
  private final HttpClient http;

  Wire(AirflowServer server) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(server.connect())
            .build();
  }

  Reply ask(Question question, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(question.at(server.base()))
            .timeout(server.answer())
            .header("Accept", "application/json")
            .method(
                question.call().verb(),
                question
                    .body()
                    .map(b -> HttpRequest.BodyPublishers.ofString(b.toString()))
                    .orElse(HttpRequest.BodyPublishers.noBody()));
    if (question.body().isPresent()) {
      request = request.header("Content-Type", "application/json");
    }
    if (token.isPresent()) {
      request = request.header("Authorization", "Bearer " + token.get());
    }
    // The request's own limit ends with the head of the answer; this one holds for its body too.
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return reply(answer.get(server.answer().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      boolean unused = answer.cancel(true);
      throw timeout(question, e);
    } catch (InterruptedException e) {
      boolean unused = answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + question, e);
    } catch (ExecutionException e) {
      throw failure(question, e.getCause());
    }
  }

  private AirflowFailure failure(Question question, Throwable cause) {
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException) {
      return new AirflowFailure(
          Reason.UNREACHABLE,
          server.base() + " does not answer; is the address right and the server running?",
          cause);
    }
    if (cause instanceof HttpTimeoutException) {
      return timeout(question, cause);
    }
    if (cause instanceof IOException) {
      return new AirflowFailure(
          Reason.CONNECTION, question + ": the connection was cut before the whole answer", cause);
    }
    throw new IllegalStateException("asking " + question, cause);
  }

  private AirflowFailure timeout(Question question, Throwable cause) {
    return new AirflowFailure(
        Reason.TIMEOUT,
        question + ": no whole answer within " + server.answer().toSeconds() + " s",
        cause);
  }

  private static Reply reply(HttpResponse<String> answer) {
    return new Reply(
        answer.statusCode(),
        answer.body(),
        answer
            .headers()
            .firstValue("Retry-After")
            .map(String::strip)
            .filter(s -> s.matches("[0-9]{1,6}"))
            .map(s -> Duration.ofSeconds(Long.parseLong(s))));
  }
}
