package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cluelake.bucket.ContentAddress;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * A copy of a lake: {@code lake.json}, the pages, every table's log and every file the logs name.
 * The lake's lock is held meanwhile, so it is the lake between two runs.
 *
 * <p>Everything copied is written once and never changed, so a second backup into the same folder
 * copies only what is new. Not copied: the key file, without which a stolen backup cannot be turned
 * back into identities; delivered files, which hold identities in the clear and are landed again
 * from the inbox where they are needed; and the hint to the newest checkpoint, which changes and
 * which every reader does without.
 */
public final class Backup {

  /**
   * What a backup did.
   *
   * @param files files of the backup
   * @param copied files copied this time; the others lay there
   * @param bytes bytes of the backup
   * @param publications publications it holds
   */
  public record Done(long files, long copied, long bytes, long publications) {}

  private static final String LOG = "_delta_log";
  private static final String HINT = "_last_checkpoint";

  private final PublicationChain chain;
  private final Lake lake;
  private final Path root;

  /** Backups of a lake. */
  public Backup(PublicationChain chain) {
    this.chain = chain;
    this.lake = chain.lake();
    this.root = LocalLake.folder(lake, "lake.json").getParent();
  }

  /**
   * Makes or brings up to date the backup in a folder.
   *
   * @throws PipelineException of kind CONFLICT while a run works on the lake, of kind DATA where a
   *     file of the lake no longer holds the bytes it was named for
   */
  public Done to(Path folder) {
    if (!Files.exists(root.resolve("lake.json"))) {
      throw PipelineException.of(ErrorKind.CONFIG, "%s is no lake; it has no lake.json", root);
    }
    if (folder.toAbsolutePath().normalize().startsWith(root.toAbsolutePath().normalize())) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "--to %s lies within the lake; choose a folder outside of it", folder);
    }
    try (LakeLock unused = LakeLock.take(lake)) {
      lake.refresh();
      return copied(folder);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the backup in %s cannot be written; check space", folder);
    }
  }

  private Done copied(Path folder) throws IOException {
    List<Published> published = chain.verifiedChain();
    List<BackupManifest.Entry> entries = new ArrayList<>();
    long copied = 0;
    for (Path file : files()) {
      String path = root.relativize(file).toString().replace('\\', '/');
      Path target = folder.resolve(path);
      long bytes = Files.size(file);
      String hash = named(file) ? hashInName(file) : ContentAddress.sha256(file);
      if (!isThere(target, bytes, hash)) {
        hash = CheckedCopy.of(file, target);
        copied++;
      }
      if (named(file) && !hash.equals(hashInName(file))) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "%s no longer holds the bytes it was named for; the lake is damaged, restore it from"
                + " an earlier backup",
            path);
      }
      entries.add(new BackupManifest.Entry(path, bytes, hash));
    }
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            Version.current(),
            published.size(),
            published.isEmpty() ? "" : published.get(published.size() - 1).rowHash(),
            entries);
    Path part = folder.resolve(BackupManifest.NAME + ".part");
    manifest.write(part);
    Path unused =
        Files.move(
            part,
            folder.resolve(BackupManifest.NAME),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
    return new Done(
        entries.size(),
        copied,
        entries.stream().mapToLong(BackupManifest.Entry::bytes).sum(),
        published.size());
  }

  /** A file named by its bytes is taken to be what its name says; a restore reads it in full. */
  private static boolean isThere(Path target, long bytes, String hash) throws IOException {
    return Files.exists(target)
        && Files.size(target) == bytes
        && (named(target) || ContentAddress.sha256(target).equals(hash));
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String single : List.of("lake.json", KeyCheck.NAME, SyntheticMark.NAME)) {
      if (Files.exists(root.resolve(single))) {
        files.add(root.resolve(single));
      }
    }
    files.addAll(below(root.resolve("reports"), f -> true));
    for (TableContract table : Tables.all()) {
      if (table.layer() != Layer.SOURCE) {
        Path place = LocalLake.local(lake.location(table).toString(), "tables");
        files.addAll(below(place.resolve(LOG), Backup::isLog));
        for (SliceFile file : lake.files(table)) {
          files.add(LocalLake.local(file.uri(), "tables"));
        }
      }
    }
    return files.stream().sorted(Comparator.comparing(Path::toString)).toList();
  }

  /** Hidden files are checksums of Hadoop's local file system, which it makes anew. */
  private static boolean isLog(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.equals(HINT);
  }

  private static List<Path> below(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).filter(wanted).toList();
    }
  }

  /** Whether a file's name is the hash of its bytes. */
  private static boolean named(Path file) {
    return file.getFileName().toString().matches("[0-9a-f]{64}\\.parquet");
  }

  private static String hashInName(Path file) {
    return file.getFileName().toString().substring(0, 64);
  }
}
