package org.cluelake.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * Says whether a package is whole and as its sender made it: the signature over the manifest, and
 * the size and hash of every file the manifest names. A file it does not name is a fault too, since
 * nobody answers for it.
 */
public final class PackageCheck {

  private static final long MOST_MANIFEST_BYTES = 1 << 20;
  private static final int SIGNATURE_BYTES = 64;

  /** Names that cannot leave the folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}");

  private PackageCheck() {}

  /**
   * Checks a package to the last byte.
   *
   * @param key the sender's public key, or empty to check sizes and hashes alone, which finds
   *     accidents but not whoever changes the manifest as well
   * @return its manifest
   * @throws PipelineException DATA naming the first file that is not as it should be
   */
  public static PackageManifest check(Path folder, Optional<PublicKey> key) {
    try {
      byte[] json = read(folder, PackageManifest.NAME, MOST_MANIFEST_BYTES);
      if (key.isPresent()) {
        byte[] signature = read(folder, PackageManifest.SIGNATURE, SIGNATURE_BYTES);
        if (!SigningKey.isSigned(key.get(), json, signature)) {
          throw wrong(folder, PackageManifest.SIGNATURE, "is not the sender's for this manifest");
        }
      }
      PackageManifest manifest = manifest(folder, json);
      if (key.isPresent() && !SigningKey.fingerprint(key.get()).equals(manifest.signedBy())) {
        throw wrong(folder, PackageManifest.NAME, "names another signing key than it is signed by");
      }
      Set<String> known = new HashSet<>(Set.of(PackageManifest.NAME));
      if (manifest.signedBy() != null) {
        boolean unused = known.add(PackageManifest.SIGNATURE);
      }
      for (PackageManifest.Entry entry : manifest.files()) {
        check(folder, entry);
        boolean unused = known.add(entry.name());
      }
      for (Path file : PackageFolder.files(folder)) {
        String name = file.getFileName().toString();
        if (!known.contains(name)) {
          throw wrong(folder, NAME.matcher(name).matches() ? name : "a file", "is not named in it");
        }
      }
      return manifest;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the package %s cannot be read", folder);
    }
  }

  /** The manifest of a folder, unchecked; empty where there is none of this form. */
  public static Optional<PackageManifest> manifest(Path folder) throws IOException {
    Path file = folder.resolve(PackageManifest.NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] json = Files.readAllBytes(file);
    try {
      return Optional.of(PackageManifest.parse(json));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static PackageManifest manifest(Path folder, byte[] json) {
    try {
      return PackageManifest.parse(json);
    } catch (IOException e) {
      // The parser quotes what it read; a manifest somebody made up is not repeated here.
      throw wrong(folder, PackageManifest.NAME, "is no manifest of format 2");
    }
  }

  private static void check(Path folder, PackageManifest.Entry entry) throws IOException {
    if (entry.name() == null || !NAME.matcher(entry.name()).matches()) {
      throw wrong(folder, PackageManifest.NAME, "names a file that is none of the folder");
    }
    Path file = folder.resolve(entry.name());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw wrong(folder, entry.name(), "is missing");
    }
    if (Files.size(file) != entry.bytes() || !sha256(file).equals(entry.sha256())) {
      throw wrong(folder, entry.name(), "is not the file its manifest names; fetch it again");
    }
  }

  /** The hash of a file's bytes. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long unused = in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] read(Path folder, String name, long most) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw wrong(folder, name, "is missing: the package is not finished or not signed");
    }
    if (Files.size(file) > most) {
      throw wrong(folder, name, "is too long");
    }
    return Files.readAllBytes(file);
  }

  private static PipelineException wrong(Path folder, String name, String why) {
    return PipelineException.of(ErrorKind.DATA, "package %s: %s %s", folder, name, why);
  }
}
