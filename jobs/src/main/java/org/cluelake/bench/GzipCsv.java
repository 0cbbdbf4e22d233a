package org.cluelake.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/** A compressed delivered file being written; closing it gives its line of the manifest. */
final class GzipCsv {

  private final Path file;
  private final MessageDigest sha256 = Sha256.digest();
  private final Writer out;
  private long rows;

  GzipCsv(Path file, List<String> header) {
    this.file = file;
    try {
      this.out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(
                      new DigestOutputStream(Files.newOutputStream(file), sha256), 1 << 16),
                  StandardCharsets.UTF_8),
              1 << 16);
      out.write(String.join(",", header) + "\n");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Adds a row; null is empty. */
  void row(List<String> fields) {
    try {
      out.write(
          fields.stream().map(f -> f == null ? "" : f).collect(Collectors.joining(",", "", "\n")));
    } catch (IOException e) {
      throw unwritable(e);
    }
    rows++;
  }

  /** Ends the file. */
  ObjectNode close() {
    try {
      out.close();
      return JsonNodeFactory.instance
          .objectNode()
          .put("name", file.getFileName().toString())
          .put("bytes", Files.size(file))
          .put("sha256", HexFormat.of().formatHex(sha256.digest()))
          .put("rows", rows)
          .put("charset", "UTF-8");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private PipelineException unwritable(IOException e) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "%s cannot be written; check the disk", file);
  }
}
