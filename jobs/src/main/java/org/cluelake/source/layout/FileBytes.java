package org.cluelake.source.layout;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The unpacked bytes of a file, whose first bytes must be those of what the mapping declares. */
final class FileBytes {

  /** Output from which the proportion counts: small files of one repeated row are no bombs. */
  static final long RATIO_FROM = 64L << 20;

  /** Bytes of text per packed byte that no table of events reaches. */
  static final long MAX_RATIO = 200;

  private static final int BLOCK = 1 << 16;
  private static final String PARQUET = "PAR1";
  private static final String ZIP = "PK\u0003\u0004";

  private FileBytes() {}

  /** Opens text; damage shows while it is read, as {@link FileDamaged}. */
  static InputStream open(Path file, Compression compression) throws IOException {
    InputStream raw = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    try {
      BufferedInputStream packed = new BufferedInputStream(raw, BLOCK);
      packed.mark(4);
      byte[] head = packed.readNBytes(4);
      packed.reset();
      checkHead(head, compression);
      PackedBytes counted = new PackedBytes(packed);
      return switch (compression) {
        case NONE -> packed;
        case GZIP -> new Bounded(new GunzipStream(counted), counted);
        case ZSTD -> new Bounded(new UnzstdStream(counted), counted);
      };
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static void checkHead(byte[] head, Compression declared) throws FileDamaged {
    Compression found = Compression.ofMagic(head);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    boolean other = text.equals(PARQUET) || text.equals(ZIP);
    if (found != declared || other) {
      throw new FileDamaged(
          Fault.MAGIC_MISMATCH,
          "the mapping says "
              + word(declared)
              + " and the first bytes are those of "
              + (other ? "a Parquet or zip file" : word(found))
              + ". Correct compression or format in the mapping, or fetch the right file.");
    }
  }

  private static String word(Compression compression) {
    return compression == Compression.NONE ? "no compression" : compression.toString();
  }

  /** Stops a file that unpacks out of all proportion. */
  private static final class Bounded extends FilterInputStream {
    private final PackedBytes packed;
    private long bytes;

    Bounded(InputStream in, PackedBytes packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      bytes += Math.max(0, count);
      if (bytes > RATIO_FROM && bytes > MAX_RATIO * packed.count()) {
        throw new FileDamaged(
            Fault.BOMB,
            "the file unpacks to more than "
                + MAX_RATIO
                + " times its size. Fetch it in smaller files or unpacked.");
      }
      return count;
    }
  }
}
