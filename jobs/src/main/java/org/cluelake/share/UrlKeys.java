package org.cluelake.share;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The keys that sign file addresses: a line {@code kid base64} each, the newest first. The newest
 * signs; one more is still taken, so that addresses given before a rotation live out their time.
 */
public final class UrlKeys {

  /**
   * A key.
   *
   * @param kid its name in addresses
   * @param bytes the key
   */
  record Key(String kid, byte[] bytes) {}

  private static final int KEPT = 2;

  private final Path file;
  private String state = "never read";
  private List<Key> keys = List.of();

  /** The keys in a file of mode 0600. */
  public UrlKeys(Path file) {
    this.file = file;
  }

  /** Makes the first key of a new server. */
  public void createIfAbsent() {
    if (!Files.exists(file)) {
      rotate();
    }
  }

  /**
   * Makes another key, which signs from now on; the one before it is still taken, older ones not.
   */
  public void rotate() {
    String unused =
        OwnerFile.alone(
            file,
            () -> {
              List<Key> before = Files.exists(file) ? keys() : List.of();
              int next =
                  before.isEmpty() ? 1 : Integer.parseInt(before.get(0).kid().substring(1)) + 1;
              List<Key> after = new ArrayList<>(List.of(new Key("k" + next, FreshSecret.bytes())));
              after.addAll(before.subList(0, Math.min(before.size(), KEPT - 1)));
              StringBuilder text = new StringBuilder();
              for (Key key : after) {
                text.append(key.kid())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(key.bytes()))
                    .append('\n');
              }
              OwnerFile.replace(file, text.toString());
              return after.get(0).kid();
            });
  }

  /** The key that signs. */
  Key newest() {
    return keys().get(0);
  }

  /** A key by its name. */
  Optional<Key> of(String kid) {
    return keys().stream().filter(k -> k.kid().equals(kid)).findFirst();
  }

  private synchronized List<Key> keys() {
    String now = OwnerFile.state(file);
    if (!now.equals(state)) {
      keys = parsed(OwnerFile.read(file));
      state = now;
    }
    return keys;
  }

  private List<Key> parsed(String text) {
    List<Key> read = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", -1);
      byte[] bytes = words.length == 2 && words[0].matches("k[0-9]{1,6}") ? key(words[1]) : null;
      if (bytes == null) {
        throw refused();
      }
      read.add(new Key(words[0], bytes));
    }
    if (read.isEmpty()) {
      throw refused();
    }
    return List.copyOf(read);
  }

  /** The decoder's message would quote a character of the key, so it goes no further. */
  private static byte[] key(String word) {
    try {
      byte[] bytes = Base64.getDecoder().decode(word);
      return bytes.length == FreshSecret.BYTES ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private PipelineException refused() {
    return PipelineException.of(
        ErrorKind.CONFIG,
        "%s does not hold lines of a name such as k1 and 32 bytes in base64; remove it and a new key"
            + " is made",
        file);
  }
}
