package org.cluelake.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts by group and region as one network with the totals by region that another table publishes:
 * a group's total is the sum of its regions, and a county's the sum of its groups.
 */
final class LinkedTables {

  private static final String TOP = "top";

  /**
   * Groups are hidden below twice the floor of the regions. A count that fell below the floor while
   * the night before showed all its neighbours could be worked out from those whatever is hidden;
   * so neighbours are hidden while the count still is no secret.
   */
  private static final int AHEAD = 2;

  private LinkedTables() {}

  /**
   * The count of a group in a county.
   *
   * @param base what it is a part of; -1 for none
   */
  record Cell(String group, String county, long count, long base) {}

  /** Id of a region's total over all groups. */
  static String region(String code) {
    return "|" + code;
  }

  /** Id of a group's count in a region. */
  static String part(String group, String code) {
    return group + "|" + code;
  }

  /**
   * Every count.
   *
   * @param cells counts by county of the tree; others are left out
   * @param totals counts over all groups by region
   * @param levels levels at which groups are shown; the nation and the county among them
   * @param floor below it a total over all groups is suppressed
   */
  static List<LinkedCounts.Link> of(
      RegionTree tree, List<Cell> cells, Map<String, Long> totals, Set<Level> levels, int floor) {
    List<LinkedCounts.Link> links = new ArrayList<>();
    for (RegionTree.Place place : tree.places().values()) {
      links.add(
          new LinkedCounts.Link(
              region(place.code()),
              node(place.code()),
              place.parent() == null ? TOP : node(place.parent()),
              totals.getOrDefault(place.code(), 0L),
              -1,
              floor,
              true,
              place.level() != Level.COUNTY));
    }
    Map<String, Map<String, long[]>> sums = new TreeMap<>();
    for (Cell cell : cells) {
      RegionTree.Place county = tree.places().get(cell.county());
      if (county != null && county.level() == Level.COUNTY) {
        for (String code : upwards(tree, cell.county(), levels)) {
          long[] sum =
              sums.computeIfAbsent(cell.group(), g -> new TreeMap<>())
                  .computeIfAbsent(code, c -> new long[2]);
          sum[0] += cell.count();
          sum[1] = cell.base() < 0 ? -1 : sum[1] + cell.base();
        }
      }
    }
    sums.forEach(
        (group, regions) ->
            regions.forEach(
                (code, sum) -> {
                  List<String> above = upwards(tree, code, levels);
                  boolean isCounty = tree.places().get(code).level() == Level.COUNTY;
                  links.add(
                      new LinkedCounts.Link(
                          part(group, code),
                          above.size() < 2 ? TOP : part(group, above.get(1)),
                          isCounty ? node(code) : part(group, code),
                          sum[0],
                          sum[1],
                          AHEAD * floor,
                          false,
                          !isCounty));
                }));
    return links;
  }

  private static String node(String code) {
    return "=" + code;
  }

  /** A region and those above it that groups are shown for, from the bottom up. */
  private static List<String> upwards(RegionTree tree, String code, Set<Level> levels) {
    return tree.upwards(code).stream()
        .filter(c -> levels.contains(tree.places().get(c).level()))
        .toList();
  }
}
