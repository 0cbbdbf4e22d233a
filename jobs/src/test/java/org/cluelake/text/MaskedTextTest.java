package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of a text that says whom it was for gets into a term. */
class MaskedTextTest {

  @Test
  void linksNumbersAndAmountsAreOneSignEach() {
    MaskedText text = MaskedText.of("请登录https://a.example/x?y=1 或致电１１１００００００００ 奖金 1,000.50 元");
    assertThat(text.words()).containsExactly("请登录URL", "或致电PHONE", "奖金", "DIGIT", "元");
    assertThat(text.signs())
        .containsExactly("请", "登", "录", "URL", "或", "致", "电", "PHONE", "奖", "金", "DIGIT", "元");
  }

  @Test
  void masksOfAMaskedTextStay() {
    assertThat(MaskedText.of("NAME 您好 URL").signs()).isEqualTo(List.of("NAME", "您", "好", "URL"));
  }

  @Test
  void aTextOfSpacesHasNoSigns() {
    assertThat(MaskedText.of(" \t\u3000").signs()).isEmpty();
  }
}
