package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The shipped spec on real messages nobody here wrote; skipped where they are not at hand. */
class FakeBaseStationTest {

  private static final Path ROOT = Path.of(System.getProperty("cluelake.root", ".."));

  @Test
  void x() {
    Path file = shared().resolve("data/sms/fake_base_station_dev.tsv.gz");
    assumeTrue(
        Files.isRegularFile(file), "The messages are absent; set CLUELAKE_SHARED to run this.");
    TextSpec spec = TextSpec.read(ROOT.resolve("conf/text/fake-base-station.yaml"));
    List<LabelledText> texts = new TextFile(spec, file).labelled();
    assertThat(texts).hasSize(7642);
    long t0 = System.nanoTime();
    TextEvaluation e = TextEvaluation.of(spec, texts, 5, List.of(1L));
    StringBuilder b = new StringBuilder();
    for (List<Confusion> l : List.of(e.apart(), e.together())) for (Confusion c : l) b.append(String.format("%.4f %.4f (%d,%d) ", c.macroF1(), c.fraudF1(), c.falseAlarms(), c.missed())).append(c.counts().keySet().stream().map(k -> k + String.format("=%.3f", c.f1(k))).toList()).append("\n");
    throw new IllegalStateException(e.nearDuplicateGroups() + " groups " + (System.nanoTime() - t0) / 1e9 + "\n" + b);
  }

  private static Path shared() {
    String named = System.getProperty("cluelake.shared");
    return named == null
        ? Path.of(
            Objects.requireNonNullElseGet(
                System.getenv("CLUELAKE_SHARED"), () -> ROOT.resolve("../shared").toString()))
        : Path.of(named);
  }
}
