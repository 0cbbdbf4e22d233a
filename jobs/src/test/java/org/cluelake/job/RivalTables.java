package org.cluelake.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cluelake.bench.RivalInput;
import org.cluelake.bench.RivalNight;
import org.cluelake.bench.RivalResult;
import org.cluelake.bench.RivalTokens;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.kernel.WholeDatabase;
import org.cluelake.run.ContentHash;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;

/**
 * A published night of a small nation made again by the rival, from the same delivery and the lake
 * as it stood before.
 *
 * @param result what the rival says of it
 * @param hashes the content hash of every table it wrote
 */
record RivalTables(RivalResult result, Map<String, String> hashes) {

  private static final int MEMORY_MB = 1024;

  /** With windows read as they stand. */
  static RivalTables of(SmallNation nation, Workshop shop, LocalDate date, Path folder) {
    return of(nation, shop, date, folder, Map.of());
  }

  /** With windows made again from clean rows. */
  static RivalTables recomputed(SmallNation nation, Workshop shop, LocalDate date, Path folder) {
    return of(nation, shop, date, folder, NightInputs.sources(shop, nation.steps(), date));
  }

  private static RivalTables of(
      SmallNation nation,
      Workshop shop,
      LocalDate date,
      Path folder,
      Map<Read, List<SliceFile>> sources) {
    Path delivery = nation.inbox().resolve(date.toString());
    Path scratch = folder.resolve("scratch");
    Path tokens = folder.resolve("tokens");
    try (WholeDatabase database =
        WholeDatabase.open(new KernelBounds(MEMORY_MB, scratch.toString()), 2)) {
      RivalTokens.write(delivery, shop.keyFile(), database, tokens);
    }
    RivalInput input =
        new RivalInput(
            date,
            delivery,
            nation.steps(),
            NightInputs.before(shop, nation.steps(), date),
            tokens,
            shop.nightConf().switches(),
            shop.buckets(),
            MEMORY_MB,
            2,
            scratch,
            folder.resolve("output"),
            sources);
    RivalResult result = RivalNight.run(input);
    Map<String, String> hashes = new TreeMap<>();
    RivalNight.contentHashes(input, result).forEach((t, h) -> hashes.put(t, h.text()));
    return new RivalTables(result, hashes);
  }

  /** The content hashes a night published of tables with rows that the rival is to make. */
  static Map<String, String> ofNight(
      SmallNation nation, Workshop shop, LocalDate date, RivalResult result) {
    Set<String> wanted = new TreeSet<>();
    Tables.of(Layer.CLEAN).forEach(t -> wanted.add(t.id()));
    nation.steps().stream()
        .filter(s -> !result.leftOut().contains(s.id()))
        .forEach(s -> wanted.add(s.writes().id()));
    Map<String, String> hashes = new TreeMap<>(SmallNation.hashes(shop, date));
    hashes.keySet().retainAll(wanted);
    hashes.values().removeIf(ContentHash.EMPTY.text()::equals);
    return hashes;
  }
}
