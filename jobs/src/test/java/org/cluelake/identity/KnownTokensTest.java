package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
}
