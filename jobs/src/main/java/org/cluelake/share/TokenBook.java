package org.cluelake.share;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * Who holds which tokens, as their hashes alone. A token has 256 random bits, so its plain SHA-256
 * can neither be reversed nor guessed.
 *
 * @param entries every token ever issued, ended ones included, in the order they were issued
 */
record TokenBook(List<Entry> entries) {

  /**
   * Tokens of a recipient that may be valid at once: the old one and the new, while it is moved.
   */
  static final int MOST_VALID = 2;

  /**
   * A token.
   *
   * @param recipient whose it is
   * @param sha256 its hash, in lower-case hexadecimal
   * @param issued when it was issued
   * @param expires from when it is no longer taken
   */
  record Entry(String recipient, String sha256, Instant issued, Instant expires) {

    boolean isValid(Instant now) {
      return now.isBefore(expires);
    }
  }

  TokenBook {
    entries = List.copyOf(entries);
  }

  /** The recipient a token belongs to, where it is valid. */
  Optional<String> holder(String token, Instant now) {
    byte[] hash = Sha256.of(token);
    String found = null;
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(entry.sha256()))
          && entry.isValid(now)) {
        found = entry.recipient();
      }
    }
    return Optional.ofNullable(found);
  }

  /** Whether a recipient holds any valid token; without one, its file addresses end too. */
  boolean isActive(String recipient, Instant now) {
    return !valid(recipient, now).isEmpty();
  }

  /** The valid tokens of a recipient, the one issued last first. */
  List<Entry> valid(String recipient, Instant now) {
    List<Entry> valid = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.recipient().equals(recipient) && entry.isValid(now)) {
        valid.add(0, entry);
      }
    }
    return valid;
  }

  /**
   * A first token.
   *
   * @throws PipelineException CONFIG where the recipient has a valid one
   */
  TokenBook issued(String recipient, String token, Instant now, Duration life) {
    if (isActive(recipient, now)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s has a valid token; share token rotate gives it another, share token revoke ends it",
          recipient);
    }
    return with(entries, recipient, token, now, life);
  }

  /**
   * A further token. The one before it is taken for an overlap more, and all older ones end now.
   *
   * @throws PipelineException CONFIG where the recipient has no valid token
   */
  TokenBook rotated(String recipient, String token, Instant now, Duration life, Duration overlap) {
    List<Entry> valid = valid(recipient, now);
    if (valid.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "%s has no valid token to rotate; use share token issue", recipient);
    }
    Entry kept = valid.get(0);
    List<Entry> all = new ArrayList<>();
    for (Entry entry : entries) {
      all.add(
          !valid.contains(entry)
              ? entry
              : ended(entry, entry.equals(kept) ? now.plus(overlap) : now));
    }
    return with(all, recipient, token, now, life);
  }

  /** All tokens of a recipient end now. */
  TokenBook revoked(String recipient, Instant now) {
    List<Entry> valid = valid(recipient, now);
    return new TokenBook(entries.stream().map(e -> valid.contains(e) ? ended(e, now) : e).toList());
  }

  private static TokenBook with(
      List<Entry> some, String recipient, String token, Instant now, Duration life) {
    List<Entry> all = new ArrayList<>(some);
    all.add(new Entry(recipient, Sha256.hex(token), now, now.plus(life)));
    return new TokenBook(all);
  }

  private static Entry ended(Entry entry, Instant at) {
    Instant earlier =
        List.of(entry.expires(), at).stream().min(Comparator.naturalOrder()).orElseThrow();
    return new Entry(entry.recipient(), entry.sha256(), entry.issued(), earlier);
  }
}
