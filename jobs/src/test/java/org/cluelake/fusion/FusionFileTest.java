package org.cluelake.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.cluelake.card.ListConf;
import org.cluelake.clue.ClueConf;
import org.cluelake.testkit.ShippedConf;
import org.junit.jupiter.api.Test;

class FusionFileTest {

  private static final FusionConf SHIPPED = ShippedConf.read("fusion.yaml", FusionConf.class);

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    String text = FusionFile.text(SHIPPED, List.of("a note"));
    assertThat(text).contains("# a note\n");
    assertThat(ShippedConf.parse(text, FusionConf.class)).isEqualTo(SHIPPED);
  }

  @Test
  void theShippedFileKnowsTheDetectorsThatCountAndNoOthers() {
    ListConf lists = ShippedConf.read("lists.yaml", ListConf.class);
    assertThat(SHIPPED.person().weights().keySet())
        .isEqualTo(new HashSet<>(ShippedConf.read("clues.yaml", ClueConf.class).detectors()));
    assertThat(SHIPPED.number().weights().keySet())
        .isEqualTo(new HashSet<>(lists.phone().patterns()));
    assertThat(SHIPPED.account().weights().keySet())
        .isEqualTo(new HashSet<>(lists.bank().patterns()));
  }

  @Test
  void theShippedNumbersAreFitted() {
    assertThat(SHIPPED.models().values())
        .allSatisfy(
            m -> {
              assertThat(m.evidence().subjects()).isGreaterThan(2 * FusionFit.LEAST);
              assertThat(m.evidence().reliability()).isNotEmpty();
            });
  }
}
