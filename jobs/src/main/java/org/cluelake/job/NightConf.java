package org.cluelake.job;

import java.nio.file.Path;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.Require;

/**
 * {@code conf/night.yaml}: what a night needs and how large its tasks may grow.
 *
 * @param buckets buckets of a new lake, a power of two; an existing lake keeps its own
 * @param kernelMemoryMb memory bound of one task in MiB; more spills to scratch
 * @param kernelSpillMb disk one task may spill to in MiB; a task that needs more fails
 * @param switches what the law of the place allows the clean step to keep beyond the usual, by the
 *     names contracts give in {@code onlyWhere}; none where nothing is allowed
 * @param requiredFeeds feeds without which there is no night; others only degrade it
 * @param pinnedDays how many earlier nights a run may read
 * @param maxListGrowth a night whose card lists grow by more than this factor is not published
 * @param listGrowthFloor lists smaller than this may grow freely
 */
public record NightConf(
    int buckets,
    int kernelMemoryMb,
    int kernelSpillMb,
    List<String> switches,
    List<String> requiredFeeds,
    int pinnedDays,
    double maxListGrowth,
    int listGrowthFloor) {

  public NightConf {
    switches = switches.stream().sorted().toList();
    requiredFeeds = List.copyOf(requiredFeeds);
    Require.that(Integer.bitCount(buckets) == 1, "buckets is %s; want a power of two", buckets);
    Require.that(kernelMemoryMb >= 128, "kernelMemoryMb is %s; want 128 or more", kernelMemoryMb);
    Require.that(kernelSpillMb >= 1, "kernelSpillMb is %s; want 1 or more", kernelSpillMb);
    Require.that(pinnedDays >= 1, "pinnedDays is %s; want 1 or more", pinnedDays);
    Require.that(maxListGrowth > 1, "maxListGrowth is %s; want more than 1", maxListGrowth);
    switches.forEach(
        s ->
            Require.that(
                Tables.switches().contains(s),
                "switches names %s; want names of %s",
                s,
                Tables.switches()));
    requiredFeeds.forEach(
        f ->
            Require.that(
                Tables.all().stream().anyMatch(t -> t.id().equals("source." + f)),
                "requiredFeeds names %s, which is no feed",
                f));
  }

  /** Reads the file of a configuration folder. */
  public static NightConf read(Path conf) {
    return StrictYaml.read(conf.resolve("night.yaml"), NightConf.class);
  }

  /** The same with other required feeds. */
  public NightConf requiring(List<String> feeds) {
    return new NightConf(
        buckets,
        kernelMemoryMb,
        kernelSpillMb,
        switches,
        feeds,
        pinnedDays,
        maxListGrowth,
        listGrowthFloor);
  }

  /** The same with other buckets for a new lake. */
  public NightConf withBuckets(int bucketsOfNew) {
    return new NightConf(
        bucketsOfNew,
        kernelMemoryMb,
        kernelSpillMb,
        switches,
        requiredFeeds,
        pinnedDays,
        maxListGrowth,
        listGrowthFloor);
  }
}
