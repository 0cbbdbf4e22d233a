package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

  @Property(tries = 200)
  void accountsAndHandsetsCarryTheLuhnDigit(@ForAll @LongRange(min = 0, max = 9_000_000) long i) {
    assertThat(luhn(Identities.account(i)) % 10).isZero();
    assertThat(luhn(Identities.imei(i)) % 10).isZero();
    assertThat(Identities.account(i).length()).isIn(16, 18, 19);
  }

  @Property(tries = 200)
  void documentsCarryTheCheckCharacterOfTheStandard(@ForAll @IntRange(min = 1, max = 999) int n) {
    String document = Identities.idCard("960101", 1990, 1 + n % 12, 1 + n % 28, n);
    int sum = 0;
    for (int i = 0; i < 18; i++) {
      int digit = document.charAt(i) == 'X' ? 10 : document.charAt(i) - '0';
      int weight = 1;
      for (int k = 0; k < 17 - i; k++) {
        weight = weight * 2 % 11;
      }
      sum += digit * weight;
    }
    assertThat(sum % 11).isEqualTo(1);
  }

  @Test
  void identitiesDiffer() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      assertThat(seen.add(Identities.mobile(i))).isTrue();
      assertThat(seen.add(Identities.account(i))).isTrue();
      assertThat(seen.add(Identities.virtualMobile(i))).isTrue();
    }
  }

  @Test
  void everyServiceNumberOfTheLargestNationDiffersAndSendsNoMessages() {
    Set<String> seen = new HashSet<>();
    for (int port = Identities.FIRST_PORT_OF_MACHINES; port < 10_000; port++) {
      assertThat(seen.add(Identities.port(port))).isTrue();
    }
    for (int port = 0; port < 150; port++) {
      assertThat(seen.add(Identities.port(port))).isTrue();
    }
    for (int i = 0; i < Identities.FIRST_PORT_OF_MACHINES; i++) {
      assertThat(seen.add(Identities.service(i))).isTrue();
      assertThat(Identities.service(i)).matches("9599[0-9]{1,4}|4009900[0-9]{3}");
    }
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum;
  }
}
