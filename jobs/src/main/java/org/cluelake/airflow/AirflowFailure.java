package org.cluelake.airflow;

import java.time.Duration;
import java.util.Optional;

/**
 * A call that failed. The message is one line and holds no secret; {@link #body} is what the server
 * sent, whole, for whoever has to find out.
 */
public final class AirflowFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final int status;
  private final String body;
  private final transient Duration retryAfter;

  AirflowFailure(Reason reason, String message, Reply reply) {
    super(message);
    this.reason = reason;
    this.status = reply.status();
    this.body = reply.body();
    this.retryAfter = reply.retryAfter().orElse(null);
  }

  AirflowFailure(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.status = 0;
    this.body = "";
    this.retryAfter = null;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** HTTP status; 0 where there was no answer. */
  public int status() {
    return status;
  }

  /** What the server sent; empty where it sent nothing, and always for logins. */
  public String body() {
    return body;
  }

  /** How long the server asks to be left alone. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
