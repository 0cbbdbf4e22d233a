package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.job.SmallNation.FIRST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cluelake.contract.Tables;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.cluelake.testkit.TrialModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night with a learned model and the same night without. */
@ExtendWith(SparkExtension.class)
class LearnedScoresTest {

  @TempDir private Path home;

  /** The shipped configuration with these models. */
  private Path conf(String name, String... models) {
    Path conf = home.resolve(name);
    try (Stream<Path> files = Files.walk(Repository.conf())) {
      for (Path file : files.toList()) {
        Path unused = Files.copy(file, conf.resolve(Repository.conf().relativize(file).toString()));
      }
      Path unused =
          Files.writeString(
              conf.resolve("scores.yaml"), "scores: [" + String.join(", ", models) + "]\n");
      return conf;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String trained() {
    return TrialModel.write(
        home.resolve("m"), "trial", "number", List.of("calls_out", "called_once", "days_open"));
  }

  private String pinned(String version, String mode) {
    return "{folder: %s, version: %s, mode: %s}".formatted(home.resolve("m"), version, mode);
  }

  @Test
  void aModelIsPinnedByItsContent() {
    String version = trained();
    assertThat(NightSteps.of(conf("one", pinned(version, "shadow"))))
        .extracting(Step::id)
        .contains("number-score")
        .doesNotContain("account-score");
    assertThatThrownBy(() -> NightSteps.of(conf("other", pinned("0123456789abcdef", "shadow"))))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("pins version 0123456789abcdef")
        .hasMessageContaining(version);
    assertThatThrownBy(
            () -> NightSteps.of(conf("twice", pinned(version, "shadow"), pinned(version, "live"))))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> NightSteps.of(conf("mode", pinned(version, "loud"))))
        .hasMessageContaining("scores.yaml");
  }

  @Test
  void withoutAModelANightHasNoStepOfIt() {
    assertThat(NightSteps.of(conf("none")))
        .extracting(Step::id)
        .isEqualTo(NightSteps.of(Repository.conf()).stream().map(Step::id).toList())
        .doesNotContain("number-score", "account-score");
  }

  private Map<String, String> night(SmallNation nation, Path conf, String name) {
    Workshop shop =
        new Workshop(
            SparkExtension.spark(),
            home.resolve(name + "-lake").toString(),
            conf,
            NightConf.read(conf),
            nation.key(),
            home.resolve("scratch").toString());
    var unused = new Night(shop, NightSteps.of(conf), line -> {}).run(FIRST, nation.inbox(), false);
    if (name.equals("live")) {
      assertThat(
              SmallNation.rows(
                  shop,
                  Tables.SIGNAL,
                  FIRST,
                  1,
                  "SELECT max(score), min(evidence_keys[1]) FROM t WHERE detector = 'learned-number'",
                  "score",
                  "key"))
          .singleElement()
          .satisfies(r -> assertThat((String) r.get("key")).startsWith("model:trial:"));
    }
    return new TreeMap<>(SmallNation.hashes(shop, FIRST));
  }

  @Test
  void inShadowAModelChangesNothingElseAndLiveItAddsSignalsAlone() {
    String version = trained();
    SmallNation nation = SmallNation.in(home.resolve("nation"));
    Map<String, String> none = night(nation, conf("none"), "none");
    Map<String, String> shadow = night(nation, conf("shadow", pinned(version, "shadow")), "shadow");
    Map<String, String> live = night(nation, conf("live", pinned(version, "live")), "live");

    String scores = Tables.NUMBER_SCORE.id();
    assertThat(shadow.get(scores)).isNotEqualTo(none.get(scores));
    assertThat(without(shadow, scores)).isEqualTo(without(none, scores));
    assertThat(live.get(Tables.SIGNAL.id())).isNotEqualTo(none.get(Tables.SIGNAL.id()));
    assertThat(without(live, scores, Tables.SIGNAL.id()))
        .as("clues, lists and the rest")
        .isEqualTo(without(none, scores, Tables.SIGNAL.id()));
  }

  private static Map<String, String> without(Map<String, String> hashes, String... tables) {
    Map<String, String> others = new TreeMap<>(hashes);
    others.keySet().removeAll(List.of(tables));
    return others;
  }
}
