package org.cluelake.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The regions of a night and what each is added up in. A region whose parent is not there, or is
 * not above it, is added up in the nation, so that every total is the sum of its parts.
 */
final class RegionTree {

  /**
   * A region as delivered.
   *
   * @param parent code of the region above, or null
   */
  record Place(String code, Level level, String parent) {}

  private final SortedMap<String, Place> places = new TreeMap<>();
  private final Map<String, List<String>> children = new TreeMap<>();

  RegionTree(Collection<Place> delivered) {
    SortedMap<String, Place> known = new TreeMap<>();
    delivered.forEach(p -> known.put(p.code(), p));
    Optional<String> nation =
        known.values().stream().filter(p -> p.level() == Level.NATION).map(Place::code).findFirst();
    known.forEach(
        (code, place) -> {
          Place above = place.parent() == null ? null : known.get(place.parent());
          boolean isAbove = above != null && above.level().compareTo(place.level()) < 0;
          String parent =
              isAbove
                  ? above.code()
                  : nation.filter(n -> place.level() != Level.NATION).orElse(null);
          places.put(code, new Place(code, place.level(), parent));
          if (parent != null) {
            children.computeIfAbsent(parent, p -> new ArrayList<>()).add(code);
          }
        });
  }

  /** Every region by code, with the parent it is added up in. */
  SortedMap<String, Place> places() {
    return places;
  }

  /** Regions added up in a region, by code. */
  List<String> children(String code) {
    return children.getOrDefault(code, List.of());
  }

  /** Regions something is added up in, by code. */
  Collection<String> parents() {
    return children.keySet();
  }

  /** A region and everything it is added up in, from the bottom up; empty where it is unknown. */
  List<String> upwards(String code) {
    List<String> path = new ArrayList<>();
    for (Place at = places.get(code); at != null; at = places.get(String.valueOf(at.parent()))) {
      path.add(at.code());
    }
    return path;
  }
}
