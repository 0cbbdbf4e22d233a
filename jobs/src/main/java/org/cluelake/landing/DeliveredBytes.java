package org.cluelake.landing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.cluelake.run.Sha256;

/** The bytes of one file as delivered: read in blocks, hashed and counted on the way. */
final class DeliveredBytes implements Closeable {

  private static final int BLOCK = 256 << 10;

  private final SeekableByteChannel channel;
  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private long count;

  private DeliveredBytes(SeekableByteChannel channel) {
    this.channel = channel;
  }

  /** Opens the file itself; a link in its place is an error. */
  static DeliveredBytes open(Path file) throws IOException {
    return new DeliveredBytes(
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  /** The array every block is read into, valid until the next block. */
  byte[] array() {
    return block.array();
  }

  /**
   * Reads the next block into {@link #array}.
   *
   * @return its length, full but for the last one; 0 at the end of the file
   */
  int next() throws IOException {
    block.clear();
    while (block.hasRemaining() && channel.read(block) >= 0) {
      // A short read is no end of file.
    }
    digest.update(block.array(), 0, block.position());
    count += block.position();
    return block.position();
  }

  /** Reads what is left, for its hash alone. */
  void drain() throws IOException {
    while (next() > 0) {
      // The hash is the point.
    }
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  /** Hash of what was read; to be asked once, at the end. */
  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
