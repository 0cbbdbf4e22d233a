package org.cluelake.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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
  private final int[] from;
  private final int[] to;
  private final int[][] around;
  private final int[] seen;
  private int search;
  private boolean told = true;

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
    this.from = new int[links.size()];
    this.to = new int[links.size()];
    Map<String, Integer> nodes = new HashMap<>();
    List<List<Integer>> touching = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      Integer unused = places.put(links.get(i).id(), i);
      from[i] = node(links.get(i).from(), nodes, touching);
      to[i] = node(links.get(i).to(), nodes, touching);
      boolean unusedFrom = touching.get(from[i]).add(i);
      boolean unusedTo = touching.get(to[i]).add(i);
    }
    this.around =
        touching.stream()
            .map(t -> t.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.seen = new int[around.length];
  }

  private static int node(String name, Map<String, Integer> nodes, List<List<Integer>> touching) {
    return nodes.computeIfAbsent(
        name,
        n -> {
          boolean unused = touching.add(new ArrayList<>());
          return nodes.size();
        });
  }

  List<Link> links() {
    return links;
  }

  boolean shows(String id) {
    return shown.contains(id);
  }

  /** Whether every total is the sum of its parts: what all of this rests on. */
  boolean addsUp() {
    long[] rest = new long[around.length];
    for (int i = 0; i < from.length; i++) {
      rest[from[i]] -= links.get(i).count();
      rest[to[i]] += links.get(i).count();
    }
    return Arrays.stream(rest).allMatch(r -> r == 0);
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
      night.told = told;
      before.told = told;
      for (boolean isGivenKnown : new boolean[] {false, true}) {
        for (Lent lent : Lent.values()) {
          night.protect(before, night, lent, isGivenKnown);
          before.protect(night, night, lent, isGivenKnown);
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
  private void protect(LinkedCounts other, LinkedCounts tonight, Lent lent, boolean isGivenKnown) {
    boolean[] isFree = new boolean[links.size()];
    for (int i = 0; i < isFree.length; i++) {
      Link link = links.get(i);
      boolean isKnown = isGivenKnown && link.isGiven() && !link.isSmall();
      isFree[i] = !isKnown && isFree(link, other, lent);
    }
    for (int i = 0; i < isFree.length; i++) {
      Link link = links.get(i);
      if (isFree[i] && !shows(link.id()) && link.isSmall() && !varies(i, isFree)) {
        for (int hidden : cheapest(i, isFree, other, tonight, lent)) {
          boolean unused = tonight.shown.remove(links.get(hidden).id());
          isFree[hidden] = true;
        }
      }
    }
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

  /** Whether a hidden count can be one more or one less. */
  private boolean varies(int i, boolean[] isFree) {
    return (links.get(i).count() < links.get(i).high(told) && reaches(to[i], from[i], i, isFree))
        || (links.get(i).count() > links.get(i).low(told) && reaches(from[i], to[i], i, isFree));
  }

  /** Whether a unit can get from one total to another without a count. */
  private boolean reaches(int start, int end, int without, boolean[] isFree) {
    search++;
    List<Integer> open = new ArrayList<>(List.of(start));
    seen[start] = search;
    while (!open.isEmpty()) {
      int node = open.remove(open.size() - 1);
      if (node == end) {
        return true;
      }
      for (int i : around[node]) {
        int next = isFree[i] && i != without ? next(node, i) : -1;
        if (next >= 0 && seen[next] != search) {
          seen[next] = search;
          boolean unused = open.add(next);
        }
      }
    }
    return false;
  }

  /** Where a unit gets to from a total by a count that can give way; -1 where it cannot. */
  private int next(int node, int i) {
    Link link = links.get(i);
    if (from[i] == node) {
      return link.count() < link.high(told) ? to[i] : -1;
    }
    return link.count() > link.low(told) ? from[i] : -1;
  }

  /** What has to be hidden for a count to vary, the least of it; nothing where that is in vain. */
  private List<Integer> cheapest(
      int i, boolean[] isFree, LinkedCounts other, LinkedCounts tonight, Lent lent) {
    double[] cost = new double[links.size()];
    for (int k = 0; k < cost.length; k++) {
      cost[k] = k == i ? Double.NaN : isFree[k] ? 1e-6 : cost(k, other, tonight, lent);
    }
    List<Integer> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    Link link = links.get(i);
    for (boolean isMore : new boolean[] {true, false}) {
      if (isMore ? link.count() < link.high(told) : link.count() > link.low(told)) {
        List<Integer> path = path(isMore ? to[i] : from[i], isMore ? from[i] : to[i], cost);
        double sum = path.stream().mapToDouble(k -> cost[k]).sum();
        if (!path.isEmpty() && sum < least) {
          best = path;
          least = sum;
        }
      }
    }
    return best.stream().filter(k -> !isFree[k]).toList();
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

  /** The cheapest way from one total to another (Dijkstra), ties by the order of ids. */
  private List<Integer> path(int start, int end, double[] cost) {
    double[] far = new double[around.length];
    int[] by = new int[around.length];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    Arrays.fill(by, -1);
    far[start] = 0;
    record Open(int node, double far) {}
    PriorityQueue<Open> open =
        new PriorityQueue<>(
            (a, b) ->
                a.far() == b.far()
                    ? Integer.compare(a.node(), b.node())
                    : Double.compare(a.far(), b.far()));
    boolean unusedStart = open.add(new Open(start, 0));
    while (!open.isEmpty()) {
      Open at = open.remove();
      if (at.far() > far[at.node()]) {
        continue;
      }
      for (int i : around[at.node()]) {
        int next = Double.isNaN(cost[i]) ? -1 : next(at.node(), i);
        if (next >= 0 && at.far() + cost[i] < far[next]) {
          far[next] = at.far() + cost[i];
          by[next] = i;
          boolean unused = open.add(new Open(next, far[next]));
        }
      }
    }
    List<Integer> path = new ArrayList<>();
    for (int node = end;
        node != start;
        node = from[by[node]] == node ? to[by[node]] : from[by[node]]) {
      if (by[node] < 0) {
        return List.of();
      }
      boolean unused = path.add(by[node]);
    }
    return path;
  }
}
