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
 * Neither a small count nor what is left of its base is known to a reader who knows every base, by
 * trying every value within a night and by subtracting over two nights.
 */
class ShareSuppressionTest {

  private static final int FLOOR = 10;
  private static final Night NO_NIGHT = new Night(new RegionTree(List.of()), Map.of(), Set.of());

  /** A nation of two provinces with a few counties each. */
  private static RegionTree tree(SplittableRandom random) {
    List<RegionTree.Place> places = new ArrayList<>();
    places.add(new RegionTree.Place("000000", Level.NATION, null));
    for (String province : List.of("96", "97")) {
      places.add(new RegionTree.Place(province + "0000", Level.PROVINCE, "000000"));
      for (int k = 1; k <= 2 + random.nextInt(4); k++) {
        places.add(new RegionTree.Place(province + "010" + k, Level.COUNTY, province + "0000"));
      }
    }
    return new RegionTree(places);
  }

  /** Counts and bases of the counties; many shares near nothing, many near all. */
  private static Map<String, long[]> counties(RegionTree tree, SplittableRandom random) {
    Map<String, long[]> counties = new TreeMap<>();
    for (RegionTree.Place p : tree.places().values()) {
      if (p.level() == Level.COUNTY) {
        long base = random.nextInt(random.nextInt(3) == 0 ? 25 : 120);
        long few = Math.min(base, random.nextInt(14));
        long count =
            switch (random.nextInt(3)) {
              case 0 -> few;
              case 1 -> base - few;
              default -> base / 2;
            };
        long[] unused = counties.put(p.code(), new long[] {count, base});
      }
    }
    return counties;
  }

  /** The next night: a few more of the base, some of them counted. */
  private static Map<String, long[]> moved(Map<String, long[]> counties, SplittableRandom random) {
    Map<String, long[]> next = new TreeMap<>();
    counties.forEach(
        (code, c) -> {
          int more = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
          next.put(code, new long[] {c[0] + random.nextInt(more + 1), c[1] + more});
        });
    return next;
  }

  private static Night open(RegionTree tree, Map<String, long[]> counties) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> bases = new TreeMap<>();
    for (String code : tree.places().keySet()) {
      counts.put(code, 0L);
      bases.put(code, 0L);
    }
    counties.forEach(
        (code, c) -> {
          for (String region : tree.upwards(code)) {
            counts.merge(region, c[0], Long::sum);
            bases.merge(region, c[1], Long::sum);
          }
        });
    return new Night(tree, counts, bases, Set.of());
  }

  @Property(tries = 150)
  void noNightGivesEitherAway(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = tree(random);
    Map<String, long[]> counties = counties(tree, random);
    Night last = new Suppression(FLOOR).of(open(tree, counties), NO_NIGHT);
    assertThat(enumerated(last)).isEmpty();
    for (String code : last.counts().keySet()) {
      if (last.shows(code)) {
        assertThat(last.count(code)).isGreaterThanOrEqualTo(FLOOR);
        assertThat(last.base(code) - last.count(code)).isGreaterThanOrEqualTo(FLOOR);
      }
    }
    for (int i = 0; i < 4; i++) {
      counties = moved(counties, random);
      Night tonight = new Suppression(FLOOR).of(open(tree, counties), last);
      assertThat(enumerated(tonight)).isEmpty();
      // A base that grows by one where last night showed the rest can be guessed whatever is done:
      // then all is withheld.
      if (tonight.counts().keySet().stream().anyMatch(tonight::shows)) {
        assertThat(subtracted(tonight, last)).isEmpty();
        assertThat(subtracted(last, tonight)).isEmpty();
      }
      last = tonight;
    }
  }

  /** Counted the other way round the same regions are withheld: a share has two sides. */
  @Property(tries = 100)
  void theOtherSideHidesTheSame(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = tree(random);
    Map<String, long[]> counties = counties(tree, random);
    Map<String, long[]> others = new TreeMap<>();
    counties.forEach((code, c) -> others.put(code, new long[] {c[1] - c[0], c[1]}));
    Night one = open(tree, counties);
    Night other = open(tree, others);
    for (String code : one.counts().keySet()) {
      assertThat(one.isSmall(code, FLOOR)).isEqualTo(other.isSmall(code, FLOOR));
      assertThat(one.isSecret(code, FLOOR)).isEqualTo(other.isSecret(code, FLOOR));
    }
  }

  /** The same readers find much where only the small ones are withheld. */
  @Test
  void theReadersAreNoFools() {
    int found = 0;
    int shown = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RegionTree tree = tree(random);
      Night open = open(tree, counties(tree, random));
      Set<String> hidden = new HashSet<>();
      for (String code : open.counts().keySet()) {
        if (open.isSmall(code, FLOOR)) {
          boolean unused = hidden.add(code);
        }
      }
      found += enumerated(new Night(tree, open.counts(), open.bases(), hidden)).isEmpty() ? 0 : 1;
      Night safe = new Suppression(FLOOR).of(open, NO_NIGHT);
      shown += open.counts().keySet().stream().anyMatch(safe::shows) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(20);
    assertThat(shown).as("and withholding everything would be no art").isGreaterThan(150);
  }

  private static boolean isSecret(long count) {
    return count >= 1 && count < FLOOR;
  }

  private static Set<String> enumerated(Night night) {
    Set<String> found = new HashSet<>();
    for (String code : night.hidden()) {
      long truth = night.count(code);
      if (isSecret(truth) || isSecret(night.base(code) - truth)) {
        int fitting = 0;
        for (long value = 0; value <= night.base(code); value++) {
          fitting += totals(night, "000000", code, value).length > 0 ? 1 : 0;
        }
        if (fitting == 1) {
          found.add(code);
        }
      }
    }
    return found;
  }

  /** Smallest and largest total a region can have if one of them has a value; none if it cannot. */
  private static long[] totals(Night night, String code, String guessed, long value) {
    long low = 0;
    long high = 0;
    for (String part : night.tree().children(code)) {
      long[] of = totals(night, part, guessed, value);
      if (of.length == 0) {
        return of;
      }
      low += of[0];
      high += of[1];
    }
    long base = night.base(code);
    if (night.tree().children(code).isEmpty()) {
      high = base;
    }
    long truth = night.count(code);
    long least = 0;
    long most = base;
    if (night.shows(code)) {
      least = truth;
      most = truth;
    } else if (base >= 4 * FLOOR) {
      least = truth >= FLOOR && base - truth < FLOOR ? base - FLOOR + 1 : 0;
      most = truth < FLOOR ? FLOOR - 1 : base;
    }
    if (code.equals(guessed)) {
      if (value < least || value > most) {
        return new long[0];
      }
      least = value;
      most = value;
    }
    low = Math.max(low, least);
    high = Math.min(high, most);
    return low > high ? new long[0] : new long[] {low, high};
  }

  /** Secrets that follow by subtraction where another night's figures fill every gap. */
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
        boolean isSecret = isSecret(truth) || isSecret(night.base(code) - truth);
        // Shown by the other night because its base has grown, it is that night's own figure.
        boolean isOpen = night.shows(code) || other.shows(code);
        if (rest != null && !isOpen && isSecret && rest == truth) {
          found.add(code);
        }
      }
    }
    return found;
  }

  /** Who is told that a count is small takes no other night's figure for it, which never is. */
  private static Long lent(Night night, Night other, String code) {
    if (night.shows(code)) {
      return night.count(code);
    }
    return other.shows(code) && !night.isSmall(code, FLOOR) ? (Long) other.count(code) : null;
  }
}
