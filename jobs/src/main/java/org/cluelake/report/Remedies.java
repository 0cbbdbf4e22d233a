package org.cluelake.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What to do about a reason code of a refusal or of the quarantine. */
final class Remedies {

  private static final Properties TEXTS = load();

  private Remedies() {}

  /** The remedy of {@code CODE} or {@code CODE:column}; for a rule of a contract, its contract. */
  static String of(String reason) {
    String code = reason == null ? "" : reason.replaceFirst(":.*", "");
    return TEXTS.getProperty(code, "see the rule in the feed's contract");
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Remedies.class.getResourceAsStream("remedies.properties"), StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
