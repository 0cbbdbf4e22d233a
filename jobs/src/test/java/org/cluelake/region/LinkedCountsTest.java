package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.region.SuppressionTest.FLOOR;
import static org.cluelake.region.SuppressionTest.NO_NIGHT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

/**
 * The statistical offices' attack on tables of groups by region: a linear programme over all that
 * two tables publish on one night, by somebody who is even told which hidden counts are small; then
 * with the counts that the night before lends, for all, for a group or for a part of the nation at
 * once, by somebody who knows what the tables say.
 */
class LinkedCountsTest {

  private static final double WHOLE = 1e-6;
  private static final Set<Level> BRANCHES = Set.of(Level.NATION, Level.COUNTY);
  private static final Set<Level> ALL = Set.of(Level.values());
  private static final List<String> GROUPS = List.of("a", "b", "c");

  /** One night of a world: the regions' own table and the one of groups beside it. */
  private record World(
      RegionTree tree, List<LinkedTables.Cell> cells, Night regions, LinkedCounts groups) {

    static World none() {
      return new World(new RegionTree(List.of()), List.of(), NO_NIGHT, LinkedCounts.none());
    }

    static World of(
        RegionTree tree, List<LinkedTables.Cell> cells, World before, Set<Level> levels) {
      Map<String, Long> counties = new TreeMap<>();
      cells.forEach(c -> counties.merge(c.county(), c.count(), Long::sum));
      Map<String, Long> totals = SuppressionTest.added(tree, counties);
      Night regions = new Suppression(FLOOR).of(tree, totals, before.regions());
      Set<String> given = new HashSet<>();
      totals.keySet().stream()
          .filter(regions::shows)
          .forEach(c -> given.add(LinkedTables.region(c)));
      List<LinkedCounts.Link> links = LinkedTables.of(tree, cells, totals, levels, FLOOR);
      return new World(tree, cells, regions, LinkedCounts.of(links, given, before.groups()));
    }

    /** The same with nothing shown of groups: what the regions' table alone gives away. */
    World silent() {
      Set<String> open = new HashSet<>();
      groups.links().stream()
          .filter(l -> l.isGiven() && groups.shows(l.id()))
          .forEach(l -> open.add(l.id()));
      return new World(tree, cells, regions, new LinkedCounts(groups.links(), open));
    }

    /** The same with nothing hidden but what is small. */
    World careless() {
      Set<String> open = new HashSet<>();
      for (LinkedCounts.Link l : groups.links()) {
        if (l.isGiven() ? groups.shows(l.id()) : !isSmall(l)) {
          boolean unused = open.add(l.id());
        }
      }
      return new World(tree, cells, regions, new LinkedCounts(groups.links(), open));
    }
  }

  private static boolean isSmall(LinkedCounts.Link l) {
    return l.count() < l.floor() || (l.base() >= 0 && l.base() - l.count() < l.floor());
  }

  private static boolean isSecret(LinkedCounts.Link l) {
    return (l.count() >= 1 && l.count() < FLOOR)
        || (l.base() - l.count() >= 1 && l.base() - l.count() < FLOOR);
  }

  private static List<LinkedTables.Cell> cells(
      RegionTree tree, SplittableRandom random, boolean hasBase) {
    List<LinkedTables.Cell> cells = new ArrayList<>();
    for (RegionTree.Place p : tree.places().values()) {
      for (String group : GROUPS) {
        if (p.level() == Level.COUNTY && (!hasBase || random.nextInt(5) > 0)) {
          long count = random.nextInt(random.nextInt(2) == 0 ? 25 : 90);
          boolean isNearlyAll = random.nextInt(8) == 0;
          long base = count + (isNearlyAll ? random.nextInt(12) : 100 + random.nextInt(900));
          boolean unused =
              cells.add(new LinkedTables.Cell(group, p.code(), count, hasBase ? base : -1));
        }
      }
    }
    return cells;
  }

  private static List<LinkedTables.Cell> moved(
      List<LinkedTables.Cell> cells, SplittableRandom random) {
    return cells.stream()
        .map(
            c -> {
              long count =
                  Math.max(0, c.count() + (random.nextInt(3) == 0 ? random.nextInt(4) - 1 : 0));
              long base = c.base() < 0 ? -1 : Math.max(c.base(), count) + random.nextInt(2);
              return new LinkedTables.Cell(c.group(), c.county(), count, base);
            })
        .toList();
  }

