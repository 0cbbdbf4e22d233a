package org.cluelake.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cluelake.detector.Detector;
import org.cluelake.detector.RulePack;
import org.cluelake.kernel.CsvRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.Sha256;

/**
 * The rule packs of {@code conf/packs}: a folder a detector, with planted rows of its inputs
 * ({@code <view>.csv}) and what it has to say of them ({@code pack.yaml}).
 */
public final class RulePacks {

  /** Questions of {@link #question} that were answered as planned. */
  private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

  private final Path conf;

  /** The packs of a configuration folder. */
  public RulePacks(Path conf) {
    this.conf = conf;
  }

  /** A detector's folder. */
  public Path folder(Detector detector) {
    return conf.resolve("packs").resolve(detector.id());
  }

  /** A detector's pack. */
  public RulePack pack(Detector detector) {
    Path file = folder(detector).resolve("pack.yaml");
    if (!Files.exists(file)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "detector %s has no rule pack; add packs/%s/pack.yaml, or switch the detector off",
          detector.id(),
          detector.id());
    }
    return StrictYaml.read(file, RulePack.class);
  }

  /**
   * Runs detectors over their packs. What a detector says of planted rows follows from its query
   * and these alone, so that a process that makes many nights asks once.
   *
   * @throws PipelineException of kind DATA where one of them says otherwise than planned
   */
  void verify(List<Detector> detectors, KernelBounds bounds) {
    for (Detector detector : detectors) {
      RulePack pack = pack(detector);
      String asked = question(detector);
      if (HELD.contains(asked)) {
        continue;
      }
      List<String> breaches = pack.breaches(findings(detector, bounds));
      if (!breaches.isEmpty()) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "rule pack of %s: %s; mend the detector or its limits, or plan its pack anew",
            detector.id(),
            String.join("; ", breaches));
      }
      boolean unused = HELD.add(asked);
    }
  }

  /** The hash of all that a detector's answer, and whether it is the planned one, depends on. */
  private String question(Detector detector) {
    MessageDigest digest = Sha256.digest();
    digest.update(detector.sql(RulePack.NIGHT).getBytes(StandardCharsets.UTF_8));
    for (Read read : detector.reads()) {
      digest.update((read.view() + " " + read.table().id()).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    try (Stream<Path> files = Files.list(folder(detector))) {
      for (Path file : files.sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "rule pack %s cannot be read", folder(detector));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What a detector says of its planted rows, by subject. */
  public List<RulePack.Verdict> findings(Detector detector, KernelBounds bounds) {
    try (Kernel kernel = Kernel.open(bounds, 0, 1)) {
      for (Read read : detector.reads()) {
        kernel.emptyTable(read.view(), read.table());
        Path csv = folder(detector).resolve(read.view() + ".csv");
        if (Files.exists(csv)) {
          CsvRows.insert(kernel, read.view(), read.table(), csv);
        }
      }
      return kernel
          .rows(
              "SELECT DISTINCT subject, verdict FROM (%s) ORDER BY ALL"
                  .formatted(detector.sql(RulePack.NIGHT)))
          .stream()
          .map(row -> new RulePack.Verdict((Long) row.get(0), (String) row.get(1)))
          .toList();
    }
  }
}
