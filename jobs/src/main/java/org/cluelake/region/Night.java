package org.cluelake.region;

import java.util.Map;
import java.util.Set;

/**
 * An indicator's counts of one night as they are and as they are published.
 *
 * @param tree regions of the night
 * @param counts true counts by region
 * @param hidden regions whose count is not published
 */
record Night(RegionTree tree, Map<String, Long> counts, Set<String> hidden) {

  long count(String code) {
    return counts.getOrDefault(code, 0L);
  }

  boolean shows(String code) {
    return counts.containsKey(code) && !hidden.contains(code);
  }
}
