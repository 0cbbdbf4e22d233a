package org.cluelake.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * What the rival is given for a night.
 *
 * @param date the night
 * @param delivery the folder of that date with manifests and files
 * @param steps every step after cleaning
 * @param earlier the files of each declared input as they stood before the night; none of tonight
 * @param tokens folder of the lookups of {@link RivalTokens}
 * @param switches names of {@code onlyWhere} that are switched on
 * @param buckets how many buckets the lake has: counts are kept in as many parts
 * @param memoryMb memory bound of the database
 * @param threads threads of the database
 * @param scratch folder to spill and decode to
 * @param output folder the tables are written to; empty
 * @param sources clean rows of days before, by the input they are: where there are any, the windows
 *     that follow from them are made from them again instead of being read
 */
public record RivalInput(
    LocalDate date,
    Path delivery,
    List<Step> steps,
    Map<Read, List<SliceFile>> earlier,
    Path tokens,
    List<String> switches,
    int buckets,
    int memoryMb,
    int threads,
    Path scratch,
    Path output,
    Map<Read, List<SliceFile>> sources) {

  public RivalInput {
    steps = List.copyOf(steps);
    earlier = Map.copyOf(earlier);
    switches = List.copyOf(switches);
    sources = Map.copyOf(sources);
  }

  /** The same with other files of the days before. */
  RivalInput reading(Map<Read, List<SliceFile>> other) {
    return on(date, other);
  }

  /** The same on another date, of which only what is given is there. */
  RivalInput on(LocalDate day, Map<Read, List<SliceFile>> other) {
    return new RivalInput(
        day, delivery, steps, other, tokens, switches, buckets, memoryMb, threads, scratch, output,
        sources);
  }
}
