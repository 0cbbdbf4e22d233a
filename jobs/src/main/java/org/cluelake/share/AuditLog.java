package org.cluelake.share;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Who took what when: one line of JSON per call, in a file of mode 0600 that only grows. No token,
 * no address and no value of a row is ever written. When a line cannot be written, nothing leaves
 * any more.
 */
final class AuditLog implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel out;
  private boolean failed;

  AuditLog(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      out =
          FileChannel.open(
              file,
              EnumSet.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
              OwnerFile.ownerOnly(file));
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the audit log %s cannot be written", file);
    }
  }

  /** Whether every line so far was written. */
  synchronized boolean isWriting() {
    return !failed;
  }

  /** Writes the line of a call that has ended. */
  synchronized void write(Call call, String at) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", at)
        .put("recipient", call.recipient())
        .put("method", call.method())
        .put("endpoint", call.endpoint())
        .put("table", call.table());
    if (call.version() >= 0) {
      line.put("version", call.version());
    }
    line.put("rows", call.rows())
        .put("files", call.files())
        .put("bytes", call.bytes())
        .put("status", call.status())
        .put("whole", call.isWhole());
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        int unused = out.write(bytes);
      }
    } catch (IOException e) {
      failed = true;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.force(true);
    out.close();
  }
}
