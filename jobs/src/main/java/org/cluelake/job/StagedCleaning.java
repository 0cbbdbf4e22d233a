package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.cluelake.bucket.Adoption;
import org.cluelake.bucket.RemoteFiles;
import org.cluelake.bucket.Scratch;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.StagedFile;
import org.cluelake.source.BucketMerge;
import org.cluelake.source.CleanTask;
import org.cluelake.source.CleanedFile;
import org.cluelake.source.FileCleaning;
import org.cluelake.source.MergeTask;
import org.cluelake.source.MergedBucket;

/**
 * The two phases of cleaning for a lake on any file system. They read and write paths of this
 * machine; where the lake is elsewhere, what they read is fetched into scratch, what they leave is
 * sent to the lake's staging folder, and the scratch is removed however they end.
 */
final class StagedCleaning {

  /** A merged bucket and, where it has rows, its file held to the contract and named. */
  record Merged(MergedBucket bucket, StagedFile file) implements java.io.Serializable {}

  private StagedCleaning() {}

  /** The first phase of one file. */
  static CleanedFile clean(CleanTask task) {
    return RemoteFiles.isLocal(task.staging())
        ? FileCleaning.clean(task)
        : inScratch(task.bounds(), scratch -> cleaned(task, scratch));
  }

  private static CleanedFile cleaned(CleanTask task, Path scratch) {
    Path csv = RemoteFiles.fetch(task.csv(), scratch.resolve("landed.csv"));
    Path staging = scratch.resolve("staging");
    CleanedFile here =
        FileCleaning.clean(
            new CleanTask(
                task.feed(),
                task.clean(),
                task.bizDate(),
                csv.toString(),
                task.sha256(),
                staging.toString(),
                task.buckets(),
                task.switches(),
                task.keyFile(),
                task.bounds()));
    return at(here, path -> sent(path, staging, task.staging()));
  }

  private static String sent(String path, Path from, String to) {
    String place = to + "/" + from.relativize(Path.of(path));
    RemoteFiles.move(Path.of(path), place);
    return place;
  }

  /** The same with its files elsewhere. */
  private static CleanedFile at(CleanedFile file, Function<String, String> place) {
    return new CleanedFile(
        file.feed(),
        file.sha256(),
        file.rowsIn(),
        file.accepted(),
        file.quarantined(),
        file.reasons(),
        file.money(),
        file.staged().stream()
            .map(
                s ->
                    new org.cluelake.source.StagedFile(s.bucket(), place.apply(s.path()), s.rows()))
            .toList(),
        file.quarantine() == null ? null : place.apply(file.quarantine()),
        file.candidates() == null ? null : place.apply(file.candidates()));
  }

  /**
   * The second phase of one bucket.
   *
   * @param target folder of the lake's file system its file is moved to
   */
  static Merged merge(MergeTask task, String target) {
    return RemoteFiles.isLocal(task.target())
        ? adopted(task, BucketMerge.merge(task), target)
        : inScratch(task.bounds(), scratch -> merged(task, target, scratch));
  }

  private static Merged merged(MergeTask task, String target, Path scratch) {
    Path left = scratch.resolve("left");
    MergeTask here =
        new MergeTask(
            task.feed(),
            task.clean(),
            task.bucket(),
            task.buckets(),
            task.staged().stream()
                .map(s -> RemoteFiles.fetch(s, RemoteFiles.below(scratch, s)).toString())
                .toList(),
            task.moved(),
            scratch.resolve("merged.parquet").toString(),
            left.toString(),
            task.bounds());
    Merged merged = adopted(here, BucketMerge.merge(here), target);
    MergedBucket bucket = merged.bucket();
    return bucket.quarantine() == null
        ? merged
        : new Merged(
            new MergedBucket(
                bucket.bucket(),
                bucket.file(),
                bucket.rows(),
                sent(bucket.quarantine(), left, task.scratch()),
                bucket.shares()),
            merged.file());
  }

  private static Merged adopted(MergeTask task, MergedBucket bucket, String target) {
    return new Merged(
        bucket,
        bucket.file() == null
            ? null
            : Adoption.adopt(
                task.clean(),
                Path.of(bucket.file()),
                task.clean().isBucketed() ? task.bucket() : -1,
                task.bounds(),
                target));
  }

  private static <T> T inScratch(KernelBounds bounds, Function<Path, T> work) {
    try {
      Path root = Files.createDirectories(Path.of(bounds.scratch()));
      Path scratch = Files.createTempDirectory(root, "clean-");
      try {
        return work.apply(scratch);
      } finally {
        Scratch.remove(scratch);
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "scratch folder %s cannot be used", bounds.scratch());
    }
  }
}
