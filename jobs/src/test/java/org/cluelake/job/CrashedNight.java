package org.cluelake.job;

import static org.cluelake.job.SmallNation.SECOND;

import java.nio.file.Path;
import java.util.List;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Fuse.Boundary;

/**
 * A process of its own that runs the second night of a small nation and is halted at one boundary,
 * with no hook, no {@code finally} and no flush behind it.
 */
final class CrashedNight {

  /** What a halted process leaves as its exit code, as one killed by the system does. */
  static final int HALTED = 137;

  private CrashedNight() {}

  /** The arguments for a child process. */
  static List<String> arguments(Path home, Path lake, Boundary boundary, int at, boolean after) {
    return List.of(
        home.toString(),
        lake.toString(),
        boundary.name(),
        Integer.toString(at),
        Boolean.toString(after));
  }

  public static void main(String[] args) {
    SmallNation nation = SmallNation.at(Path.of(args[0]));
    Fuse fuse =
        new Fuse(
                Boundary.valueOf(args[2]), Integer.parseInt(args[3]), Boolean.parseBoolean(args[4]))
            .ending(() -> Runtime.getRuntime().halt(HALTED));
    var unused = nation.run(nation.shop(Path.of(args[1]), fuse), SECOND, nation.inbox(), false);
  }
}
