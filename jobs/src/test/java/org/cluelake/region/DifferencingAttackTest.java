package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.region.SuppressionTest.FLOOR;
import static org.cluelake.region.SuppressionTest.NO_NIGHT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
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
 * The attack that statistical offices test their own tables with: a linear programme over all that
 * is published, which gives the least and the most every suppressed count can be. Levels and
 * parents of one night, then those of two nights together, where the counts the other night lends
 * are taken for any part of the nation at once.
 */
class DifferencingAttackTest {

  private static final double WHOLE = 1e-6;

  @Property(tries = 60)
  void aNightByItselfLeavesEverySmallCountARange(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = SuppressionTest.tree(random);
    Night night =
        new Suppression(FLOOR)
            .of(
                tree,
                SuppressionTest.added(tree, SuppressionTest.counties(tree, random)),
                NO_NIGHT);
    assertThat(found(night, NO_NIGHT, Set.of())).isEmpty();
  }

  @Property(tries = 60)
  void twoNightsLeaveEverySmallCountARange(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RegionTree tree = SuppressionTest.tree(random);
    Map<String, Long> counties = SuppressionTest.counties(tree, random);
    Night last = new Suppression(FLOOR).of(tree, SuppressionTest.added(tree, counties), NO_NIGHT);
    for (int i = 0; i < 3; i++) {
      counties = SuppressionTest.moved(counties, random);
      Night tonight = new Suppression(FLOOR).of(tree, SuppressionTest.added(tree, counties), last);
      for (String root : tree.parents()) {
        assertThat(found(tonight, last, below(tree, root))).as("with %s", root).isEmpty();
        assertThat(found(last, tonight, below(tree, root))).as("back with %s", root).isEmpty();
      }
      last = tonight;
    }
  }

  /** The attack does succeed where complements are chosen carelessly. */
  @Test
  void theAttackerIsNoFool() {
    int alone = 0;
    int over = 0;
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RegionTree tree = SuppressionTest.tree(random);
      Map<String, Long> counties = SuppressionTest.counties(tree, random);
      Map<String, Long> counts = SuppressionTest.added(tree, counties);
      alone += found(SuppressionTest.onlySmall(tree, counts), NO_NIGHT, Set.of()).isEmpty() ? 0 : 1;
      Night first = new Suppression(FLOOR).of(tree, counts, NO_NIGHT);
      Night second =
          new Suppression(FLOOR)
              .of(
                  tree,
                  SuppressionTest.added(tree, SuppressionTest.moved(counties, random)),
                  NO_NIGHT);
      over +=
          tree.parents().stream()
                  .allMatch(root -> found(second, first, below(tree, root)).isEmpty())
              ? 0
              : 1;
    }
    assertThat(alone).isGreaterThan(5);
    assertThat(over).isGreaterThan(1);
  }

  /** What is suppressed at one level only is found through the counties the other night shows. */
  @Test
  void aCityWithheldTwiceIsNotAddedUpFromItsCounties() {
    RegionTree tree =
        new RegionTree(
            List.of(
                new RegionTree.Place("000000", Level.NATION, null),
                new RegionTree.Place("960100", Level.CITY, "000000"),
                new RegionTree.Place("960101", Level.COUNTY, "960100"),
                new RegionTree.Place("960102", Level.COUNTY, "960100"),
                new RegionTree.Place("960200", Level.CITY, "000000")));
    Map<String, Long> counts =
        SuppressionTest.added(tree, Map.of("960101", 30L, "960102", 40L, "960200", 4L));
    Night careless = new Night(tree, counts, new HashSet<>(Set.of("960100", "960200", "960101")));
    Night last = new Night(tree, counts, new HashSet<>(Set.of("960100", "960200", "960102")));
    assertThat(found(careless, last, below(tree, "000000"))).containsExactly("960200");
    Night tonight = new Suppression(FLOOR).of(tree, counts, last);
    for (String root : tree.parents()) {
      assertThat(found(tonight, last, below(tree, root))).isEmpty();
    }
  }

  /** A region and all that is added up in it. */
  private static Set<String> below(RegionTree tree, String root) {
    Set<String> below = new TreeSet<>(Set.of(root));
    tree.children(root).forEach(c -> below.addAll(below(tree, c)));
    return below;
  }

  /**
   * Small counts that only their true value fits.
   *
   * @param lent regions whose withheld counts are taken from the other night where it shows them
   */
  private static Set<String> found(Night night, Night other, Set<String> lent) {
    List<String> leaves =
        night.tree().places().keySet().stream()
            .filter(c -> night.tree().children(c).isEmpty())
            .toList();
    List<LinearConstraint> known = new ArrayList<>();
    boolean isLent = lent.isEmpty();
    for (String code : night.tree().places().keySet()) {
      double[] sum = sum(night.tree(), leaves, code);
      long truth = night.count(code);
      if (night.shows(code)) {
        known.add(new LinearConstraint(sum, Relationship.EQ, truth));
      } else if (truth < FLOOR) {
        known.add(new LinearConstraint(sum, Relationship.LEQ, FLOOR - 1));
      } else if (lent.contains(code) && other.shows(code)) {
        known.add(new LinearConstraint(sum, Relationship.EQ, other.count(code)));
        isLent = true;
      } else {
        known.add(new LinearConstraint(sum, Relationship.GEQ, FLOOR));
        known.add(new LinearConstraint(sum, Relationship.LEQ, 100_000));
      }
    }
    Set<String> found = new TreeSet<>();
    if (!isLent) {
      return found;
    }
    try {
      for (String code : night.hidden()) {
        long truth = night.count(code);
        if (truth >= 1 && truth < FLOOR) {
          double[] sum = sum(night.tree(), leaves, code);
          double least = solved(sum, known, GoalType.MINIMIZE);
          double most = solved(sum, known, GoalType.MAXIMIZE);
          if (Math.abs(least - truth) < WHOLE && Math.abs(most - truth) < WHOLE) {
            boolean unused = found.add(code);
          }
        }
      }
    } catch (NoFeasibleSolutionException contradiction) {
      // The counts lent are not tonight's: the attacker learns that, and nothing from them.
      return Set.of();
    }
    return found;
  }

  private static double[] sum(RegionTree tree, List<String> leaves, String code) {
    double[] sum = new double[leaves.size()];
    for (String leaf : below(tree, code)) {
      int at = leaves.indexOf(leaf);
      if (at >= 0) {
        sum[at] = 1;
      }
    }
    return sum;
  }

  private static double solved(double[] sum, List<LinearConstraint> known, GoalType goal) {
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(sum, 0),
            new LinearConstraintSet(known),
            goal,
            new NonNegativeConstraint(true))
        .getValue();
  }
}
