package org.cluelake.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.cluelake.run.Sha256;

/** A copy that is there whole or not at all, and says what bytes it was made of. */
final class CheckedCopy {

  private static final int BLOCK = 1 << 17;

  private CheckedCopy() {}

  /** Copies a file and gives the hash of the bytes read. */
  static String of(Path from, Path to) throws IOException {
    Path unused = Files.createDirectories(to.getParent());
    Path part = to.resolveSibling(to.getFileName() + ".part");
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(part)) {
      byte[] block = new byte[BLOCK];
      int read;
      while ((read = in.read(block)) >= 0) {
        digest.update(block, 0, read);
        out.write(block, 0, read);
      }
    }
    unused =
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return HexFormat.of().formatHex(digest.digest());
  }
}
