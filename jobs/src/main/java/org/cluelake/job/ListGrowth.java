package org.cluelake.job;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The nightly growth cap of the contagion brake: a card list that jumps waits for a person.
 *
 * <p>The whole list and each of its tiers are held against the last published night. What is
 * smaller than the floor may grow freely; a list or tier that was empty that night counts as having
 * had one row, so that nothing comes from nowhere. Only a lake's first publication has nothing to
 * be held against.
 *
 * @param floor rows up to which a list or tier may grow freely
 * @param maxGrowth most times as many rows as the last published night
 */
record ListGrowth(int floor, double maxGrowth) {

  private static final String WHOLE = "all tiers";

  /**
   * What grew too fast, in words for a message; empty where nothing did.
   *
   * @param before rows by tier of the last published night
   * @param now rows by tier tonight
   */
  Optional<String> breach(Map<String, Long> before, Map<String, Long> now) {
    Map<String, Long> last = withWhole(before);
    return withWhole(now).entrySet().stream()
        .filter(e -> e.getValue() > floor)
        .filter(e -> e.getValue() > maxGrowth * Math.max(1, last.getOrDefault(e.getKey(), 0L)))
        .findFirst()
        .map(
            e ->
                "%s: %d rows after %d of the last published night, more than %s times"
                    .formatted(
                        e.getKey().equals(WHOLE) ? WHOLE : "tier " + e.getKey(),
                        e.getValue(),
                        last.getOrDefault(e.getKey(), 0L),
                        maxGrowth));
  }

  private static Map<String, Long> withWhole(Map<String, Long> tiers) {
    Map<String, Long> all = new TreeMap<>(tiers);
    all.put(WHOLE, tiers.values().stream().mapToLong(Long::longValue).sum());
    return all;
  }
}
