package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures counted by hand. */
class ConfusionTest {

  private static final TextSpec SPEC = Messages.spec();

  @Test
  void figuresAreTheHandCounted() {
    Confusion confusion = confusion();
    // FR_Bank: 8 of 10 right, 1 other taken for it: 16 / (10 + 9). AD_Shop: 9 of 10 right: 18 / 20.
    assertThat(confusion.f1("FR_Bank")).isEqualTo(16.0 / 19, within(1e-12));
    assertThat(confusion.f1("AD_Shop")).isEqualTo(18.0 / 20, within(1e-12));
    // Other has 2 rows, fewer than 5: no figure of its own.
    assertThat(confusion.macroF1()).isEqualTo((16.0 / 19 + 18.0 / 20) / 2, within(1e-12));
    // One FR_Bank was taken for FR_Prize, which is fraud all the same.
    assertThat(confusion.missed()).isEqualTo(1);
    assertThat(confusion.falseAlarms()).isEqualTo(1);
    assertThat(confusion.fraudF1()).isEqualTo(18.0 / 20, within(1e-12));
  }

  @Test
  void tableAndJsonSayThem() throws IOException {
    TextEvaluation evaluation =
        new TextEvaluation("invented", 5, 22, 20, List.of(confusion()), List.of(confusion()));
    EvaluationText text = new EvaluationText(evaluation, SPEC);
    assertThat(text.table())
        .contains("22 texts in 20 campaigns", "0.8711", "FR_Bank (10 rows)", "0.8421");
    assertThat(new ObjectMapper().readTree(text.json()).at("/dealtSingly/0/fraudF1").asDouble())
        .isEqualTo(0.9, within(1e-12));
  }

  private static Confusion confusion() {
    Confusion confusion = new Confusion(SPEC);
    add(confusion, 8, "FR_Bank", "FR_Bank");
    add(confusion, 1, "FR_Bank", "FR_Prize");
    add(confusion, 1, "FR_Bank", "AD_Shop");
    add(confusion, 9, "AD_Shop", "AD_Shop");
    add(confusion, 1, "AD_Shop", "FR_Bank");
    add(confusion, 2, "Other", "Other");
    return confusion;
  }

  private static void add(Confusion confusion, int times, String label, String said) {
    for (int i = 0; i < times; i++) {
      confusion.add(label, new TextVerdict(said, SPEC.group(said), 0, 0));
    }
  }
}
