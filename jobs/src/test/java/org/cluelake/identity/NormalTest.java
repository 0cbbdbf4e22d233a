package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

  @ParameterizedTest
  @CsvSource({
    "PHONE, 11100001234, 11100001234",
    "PHONE, 111-0000 1234, 11100001234",
    "PHONE, +8611100001234, 11100001234",
    "PHONE, +86 111-0000-1234, 11100001234",
    "PHONE, 008611100001234, 11100001234",
    "PHONE, +0861110000123, 000861110000123",
    "PHONE, +210555, 00210555",
    "PHONE, 00861110000123, 00861110000123",
    "PHONE, 0086111000012345, 0086111000012345",
    "PHONE, 0086111000x1234, 0086111000X1234",
    "PHONE, 095990, 095990",
    "ACCOUNT, 9900 1111 2222 3333, 9900111122223333",
    "ACCOUNT, w9900000000000001, W9900000000000001",
    "IMEI, 99000011222233, 99000011222233",
    "IMEI, 990000112222334, 99000011222233",
    "IMEI, 99-000011-222233-01, 99000011222233",
    "IMEI, 9900001122223, 9900001122223",
    "IMEI, 99000011222233444, 99000011222233444",
    "DEVICE, ' 9a:bc:ef ', 9A:BC:EF",
    "TEXT, Invented.Example, invented.example",
    "TEXT, ' GroupAbC ', GroupAbC",
    "TEXT, Invented.Example., invented.example",
    "TEXT, \u4f8b\u5b50.Example, xn--fsqu00a.example",
    "TEXT, XN--FSQU00A.example., xn--fsqu00a.example",
    "TEXT, \u4f8b\u5b50\u3002example\u3002, xn--fsqu00a.example",
    "TEXT, M\u00dcNCHEN.example, xn--mnchen-3ya.example",
    "TEXT, test.App_One, test.app_one",
    "TEXT, \u7fa4-1, \u7fa4-1",
  })
  void oneFormOfManyWritings(IdentityKind kind, String raw, String normal) {
    assertThat(Normal.of(kind, raw)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({
    "' ID_Card ', 960101199001011x, id_card, 960101199001011X",
    "passport, z 1234 5678, passport, Z12345678",
    "other, a-1, other, A-1",
  })
  void documents(String rawType, String rawNumber, String type, String number) {
    assertThat(Normal.documentType(rawType)).isEqualTo(type);
    assertThat(Normal.documentNumber(rawNumber)).isEqualTo(number);
  }

  @Property
  void aNameIsIdempotentWhateverItIsWrittenWith(
      @ForAll
          @StringLength(max = 12)
          @CharRange(from = 'A', to = 'C')
          @Chars({
            '.', '-', '_', ' ', '\u3002', '\uff0e', '\u3000', '\u00df', '\u00dc', '\u4f8b', '\u200d'
          })
          String raw) {
    String once = Normal.of(IdentityKind.TEXT, raw);
    assertThat(Normal.of(IdentityKind.TEXT, once)).isEqualTo(once);
  }

  @Property
  void isIdempotent(
      @ForAll IdentityKind kind,
      @ForAll
          @StringLength(max = 20)
          @CharRange(from = '0', to = '9')
          @Chars({'+', '-', ' ', '0', '8', '6', 'x', 'X', '.', '\u3000', '\uff0d'})
          String raw) {
    if (kind == IdentityKind.DOCUMENT) {
      String once = Normal.documentNumber(raw);
      assertThat(Normal.documentNumber(once)).isEqualTo(once);
    } else {
      String once = Normal.of(kind, raw);
      assertThat(Normal.of(kind, once)).isEqualTo(once);
    }
  }
}
