package org.cluelake.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * The hash of a configuration folder: names and bytes of its YAML files in order. When a scheduler
 * runs a job, who takes what was published and how long it is kept changes no row, so that is not
 * in it.
 */
public final class ConfHash {

  private static final Set<String> BESIDE_THE_NIGHT =
      Set.of("jobs", "recipients.yaml", "retention.yaml", "sharing.yaml");

  private ConfHash() {}

  /** The hash of a folder, 64 hexadecimal digits. */
  public static String of(Path conf) {
    try (Stream<Path> files = Files.walk(conf)) {
      List<Path> sorted =
          files
              .filter(f -> f.toString().endsWith(".yaml"))
              .filter(f -> !BESIDE_THE_NIGHT.contains(conf.relativize(f).getName(0).toString()))
              .sorted()
              .toList();
      MessageDigest digest = Sha256.digest();
      for (Path file : sorted) {
        digest.update(conf.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Files.readAllBytes(file));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "configuration folder %s cannot be read; pass --conf", conf);
    }
  }
}
