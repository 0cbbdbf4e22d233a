package org.cluelake.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cases by class and age band in the nation and the regions right below it, as one network with the
 * totals of VIC1 there.
 *
 * <p>A class in a band is one group: no sum over bands or classes is ever published but VIC1
 * itself, so a count is a part of two totals only and {@link LinkedCounts} is exact for it. That is
 * why there is no row of a class over all ages. Every group has every region, at zero too, as a
 * reader must not take a count that is not there for a zero.
 */
final class PublicityTables {

  /** Band of those whose document does not say; a group like the others, without a rate. */
  static final String UNKNOWN = "unknown";

  /** The bands in which regions deliver their population; cleaning says a victim's by the same. */
  static final List<String> AGES = PopulationStrata.ages();

  private static final Set<Level> LEVELS = Set.of(Level.NATION, Level.COUNTY);

  private PublicityTables() {}

  static String group(String fraudType, String band) {
    return fraudType + "/" + band;
  }

  static List<String> bands() {
    List<String> bands = new ArrayList<>(AGES);
    boolean unused = bands.add(UNKNOWN);
    return bands;
  }

  /** The region right below the nation that a region is added up in; null where there is none. */
  static String top(RegionTree tree, String code) {
    List<String> path = tree.upwards(code);
    boolean isBelow =
        path.size() > 1 && tree.places().get(path.get(path.size() - 1)).level() == Level.NATION;
    return isBelow ? path.get(path.size() - 2) : null;
  }

  static Set<String> fraudTypes(List<LinkedTables.Cell> cells) {
    Set<String> types = new TreeSet<>();
    for (LinkedTables.Cell cell : cells) {
      boolean unused = types.add(cell.group().substring(0, cell.group().lastIndexOf('/')));
    }
    return types;
  }

  /** Every count; those of no county of the tree are left out. */
  static List<LinkedCounts.Link> of(
      RegionTree tree, List<LinkedTables.Cell> cells, Map<String, Long> totals, int floor) {
    List<RegionTree.Place> kept = new ArrayList<>();
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    for (RegionTree.Place place : tree.places().values()) {
      boolean isTop = place.code().equals(top(tree, place.code()));
      if (isTop || place.level() == Level.NATION) {
        boolean unused =
            kept.add(
                isTop ? new RegionTree.Place(place.code(), Level.COUNTY, place.parent()) : place);
      }
      for (String type : isTop ? fraudTypes(cells) : Set.<String>of()) {
        for (String band : bands()) {
          Long unused =
              sums.computeIfAbsent(group(type, band), g -> new TreeMap<>()).put(place.code(), 0L);
        }
      }
    }
    for (LinkedTables.Cell cell : cells) {
      String top = top(tree, cell.county());
      if (top != null) {
        Long unused = sums.get(cell.group()).merge(top, cell.count(), Long::sum);
      }
    }
    List<LinkedTables.Cell> summed = new ArrayList<>();
    sums.forEach(
        (group, regions) ->
            regions.forEach(
                (code, count) -> {
                  boolean unused = summed.add(new LinkedTables.Cell(group, code, count, -1));
                }));
    return LinkedTables.of(new RegionTree(kept), summed, totals, LEVELS, floor);
  }
}
