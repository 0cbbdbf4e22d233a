package org.cluelake.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a server says when it does not do what was asked: type and one line, by status and body. */
final class Refusal {

  private static final int MOST_CHARACTERS = 300;

  private Refusal() {}

  /** The failure behind an answer that is none of the good ones. */
  static AirflowFailure of(Question question, Reply reply) {
    boolean login = question.call() == Call.LOGIN;
    String said = login ? "" : detail(reply.body());
    Reason reason = reason(reply.status());
    return new AirflowFailure(
        reason,
        question
            + " answered "
            + reply.status()
            + (said.isEmpty() ? "" : ": " + said)
            + remedy(reason),
        // A login that is refused may come back with what was sent.
        login ? new Reply(reply.status(), "", reply.retryAfter()) : reply);
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 400, 422 -> Reason.VALIDATION;
      case 401 -> Reason.UNAUTHORIZED;
      case 403 -> Reason.FORBIDDEN;
      case 404 -> Reason.NOT_FOUND;
      case 409 -> Reason.CONFLICT;
      case 429 -> Reason.RATE_LIMITED;
      default -> status >= 500 ? Reason.SERVER : Reason.GARBAGE;
    };
  }

  private static String remedy(Reason reason) {
    return switch (reason) {
      case UNAUTHORIZED -> "; check user and password, or the token's end";
      case FORBIDDEN -> "; the account needs the role user, for backfills and asset events op";
      case NOT_FOUND -> "; check the names, and that the server has read the DAG files";
      case GARBAGE -> "; that is no answer of this API: is the address a proxy's or a login page?";
      default -> "";
    };
  }

  /** The detail in its three shapes: text, an object with a reason, or a list of places. */
  private static String detail(String body) {
    JsonNode detail = Json.lenient(body).path("detail");
    if (detail.isTextual()) {
      return line(detail.asText());
    }
    if (detail.isObject()) {
      return line(detail.path("reason").asText() + " " + detail.path("message").asText());
    }
    List<String> places = new ArrayList<>();
    for (JsonNode place : detail) {
      List<String> loc = new ArrayList<>();
      place.path("loc").forEach(l -> loc.add(l.asText()));
      places.add(String.join(".", loc) + ": " + place.path("msg").asText());
    }
    return line(String.join("; ", places));
  }

  private static String line(String text) {
    String one = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return one.length() <= MOST_CHARACTERS ? one : one.substring(0, MOST_CHARACTERS) + "...";
  }
}
