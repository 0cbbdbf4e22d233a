package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * Small counts stay unknown to a reader with a pencil, within a night and over two nights. The
 * readers here are written apart from the one the suppression guards against: one tries every value
 * a small count could have, one subtracts.
 */
class SuppressionTest {

  static final int FLOOR = 10;
  static final Night NO_NIGHT = new Night(new RegionTree(List.of()), Map.of(), Set.of());

  /** A nation of two provinces, their cities and counties. */
  static RegionTree tree(SplittableRandom random) {
    List<RegionTree.Place> places = new ArrayList<>();
    places.add(new RegionTree.Place("000000", Level.NATION, null));
    for (int p = 0; p < 2; p++) {
      String province = "9" + (6 + p) + "0000";
      places.add(new RegionTree.Place(province, Level.PROVINCE, "000000"));
      for (int c = 1; c <= 1 + random.nextInt(3); c++) {
        String city = province.substring(0, 2) + "0" + c + "00";
        places.add(new RegionTree.Place(city, Level.CITY, province));
        for (int k = 1; k <= 1 + random.nextInt(4); k++) {
          places.add(new RegionTree.Place(city.substring(0, 4) + "0" + k, Level.COUNTY, city));
        }
      }
    }
    return new RegionTree(places);
  }

  static Map<String, Long> added(RegionTree tree, Map<String, Long> counties) {
    Map<String, Long> counts = new TreeMap<>();
    tree.places().keySet().forEach(c -> counts.put(c, 0L));
    counties.forEach((c, n) -> tree.upwards(c).forEach(r -> counts.merge(r, n, Long::sum)));
    return counts;
  }

  static Map<String, Long> counties(RegionTree tree, SplittableRandom random) {
    Map<String, Long> counts = new TreeMap<>();
    tree.places().values().stream()
        .filter(p -> p.level() == Level.COUNTY)
        .forEach(
            p -> counts.put(p.code(), (long) random.nextInt(random.nextInt(2) == 0 ? 12 : 60)));
    return counts;
  }

  /** The next night: most counties as they were, some a case more or less. */
  static Map<String, Long> moved(Map<String, Long> counties, SplittableRandom random) {
    Map<String, Long> next = new TreeMap<>();
    counties.forEach(
        (c, n) ->
            next.put(c, Math.max(0, n + (random.nextInt(3) == 0 ? random.nextInt(4) - 1 : 0))));
    return next;
  }

  @Property(tries = 150)
  void noNightGivesASmallCountAway(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = tree(random);
    Night night = new Suppression(FLOOR).of(tree, added(tree, counties(tree, random)), NO_NIGHT);
    assertThat(enumerated(night)).isEmpty();
    night.counts().forEach((c, n) -> assertThat(n >= FLOOR || !night.shows(c)).isTrue());
  }

  @Property(tries = 150)
  void noTwoNightsGiveASmallCountAway(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = tree(random);
    Map<String, Long> counties = counties(tree, random);
    Night last = new Suppression(FLOOR).of(tree, added(tree, counties), NO_NIGHT);
    for (int i = 0; i < 5; i++) {
      counties = moved(counties, random);
      Night tonight = new Suppression(FLOOR).of(tree, added(tree, counties), last);
      assertThat(enumerated(tonight)).isEmpty();
      assertThat(subtracted(tonight, last)).isEmpty();
      assertThat(subtracted(last, tonight)).isEmpty();
      last = tonight;
    }
  }

