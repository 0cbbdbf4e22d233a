package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {

  @Property
  void luhnIsTheTextbook(@ForAll @NumericChars @StringLength(min = 1, max = 19) String digits) {
    int sum = 0;
    String reversed = new StringBuilder(digits).reverse().toString();
    for (int i = 0; i < reversed.length(); i++) {
      int digit = reversed.charAt(i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted / 10 + weighted % 10;
    }
    assertThat(CheckDigits.luhn(digits)).isEqualTo(sum % 10 == 0);
  }

  /** The weights of GB 11643, written out. */
  @Property
  void idCardIsTheStandard(@ForAll @NumericChars @StringLength(17) String head) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += weights[i] * (head.charAt(i) - '0');
    }
    char right = new char[] {'1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'}[sum % 11];
    for (char check : "0123456789X".toCharArray()) {
      assertThat(CheckDigits.idCard(head + check)).isEqualTo(check == right);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "9601011990010112", "9601011990010112A4", "9601011990010112345"})
  void otherFormsAreNoIdCards(String number) {
    assertThat(CheckDigits.idCard(number)).isFalse();
  }
}
