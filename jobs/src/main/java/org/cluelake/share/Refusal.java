package org.cluelake.share;

import java.util.Map;

/**
 * An answer other than the one asked for: a status, and the words of the protocol's error body.
 * Permanent faults are 4xx, because clients try 429 and 5xx again.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> headers;

  private Refusal(int status, String code, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "INVALID_PARAMETER_VALUE", message, Map.of());
  }

  /** No token, or none that is known and in its time; which of them is not said. */
  static Refusal unauthorized() {
    return new Refusal(
        401,
        "UNAUTHENTICATED",
        "the bearer token is missing, unknown, expired or revoked",
        Map.of("WWW-Authenticate", "Bearer"));
  }

  static Refusal forbidden(String message) {
    return new Refusal(403, "PERMISSION_DENIED", message, Map.of());
  }

  /** What is not there, and what is there for others only, are told alike. */
  static Refusal notFound(String what) {
    return new Refusal(404, "RESOURCE_DOES_NOT_EXIST", what + " does not exist", Map.of());
  }

  static Refusal wrongMethod(String allowed) {
    return new Refusal(405, "METHOD_NOT_ALLOWED", "use " + allowed, Map.of("Allow", allowed));
  }

  static Refusal tooLarge(int mostBytes) {
    return new Refusal(
        413, "REQUEST_TOO_LARGE", "a request body has at most " + mostBytes + " bytes", Map.of());
  }

  static Refusal badRange(long size) {
    return new Refusal(
        416,
        "RANGE_NOT_SATISFIABLE",
        "the range begins behind the end",
        Map.of("Content-Range", "bytes */" + size));
  }

  static Refusal tooMany(long seconds) {
    return new Refusal(
        429,
        "RESOURCE_EXHAUSTED",
        "too many calls; come again in " + seconds + " s",
        Map.of("Retry-After", Long.toString(seconds)));
  }

  /** Stays so until an operator acts; a 5xx would make clients try again and again. */
  static Refusal misconfigured() {
    return new Refusal(
        400,
        "MISCONFIGURED",
        "the server's operator must put this right; the server's log says what",
        Map.of());
  }

  static Refusal failed() {
    return new Refusal(
        500, "INTERNAL_ERROR", "the server failed; its operator's log says why", Map.of());
  }

  static Refusal unavailable(String why) {
    return new Refusal(503, "UNAVAILABLE", why, Map.of("Retry-After", "30"));
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Map<String, String> headers() {
    return headers;
  }
}
