package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

  private static final long LIMIT = 1L << 62;

  /** A normalised identity that fits, with its long. */
  record Fitting(IdentityKind kind, String normal, long value) {}

  @Provide
  Arbitrary<Fitting> fitting() {
    return Arbitraries.oneOf(
        digits(1, 17).map(n -> of(IdentityKind.PHONE, n)),
        digits(1, 18).map(n -> of(IdentityKind.ACCOUNT, n)),
        digits(14, 14).map(n -> of(IdentityKind.IMEI, n)),
        Combinators.combine(digits(17, 17), Arbitraries.chars().with("0123456789X"))
            .as((head, check) -> document("id_card", head + check)),
        Combinators.combine(
                Arbitraries.of("passport", "residence_permit", "org_code", "other"),
                Arbitraries.strings()
                    .numeric()
                    .withCharRange('A', 'Z')
                    .ofMinLength(1)
                    .ofMaxLength(10))
            .as(EncodingTest::document));
  }

  @Property
  void fitsAndComesBack(@ForAll("fitting") Fitting one) {
    assertThat(one.value()).isBetween(0L, LIMIT - 1);
    assertThat(Encoding.decode(one.kind(), one.value())).isEqualTo(one.normal());
  }

  @Property
  void isInjective(@ForAll("fitting") Fitting one, @ForAll("fitting") Fitting other) {
    if (one.kind() == other.kind()) {
      assertThat(one.value() == other.value()).isEqualTo(one.normal().equals(other.normal()));
    }
  }

  /** Neighbours at every change of length, type and check character, where ranges could overlap. */
  @Test
  void rangesLieSideBySide() {
    assertConsecutive(IdentityKind.PHONE, "9", "00");
    assertConsecutive(IdentityKind.PHONE, "99", "000");
    assertConsecutive(IdentityKind.PHONE, "9".repeat(16), "0".repeat(17));
    assertConsecutive(IdentityKind.ACCOUNT, "9".repeat(17), "0".repeat(18));
    Set<Long> edges = new HashSet<>();
    long before = Encoding.encodeDocument("id_card", "9".repeat(17) + "X");
    for (String type : new String[] {"passport", "residence_permit", "org_code", "other"}) {
      assertThat(Encoding.encodeDocument(type, "0")).isEqualTo(before + 1);
      before = Encoding.encodeDocument(type, "Z".repeat(10));
      assertThat(edges.add(before)).isTrue();
    }
    assertThat(before).isLessThan(LIMIT);
    long end = before + 1;
    assertThatThrownBy(() -> Encoding.decode(IdentityKind.DOCUMENT, end))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE, 123456789012345678",
    "PHONE, 1110000X",
    "PHONE, ''",
    "ACCOUNT, 9900111122223333444",
    "ACCOUNT, W9900000000000001",
    "IMEI, 9900001122223",
    "IMEI, 9900001122223X",
    "DEVICE, 1",
    "TEXT, invented.example",
  })
  void someDoNotFit(IdentityKind kind, String normal) {
    assertThat(Encoding.encode(kind, normal)).isEqualTo(Encoding.DOES_NOT_FIT);
  }

  @ParameterizedTest
  @CsvSource({
    "id_card, 96010119900101123",
    "id_card, 96010119900101123Y",
    "id_card, 9601011990010112:4",
    "id_card, 96010119900101123:",
    "id_card, 960101900101123",
    "org_code, 9A0000000000000001",
    "passport, Z1234567890",
    "passport, Z-123",
    "passport, ''",
    "'', Z12345678",
    "licence, Z12345678",
  })
  void someDocumentsDoNotFit(String type, String number) {
    assertThat(Encoding.encodeDocument(type, number)).isEqualTo(Encoding.DOES_NOT_FIT);
  }

  private static void assertConsecutive(IdentityKind kind, String one, String next) {
    assertThat(Encoding.encode(kind, next)).isEqualTo(Encoding.encode(kind, one) + 1);
  }

  private static Arbitrary<String> digits(int least, int most) {
    return Arbitraries.strings().numeric().ofMinLength(least).ofMaxLength(most);
  }

  private static Fitting of(IdentityKind kind, String normal) {
    return new Fitting(kind, normal, Encoding.encode(kind, normal));
  }

  private static Fitting document(String type, String number) {
    return new Fitting(
        IdentityKind.DOCUMENT, type + ":" + number, Encoding.encodeDocument(type, number));
  }
}
