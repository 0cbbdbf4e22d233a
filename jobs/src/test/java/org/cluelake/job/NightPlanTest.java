package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class NightPlanTest {

  @TempDir Path home;

  @Test
  void everyStepStandsAfterWhatItReadsOfTheNight() {
    PublishedLake lake = PublishedLake.ofTwoNights(home.resolve("lake"));
    List<Path> before = SmallNation.tree(home);
    List<String> lines =
        new NightPlan(lake.chain(), Repository.conf(), PublishedLake.SECOND.plusDays(1)).lines();
    assertThat(SmallNation.tree(home)).isEqualTo(before);
    Set<String> made = new HashSet<>();
    Set<String> waiting = new HashSet<>();
    NightSteps.of(Repository.conf()).forEach(s -> waiting.add(s.writes().id()));
    Set<String> ofWave = new HashSet<>();
    for (String line : lines) {
      if (line.startsWith("wave")) {
        made.addAll(ofWave);
        ofWave.clear();
      } else if (line.contains(" -> ")) {
        ofWave.add(line.substring(line.indexOf(" -> ") + 4));
      } else if (line.contains("tonight")) {
        String table = line.trim().split("\\s+")[1];
        assertThat(made.contains(table) || !waiting.contains(table)).as(line).isTrue();
      }
    }
    made.addAll(ofWave);
    assertThat(made).isEqualTo(waiting);
  }

  @Test
  void filesOfTheNightBeforeAreCountedAndAPublishedNightIsSaidToBe() {
    PublishedLake lake = PublishedLake.ofTwoNights(home.resolve("lake"));
    List<String> next =
        new NightPlan(lake.chain(), Repository.conf(), PublishedLake.SECOND.plusDays(1)).lines();
    assertThat(next)
        .contains("2 earlier nights, the last of them " + PublishedLake.SECOND)
        .anyMatch(l -> l.matches(" +clue_published +clue\\.clue .*1 files, 3 rows, \\d+ bytes"));
    assertThat(new NightPlan(lake.chain(), Repository.conf(), PublishedLake.SECOND).lines().get(0))
        .contains("published as generation 1");
  }

  @Test
  void theTextsOfAStepAreShownWhole() {
    PublishedLake lake = PublishedLake.in(home.resolve("lake"));
    NightPlan plan = new NightPlan(lake.chain(), Repository.conf(), PublishedLake.FIRST);
    AsOf asOf = new AsOf(PublishedLake.FIRST);
    for (Step step : NightSteps.of(Repository.conf())) {
      String text = plan.sql(step.id());
      assertThat(text)
          .contains(
              step instanceof BucketStep bucket ? bucket.sql(asOf) : ((GatherStep) step).sql(asOf));
    }
    assertThatThrownBy(() -> plan.sql("no-such-step"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("no-such-step");
  }
}
