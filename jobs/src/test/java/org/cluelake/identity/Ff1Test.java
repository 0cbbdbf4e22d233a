package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ff1Test {

  private static final long MOST = (1L << 62) - 1;
  private static final byte[] KEY =
      HexFormat.of().parseHex("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94");

  /** The NIST samples bind both referees; the referees bind {@link Ff1}. */
  @ParameterizedTest(name = "sample {0}")
  @CsvSource({
    "1, 16, 10, '', 0123456789, 2433477484",
    "2, 16, 10, 39383736353433323130, 0123456789, 6124200773",
    "3, 16, 36, 3737373770717273373737, 0123456789abcdefghi, a9tv40mll9kdu509eum",
    "7, 32, 10, '', 0123456789, 6657667009",
  })
  void refereesGiveTheNistSamples(
      int sample, int keyBytes, int radix, String tweak, String plain, String cipher) {
    byte[] key = Arrays.copyOf(KEY, keyBytes);
    byte[] tweakBytes = HexFormat.of().parseHex(tweak);
    ReferenceFf1 reference = new ReferenceFf1(key, radix, tweakBytes);
    assertThat(reference.encrypt(plain)).as("reference, sample " + sample).isEqualTo(cipher);
    assertThat(reference.decrypt(cipher)).isEqualTo(plain);
    assertThat(bouncyCastle(true, key, radix, tweakBytes, plain)).isEqualTo(cipher);
    assertThat(bouncyCastle(false, key, radix, tweakBytes, cipher)).isEqualTo(plain);
  }

  @Test
  void equalsBouncyCastleInBothDirections() {
    SplittableRandom random = new SplittableRandom(38);
    for (int k = 0; k < 4; k++) {
      byte[] key = new byte[32];
      random.nextBytes(key);
      long[] values = random.longs(500, 0, MOST + 1).toArray();
      values[0] = 0;
      values[1] = MOST;
      long[] encrypted = values.clone();
      long[] decrypted = values.clone();
      new Ff1(key).encrypt(encrypted, 0, encrypted.length);
      new Ff1(key).decrypt(decrypted, 0, decrypted.length);
      for (int i = 0; i < values.length; i++) {
        String bits = bits(values[i]);
        assertThat(bits(encrypted[i])).isEqualTo(bouncyCastle(true, key, 2, new byte[0], bits));
        assertThat(bits(decrypted[i])).isEqualTo(bouncyCastle(false, key, 2, new byte[0], bits));
      }
    }
  }

  @Property(tries = 200)
  void equalsTheReferenceInBothDirections(@ForAll @LongRange(min = 0, max = MOST) long value) {
    ReferenceFf1 reference = new ReferenceFf1(KEY, 2, new byte[0]);
    long[] pair = {value, value};
    Ff1 ff1 = new Ff1(KEY);
    ff1.encrypt(pair, 0, 1);
    ff1.decrypt(pair, 1, 1);
    assertThat(bits(pair[0])).isEqualTo(reference.encrypt(bits(value)));
    assertThat(bits(pair[1])).isEqualTo(reference.decrypt(bits(value)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 1500})
  void batchIsValueByValueAndLeavesTheRestAlone(int count) {
    long[] values = new SplittableRandom(count).longs(count + 2L, 0, MOST + 1).toArray();
    long[] batch = values.clone();
    Ff1 ff1 = new Ff1(KEY);
    ff1.encrypt(batch, 1, count);
    long[] single = values.clone();
    for (int i = 1; i <= count; i++) {
      ff1.encrypt(single, i, 1);
    }
    assertThat(batch).isEqualTo(single);
    ff1.decrypt(batch, 1, count);
    assertThat(batch).isEqualTo(values);
  }

  @Test
  void refusesWhatIsOutsideItsDomain() {
    Ff1 ff1 = new Ff1(KEY);
    for (long outside : new long[] {-1, MOST + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      long[] values = {0, outside};
      assertThatThrownBy(() -> ff1.encrypt(values, 0, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(Long.toString(outside));
      assertThatThrownBy(() -> ff1.decrypt(values, 0, 2))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ff1.encrypt(new long[3], 2, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Ff1(new byte[16])).isInstanceOf(IllegalArgumentException.class);
  }

  private static String bits(long value) {
    String bits = Long.toBinaryString(value);
    return "0".repeat(62 - bits.length()) + bits;
  }

  static String bouncyCastle(
      boolean encrypt, byte[] key, int radix, byte[] tweak, String numerals) {
    FPEFF1Engine engine = new FPEFF1Engine();
    engine.init(encrypt, new FPEParameters(new KeyParameter(key), radix, tweak));
    byte[] digits = new byte[numerals.length()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) Character.digit(numerals.charAt(i), radix);
    }
    byte[] out = new byte[digits.length];
    int written = engine.processBlock(digits, 0, digits.length, out, 0);
    assertThat(written).isEqualTo(digits.length);
    StringBuilder text = new StringBuilder();
    for (byte digit : out) {
      text.append(Character.forDigit(digit, radix));
    }
    return text.toString();
  }
}
