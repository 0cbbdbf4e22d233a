package org.cluelake.region;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a reader who can add and subtract finds out about suppressed counts.
 *
 * <p>The reader is stronger than any real one: told which suppressed counts are below the floor,
 * and free to take any count that one night suppresses from the night next to it. Where a count is
 * a part of something counted, the reader knows that too, and what is left is as secret as the
 * count. A small count is given away where only its true value remains possible. Zero gives nobody
 * away.
 */
final class Disclosure {

  private static final long MANY = Long.MAX_VALUE / (1L << 20);
  private static final long UNTOLD = 4;

  private final int floor;

  Disclosure(int floor) {
    this.floor = floor;
  }

  /** Least and most a count can be. */
  private record Bounds(long low, long high) {

    boolean holds(long value) {
      return low <= value && value <= high;
    }

    Bounds and(Bounds other) {
      return new Bounds(Math.max(low, other.low), Math.min(high, other.high));
    }
  }

  /** A region whose small count is given away by what one night publishes. */
  Optional<String> alone(Night night) {
    return known(night).entrySet().stream()
        .filter(e -> isGivenAway(night, e.getKey(), e.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** One that is given away only with counts the other night publishes. */
  Optional<String> helped(Night night, Night other) {
    Map<String, Bounds> known = known(night);
    return night.tree().parents().stream()
        .flatMap(
            parent ->
                Stream.concat(
                    helped(night, other, known, parent), lent(night, other, known, parent)))
        .filter(code -> !isGivenAway(night, code, known.get(code)))
        .findFirst();
  }

  /**
   * A small count that follows where a region and all below it take what the other night lends: a
   * total withheld on both nights is added up from its parts, and gives its neighbour away.
   */
  private Stream<String> lent(Night night, Night other, Map<String, Bounds> known, String root) {
    Map<String, Bounds> lent = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      String code = open.pop();
      open.addAll(night.tree().children(code));
      Bounds filled = filled(night, other, known, code);
      if (!filled.equals(known.get(code))) {
        lent.put(code, filled);
      }
    }
    Map<String, Bounds> narrowed = narrowed(night, known, lent);
    return narrowed.entrySet().stream()
        .filter(e -> isGivenAway(night, e.getKey(), e.getValue()))
        .map(Map.Entry::getKey);
  }

  /**
   * What follows from some counts being known better, up and down the tree until nothing more does;
   * nothing where they contradict what is published.
   */
  private static Map<String, Bounds> narrowed(
      Night night, Map<String, Bounds> known, Map<String, Bounds> better) {
    Map<String, Bounds> bounds = new TreeMap<>(better);
    TreeSet<String> open = new TreeSet<>();
    better.keySet().forEach(code -> touch(night, open, code));
    while (!open.isEmpty()) {
      String parent = open.pollFirst();
      List<String> family = new ArrayList<>(night.tree().children(parent));
      family.add(parent);
      Map<String, Bounds> own = new TreeMap<>();
      family.forEach(c -> own.put(c, bounds.getOrDefault(c, known.get(c))));
      Map<String, Bounds> next = new TreeMap<>(own);
      next.merge(parent, sum(own, night.tree().children(parent)), Bounds::and);
      narrowChildren(next, parent, night.tree().children(parent));
      for (String code : family) {
        Bounds now = next.get(code);
        if (now.low() > now.high()) {
          return Map.of();
        }
        if (!now.equals(own.get(code))) {
          bounds.put(code, now);
          touch(night, open, code);
        }
      }
    }
    return bounds;
  }

  /** Has the totals looked at again that a region is part of. */
  private static void touch(Night night, Set<String> open, String code) {
    if (!night.tree().children(code).isEmpty()) {
      boolean unused = open.add(code);
    }
    String above = night.tree().places().get(code).parent();
    if (above != null) {
      boolean unused = open.add(above);
    }
  }

  private boolean isGivenAway(Night night, String code, Bounds bounds) {
    long truth = night.count(code);
    return !night.shows(code)
        && night.isSecret(code, floor)
        && bounds.low() == truth
        && bounds.high() == truth;
  }

  /** What one night's totals leave possible: exact on a tree after one way up and one down. */
  private Map<String, Bounds> known(Night night) {
    Map<String, Bounds> bounds = new TreeMap<>();
    night.tree().places().keySet().forEach(code -> bounds.put(code, told(night, code)));
    List<String> parents =
        night.tree().parents().stream()
            .sorted((a, b) -> depth(night, b) - depth(night, a))
            .toList();
    parents.forEach(p -> bounds.merge(p, sum(bounds, night.tree().children(p)), Bounds::and));
    for (int i = parents.size() - 1; i >= 0; i--) {
      narrowChildren(bounds, parents.get(i), night.tree().children(parents.get(i)));
    }
    return bounds;
  }

  private static int depth(Night night, String code) {
    return night.tree().places().get(code).level().ordinal();
  }

  private Bounds told(Night night, String code) {
    long count = night.count(code);
    if (night.shows(code)) {
      return new Bounds(count, count);
    }
    return night.hasBase(code)
        ? toldOf(count, night.base(code))
        : count < floor ? new Bounds(0, floor - 1L) : new Bounds(floor, MANY);
  }

  /**
   * The reader is told which side is small, but not where neither is, and below four times the
   * floor nothing: there the words themselves would be the count, and no suppression could prevent
   * it.
   */
  private Bounds toldOf(long count, long base) {
    if (base < UNTOLD * floor || (count >= floor && base - count >= floor)) {
      return new Bounds(0, base);
    }
    return count < floor ? new Bounds(0, floor - 1L) : new Bounds(base - floor + 1, base);
  }

  private static Bounds sum(Map<String, Bounds> bounds, List<String> children) {
    long low = 0;
    long high = 0;
    for (String child : children) {
      low += bounds.get(child).low();
      high = Math.min(MANY, high + bounds.get(child).high());
    }
    return new Bounds(low, high);
  }

  private static void narrowChildren(
      Map<String, Bounds> bounds, String parent, List<String> children) {
    Bounds whole = bounds.get(parent);
    long low = children.stream().mapToLong(c -> bounds.get(c).low()).sum();
    long high = children.stream().mapToLong(c -> bounds.get(c).high()).sum();
    Map<String, Bounds> narrowed = new TreeMap<>();
    for (String child : children) {
      Bounds own = bounds.get(child);
      narrowed.put(
          child,
          own.and(new Bounds(whole.low() - (high - own.high()), whole.high() - (low - own.low()))));
    }
    bounds.putAll(narrowed);
  }

  /** A small count of a region and its parts, where the gaps are filled from the other night. */
  private Stream<String> helped(
      Night night, Night other, Map<String, Bounds> known, String parent) {
    List<String> children = night.tree().children(parent);
    Map<String, Bounds> filled = new TreeMap<>();
    for (String code : children) {
      filled.put(code, filled(night, other, known, code));
    }
    filled.put(parent, filled(night, other, known, parent));
    Bounds whole = filled.get(parent).and(sum(filled, children));
    if (whole.low() > whole.high()) {
      return Stream.empty();
    }
    filled.put(parent, whole);
    narrowChildren(filled, parent, children);
    return filled.entrySet().stream()
        .filter(e -> isGivenAway(night, e.getKey(), e.getValue()))
        .map(Map.Entry::getKey);
  }

  private Bounds filled(Night night, Night other, Map<String, Bounds> known, String code) {
    Bounds own = known.get(code);
    boolean isLent = !night.shows(code) && !night.isSmall(code, floor) && other.shows(code);
    return isLent && own.holds(other.count(code))
        ? new Bounds(other.count(code), other.count(code))
        : own;
  }
}
