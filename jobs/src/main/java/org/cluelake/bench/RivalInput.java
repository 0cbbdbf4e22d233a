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
    Path output) {

  public RivalInput {
    steps = List.copyOf(steps);
    earlier = Map.copyOf(earlier);
    switches = List.copyOf(switches);
  }
}
