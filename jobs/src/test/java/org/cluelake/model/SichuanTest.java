package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.Test;

/**
 * The general trainer on real users, small: fewer trees and one repeat of three folds. Skipped
 * where the file is not at hand.
 */
class SichuanTest {

  private static final Path ROOT = Path.of(System.getProperty("cluelake.root", ".."));

  @Test
  void treesAndRulesReachTheirLevels() {
    Path data = Repository.shared().resolve("data/sichuan/users_dev.csv.gz");
    assumeTrue(
        Files.isRegularFile(data),
        "The Sichuan users are absent; set CLUELAKE_SHARED to run this.");
    ModelSpec spec = SpecFile.read(ROOT.resolve("conf/models/sichuan-users.yaml"));
    Frame frame = FrameFile.labelled(spec, data);
    CrossValidation validation = new CrossValidation(3, 2, List.of(1L), 2);
    Trees few = new Trees(new TreeSettings(80, 4, 0.12, 0.7, 0.25, 2, 5, 0, 1));

    Map<String, Double> trees = validation.outcomes(frame, List.of(few)).get(0).figures();
    Map<String, Double> rules =
        validation.outcomes(frame, List.of(new Points(spec.points()))).get(0).figures();

    assertThat(trees.get("auc")).isGreaterThan(0.95);
    assertThat(trees.get("fraud_f1")).isGreaterThan(0.86);
    assertThat(trees.get("brier")).isLessThan(0.07);
    assertThat(rules.get("fraud_f1")).isGreaterThan(0.78).isLessThan(trees.get("fraud_f1"));
  }
}
