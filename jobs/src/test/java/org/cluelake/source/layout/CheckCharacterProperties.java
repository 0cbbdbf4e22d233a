package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CheckCharacterProperties {

  @Property
  void luhnSumsToAMultipleOfTen(@ForAll @LongRange(min = 0, max = 9_999_999_999_999L) long number)
      throws RowRefused {
    String digits = "99" + number;
    String card = digits + CheckCharacter.luhn(digits);
    int sum = 0;
    for (int i = 0; i < card.length(); i++) {
      int digit = card.charAt(card.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    assertThat(sum % 10).isZero();
  }

  /** ISO 7064 MOD 11-2 in its recursive form: the remainder over all characters is 1. */
  @Property
  void gb11643LeavesOne(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long number)
      throws RowRefused {
    String digits = "99" + "%015d".formatted(number);
    char check = CheckCharacter.gb11643(digits);
    int remainder = 0;
    for (char c : digits.toCharArray()) {
      remainder = (remainder + (c - '0')) * 2 % 11;
    }
    assertThat((remainder + (check == 'X' ? 10 : check - '0')) % 11).isEqualTo(1);
  }
}
