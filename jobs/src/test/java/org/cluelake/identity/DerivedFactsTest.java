package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedFactsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "number_class, +86 111-0000-1234, mobile",
        "number_class, 11700001234, virtual_operator",
        "number_class, nonsense, unknown",
        "is_overseas, +210000123, true",
        "is_overseas, +861000000000, false",
        "is_overseas, 11100001234, false",
        "type_allocation_code, 990000112222334, 99000011",
        "type_allocation_code, 99000011222233, 99000011",
        "type_allocation_code, 9900001122223301, 99000011",
        "type_allocation_code, 9900001122223, null",
        "type_allocation_code, 9900001122223X, null",
        "bank_identification_number, 9900 1111 2222 3333, 990011",
        "bank_identification_number, 9900111122223333444, 990011",
        "bank_identification_number, 990011112222333, null",
        "bank_identification_number, 99001111222233334444, null",
        "bank_identification_number, W9900000000000001, null",
        "account_checksum_ok, 990000000000002, null",
        "account_checksum_ok, W9900000000000001, null",
        "document_country, passport:Z12345678, null",
        "document_country, id_card:960101199001011230, null",
        "document_checksum_ok, passport:Z12345678, null",
        "document_checksum_ok, org_code:960101199001011230, null",
        "document_checksum_ok, id_card:960101900101123, null",
        "document_checksum_ok, id_card:96010190010112, false",
        "document_checksum_ok, Z12345678, null",
        "sex, id_card:960101900101123, male",
        "sex, id_card:960101900101124, female",
        "sex, passport:Z12345678, null",
        "sex, org_code:960101900101123, null",
        "sex, 960101900101123, null",
      })
  void factOf(String function, String value, String expected) {
    Object fact = DerivedFacts.of(function, value);
    assertThat(fact == null ? null : fact.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 18, 19})
  void oneCheckDigitInTenIsRight(int digits) {
    String head = "990000000000000000000".substring(0, digits - 1);
    long right = 0;
    for (int check = 0; check < 10; check++) {
      right += (Boolean) DerivedFacts.of("account_checksum_ok", head + check) ? 1 : 0;
    }
    assertThat(right).isEqualTo(1);
  }

  @Test
  void oneCheckCharacterInElevenIsRight() {
    long right = 0;
    for (char check : "0123456789x".toCharArray()) {
      String number = "96010119900101123" + check;
      Object fact = DerivedFacts.of("document_checksum_ok", "id_card:" + number);
      assertThat(DerivedFacts.of("document_checksum_ok", number)).isEqualTo(fact);
      assertThat(DerivedFacts.ofDocument("document_checksum_ok", "id_card", number, null))
          .isEqualTo(fact);
      assertThat(DerivedFacts.of("sex", "id_card:" + number))
          .isEqualTo((Boolean) fact ? "male" : null);
      right += (Boolean) fact ? 1 : 0;
    }
    assertThat(right).isEqualTo(1);
  }

  @Test
  void aCountryIsDeclaredOrUnknown() {
    assertThat(DerivedFacts.ofDocument("document_country", "passport", "Z12345678", "XA"))
        .isEqualTo("XA");
    assertThat(DerivedFacts.ofDocument("document_country", "passport", "Z12345678", null)).isNull();
    assertThat(DerivedFacts.ofDocument("document_country", "id_card", "960101", "XA")).isNull();
    assertThat(DerivedFacts.ofDocument("document_country", null, "Z12345678", "XA")).isNull();
  }

  @Property
  void neverFailsAndNeverShowsTheWholeIdentity(
      @ForAll @StringLength(min = 9, max = 24) String any) {
    for (String function : DerivedFacts.names()) {
      Object fact = DerivedFacts.of(function, any);
      if (DerivedFacts.isBoolean(function)) {
        assertThat(fact).isIn(true, false, null);
      } else if (fact != null) {
        assertThat(fact.toString()).isNotEqualTo(any);
      }
      assertThat(DerivedFacts.of(function, null)).isNull();
    }
  }

  @Test
  void knowsItsFunctionsAndNoOthers() {
    assertThat(DerivedFacts.names())
        .containsExactlyInAnyOrder(
            "number_class",
            "is_overseas",
            "type_allocation_code",
            "bank_identification_number",
            "account_checksum_ok",
            "document_checksum_ok",
            "sex",
            "document_country");
    assertThat(DerivedFacts.isBoolean("is_overseas")).isTrue();
    assertThat(DerivedFacts.isBoolean("number_class")).isFalse();
    for (String unknown : new String[] {"birth_year", "birth_date", "birthplace", ""}) {
      assertThatThrownBy(() -> DerivedFacts.named(unknown))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("number_class");
      assertThatThrownBy(() -> DerivedFacts.isBoolean(unknown))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
