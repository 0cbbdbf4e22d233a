package org.cluelake.landing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Lands one stated file: reads it once, checks everything on the way, keeps it or says why not. */
final class FileLanding {

  private final Path folder;
  private final LandingStore store;
  private final Predicate<String> acceptedEarlier;

  FileLanding(Path folder, LandingStore store, Predicate<String> acceptedEarlier) {
    this.folder = folder;
    this.store = store;
    this.acceptedEarlier = acceptedEarlier;
  }

  /** Lands the file; it never throws for what a sender can cause. */
  LandedFile land(StatedFile stated) {
    Reading reading = new Reading(stated);
    try {
      Path landed = reading.run();
      return reading.result(null, null, landed);
    } catch (Refused e) {
      return reading.result(e.refusal(), e.getMessage(), null);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.RESOURCE,
          "Landing file %s of %s failed: reading it or writing its copy was not possible. Check"
              + " space, rights and health of both disks, then run again.",
          reading.name,
          folder.getFileName());
    }
  }

  /** The checks of one file in their order, with what is known of it so far. */
  private final class Reading {

    private final StatedFile stated;
    private final Manifest.Entry entry;
    private final String name;
    private long bytes;
    private String hash;
    private Long counted;

    Reading(StatedFile stated) {
      this.stated = stated;
      this.entry = stated.entry();
      this.name = DeliveredName.shown(entry.name());
    }

    LandedFile result(Refusal refusal, String detail, Path landed) {
      return new LandedFile(
          stated.feed(), name, hash, bytes, entry.rows(), counted, refusal, detail, landed);
    }

    Path run() throws IOException, Refused {
      Path file = safePath();
      if (stated.refused() != null) {
        measure(file);
        throw stated.refused();
      }
      measure(file);
      boolean packed = isPacked();
      checkLimit();
      List<Charset> charsets = charsets();
      try (LandingStore.Copy copy = store.open(stated.number())) {
        for (int i = 0; ; i++) {
          try {
            stream(file, packed, charsets.get(i), copy);
            return copy.keep(hash);
          } catch (Refused e) {
            if (!e.isUndecodable() || i + 1 == charsets.size()) {
              throw e;
            }
            copy.clear();
          }
        }
      }
    }

    private Path safePath() throws Refused {
      if (!DeliveredName.isSafe(entry.name())) {
        throw Refused.as(
            Refusal.NAME_UNSAFE,
            "The name is not a plain file name: no folders, '..', patterns, control characters, or"
                + " a leading '_' or '.'; rename it.");
      }
      try {
        return folder.resolve(entry.name());
      } catch (InvalidPathException e) {
        throw Refused.as(Refusal.NAME_UNSAFE, "The name is no file name here; rename it.");
      }
    }

    private void measure(Path file) throws IOException, Refused {
      BasicFileAttributes attributes;
      try {
        attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        throw missing("is not in the folder");
      }
      if (!attributes.isRegularFile()) {
        throw Refused.as(
            Refusal.NAME_UNSAFE,
            "The name is that of a link, folder or device; deliver the file itself.");
      }
      bytes = attributes.size();
    }

    private boolean isPacked() throws Refused {
      if (entry.name().endsWith(".csv.gz")) {
        return true;
      }
      if (entry.name().endsWith(".csv")) {
        return false;
      }
      throw Refused.as(
          Refusal.MAGIC_MISMATCH, "Only .csv and .csv.gz are taken; deliver it as one of them.");
    }

    private void checkLimit() throws Refused {
      if (bytes > stated.contract().feed().maxFileBytes()) {
        throw tooLong();
      }
    }

    /** The stated charset alone, or those of the contract in their order. */
    private List<Charset> charsets() throws Refused {
      List<Charset> accepted =
          stated.contract().feed().charsets().stream().map(Charset::forName).toList();
      if (entry.charset() == null) {
        return accepted;
      }
      try {
        Charset one = Charset.forName(entry.charset());
        if (accepted.contains(one)) {
          return List.of(one);
        }
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // Refused below like any charset outside the contract.
      }
      throw Refused.as(
          Refusal.ENCODING,
          "The manifest states a charset that contract %s does not accept; deliver in one of %s.",
          stated.feed(),
          stated.contract().feed().charsets());
    }

    private void stream(Path file, boolean packed, Charset charset, LandingStore.Copy copy)
        throws IOException, Refused {
      try (DeliveredBytes in = opened(file)) {
        Refused problem = null;
        try {
          text(in, packed, charset, copy);
        } catch (Refused e) {
          problem = e;
          in.drain();
        }
        bytes = in.count();
        hash = in.hash();
        // A file that is not the stated one is refused as that, whatever else the damage caused.
        checkIdentity();
        if (problem != null) {
          throw problem;
        }
      }
      if (!counted.equals(entry.rows())) {
        throw Refused.as(
            Refusal.COUNT_MISMATCH,
            "The file has %d rows and the manifest states %d; a quote that is never closed also"
                + " swallows rows. Export it again.",
            counted,
            entry.rows());
      }
    }

    private DeliveredBytes opened(Path file) throws IOException, Refused {
      try {
        return DeliveredBytes.open(file);
      } catch (NoSuchFileException e) {
        throw missing("is not in the folder");
      } catch (FileSystemException e) {
        throw missing("may not be read");
      }
    }

    private void checkIdentity() throws Refused {
      if (bytes != entry.bytes()) {
        throw Refused.as(
            Refusal.SIZE_MISMATCH,
            "The file has %d bytes and the manifest states %d; deliver it whole again.",
            bytes,
            entry.bytes());
      }
      if (!hash.equals(entry.hash())) {
        throw Refused.as(
            Refusal.HASH_MISMATCH,
            "The sha256 is not the one the manifest states; the file changed on its way, deliver it"
                + " again.");
      }
      if (acceptedEarlier.test(hash)) {
        throw Refused.as(
            Refusal.FILE_DUPLICATE,
            "The same bytes were accepted before; nothing is lost, leave it out.");
      }
    }

    private void text(DeliveredBytes in, boolean packed, Charset charset, LandingStore.Copy copy)
        throws IOException, Refused {
      Utf8Text rows = new Utf8Text(new Header(stated.contract()), copy::write);
      Transcoder transcoder =
          charset.equals(StandardCharsets.UTF_8) ? null : new Transcoder(charset, rows);
      TextSink sink = limited(transcoder == null ? rows : transcoder);
      int length = in.next();
      checkMagic(in.array(), length, packed);
      if (packed) {
        new Gunzip(in, length, sink).run();
      } else {
        for (; length > 0; length = in.next()) {
          sink.accept(in.array(), 0, length);
        }
      }
      if (transcoder != null) {
        transcoder.finish();
      }
      rows.finish();
      counted = rows.dataRows();
    }

    private void checkMagic(byte[] block, int length, boolean packed) throws Refused {
      boolean gzip = length >= 2 && block[0] == 0x1f && block[1] == (byte) 0x8b;
      if (length > 0 && gzip != packed) {
        throw Refused.as(
            Refusal.MAGIC_MISMATCH,
            "The file is %s compressed but named otherwise; name it .csv%s.",
            gzip ? "gzip" : "not gzip",
            gzip ? ".gz" : "");
      }
      if (length == 0) {
        throw Refused.as(
            Refusal.EMPTY_FILE,
            "The file is empty; a day without rows is a header alone, or a manifest without"
                + " files.");
      }
    }

    private TextSink limited(TextSink sink) {
      long most = stated.contract().feed().maxFileBytes();
      long[] seen = new long[1];
      return (block, offset, length) -> {
        seen[0] += length;
        if (seen[0] > most) {
          throw tooLong();
        }
        sink.accept(block, offset, length);
      };
    }

    private Refused tooLong() {
      return Refused.as(
          Refusal.BOMB,
          "The file has more than the %d bytes of text that contract %s accepts; split it.",
          stated.contract().feed().maxFileBytes(),
          stated.feed());
    }

    private Refused missing(String how) {
      return Refused.as(
          Refusal.FILE_MISSING, "The manifest names the file but it %s; deliver both again.", how);
    }
  }
}
