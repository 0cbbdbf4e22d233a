package org.cluelake.airflow;

import java.time.Duration;
import java.util.Optional;

/** Asks with a token, and asks again where {@link Call} allows it. */
final class Caller {

  /** One question and three more, after 1, 2 and 4 seconds or what the server asks for. */
  private static final int MOST_ATTEMPTS = 4;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Wire wire;
  private final Tokens tokens;
  private final Pace pace;

  Caller(AirflowServer server, Pace pace) {
    this.wire = new Wire(server);
    this.tokens = new Tokens(server, wire, pace);
    this.pace = pace;
  }

  /** The answer as the type it is read as. */
  <T> T ask(Question question, Class<T> type) {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      try {
        return Json.read(question, answered(question), type);
      } catch (AirflowFailure failure) {
        if (attempt == MOST_ATTEMPTS || !question.call().retriedAfter(failure.reason())) {
          throw failure;
        }
        Duration asked = failure.retryAfter().orElse(wait);
        pace.sleep(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
        wait = wait.multipliedBy(2);
      }
    }
  }

  private Reply answered(Question question) {
    if (question.call().open()) {
      return good(question, wire.ask(question, Optional.empty()));
    }
    String token = tokens.current();
    Reply reply = wire.ask(question, Optional.of(token));
    if (reply.status() == 401 && tokens.renewable(token)) {
      reply = wire.ask(question, Optional.of(tokens.current()));
    }
    return good(question, reply);
  }

  private static Reply good(Question question, Reply reply) {
    if (reply.status() / 100 != 2) {
      throw Refusal.of(question, reply);
    }
    return reply;
  }
}
