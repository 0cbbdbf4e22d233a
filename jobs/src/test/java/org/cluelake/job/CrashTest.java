package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.job.SmallNation.SECOND;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.StagedFile;
import org.cluelake.run.Step;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Fuse.Boundary;
import org.cluelake.testkit.Fuse.Death;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night that dies on either side of its commits, and of anything else it writes to the lake. A
 * new process then converges to the undisturbed night. {@link CrashSweepTest} does the same with
 * real processes.
 */
@ExtendWith(SparkExtension.class)
class CrashTest {

  /** Far above what a night needs: one that dies more often does not make progress. */
  private static final int MOST_DEATHS = 60;

  private static final long SEED = 20260302;

  /** Deaths at writes are drawn at most twice a night's share of this many apart. */
  private static final int WRITE_DEATHS = 8;

  /** Within a stage every so many commits one is died at, another whenever a night grows. */
  private static final int STRIDE = 12;

  @TempDir static Path home;
  private static SmallNation nation;
  private static Map<String, String> undisturbed;
  private static List<String> commits;
  private static List<String> writes;

  @BeforeAll
  static void oneNightAndAnUndisturbedSecondOne() {
    nation = SmallNation.in(home);
    var first = nation.runAll(nation.lake("one-night"), 1, nation.inbox());
    assertThat(first.books().chain()).hasSize(1);
    Fuse counting = new Fuse(Boundary.WRITE, 0, false);
    Path lake = nation.copy(nation.lake("one-night"), "undisturbed");
    assertThat(secondNight(lake, counting).isNew()).isTrue();
    undisturbed = Convergence.facts(nation.shop(lake));
    writes = counting.passed();
    commits =
        writes.stream().filter(w -> w.startsWith("commit ")).map(w -> w.substring(7)).toList();
  }

  private static Night.Outcome secondNight(Path lake, Fuse fuse) {
    return nation.run(nation.shop(lake, fuse), SECOND, nation.inbox(), false);
  }

  /**
   * One chain of deaths: each run resumes what the one before left, so a commit that is made again
   * or left out moves all that follow. Tables of a stage are made in whatever order their inputs
   * allow, so there only the place is foretold, not the table. Which places: {@link #isDiedAt}; all
   * with {@code -Dcluelake.sweep=all}.
   */
  @Test
  void aNightThatDiesOnBothSidesOfItsCommitsConverges() {
    Path lake = nation.copy(nation.lake("one-night"), "dying");
    int made = 0;
    for (int commit = 1; commit <= commits.size(); commit++) {
      if (isDiedAt(commit - 1)) {
        // The run after the first death begins with the commit that was not made.
        diesAt(lake, "before commit ", commit, commit - made);
        diesAt(lake, "after commit ", commit, 1);
        made = commit;
      }
    }
    assertThat(Convergence.afterResuming(nation, lake, undisturbed)).isEmpty();
  }

  private static void diesAt(Path lake, String side, int commit, int ofRun) {
    Fuse fuse = new Fuse(Boundary.COMMIT, ofRun, side.startsWith("after"));
    assertThatThrownBy(() -> secondNight(lake, fuse))
        .isInstanceOf(Death.class)
        .hasMessageStartingWith(
            side
                + (List.of("clean", "ops").contains(stage(commit - 1))
                    ? commits.get(commit - 1)
                    : ""));
  }

  /** The books, the first and last commit of every stage, and of the rest every twelfth. */
  private static boolean isDiedAt(int place) {
    return "all".equals(System.getProperty("cluelake.sweep"))
        || stage(place).equals("ops")
        || !stage(place).equals(stage(place - 1))
        || !stage(place).equals(stage(place + 1))
        || (commits.size() - place) % STRIDE == 0;
  }

  /** The layer of the table a commit is of; nothing before the first and after the last. */
  private static String stage(int place) {
    return place < 0 || place >= commits.size()
        ? ""
        : commits.get(place).substring(0, commits.get(place).indexOf('.'));
  }

  /** Data files half moved, temporary log entries, checksums and checkpoints not yet written. */
  @Test
  void aNightThatDiesAtWriteAfterWriteConverges() {
    Random random = new Random(SEED);
    Path lake = nation.copy(nation.lake("one-night"), "dying-at-writes");
    List<String> deaths = new ArrayList<>();
    boolean done = false;
    while (!done && deaths.size() < MOST_DEATHS) {
      int at = 1 + random.nextInt(2 * writes.size() / WRITE_DEATHS);
      try {
        var unused = secondNight(lake, new Fuse(Boundary.WRITE, at, deaths.size() % 2 == 1));
        done = true;
      } catch (Death e) {
        deaths.add(e.getMessage());
      }
    }
    // A run makes at most as many writes of the night as it is given.
    assertThat(deaths).hasSizeBetween(WRITE_DEATHS / 2, MOST_DEATHS - 1);
    assertThat(Convergence.afterResuming(nation, lake, undisturbed)).as("%s", deaths).isEmpty();
  }

  @Test
  void aNightAfterARestoreIsTheNightItWouldHaveBeen() {
    Path backup = home.resolve("backup");
    var done = new Backup(chain(nation.lake("one-night"))).to(backup);
    assertThat(done.copied()).isEqualTo(done.files()).isPositive();
    Path lake = nation.lake("restored");
    Restore restore = new Restore(backup);
    assertThat(restore.to(lake)).isEqualTo((int) done.files());
    restore.verify(chain(lake));
    assertThat(Convergence.afterResuming(nation, lake, undisturbed)).isEmpty();
  }

