package org.cluelake.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.cluelake.model.Links;
import org.cluelake.model.ModelSpec;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import picocli.CommandLine.Option;

/** What every command that learns is given. */
final class ModelOptions {

  @Option(names = "--spec", required = true, description = "Specification of the model, YAML.")
  Path specFile;

  @Option(
      names = "--data",
      required = true,
      description = "The labelled table: .csv, .csv.gz or .parquet.")
  Path data;

  @Option(
      names = "--links",
      description = "Links between rows, where the specification has neighbours.")
  private Path links;

  @Option(
      names = "--threads",
      description = "Folds at work at a time (default: one per processor); changes no figure.")
  private Integer threads;

  int threads() {
    return Math.max(1, threads == null ? Runtime.getRuntime().availableProcessors() : threads);
  }

  Links links(ModelSpec model) {
    return links == null || model.neighbours() == null
        ? null
        : Links.read(model.neighbours(), links);
  }

  String dataSha256() {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(data), digest)) {
      var unused = in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.INPUT, "%s cannot be read", data);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
