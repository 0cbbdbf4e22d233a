package org.cluelake.share;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.Sha256;

/**
 * The files of signed packages, {@code <date>/<generation>/<province>/<file>} below one folder: of
 * a recipient's own province alone, and only of packages whose manifest is there. The address
 * leaves the province out; it comes from the recipient.
 */
final class PackageFiles {

  private static final int SEGMENTS = 3;
  private static final int KEPT_HASHES = 1024;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern GENERATION = Pattern.compile("[0-9]{1,6}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  private static final String MANIFEST = "MANIFEST.json";

  private final Path root;
  private final Map<String, String> hashes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > KEPT_HASHES;
        }
      };

  PackageFiles(Path root) {
    this.root = root;
  }

  /** The file that the segments behind {@code packages} name. */
  Bytes file(Recipient recipient, List<String> path) throws IOException {
    if (path.size() != SEGMENTS
        || !DATE.matcher(path.get(0)).matches()
        || !GENERATION.matcher(path.get(1)).matches()
        || !FILE.matcher(path.get(2)).matches()) {
      throw Refusal.notFound("the file");
    }
    Path folder = root.resolve(path.get(0)).resolve(path.get(1)).resolve(recipient.scope());
    Path file = folder.resolve(path.get(2));
    if (!isPlain(file)
        || !isPlain(folder.resolve(MANIFEST))
        || !file.toRealPath().startsWith(root.toRealPath())) {
      throw Refusal.notFound("the file");
    }
    return new Bytes(Files.size(file), hash(file), offset -> open(file, offset));
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static InputStream open(Path file, long offset) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      return Channels.newInputStream(channel.position(offset));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private synchronized String hash(Path file) throws IOException {
    String key = file + " " + OwnerFile.state(file);
    String known = hashes.get(key);
    if (known == null) {
      MessageDigest digest = Sha256.digest();
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(file)) {
        int read;
        while ((read = in.read(buffer)) >= 0) {
          digest.update(buffer, 0, read);
        }
      }
      known = HexFormat.of().formatHex(digest.digest());
      String unused = hashes.put(key, known);
    }
    return known;
  }
}
