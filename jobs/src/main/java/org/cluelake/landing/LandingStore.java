package org.cluelake.landing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Set;

/**
 * Where accepted text is kept: {@code <first 2 hex>/<sha256 as delivered>.csv}, read-only, whole or
 * not at all. A copy is written aside, forced to disk and renamed, so a crash leaves a leftover of
 * its date, never half a copy; the date's next run removes it.
 */
final class LandingStore {

  private static final String ASIDE = ".incoming";

  private final Path root;
  private final LocalDate date;

  LandingStore(Path root, LocalDate date) {
    this.root = root;
    this.date = date;
  }

  /** Makes the folders and removes what an interrupted run of this date left. */
  void prepare() throws IOException {
    Files.createDirectories(root.resolve(ASIDE));
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(root.resolve(ASIDE), date + "-*.part")) {
      for (Path part : left) {
        Files.delete(part);
      }
    }
  }

  /** A place aside for the text of the file of that number in this delivery. */
  Copy open(int number) throws IOException {
    Path part = root.resolve(ASIDE).resolve(date + "-" + number + ".part");
    return new Copy(part);
  }

  /** A copy being written; closing it without {@link #keep} removes it. */
  final class Copy implements Closeable {

    private final Path part;
    private final FileChannel channel;
    private long size;

    private Copy(Path part) throws IOException {
      this.part = part;
      this.channel =
          FileChannel.open(
              part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly());
    }

    void write(byte[] block, int offset, int length) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(block, offset, length);
      while (bytes.hasRemaining()) {
        size += channel.write(bytes);
      }
    }

    /** Starts again from nothing. */
    void clear() throws IOException {
      channel.truncate(0);
      size = 0;
    }

    /** Puts the copy in its place for good; one that is already there is used as it is. */
    Path keep(String sha256) throws IOException {
      Path folder = root.resolve(sha256.substring(0, 2));
      Path kept = folder.resolve(sha256 + ".csv");
      if (Files.exists(kept) && Files.size(kept) == size) {
        return kept;
      }
      channel.force(true);
      if (!part.toFile().setReadOnly()) {
        throw new IOException("the copy cannot be made read-only");
      }
      Files.createDirectories(folder);
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
      return kept;
    }

    @Override
    public void close() throws IOException {
      channel.close();
      boolean unused = Files.deleteIfExists(part);
    }
  }

  /** The copies hold identities in clear: nobody but the lake's own user reads them. */
  private FileAttribute<?>[] ownerOnly() {
    if (!root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
