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
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.cluelake.identity.AgeBand;
import org.junit.jupiter.api.Test;

/**
 * The linear programme against the publicity table joined with all that VIC1 shows of the same
 * cases, down to the counties, on one night and with what the night before or after lends.
 */
class PublicityTablesTest {

  private static final double WHOLE = 1e-6;
  private static final List<String> GROUPS =
      PublicityTables.bands().stream().map(b -> PublicityTables.group("game_trade", b)).toList();

  /** One night: cases by group and county, VIC1 as published, and the groups as published. */
  private record World(
      RegionTree tree, List<LinkedTables.Cell> cells, Night regions, LinkedCounts groups) {

    static World none() {
      return new World(new RegionTree(List.of()), List.of(), NO_NIGHT, LinkedCounts.none());
    }

    static World of(RegionTree tree, List<LinkedTables.Cell> cells, World before) {
      Map<String, Long> counties = new TreeMap<>();
      cells.forEach(c -> counties.merge(c.county(), c.count(), Long::sum));
      Map<String, Long> totals = SuppressionTest.added(tree, counties);
      Night regions = new Suppression(FLOOR).of(tree, totals, before.regions());
      Set<String> given = new HashSet<>();
      totals.keySet().stream()
          .filter(regions::shows)
          .forEach(c -> given.add(LinkedTables.region(c)));
      List<LinkedCounts.Link> links = PublicityTables.of(tree, cells, totals, FLOOR);
      return new World(tree, cells, regions, LinkedCounts.of(links, given, before.groups()));
    }

    /** The same with the groups that are given. */
    private World with(Predicate<LinkedCounts.Link> isOpen) {
      Set<String> open = new HashSet<>();
      for (LinkedCounts.Link l : groups.links()) {
        if (l.isGiven() ? groups.shows(l.id()) : isOpen.test(l)) {
          boolean unused = open.add(l.id());
        }
      }
      return new World(tree, cells, regions, new LinkedCounts(groups.links(), open));
    }

    /** Nothing shown of groups. */
    World silent() {
      return with(l -> false);
    }

    /** Nothing hidden but what is below the floor. */
    World careless() {
      return with(l -> l.count() >= FLOOR);
    }

    /** Whether a count shows, be it of VIC1 or of a group; ids are those of the network. */
    boolean shows(String id) {
      return id.startsWith("|") ? regions.shows(id.substring(1)) : groups.shows(id);
    }

    /** Every count of either table. */
    Map<String, Long> counts() {
      Map<String, Long> counts = new TreeMap<>();
      regions.counts().forEach((code, n) -> counts.put(LinkedTables.region(code), n));
      groups.links().stream().filter(l -> !l.isGiven()).forEach(l -> counts.put(l.id(), l.count()));
      return counts;
    }

    int floor(String id) {
      return id.startsWith("|") ? FLOOR : 2 * FLOOR;
    }
  }

  private static List<LinkedTables.Cell> cells(RegionTree tree, SplittableRandom random) {
    List<LinkedTables.Cell> cells = new ArrayList<>();
    for (String group : GROUPS) {
      int most = random.nextInt(4) == 0 ? 4 : 60;
      for (RegionTree.Place p : tree.places().values()) {
        if (p.level() == Level.COUNTY) {
          long count = random.nextInt(random.nextInt(3) > 0 ? Math.min(5, most) : most);
          boolean unused = cells.add(new LinkedTables.Cell(group, p.code(), count, -1));
        }
      }
    }
    return cells;
  }

  private static List<LinkedTables.Cell> moved(
      List<LinkedTables.Cell> cells, SplittableRandom random) {
    return cells.stream()
        .map(
            c ->
                new LinkedTables.Cell(
                    c.group(),
                    c.county(),
                    Math.max(0, c.count() + (random.nextInt(3) == 0 ? random.nextInt(4) - 1 : 0)),
                    -1))
        .toList();
  }

  @Property(tries = 25)
  void noNightNorItsNeighbourGivesASmallGroupAway(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = SuppressionTest.tree(random);
    List<LinkedTables.Cell> cells = cells(tree, random);
    World last = World.of(tree, cells, World.none());
    assertThat(found(last.silent(), World.none(), l -> false))
        .as("alone")
        .containsAll(found(last, World.none(), l -> false));
    for (int i = 0; i < 2; i++) {
      cells = moved(cells, random);
      World tonight = World.of(tree, cells, last);
      assertThat(tonight.groups().addsUp()).isTrue();
      assertThat(
              tonight.groups().links().stream()
                  .filter(l -> !l.isGiven() && tonight.groups().shows(l.id()))
                  .filter(l -> l.count() < 2 * FLOOR))
          .isEmpty();
      for (Predicate<String> lent : lent()) {
        assertThat(found(tonight.silent(), last.silent(), lent))
            .containsAll(found(tonight, last, lent));
        assertThat(found(last.silent(), tonight.silent(), lent))
            .containsAll(found(last, tonight, lent));
      }
      last = tonight;
    }
  }

