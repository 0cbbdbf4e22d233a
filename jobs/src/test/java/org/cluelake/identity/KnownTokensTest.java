package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

  @Property
  void aTokenKnownIsTheTokenPut(
      @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 0, max = 1L << 62) Long> values) {
    KnownTokens known = new KnownTokens();
    for (long value : values) {
      known.put(value, value ^ 0x55);
    }
    for (long value : values) {
      assertThat(known.of(value)).isIn(KnownTokens.UNKNOWN, value ^ 0x55);
    }
    long last = values.get(values.size() - 1);
    assertThat(known.of(last)).isEqualTo(last ^ 0x55);
  }

  @Test
  void nothingIsKnownAtFirst() {
    KnownTokens known = new KnownTokens();
    assertThat(known.of(0)).isEqualTo(KnownTokens.UNKNOWN);
    known.put(0, 7);
    assertThat(known.of(0)).isEqualTo(7);
    assertThat(known.of(1)).isEqualTo(KnownTokens.UNKNOWN);
  }

  @Property
  void aTextKnownIsTheVeryText(@ForAll @Size(min = 1, max = 200) List<String> written) {
    KnownTexts known = new KnownTexts();
    for (int i = 0; i < written.size(); i++) {
      byte[] text = ("<" + written.get(i) + ">").getBytes(StandardCharsets.UTF_8);
      known.put(text, 1, text.length - 1, new RegistryToken(RegistryToken.BIT | i, i + 1));
    }
    for (int i = 0; i < written.size(); i++) {
      byte[] text = written.get(i).getBytes(StandardCharsets.UTF_8);
      RegistryToken token = known.of(text, 0, text.length);
      if (token != null) {
        assertThat(written.get((int) token.fingerprint() - 1)).isEqualTo(written.get(i));
      }
    }
    byte[] last = written.get(written.size() - 1).getBytes(StandardCharsets.UTF_8);
    assertThat(known.of(last, 0, last.length).fingerprint()).isEqualTo(written.size());
  }
}
