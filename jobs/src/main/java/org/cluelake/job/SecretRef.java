package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * A secret named in configuration, never written there: {@code ${env:NAME}} or {@code
 * ${file:PATH}}. It is looked up when a file is read, so neither the configuration hash nor a
 * merged copy of the files holds it.
 */
final class SecretRef {

  /** A reference stands for a whole value; inside a longer text it is just text. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^{}]+)}");

  /** Keys that hold secrets by their name. */
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i).*(password|passwd|secret|token|apikey|privatekey|credential)");

  private static final Pattern MENTION =
      Pattern.compile("(?im)^[^#]*(password|passwd|secret|token|apikey|privatekey|credential)");

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SecretRef() {}

  /** Whether a value is a reference. */
  static boolean is(String value) {
    return REFERENCE.matcher(value).matches();
  }

  /** Whether text of a file may hold a reference or a key of a secret. */
  static boolean mayBeIn(String text) {
    return text.contains("${") || MENTION.matcher(text).find();
  }

  /** Whether a key's name says that its value is a secret. */
  static boolean isSecretKey(String key) {
    return SECRET_KEY.matcher(key.replaceAll("[_-]", "")).matches();
  }

  /**
   * What a reference stands for, without the line end of a file.
   *
   * @param where file and key, for the message
   * @throws PipelineException CONFIG where the variable is not set, or the file is missing or open
   *     to group or others
   */
  static String resolve(String value, Map<String, String> environment, String where) {
    Matcher parts = REFERENCE.matcher(value);
    if (!parts.matches()) {
      return value;
    }
    String name = parts.group(2);
    if (parts.group(1).equals("env")) {
      String found = environment.get(name);
      if (found == null || found.isEmpty()) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "%s: the environment variable %s is not set; set it, or name another",
            where,
            name);
      }
      return found;
    }
    Path file = Path.of(name);
    try {
      PosixFileAttributeView modes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (modes != null
          && modes.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "%s: the file %s is open to group or others; close it with: chmod 600 %s",
            where,
            name,
            name);
      }
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "%s: the file %s cannot be read; check path and owner", where, name);
    }
  }
}
