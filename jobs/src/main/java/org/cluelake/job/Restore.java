package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * A lake from its backup: every file held to its hash while it is copied, {@code lake.json} last,
 * so that a restore that did not end well is no lake.
 */
public final class Restore {

  private static final String LAKE = "lake.json";
  private static final int MOST_NAMED = 10;

  private final Path backup;

  /** Restores from a backup folder. */
  public Restore(Path backup) {
    this.backup = backup;
  }

  /**
   * Copies the backup into an empty or missing folder; gives the number of files.
   *
   * @throws PipelineException of kind CONFIG where the folder is not empty, of kind DATA naming the
   *     files that are missing or damaged
   */
  public int to(Path lake) {
    BackupManifest manifest = BackupManifest.read(backup);
    try {
      if (Files.exists(lake) && !isEmpty(lake)) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "--lake %s is not empty; restore into a new folder, then move it into place",
            lake);
      }
      List<String> damaged = new ArrayList<>();
      for (BackupManifest.Entry entry : manifest.files()) {
        if (!entry.path().equals(LAKE) && !restored(entry, lake)) {
          damaged.add(entry.path());
        }
      }
      if (!damaged.isEmpty()) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "%d files of the backup are missing or damaged: %s%s; empty %s and restore from"
                + " another backup",
            damaged.size(),
            damaged.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
            damaged.size() > MOST_NAMED ? ", and others" : "",
            lake);
      }
      for (BackupManifest.Entry entry : manifest.files()) {
        if (entry.path().equals(LAKE) && !restored(entry, lake)) {
          throw PipelineException.of(
              ErrorKind.DATA, "%s of the backup is damaged; use another backup", LAKE);
        }
      }
      return manifest.files().size();
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lake in %s cannot be written; check space", lake);
    }
  }

  /** Holds a restored lake to its backup: the same publications, each with the content it says. */
  public void verify(PublicationChain chain) {
    BackupManifest manifest = BackupManifest.read(backup);
    List<Published> published = chain.verifiedChain();
    String last = published.isEmpty() ? "" : published.get(published.size() - 1).rowHash();
    if (published.size() != manifest.publications() || !last.equals(manifest.lastHash())) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "the restored lake has %d publications where the backup says %d, or others; restore from"
              + " another backup",
          published.size(),
          manifest.publications());
    }
    chain.kept().forEach(p -> PublishedContent.verify(chain, p));
  }

  private boolean restored(BackupManifest.Entry entry, Path lake) throws IOException {
    Path from = backup.resolve(entry.path()).normalize();
    Path to = lake.resolve(entry.path()).normalize();
    if (!from.startsWith(backup.normalize()) || !to.startsWith(lake.normalize())) {
      throw PipelineException.of(
          ErrorKind.DATA, "the backup names a path outside of itself; do not use it");
    }
    return Files.isRegularFile(from)
        && Files.size(from) == entry.bytes()
        && CheckedCopy.of(from, to).equals(entry.sha256());
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }
}
