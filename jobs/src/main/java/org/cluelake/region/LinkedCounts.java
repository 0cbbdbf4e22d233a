package org.cluelake.region;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts that add up in two ways at once, and which of them are not published: banks and counties,
 * classes of fraud and regions.
 *
 * <p>Every count is an edge of a network and every total a node: what goes in comes out. A hidden
 * count can be another than it is exactly where a unit can be sent round a circle of hidden counts
 * through it, within what a reader is told of each (the circulation form of cell suppression; Cox
 * 1995, Fischetti and Salazar 2001). So the bounds of the reader are exact, and a count that is
 * given away is mended by hiding the cheapest circle through it. Hiding more never gives another
 * one away, so each is looked at once.
 *
 * <p>The reader is that of {@link Disclosure}: told which hidden counts are below the floor, knows
 * what each count is a part of, and takes what one of two nights hides from the other night, where
 * that one shows it, whatever the count has become since. Counts that another table hides may be
 * shown by it any night: for a second reader only those below the floor are unknown. A count of
 * zero is guarded like a small one, because the first event of tomorrow would be known otherwise.
 *
 * <p>Where two nights leave no circle for a reader who is told what is small, as where a neighbour
 * has just reached the floor, one is hidden that serves against readers who are told nothing: the
 * tables say "below, or with a neighbour's" and not which.
 */
final class LinkedCounts {

  /** Counts of totals cost more than those of parts, so that parts are hidden first. */
  private static final double WHOLE_COSTS = 50;

  private static final long MANY = Long.MAX_VALUE / 4;
  private static final long UNTOLD = 4;

  /**
   * A count.
   *
   * @param id the same on every night
   * @param from total it is a part of, or sum it is
   * @param to the other
   * @param count true count
   * @param base what it is a part of, which a reader may know; -1 where there is none
   * @param floor below it a count is hidden and guarded
   * @param isGiven whether another table decides if it shows
   * @param isWhole whether it is a total itself
   */
  record Link(
      String id,
      String from,
      String to,
      long count,
      long base,
      int floor,
      boolean isGiven,
      boolean isWhole) {

    private boolean isSmall() {
      return count < floor || (base >= 0 && base - count < floor);
    }

    /**
     * Least it can be.
     *
     * @param told whether the reader is told what {@link Disclosure} says readers are told
     */
    private long low(boolean told) {
      if (!told) {
        return 0;
      }
      if (base < 0) {
        return count < floor ? 0 : floor;
      }
      boolean isTold = base >= UNTOLD * floor && base - count < floor && count >= floor;
      return isTold ? base - floor + 1 : 0;
    }

    private long high(boolean told) {
      if (!told) {
        return base < 0 ? MANY : base;
      }
      if (base < 0) {
        return count < floor ? floor - 1L : MANY;
      }
      return base >= UNTOLD * floor && count < floor ? floor - 1L : base;
    }
  }

  /** How much of what the other night shows a reader takes for tonight's. */
  private enum Lent {
    ALL,
    UNCHANGED,
    NOTHING
  }

  private final List<Link> links;
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> shown;
  private final Circulation network;

  /**
   * One night's counts.
   *
   * @param shown ids of the counts that show; more may be taken out
   */
  LinkedCounts(Collection<Link> counts, Set<String> shown) {
    Map<String, Link> sorted = new TreeMap<>();
    counts.forEach(l -> sorted.put(l.id(), l));
    this.links = List.copyOf(sorted.values());
    this.shown = new HashSet<>(shown);
    for (int i = 0; i < links.size(); i++) {
      Integer unused = places.put(links.get(i).id(), i);
    }
    this.network =
        new Circulation(
            links.stream().map(Link::from).toList(), links.stream().map(Link::to).toList());
  }

  List<Link> links() {
    return links;
  }

  boolean shows(String id) {
    return shown.contains(id);
  }

  /** Whether every total is the sum of its parts: what all of this rests on. */
  boolean addsUp() {
    return network.isBalanced(links.stream().mapToLong(Link::count).toArray());
  }

