package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class ReleaseKeysTest {

  private static final byte[] KEY =
      "an invented key of thirty-two by".getBytes(StandardCharsets.UTF_8);

  private static ReleaseKeys of(String recipient) {
    try (MasterKey master = new MasterKey(KEY)) {
      return ReleaseKeys.of(master, recipient);
    }
  }

  private final ReleaseKeys province = of("centre-960000");
  private final ReleaseKeys bank = of("bank-a");

  @Property(tries = 300)
  void aTokenHasOnePseudonymPerRecipientAndComesBack(@ForAll @LongRange(min = 0) long token) {
    for (IdentityKind kind : IdentityKind.values()) {
      String text = province.pseudonym(kind, token);
      assertThat(text).matches("P[0-7][0-9a-f]{15}");
      assertThat(of("centre-960000").pseudonym(kind, token)).as("stable").isEqualTo(text);
      assertThat(province.token(kind, text)).isEqualTo(token);
      assertThat(RegistryToken.is(Long.parseLong(text.substring(1), 16)))
          .isEqualTo(RegistryToken.is(token));
    }
  }

  @Property(tries = 50)
  void noTwoTokensShareAPseudonymAndNoTwoRecipientsOrKindsDo(
      @ForAll @Size(200) @UniqueElements List<@LongRange(min = 0) Long> tokens) {
    Map<String, Set<String>> of = new HashMap<>();
    for (ReleaseKeys keys : List.of(province, bank)) {
      for (IdentityKind kind : List.of(IdentityKind.PHONE, IdentityKind.ACCOUNT)) {
        Set<String> names = new HashSet<>();
        tokens.forEach(t -> names.add(keys.pseudonym(kind, t)));
        assertThat(names).as("a permutation").hasSize(tokens.size());
        of.forEach((other, theirs) -> assertThat(names).doesNotContainAnyElementsOf(theirs));
        of.put(keys == bank ? "bank " + kind : "province " + kind, names);
      }
    }
    assertThat(of).hasSize(4);
  }

  @Test
  void smallTokensSayNothingOfThemselves() {
    Set<String> starts = new HashSet<>();
    for (long token = 0; token < 64; token++) {
      starts.add(province.pseudonym(IdentityKind.PHONE, token).substring(0, 5));
    }
    assertThat(starts).as("neighbours lie apart").hasSizeGreaterThan(55);
  }

  @Test
  void digestsAreTheRecipientsOwn() {
    assertThat(province.digest("x")).hasSize(32).isEqualTo(of("centre-960000").digest("x"));
    assertThat(province.digest("x")).isNotEqualTo(bank.digest("x"));
  }

  @Test
  void whatIsNoPseudonymIsRefusedWithoutRepeatingIt() {
    for (String text : List.of("P8000000000000000", "T0000000000000001", "P00", "13912345678")) {
      assertThatThrownBy(() -> province.token(IdentityKind.PHONE, text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(text);
    }
    assertThatThrownBy(() -> of("a/b")).isInstanceOf(IllegalArgumentException.class);
    assertThat(province).hasToString("ReleaseKeys[hidden]");
  }
}
