package org.cluelake.source;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.KernelBounds;

/**
 * One bucket of a clean table to be made from all files of a feed-day.
 *
 * @param feed the feed's name
 * @param clean the clean table's contract
 * @param bucket the bucket; 0 in an unbucketed table
 * @param buckets buckets of the lake
 * @param staged files that may hold its legs
 * @param moved registry tokens to be replaced
 * @param target path of the Parquet file to write
 * @param scratch folder for this task's quarantine file; made if missing
 * @param bounds what its kernel may use
 */
public record MergeTask(
    String feed,
    TableContract clean,
    int bucket,
    int buckets,
    List<String> staged,
    List<MovedToken> moved,
    String target,
    String scratch,
    KernelBounds bounds)
    implements Serializable {

  public MergeTask {
    staged = List.copyOf(staged);
    moved = List.copyOf(moved);
  }

  /**
   * The staged files that may hold legs of a bucket: its own, and those of buckets from which a
   * moved token brings legs here.
   */
  public static List<String> stagedFor(
      Collection<CleanedFile> files, List<MovedToken> moved, int bucket, int buckets) {
    int mask = buckets - 1;
    Set<Integer> sources =
        moved.stream()
            .filter(m -> (m.token() & mask) == bucket)
            .map(m -> (int) (m.wanted() & mask))
            .collect(Collectors.toSet());
    return files.stream()
        .flatMap(file -> file.staged().stream())
        .filter(file -> file.bucket() == bucket || sources.contains(file.bucket()))
        .map(StagedFile::path)
        .sorted()
        .toList();
  }
}
