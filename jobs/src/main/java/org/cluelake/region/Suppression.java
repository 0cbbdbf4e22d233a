package org.cluelake.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which counts are not published: those below the floor, and as many others as it takes that no
 * total, and no comparison with the night before in either direction, gives one of them away.
 */
final class Suppression {

  private final int floor;
  private final Disclosure disclosure;

  Suppression(int floor) {
    this.floor = floor;
    this.disclosure = new Disclosure(floor);
  }

  /**
   * Tonight's counts with what is hidden of them.
   *
   * @param before the night before as published; without counts where there was none
   */
  Night of(RegionTree tree, Map<String, Long> counts, Night before) {
    return of(new Night(tree, counts, Set.of()), before);
  }

  /**
   * The same for counts that may be a part of something counted.
   *
   * @param open tonight's counts, whatever is hidden of them yet
   */
  Night of(Night open, Night before) {
    Set<String> hidden = new HashSet<>();
    open.counts()
        .keySet()
        .forEach(
            code -> {
              if (open.isSmall(code, floor)) {
                boolean unused = hidden.add(code);
              }
            });
    Night night = new Night(open.tree(), open.counts(), open.bases(), hidden);
    Optional<String> given = given(night, before);
    while (given.isPresent() && hide(night, before, given.get())) {
      given = given(night, before);
    }
    return night;
  }

  private Optional<String> given(Night night, Night before) {
    return disclosure
        .alone(night)
        .or(() -> disclosure.helped(night, before))
        .or(() -> disclosure.helped(before, night));
  }

  /** Hides one more count, the nearest there is to the one given away; else all; else nothing. */
  private static boolean hide(Night night, Night before, String code) {
    Set<String> reached = new TreeSet<>(Set.of(code));
    Set<String> wider = reached;
    do {
      reached = wider;
      Optional<String> next = reached.stream().filter(night::shows).min(order(night, before));
      if (next.isPresent()) {
        return night.hidden().add(next.get());
      }
      wider = new TreeSet<>(reached);
      for (String near : reached) {
        wider.addAll(neighbours(night, near));
      }
    } while (!wider.equals(reached));
    return night.hidden().addAll(night.counts().keySet());
  }

  /** The regions that share a total with a region. */
  private static List<String> neighbours(Night night, String code) {
    List<String> near = new ArrayList<>(night.tree().children(code));
    RegionTree.Place place = night.tree().places().get(code);
    if (place != null && place.parent() != null) {
      near.add(place.parent());
      near.addAll(night.tree().children(place.parent()));
    }
    return near;
  }

  /** Counts the night before cannot lend first, then parts before wholes, then small ones. */
  private static Comparator<String> order(Night night, Night before) {
    return Comparator.comparing((String c) -> before.shows(c) && before.count(c) == night.count(c))
        .thenComparing(c -> before.shows(c))
        .thenComparing(c -> night.tree().places().get(c).level(), Comparator.reverseOrder())
        .thenComparing(night::count)
        .thenComparing(Comparator.naturalOrder());
  }
}
