package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.Test;

/** The shipped spec on real messages nobody here wrote; skipped where they are not at hand. */
class FakeBaseStationTest {

  private static final Path ROOT = Path.of(System.getProperty("cluelake.root", ".."));

  @Test
  void tellsFraudFromTheRestOnASmallShare() {
    Path file = Repository.shared().resolve("data/sms/fake_base_station_dev.tsv.gz");
    assumeTrue(
        Files.isRegularFile(file), "The messages are absent; set CLUELAKE_SHARED to run this.");
    TextSpec spec = TextSpec.read(ROOT.resolve("conf/text/fake-base-station.yaml"));
    List<LabelledText> texts = new TextFile(spec, file).labelled();
    assertThat(texts).hasSize(7642);
    List<LabelledText> some = texts.stream().filter(t -> t.text().hashCode() % 5 == 0).toList();

    TextEvaluation evaluation = TextEvaluation.of(spec, some, 2, List.of(1L));

    // Half of a fifth of the rows teaches less than the whole: 0.983 is for four fifths of all.
    assertThat(evaluation.apart().get(0).fraudF1()).isGreaterThan(0.95);
    assertThat(evaluation.together().get(0).fraudF1()).isGreaterThan(0.94);
    assertThat(evaluation.nearDuplicateGroups()).isLessThan(some.size());
  }
}