  @Property(tries = 40)
  void banksAndTheirBranchesOverFourNights(@ForAll @LongRange(max = 1_000_000) long seed) {
    nothingIsFound(seed, BRANCHES, true);
  }

  @Property(tries = 12)
  void classesOfFraudAtEveryLevelOverFourNights(@ForAll @LongRange(max = 1_000_000) long seed) {
    nothingIsFound(seed, ALL, false);
  }

  private static void nothingIsFound(long seed, Set<Level> levels, boolean hasBase) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = SuppressionTest.tree(random);
    List<LinkedTables.Cell> cells = cells(tree, random, hasBase);
    World last = World.of(tree, cells, World.none(), levels);
    assertThat(found(last.silent(), World.none(), l -> false, true))
        .as("alone")
        .containsAll(found(last, World.none(), l -> false, true));
    for (int i = 0; i < 3; i++) {
      cells = moved(cells, random);
      World tonight = World.of(tree, cells, last, levels);
      assertThat(tonight.groups().addsUp()).isTrue();
      tonight
          .groups()
          .links()
          .forEach(
              l ->
                  assertThat(isSmall(l) && tonight.groups().shows(l.id()) && !l.isGiven())
                      .isFalse());
      Set<String> given = found(tonight.silent(), World.none(), l -> false, false);
      Set<String> givenBefore = found(last.silent(), World.none(), l -> false, false);
      assertThat(found(tonight.silent(), World.none(), l -> false, true))
          .as("alone, told what is small")
          .containsAll(found(tonight, World.none(), l -> false, true));
      for (Map.Entry<String, Predicate<String>> lent : lent(tree).entrySet()) {
        assertThat(given)
            .as("with %s", lent.getKey())
            .containsAll(found(tonight, last, lent.getValue(), false));
        assertThat(givenBefore)
            .as("back with %s", lent.getKey())
            .containsAll(found(last, tonight, lent.getValue(), false));
      }
      last = tonight;
    }
  }

  /** What a reader may take from the other night, by the ids of the counts. */
  private static Map<String, Predicate<String>> lent(RegionTree tree) {
    Map<String, Predicate<String>> lent = new TreeMap<>();
    lent.put("nothing", id -> false);
    lent.put("all", id -> true);
    GROUPS.forEach(g -> lent.put("group " + g, id -> id.startsWith(g + "|")));
    tree.parents()
        .forEach(
            root ->
                lent.put(
                    "region " + root,
                    id -> tree.upwards(id.substring(id.indexOf('|') + 1)).contains(root)));
    return lent;
  }

  @Test
  void theAttackerFindsMuchWhereOnlySmallCountsAreHiddenAndMuchIsShownNevertheless() {
    int alone = 0;
    int over = 0;
    long shown = 0;
    long large = 0;
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RegionTree tree = SuppressionTest.tree(random);
      List<LinkedTables.Cell> cells = cells(tree, random, false);
      World first = World.of(tree, cells, World.none(), BRANCHES);
      World careless = World.of(tree, moved(cells, random), World.none(), BRANCHES);
      alone += found(first.careless(), World.none(), l -> false, true).isEmpty() ? 0 : 1;
      over += found(careless, first, l -> true, true).isEmpty() ? 0 : 1;
      for (LinkedCounts.Link l : first.groups().links()) {
        large += !l.isGiven() && !isSmall(l) ? 1 : 0;
        shown += !l.isGiven() && first.groups().shows(l.id()) ? 1 : 0;
      }
    }
    assertThat(alone).isGreaterThan(5);
    assertThat(over).isPositive();
    assertThat(shown).as("of %d", large).isGreaterThan(large / 3);
  }

  /** A branch below the floor does not follow from its bank and its county, which are shown. */
  @Test
  void aSmallBranchTakesACircleOfBranchesWithItAndNoBank() {
    RegionTree tree =
        new RegionTree(
            List.of(
                new RegionTree.Place("000000", Level.NATION, null),
                new RegionTree.Place("960101", Level.COUNTY, "000000"),
                new RegionTree.Place("960102", Level.COUNTY, "000000"),
                new RegionTree.Place("960103", Level.COUNTY, "000000")));
    List<LinkedTables.Cell> cells =
        List.of(
            new LinkedTables.Cell("a", "960101", 30, 900),
            new LinkedTables.Cell("a", "960102", 25, 900),
            new LinkedTables.Cell("a", "960103", 9, 900),
            new LinkedTables.Cell("b", "960101", 200, 900),
            new LinkedTables.Cell("b", "960102", 150, 900),
            new LinkedTables.Cell("b", "960103", 120, 900));
    World night = World.of(tree, cells, World.none(), BRANCHES);
    assertThat(found(night.careless(), World.none(), l -> false, true)).containsExactly("a|960103");
    assertThat(found(night, World.none(), l -> false, true)).isEmpty();
    assertThat(
            night.groups().links().stream()
                .map(LinkedCounts.Link::id)
                .filter(night.groups()::shows))
        .contains("a|000000", "b|000000", "a|960101", "b|960101");
  }

  /**
   * Secrets that only their true value fits.
   *
   * @param takes ids whose hidden count is taken from the other night where that one shows it
   * @param told whether the attacker knows which hidden counts are small, which no table says
   */
  private static Set<String> found(
      World night, World other, Predicate<String> takes, boolean told) {
    List<LinkedTables.Cell> cells = night.cells();
    Map<String, Long> others = new HashMap<>();
    other.groups().links().stream()
        .filter(l -> other.groups().shows(l.id()))
        .forEach(l -> others.put(l.id(), l.count()));
    List<LinearConstraint> known = new ArrayList<>();
    for (LinkedCounts.Link l : night.groups().links()) {
      double[] sum = sum(night, l);
      if (night.groups().shows(l.id())) {
        known.add(new LinearConstraint(sum, Relationship.EQ, l.count()));
        continue;
      }
      if (!isSmall(l) && takes.test(l.id()) && others.containsKey(l.id())) {
        known.add(new LinearConstraint(sum, Relationship.EQ, others.get(l.id())));
        continue;
      }
      boolean isTold = told && (l.base() < 0 || (l.base() >= 4 * l.floor() && isSmall(l)));
      boolean isFew = l.count() < l.floor();
      long most = l.base() < 0 ? 100_000 : l.base();
      known.add(
          new LinearConstraint(sum, Relationship.LEQ, isTold && isFew ? l.floor() - 1 : most));
      if (isTold && !isFew) {
        known.add(
            new LinearConstraint(
                sum, Relationship.GEQ, l.base() < 0 ? l.floor() : l.base() - l.floor() + 1));
      }
    }
    Set<String> found = new TreeSet<>();
    if (cells.isEmpty()) {
      return found;
    }
    try {
      for (LinkedCounts.Link l : night.groups().links()) {
        if (!night.groups().shows(l.id()) && isSecret(l)) {
          double[] sum = sum(night, l);
          double least = solved(sum, known, GoalType.MINIMIZE);
          if (Math.abs(least - l.count()) < WHOLE
              && Math.abs(solved(sum, known, GoalType.MAXIMIZE) - l.count()) < WHOLE) {
            boolean unused = found.add(l.id());
          }
        }
      }
    } catch (NoFeasibleSolutionException contradiction) {
      // The counts lent are not tonight's: the attacker learns that, and nothing from them.
      return new TreeSet<>();
    }
    return found;
  }

  private static double[] sum(World night, LinkedCounts.Link link) {
    String group = link.id().substring(0, link.id().indexOf('|'));
    String region = link.id().substring(link.id().indexOf('|') + 1);
    return night.cells().stream()
        .mapToDouble(
            c ->
                (group.isEmpty() || c.group().equals(group))
                        && night.tree().upwards(c.county()).contains(region)
                    ? 1
                    : 0)
        .toArray();
  }

  static double solved(double[] sum, List<LinearConstraint> known, GoalType goal) {
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(sum, 0),
            new LinearConstraintSet(known),
            goal,
            new NonNegativeConstraint(true))
        .getValue();
  }
}
