package org.cluelake.region;

import java.util.Map;
import java.util.Set;

/**
 * An indicator's counts of one night as they are and as they are published.
 *
 * @param tree regions of the night
 * @param counts true counts by region
 * @param bases what the counts are a part of, by region, which a reader may know from elsewhere;
 *     empty where they are a part of nothing counted
 * @param hidden regions whose count is not published
 */
record Night(
    RegionTree tree, Map<String, Long> counts, Map<String, Long> bases, Set<String> hidden) {

  Night(RegionTree tree, Map<String, Long> counts, Set<String> hidden) {
    this(tree, counts, Map.of(), hidden);
  }

  long count(String code) {
    return counts.getOrDefault(code, 0L);
  }

  boolean shows(String code) {
    return counts.containsKey(code) && !hidden.contains(code);
  }

  boolean hasBase(String code) {
    return bases.containsKey(code);
  }

  long base(String code) {
    return bases.get(code);
  }

  /** Whether the count, or what is left of its base, is below the floor: never published. */
  boolean isSmall(String code, int floor) {
    return count(code) < floor || (hasBase(code) && base(code) - count(code) < floor);
  }

  /** Whether either is so small, and not zero: to be known to nobody. */
  boolean isSecret(String code, int floor) {
    return isBetween(count(code), floor)
        || (hasBase(code) && isBetween(base(code) - count(code), floor));
  }

  private static boolean isBetween(long count, int floor) {
    return count >= 1 && count < floor;
  }
}
