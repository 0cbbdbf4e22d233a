package org.cluelake.share;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Gives tokens to recipients and takes them back. A token is written once, into the recipient's
 * profile file; only its hash stays.
 */
public final class Tokens {

  private final TokenFile file;
  private final InstantSource clock;

  /**
   * The tokens of a server.
   *
   * @param file the file of their hashes
   * @param clock the time
   */
  public Tokens(Path file, InstantSource clock) {
    this.file = new TokenFile(file);
    this.clock = clock;
  }

  /** Issues a recipient's first token and writes its profile, which must not exist yet. */
  public Instant issue(Recipient recipient, Duration life, String endpoint, Path profile) {
    return give(recipient, life, null, endpoint, profile);
  }

  /** Issues a further token; the one before it is taken for an overlap more. */
  public Instant rotate(
      Recipient recipient, Duration life, Duration overlap, String endpoint, Path profile) {
    return give(recipient, life, overlap, endpoint, profile);
  }

  /** Ends all tokens of a recipient, and with them its file addresses. */
  public void revoke(String recipient) {
    file.change(book -> book.revoked(recipient, clock.instant()));
  }

  private Instant give(
      Recipient recipient, Duration life, Duration overlap, String endpoint, Path profile) {
    if (recipient.kind() != Recipient.Kind.PROVINCE) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s is no province; banks and operators take files, not tables",
          recipient.id());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(FreshSecret.bytes());
    file.change(
        book -> {
          TokenBook after =
              overlap == null
                  ? book.issued(recipient.id(), token, now, life)
                  : book.rotated(recipient.id(), token, now, life, overlap);
          OwnerFile.create(profile, profile(endpoint, token, now.plus(life)));
          return after;
        });
    return now.plus(life);
  }

  private static String profile(String endpoint, String token, Instant expires) {
    return new ObjectMapper()
            .createObjectNode()
            .put("shareCredentialsVersion", 1)
            .put("endpoint", endpoint)
            .put("bearerToken", token)
            .put("expirationTime", expires.toString())
            .toPrettyString()
        + "\n";
  }
}
