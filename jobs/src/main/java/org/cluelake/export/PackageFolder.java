package org.cluelake.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A package on its way to a folder. It is made in a hidden sibling, forced to the disk file by
 * file, the manifest and its signature last, and then renamed: whoever looks sees the whole package
 * or none, also after a crash or a cut of power. What a crash leaves is hidden, has no place among
 * packages, and goes when the package is made again.
 */
public final class PackageFolder {

  private static final String UNFINISHED = ".unfinished";
  private static final String REPLACED = ".replaced";

  /** What is done once all is on the disk and before anybody can see it. */
  @FunctionalInterface
  public interface LastWord {
    /** Gets the manifest's bytes. */
    void say(byte[] manifest) throws IOException;
  }

  private final Path target;
  private final Path draft;
  private final Consumer<String> reached;

  private PackageFolder(Path target, Consumer<String> reached) {
    this.target = target.toAbsolutePath();
    this.draft = sibling(UNFINISHED);
    this.reached = reached;
  }

  /** Begins a package; what an earlier try has left is removed. */
  public static PackageFolder begin(Path target) throws IOException {
    return begin(target, step -> {});
  }

  /**
   * The same, watched.
   *
   * @param reached told the name of every step before it is done; a test dies there
   */
  static PackageFolder begin(Path target, Consumer<String> reached) throws IOException {
    PackageFolder folder = new PackageFolder(target, reached);
    reached.accept("begin");
    remove(folder.draft);
    remove(folder.sibling(REPLACED));
    Path unused = Files.createDirectories(folder.draft);
    return folder;
  }

  /** Where a file of the package is to be written. */
  public Path file(String name) {
    return draft.resolve(name);
  }

  /** Makes the package whole and visible in place of what stood there. */
  public void publish(PackageManifest manifest, Optional<SigningKey> key, LastWord last)
      throws IOException {
    byte[] json = manifest.json().getBytes(StandardCharsets.UTF_8);
    for (Path file : files(draft)) {
      reached.accept("force " + file.getFileName());
      force(file);
    }
    reached.accept("manifest");
    write(PackageManifest.NAME, json);
    if (key.isPresent()) {
      reached.accept("signature");
      write(PackageManifest.SIGNATURE, key.get().sign(json));
    }
    reached.accept("force folder");
    force(draft);
    reached.accept("last word");
    last.say(json);
    Path replaced = sibling(REPLACED);
    if (Files.exists(target)) {
      reached.accept("set aside");
      Path unused = Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
    }
    reached.accept("rename");
    Path unused = Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    reached.accept("force parent");
    force(target.getParent());
    reached.accept("clean up");
    remove(replaced);
  }

  private Path sibling(String ending) {
    return target.resolveSibling("." + target.getFileName() + ending);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path unused = Files.write(file(name), bytes, StandardOpenOption.CREATE_NEW);
    force(file(name));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The files of a folder by name, hidden ones too. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