  /**
   * Tonight's counts with what is hidden of them.
   *
   * @param given ids of the counts that another table shows
   * @param before the night before as published; without counts where there was none
   */
  static LinkedCounts of(Collection<Link> tonight, Set<String> given, LinkedCounts before) {
    Set<String> open = new HashSet<>();
    for (Link link : tonight) {
      boolean isOpen = link.isGiven() ? given.contains(link.id()) : !link.isSmall();
      if (isOpen) {
        boolean unused = open.add(link.id());
      }
    }
    LinkedCounts night = new LinkedCounts(tonight, open);
    for (boolean told : new boolean[] {true, false}) {
      for (boolean isGivenKnown : new boolean[] {false, true}) {
        for (Lent lent : Lent.values()) {
          night.protect(before, night, lent, told, isGivenKnown);
          before.protect(night, night, lent, told, isGivenKnown);
        }
      }
    }
    return night;
  }

  /** Nothing at all. */
  static LinkedCounts none() {
    return new LinkedCounts(List.of(), Set.of());
  }

  /**
   * Hides of tonight what gives a secret of this night away. What cannot be mended so is given away
   * by what does not lie with this table, or mended for a reader who takes less for granted.
   */
  private void protect(
      LinkedCounts other, LinkedCounts tonight, Lent lent, boolean told, boolean isGivenKnown) {
    boolean[] isFree = new boolean[links.size()];
    for (int i = 0; i < isFree.length; i++) {
      Link link = links.get(i);
      boolean isKnown = isGivenKnown && link.isGiven() && !link.isSmall();
      isFree[i] = !isKnown && isFree(link, other, lent);
    }
    Circulation.Play play = play(told);
    for (int i = 0; i < isFree.length; i++) {
      Link link = links.get(i);
      if (isFree[i] && !shows(link.id()) && link.isSmall() && !network.varies(i, play, isFree)) {
        double[] cost = costs(isFree, other, tonight, lent);
        for (int hidden : network.cheapest(i, play, cost)) {
          if (!isFree[hidden]) {
            boolean unused = tonight.shown.remove(links.get(hidden).id());
            isFree[hidden] = true;
          }
        }
      }
    }
  }

  /** Which way each count can be another one, by what a reader is told. */
  private Circulation.Play play(boolean told) {
    boolean[] more = new boolean[links.size()];
    boolean[] less = new boolean[links.size()];
    for (int i = 0; i < more.length; i++) {
      Link link = links.get(i);
      more[i] = link.count() < link.high(told);
      less[i] = link.count() > link.low(told);
    }
    return new Circulation.Play(more, less);
  }

  /** Whether a reader does not know a count of this night to begin with. */
  private boolean isFree(Link link, LinkedCounts other, Lent lent) {
    return !shows(link.id()) && (link.isSmall() || !other.lends(link, lent));
  }

  private boolean lends(Link link, Lent lent) {
    return shows(link.id())
        && (lent == Lent.ALL
            || (lent == Lent.UNCHANGED
                && links.get(places.get(link.id())).count() == link.count()));
  }

  /** What hiding each count costs; next to nothing where a reader does not know it anyway. */
  private double[] costs(boolean[] isFree, LinkedCounts other, LinkedCounts tonight, Lent lent) {
    double[] costs = new double[links.size()];
    for (int k = 0; k < costs.length; k++) {
      costs[k] = isFree[k] ? 1e-6 : cost(k, other, tonight, lent);
    }
    return costs;
  }

  /** What hiding a count costs; not a number where that is not possible or helps nobody. */
  private double cost(int k, LinkedCounts other, LinkedCounts tonight, Lent lent) {
    Link link = links.get(k);
    boolean isTonight = tonight == this;
    boolean isHiding = isTonight ? shows(link.id()) : !shows(link.id()) && other.shows(link.id());
    boolean stays = isTonight && !link.isSmall() && other.lends(link, lent);
    if (link.isGiven() || !isHiding || stays) {
      return Double.NaN;
    }
    boolean wasShown = isTonight && other.shows(link.id());
    return (link.isWhole() ? WHOLE_COSTS : 1) * (wasShown ? 2 : 1) * (1 + Math.log1p(link.count()));
  }
}