  @Test
  void aRunThatWasUnderWayWhenItWasBackedUpIsResumed() {
    Path lake = nation.copy(nation.lake("one-night"), "under-way");
    int ledger = commits.indexOf(Tables.FILE_LEDGER.id()) + 1;
    assertThatThrownBy(() -> secondNight(lake, new Fuse(Boundary.COMMIT, ledger, true)))
        .isInstanceOf(Death.class);
    var done = new Backup(chain(lake)).to(home.resolve("backup-under-way"));
    assertThat(done.publications()).isEqualTo(1);
    Path restored = nation.lake("restored-under-way");
    assertThat(new Restore(home.resolve("backup-under-way")).to(restored)).isPositive();
    assertThat(restored.resolve("landing")).doesNotExist();
    assertThat(Convergence.afterResuming(nation, restored, undisturbed)).isEmpty();
  }

  private static PublicationChain chain(Path lake) {
    return nation.shop(lake).books().publications();
  }

  /** The comparison notices a slice that was appended twice. */
  @Test
  void aSliceAppendedTwiceIsADifference() {
    Path lake = nation.copy(nation.lake("undisturbed"), "twice");
    Workshop shop = nation.shop(lake);
    TableContract table = Tables.CLUE;
    List<StagedFile> none = List.of();
    assertThat(shop.lake().append(table, SECOND, 1, none)).as("the same slice").isFalse();
    assertThat(shop.lake().append(table, SECOND, 2, none)).as("a generation too far").isTrue();
    assertThat(Convergence.differences(undisturbed, Convergence.facts(nation.shop(lake))))
        .containsExactly("slice of clue.clue g2: wanted null, found there");
  }

  /**
   * A planted bug: the log loses the transaction ids of the pins. An undisturbed night does not
   * show it; one that died takes a generation it must not take.
   */
  @Test
  void aLogThatLosesTransactionIdsIsNoticed() {
    Set<String> pins = Set.of(Tables.RUN_PIN.id());
    Map<String, String> wanted = new java.util.TreeMap<>(undisturbed);
    String unused = wanted.remove("slice of ops.run_pin g1");
    Path whole = nation.copy(nation.lake("one-night"), "forgetful-whole");
    assertThat(secondNight(whole, new Fuse().forgetting(pins)).isNew()).isTrue();
    assertThat(Convergence.differences(wanted, Convergence.facts(nation.shop(whole)))).isEmpty();

    Path lake = nation.copy(nation.lake("one-night"), "forgetful");
    int middle = commits.size() / 2;
    Fuse dying = new Fuse(Boundary.COMMIT, middle, true).forgetting(pins);
    assertThatThrownBy(() -> secondNight(lake, dying)).isInstanceOf(Death.class);
    assertThat(Convergence.afterResuming(nation, lake, wanted))
        .contains("place 2: wanted 2026-03-03 generation 1, found 2026-03-03 generation 2");
  }

  /** A planted bug: a step whose rows depend on how often it has been run. */
  @Test
  void aStepThatAnswersOtherwiseWhenRunAgainIsNoticed() {
    Path lake = nation.copy(nation.lake("one-night"), "moody");
    Fuse dying = Fuse.beforeCommitOf(Tables.PEER_COUNT);
    assertThatThrownBy(() -> moodyNight(lake, dying, 1)).isInstanceOf(Death.class);
    assertThat(moodyNight(lake, new Fuse(), 2).isNew()).isTrue();
    assertThat(Convergence.differences(undisturbed, Convergence.facts(nation.shop(lake))))
        .anyMatch(d -> d.startsWith("hash of feature.peer_count: "));
  }

  private static Night.Outcome moodyNight(Path lake, Fuse fuse, int attempt) {
    List<Step> steps =
        nation.steps().stream()
            .map(s -> s.writes().equals(Tables.PEER_COUNT) ? new Moody((BucketStep) s, attempt) : s)
            .toList();
    return new Night(nation.shop(lake, fuse), steps, line -> {}).run(SECOND, nation.inbox(), false);
  }

  private record Moody(BucketStep step, int attempt) implements BucketStep {
    @Override
    public String id() {
      return step.id();
    }

    @Override
    public List<Read> reads() {
      return step.reads();
    }

    @Override
    public TableContract writes() {
      return step.writes();
    }

    @Override
    public String sql(AsOf asOf) {
      return step.sql(asOf) + (attempt == 1 ? "" : " LIMIT 0");
    }
  }

  @Test
  void everyTableOfTheNightIsAmongItsCommits() {
    assertThat(new TreeSet<>(commits))
        .contains(
            Tables.FILE_LEDGER.id(),
            Tables.RUN_PIN.id(),
            Tables.TOKEN_REGISTRY.id(),
            Tables.RECONCILIATION.id(),
            Tables.SIGNAL.id(),
            Tables.RUN_LEDGER.id(),
            Tables.PUBLICATION.id());
    assertThat(commits.stream().dropWhile(c -> !c.equals(Tables.PUBLICATION.id())).skip(1))
        .as("nothing but exports follows the publication")
        .isNotEmpty()
        .allMatch(c -> c.startsWith("export."));
    assertThat(commits).doesNotHaveDuplicates();
  }
}