  /** The same readers do find something where only the small counts themselves are suppressed. */
  @Test
  void theReadersAreNoFools() {
    int alone = 0;
    int over = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RegionTree tree = tree(random);
      Map<String, Long> counties = counties(tree, random);
      Night last = onlySmall(tree, added(tree, counties));
      alone += enumerated(last).isEmpty() ? 0 : 1;
      // Each night is safe by itself, and each picks its complements without regard to the other.
      Night first = new Suppression(FLOOR).of(tree, added(tree, counties), NO_NIGHT);
      Night second =
          new Suppression(FLOOR).of(tree, added(tree, moved(counties, random)), NO_NIGHT);
      over += subtracted(second, first).isEmpty() && subtracted(first, second).isEmpty() ? 0 : 1;
    }
    assertThat(alone).isGreaterThan(20);
    assertThat(over).isGreaterThan(5);
  }

  static Night onlySmall(RegionTree tree, Map<String, Long> counts) {
    Set<String> hidden = new HashSet<>();
    counts.forEach(
        (c, n) -> {
          if (n < FLOOR) {
            hidden.add(c);
          }
        });
    return new Night(tree, counts, hidden);
  }

  /** Small counts that only one value fits, by trying all; the reader knows which are small. */
  private static Set<String> enumerated(Night night) {
    Set<String> found = new HashSet<>();
    for (String code : night.hidden()) {
      long truth = night.count(code);
      if (truth >= 1 && truth < FLOOR) {
        int fitting = 0;
        for (long value = 0; value < FLOOR; value++) {
          fitting += fits(night, Map.of(code, value)) ? 1 : 0;
        }
        if (fitting == 1) {
          found.add(code);
        }
      }
    }
    return found;
  }

  private static boolean fits(Night night, Map<String, Long> guess) {
    return night.tree().places().values().stream()
        .filter(p -> p.parent() == null)
        .allMatch(p -> totals(night, p.code(), guess).length > 0);
  }

  /**
   * The totals a region can have, smallest and largest of an unbroken range; none if impossible.
   */
  private static long[] totals(Night night, String code, Map<String, Long> guess) {
    long low = 0;
    long high = 0;
    List<String> parts = night.tree().children(code);
    for (String part : parts) {
      long[] of = totals(night, part, guess);
      if (of.length == 0) {
        return of;
      }
      low += of[0];
      high += of[1];
    }
    if (parts.isEmpty()) {
      high = 1_000_000;
    }
    long truth = night.count(code);
    long least = night.shows(code) ? truth : truth < FLOOR ? 0 : FLOOR;
    long most = night.shows(code) ? truth : truth < FLOOR ? FLOOR - 1 : 1_000_000_000;
    if (guess.containsKey(code)) {
      least = guess.get(code);
      most = least;
    }
    low = Math.max(low, least);
    high = Math.min(high, most);
    return low > high ? new long[0] : new long[] {low, high};
  }

  /** Small counts that follow by subtraction where another night's figures fill every gap. */
  private static Set<String> subtracted(Night night, Night other) {
    Set<String> found = new HashSet<>();
    for (String parent : night.tree().parents()) {
      List<String> parts = night.tree().children(parent);
      for (String code : parts) {
        Long rest = lent(night, other, parent);
        for (String part : parts) {
          Long known = part.equals(code) ? Long.valueOf(0) : lent(night, other, part);
          rest = rest == null || known == null ? null : rest - known;
        }
        long truth = night.count(code);
        if (rest != null && !night.shows(code) && truth >= 1 && truth < FLOOR && rest == truth) {
          found.add(code);
        }
      }
    }
    return found;
  }

  /** What a night says itself goes before the other night's figure, and rules out a wrong one. */
  private static Long lent(Night night, Night other, String code) {
    List<String> parts = night.tree().children(code);
    if (night.shows(code) || (!parts.isEmpty() && parts.stream().allMatch(night::shows))) {
      return night.count(code);
    }
    return other.shows(code) && totals(night, "000000", Map.of(code, other.count(code))).length > 0
        ? (Long) other.count(code)
        : null;
  }

  @Test
  void oneSmallCountTakesTheSmallestOfItsNeighboursWithIt() {
    RegionTree tree =
        new RegionTree(
            List.of(
                new RegionTree.Place("000000", Level.NATION, null),
                new RegionTree.Place("960101", Level.COUNTY, "000000"),
                new RegionTree.Place("960102", Level.COUNTY, "000000"),
                new RegionTree.Place("960103", Level.COUNTY, "000000")));
    Map<String, Long> counts = added(tree, Map.of("960101", 3L, "960102", 40L, "960103", 25L));
    Night night = new Suppression(FLOOR).of(tree, counts, NO_NIGHT);
    assertThat(night.hidden()).containsExactlyInAnyOrder("960101", "960103");
    // 9 and 9 are known from their sum of 18; 4 and 5 are not known from 9.
    counts = added(tree, Map.of("960101", 9L, "960102", 9L, "960103", 25L));
    assertThat(new Suppression(FLOOR).of(tree, counts, NO_NIGHT).hidden())
        .containsExactlyInAnyOrder("960101", "960102", "960103");
    counts = added(tree, Map.of("960101", 4L, "960102", 5L, "960103", 25L));
    assertThat(new Suppression(FLOOR).of(tree, counts, NO_NIGHT).hidden())
        .containsExactlyInAnyOrder("960101", "960102");
  }
}
