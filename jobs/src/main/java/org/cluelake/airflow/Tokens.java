package org.cluelake.airflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The token calls carry: fetched when first needed, again five minutes before it ends, and once
 * more when a server no longer takes it, as one whose secret changed in a restart.
 */
final class Tokens {

  private static final Duration EARLY = Duration.ofMinutes(5);

  private final AirflowServer server;
  private final Wire wire;
  private final Pace pace;
  private String token;
  private Instant renewAt = Instant.MAX;

  Tokens(AirflowServer server, Wire wire, Pace pace) {
    this.server = server;
    this.wire = wire;
    this.pace = pace;
  }

  /** A token that has not ended. */
  synchronized String current() {
    if (server.credentials() instanceof Credentials.Token given) {
      return given.secret();
    }
    if (token == null || !pace.now().isBefore(renewAt)) {
      fetch();
    }
    return token;
  }

  /** Drops a token the server refused; says whether another can be had. */
  synchronized boolean renewable(String refused) {
    if (server.credentials() instanceof Credentials.Token) {
      return false;
    }
    if (refused.equals(token)) {
      token = null;
    }
    return true;
  }

  private void fetch() {
    Credentials.Password who = (Credentials.Password) server.credentials();
    Question login =
        Question.of(Call.LOGIN)
            .body(Json.object().put("username", who.user()).put("password", who.secret()));
    Reply reply = wire.ask(login, Optional.empty());
    if (reply.status() / 100 != 2) {
      throw Refusal.of(login, reply);
    }
    String fetched = Json.read(login, reply, Fetched.class).accessToken();
    if (fetched == null || !fetched.matches("[\\x21-\\x7e]+")) {
      throw new AirflowFailure(
          Reason.GARBAGE,
          login + " answered without an access_token",
          new Reply(reply.status(), "", reply.retryAfter()));
    }
    token = fetched;
    Instant now = pace.now();
    // A short token is used for half its life rather than fetched for every call.
    renewAt =
        end(fetched)
            .map(
                end -> {
                  Duration life = Duration.between(now, end);
                  Duration early =
                      life.compareTo(EARLY.multipliedBy(2)) < 0 ? life.dividedBy(2) : EARLY;
                  return end.minus(early);
                })
            .orElse(Instant.MAX);
  }

  /** When a JWT ends by its own word; unverified, which is enough to know when to fetch another. */
  static Optional<Instant> end(String token) {
    String[] parts = token.split("\\.");
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode claims =
          Json.lenient(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
      return claims.path("exp").canConvertToLong()
          ? Optional.of(Instant.ofEpochSecond(claims.path("exp").asLong()))
          : Optional.empty();
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private record Fetched(@JsonProperty("access_token") String accessToken) {}
}
