package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.SECOND;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Fuse.Boundary;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The crash sweep with real processes: at every commit of a night, before and after it, a child is
 * halted; the night is then run again here and the lake compared with an undisturbed one.
 *
 * <p>It takes a process a boundary, so it is off unless asked for: {@code -Dtest=CrashSweepTest
 * -Dcluelake.sweep=all}, or {@code =5} for every fifth boundary. {@code -Dcluelake.sweep.writes=20}
 * adds as many writes that are no commits, drawn by a fixed seed.
 */
@ExtendWith(SparkExtension.class)
@EnabledIfSystemProperty(named = "cluelake.sweep", matches = "all|[1-9][0-9]*")
class CrashSweepTest {

  private static final long SEED = 20260302;
  private static final long LONGEST_MINUTES = 10;

  @TempDir static Path home;
  private static SmallNation nation;
  private static Map<String, String> undisturbed;
  private static int commits;
  private static int writes;

  private record Point(Boundary boundary, int at, boolean after) {}

  @BeforeAll
  static void anUndisturbedSecondNight() {
    nation = SmallNation.in(home);
    var first = nation.runAll(nation.lake("one-night"), 1, nation.inbox());
    assertThat(first.books().chain()).hasSize(1);
    Path lake = nation.copy(nation.lake("one-night"), "undisturbed");
    Fuse counting = new Fuse(Boundary.WRITE, 0, false);
    var unused = nation.run(nation.shop(lake, counting), SECOND, nation.inbox(), false);
    undisturbed = Convergence.facts(nation.shop(lake));
    writes = counting.passed().size();
    commits = (int) counting.passed().stream().filter(w -> w.startsWith("commit ")).count();
  }

  @Test
  void aHaltedNightConverges() throws Exception {
    List<Point> points = points();
    Map<Point, List<String>> differences =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (Point point : points) {
      Path lake = nation.copy(nation.lake("one-night"), "halted");
      assertThat(halted(lake, point)).as("exit code at %s", point).isEqualTo(CrashedNight.HALTED);
      List<String> found = Convergence.afterResuming(nation, lake, undisturbed);
      if (!found.isEmpty()) {
        var unused = differences.put(point, found);
      }
      SmallNation.delete(lake);
    }
    System.out.println(points.size() + " boundaries, " + differences.size() + " differences");
    assertThat(differences).isEmpty();
  }

  private static List<Point> points() {
    String asked = System.getProperty("cluelake.sweep");
    int stride = asked.equals("all") ? 1 : Integer.parseInt(asked);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 2 * commits; i += stride) {
      points.add(new Point(Boundary.COMMIT, i / 2 + 1, i % 2 == 1));
    }
    Random random = new Random(SEED);
    IntStream.range(0, Integer.getInteger("cluelake.sweep.writes", 0))
        .forEach(
            i ->
                points.add(
                    new Point(Boundary.WRITE, 1 + random.nextInt(writes), random.nextBoolean())));
    return points;
  }

  /** The exit code of a process that runs the night until it is halted. */
  private static int halted(Path lake, Point point) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CrashedNight.class.getName());
    command.addAll(CrashedNight.arguments(home, lake, point.boundary(), point.at(), point.after()));
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("child.log").toFile())
            .start();
    if (!child.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      var unused = child.destroyForcibly();
      throw new AssertionError("the child at " + point + " does not end");
    }
    return child.exitValue();
  }
}