  private static List<Predicate<String>> lent() {
    List<Predicate<String>> lent = new ArrayList<>(List.of(id -> false, id -> true));
    GROUPS.forEach(
        g -> {
          boolean unused = lent.add(id -> id.startsWith(g + "|"));
        });
    return lent;
  }

  @Test
  void theAttackerFindsGroupsWhereOnlySmallOnesAreHiddenAndMuchIsShownNevertheless() {
    int found = 0;
    long shown = 0;
    long large = 0;
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RegionTree tree = SuppressionTest.tree(random);
      World night = World.of(tree, cells(tree, random), World.none());
      Set<String> alone = found(night.silent(), World.none(), l -> false);
      found += alone.containsAll(found(night.careless(), World.none(), l -> false)) ? 0 : 1;
      for (LinkedCounts.Link l : night.groups().links()) {
        large += !l.isGiven() && l.count() >= 2 * FLOOR ? 1 : 0;
        shown += !l.isGiven() && night.groups().shows(l.id()) ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(5);
    assertThat(shown).as("of %d", large).isGreaterThan(large / 4);
  }

  @Test
  void theBandsAreThoseOfCleaning() {
    assertThat(PublicityTables.AGES).isEqualTo(AgeBand.all());
  }

  @Test
  void noCountyNorClassOverAllAgesNorBandOverAllClassesIsACount() {
    SplittableRandom random = new SplittableRandom(1);
    RegionTree tree = SuppressionTest.tree(random);
    assertThat(World.of(tree, cells(tree, random), World.none()).groups().links())
        .filteredOn(l -> !l.isGiven())
        .hasSize(5 * 3)
        .allMatch(l -> l.id().matches("game_trade/[0-9a-z_]+\\|(00|96|97)0000"));
  }

  /** Secrets of groups that only their true value fits. */
  private static Set<String> found(World night, World other, Predicate<String> takes) {
    Map<String, Long> others = new HashMap<>();
    other
        .counts()
        .forEach(
            (id, n) -> {
              if (other.shows(id)) {
                Long unused = others.put(id, n);
              }
            });
    List<LinearConstraint> known = new ArrayList<>();
    night
        .counts()
        .forEach(
            (id, n) -> {
              double[] sum = sum(night, id);
              boolean isSmall = n < night.floor(id);
              boolean isTaken = !isSmall && takes.test(id) && others.containsKey(id);
              boolean unused =
                  known.add(
                      night.shows(id)
                          ? new LinearConstraint(sum, Relationship.EQ, n)
                          : isTaken
                              ? new LinearConstraint(sum, Relationship.EQ, others.get(id))
                              : isSmall
                                  ? new LinearConstraint(sum, Relationship.LEQ, night.floor(id) - 1)
                                  : new LinearConstraint(sum, Relationship.GEQ, night.floor(id)));
            });
    Set<String> found = new TreeSet<>();
    if (night.cells().isEmpty()) {
      return found;
    }
    try {
      night
          .counts()
          .forEach(
              (id, n) -> {
                if (!id.startsWith("|") && !night.shows(id) && n >= 1 && n < FLOOR) {
                  double[] sum = sum(night, id);
                  if (Math.abs(LinkedCountsTest.solved(sum, known, GoalType.MINIMIZE) - n) < WHOLE
                      && Math.abs(LinkedCountsTest.solved(sum, known, GoalType.MAXIMIZE) - n)
                          < WHOLE) {
                    boolean unused = found.add(id);
                  }
                }
              });
    } catch (NoFeasibleSolutionException contradiction) {
      // The counts lent are not tonight's: the attacker learns that, and nothing from them.
      return new TreeSet<>();
    }
    return found;
  }

  private static double[] sum(World night, String id) {
    String group = id.substring(0, id.indexOf('|'));
    String region = id.substring(id.indexOf('|') + 1);
    return night.cells().stream()
        .mapToDouble(
            c ->
                (group.isEmpty() || c.group().equals(group))
                        && night.tree().upwards(c.county()).contains(region)
                    ? 1
                    : 0)
        .toArray();
  }
}
