package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.FIRST;
import static org.cluelake.job.SmallNation.SECOND;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.lake.CommitListener;
import org.cluelake.run.StagedFile;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A night that dies at its commits, with the files moved and the log unwritten, or with the log
 * written and the run unaware of it. A new process then converges to the undisturbed night.
 */
@ExtendWith(SparkExtension.class)
class CrashTest {

  /** Far above the commits of a night: a night that needs more deaths does not make progress. */
  private static final int MOST_DEATHS = 200;

  @TempDir static Path home;
  private static SmallNation nation;
  private static Map<String, String> undisturbed;
  private static List<String> commits;

  /** The end of the process. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death(String at) {
      super(at);
    }
  }

  /** Dies at one commit of a run, on one side of it. */
  private static final class Dying implements CommitListener {
    private final int at;
    private final boolean after;
    private int commits;

    Dying(int at, boolean after) {
      this.at = at;
      this.after = after;
    }

    @Override
    public void beforeCommit(TableContract table, LocalDate bizDate, int gen) {
      commits++;
      if (!after && commits == at) {
        throw new Death("before " + table.id());
      }
    }

    @Override
    public void afterCommit(TableContract table, LocalDate bizDate, int gen) {
      if (after && commits == at) {
        throw new Death("after " + table.id());
      }
    }
  }

  @BeforeAll
  static void oneNightAndAnUndisturbedSecondOne() {
    nation = SmallNation.in(home);
    var first = nation.runAll(nation.lake("one-night"), 1, nation.inbox());
    assertThat(first.books().chain()).hasSize(1);
    List<String> seen = new ArrayList<>();
    Workshop shop =
        nation.shop(
            nation.copy(nation.lake("one-night"), "undisturbed"),
            new CommitListener() {
              @Override
              public void afterCommit(TableContract table, LocalDate bizDate, int gen) {
                seen.add(table.id());
              }
            });
    var second = nation.run(shop, SECOND, nation.inbox(), false);
    assertThat(second.isNew()).isTrue();
    undisturbed = SmallNation.hashes(shop, SECOND);
    commits = List.copyOf(seen);
  }

  @Test
  void aNightThatDiesOnBothSidesOfEveryCommitConverges() {
    Path lake = nation.copy(nation.lake("one-night"), "dying");
    List<String> deaths = new ArrayList<>();
    boolean done = false;
    while (!done && deaths.size() < MOST_DEATHS) {
      // The first commit of a run is the one the run before died at: first unwritten, then written.
      try {
        var unused =
            nation.run(
                nation.shop(lake, new Dying(1, deaths.size() % 2 == 1)),
                SECOND,
                nation.inbox(),
                false);
        done = true;
      } catch (Death e) {
        deaths.add(e.getMessage());
      }
    }
    List<String> expected = new ArrayList<>();
    commits.forEach(table -> expected.addAll(List.of("before " + table, "after " + table)));
    assertThat(deaths).isEqualTo(expected);
    assertConverged(lake);
  }

  @ParameterizedTest
  @CsvSource({"5, true", "14, false", "24, true", "33, false"})
  void aNightThatDiesOnceConverges(int at, boolean after) {
    Path lake = nation.copy(nation.lake("one-night"), "once-" + at);
    String death = null;
    try {
      var unused =
          nation.run(nation.shop(lake, new Dying(at, after)), SECOND, nation.inbox(), false);
    } catch (Death e) {
      death = e.getMessage();
    }
    assertThat(death).isEqualTo((after ? "after " : "before ") + commits.get(at - 1));
    var resumed = nation.run(nation.shop(lake), SECOND, nation.inbox(), false);
    assertThat(resumed.isNew()).isTrue();
    assertConverged(lake);
  }

  /** The comparison above would notice a slice that was appended twice. */
  @Test
  void aSliceAppendedTwiceIsADifference() {
    Path lake = nation.copy(nation.lake("undisturbed"), "twice");
    Workshop shop = nation.shop(lake);
    TableContract table = Tables.CLUE;
    List<StagedFile> none = List.of();
    assertThat(shop.lake().append(table, SECOND, 1, none)).as("the same slice").isFalse();
    assertThat(shop.lake().append(table, SECOND, 2, none)).as("a generation too far").isTrue();
    assertThat(slices(shop)).isNotEqualTo(slices(nation.shop(nation.lake("undisturbed"))));
  }

  private static void assertConverged(Path lake) {
    Workshop shop = nation.shop(lake);
    assertThat(shop.books().verifiedChain())
        .extracting(Published::bizDate)
        .containsExactly(FIRST, SECOND);
    assertThat(SmallNation.hashes(shop, SECOND)).isEqualTo(undisturbed);
    assertThat(nation.run(shop, SECOND, nation.inbox(), false).isNew()).as("verified").isFalse();
    assertThat(slices(shop)).isEqualTo(slices(nation.shop(nation.lake("undisturbed"))));
  }

  /**
   * Rows of every slice of every table, and slices without rows. The run ledger is left out: it
   * says what a run did, and a resumed run does less.
   */
  private static Map<String, Long> slices(Workshop shop) {
    Map<String, Long> rows = new TreeMap<>();
    for (TableContract table : Tables.all()) {
      if (table.equals(Tables.RUN_LEDGER)) {
        continue;
      }
      shop.lake()
          .files(table)
          .forEach(
              f ->
                  rows.merge(table.id() + " " + f.bizDate() + " g" + f.gen(), f.rows(), Long::sum));
      for (int gen = 1; gen <= 3; gen++) {
        if (shop.lake().hasSlice(table, SECOND, gen)) {
          rows.merge(table.id() + " slice g" + gen, 1L, Long::sum);
        }
      }
    }
    return rows;
  }
}
