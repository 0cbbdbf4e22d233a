package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenizerTest {

  private static final byte[] KEY =
      "an invented key of thirty-two by".getBytes(StandardCharsets.UTF_8);
  private static final Tokenizer TOKENIZER = Tokenizer.of(new MasterKey(KEY));

  /** Texts as delivered: fitting and not, with separators, of any kind, some of nothing. */
  @Provide
  Arbitrary<String> delivered() {
    return Arbitraries.oneOf(
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20),
            Arbitraries.strings().numeric().ofLength(11).map(n -> "0086" + n),
            Arbitraries.strings().withChars("0189 -+XxZ:.").ofMaxLength(20),
            Arbitraries.strings().numeric().ofLength(8).map(n -> "passport:Z" + n),
            Arbitraries.strings().numeric().ofLength(18).map(n -> "id_card:" + n))
        .injectNull(0.1);
  }

  @Provide
  Arbitrary<List<String>> column() {
    return delivered().list().ofMaxSize(60);
  }

  @Property
  void batchIsValueByValue(@ForAll IdentityKind kind, @ForAll("column") List<String> column) {
    TokenColumn batch = new TokenColumn(64);
    TOKENIZER.tokens(kind, TextColumn.of(column.toArray(String[]::new)), column.size(), batch);
    TokenColumn single = new TokenColumn(1);
    for (int row = 0; row < column.size(); row++) {
      TOKENIZER.tokens(kind, TextColumn.of(column.get(row)), 1, single);
      assertSameRow(batch, row, single);
    }
  }

  @Property(tries = 100)
  void whatWasMetBeforeChangesNothing(
      @ForAll IdentityKind kind, @ForAll("column") List<String> column) {
    TextColumn values = TextColumn.of(column.toArray(String[]::new));
    TokenColumn fresh = new TokenColumn(64);
    Tokenizer.of(new MasterKey(KEY)).tokens(kind, values, column.size(), fresh);
    TokenColumn again = new TokenColumn(64);
    TOKENIZER.tokens(kind, values, column.size(), again);
    TOKENIZER.tokens(kind, values, column.size(), again);
    for (int row = 0; row < column.size(); row++) {
      assertThat(again.isPresent(row)).isEqualTo(fresh.isPresent(row));
      if (fresh.isPresent(row)) {
        assertThat(again.token(row)).isEqualTo(fresh.token(row));
        assertThat(again.fingerprint(row)).isEqualTo(fresh.fingerprint(row));
      }
    }
  }

  @Property
  void mixedKindsAreKindByKind(
      @ForAll("column") List<String> column, @ForAll @Size(60) List<IdentityKind> kinds) {
    TokenColumn mixed = new TokenColumn(64);
    TOKENIZER.tokens(
        kinds.toArray(IdentityKind[]::new),
        TextColumn.of(column.toArray(String[]::new)),
        column.size(),
        mixed);
    TokenColumn single = new TokenColumn(1);
    for (int row = 0; row < column.size(); row++) {
      TOKENIZER.tokens(kinds.get(row), TextColumn.of(column.get(row)), 1, single);
      assertSameRow(mixed, row, single);
    }
  }

  @Property
  void aDocumentInPartsIsTheDocumentInOneText(
      @ForAll("column") List<String> column, @ForAll("types") String type) {
    String[] types = new String[column.size()];
    Arrays.fill(types, type);
    String[] joined =
        column.stream().map(n -> n == null ? null : type + ":" + n).toArray(String[]::new);
    TokenColumn parts = new TokenColumn(64);
    TokenColumn whole = new TokenColumn(64);
    TOKENIZER.documentTokens(
        TextColumn.of(types), TextColumn.of(column.toArray(String[]::new)), column.size(), parts);
    TOKENIZER.tokens(IdentityKind.DOCUMENT, TextColumn.of(joined), column.size(), whole);
    for (int row = 0; row < column.size(); row++) {
      TokenColumn one = new TokenColumn(1);
      TOKENIZER.tokens(IdentityKind.DOCUMENT, TextColumn.of(joined[row]), 1, one);
      assertSameRow(parts, row, one);
      assertSameRow(whole, row, one);
    }
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of("id_card", "passport", "org_code", "other", "unheard_of", "Passport ");
  }

  /** Equal tokens mean equal normal forms, and a token below 2^62 gives its normal form back. */
  @Property
  void tokensTellNormalFormsApart(
      @ForAll IdentityKind kind,
      @ForAll("delivered") String one,
      @ForAll("delivered") String other) {
    String left = normal(kind, one);
    String right = normal(kind, other);
    if (left != null && right != null) {
      long token = TOKENIZER.token(kind, one);
      assertThat(token).isNotNegative();
      assertThat(token == TOKENIZER.token(kind, other)).isEqualTo(left.equals(right));
      if (!RegistryToken.is(token)) {
        assertThat(TOKENIZER.identityOf(kind, token)).isEqualTo(left);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE, +86 111-0000-1234, 11100001234",
    "PHONE, 008611100001234, 11100001234",
    "PHONE, 00861110000123, 00861110000123",
    "PHONE, 007, 007",
    "ACCOUNT, 008611100001234, 008611100001234",
    "ACCOUNT, 990011112222333344, 990011112222333344",
    "DOCUMENT, ID_CARD:96010119900101123x, id_card:96010119900101123X",
    "DOCUMENT, passport:z12345678, passport:Z12345678",
    "DOCUMENT, other:z12345678, other:Z12345678",
    "IMEI, 990000112222334, 99000011222233",
    "IMEI, 00000000000001, 00000000000001",
  })
  void givesTheNormalFormBack(IdentityKind kind, String delivered, String normal) {
    long token = TOKENIZER.token(kind, delivered);
    assertThat(TOKENIZER.identityOf(kind, token)).isEqualTo(normal);
    assertThat(TOKENIZER.token(kind, normal)).isEqualTo(token);
  }

  @Test
  void theTypeIsPartOfADocument() {
    assertThat(
            List.of(
                TOKENIZER.documentToken("passport", "Z12345678"),
                TOKENIZER.documentToken("other", "Z12345678"),
                TOKENIZER.documentToken("org_code", "9A0000000000000001"),
                TOKENIZER.documentToken("other", "9A0000000000000001")))
        .doesNotHaveDuplicates();
  }

  @Test
  void kindsHaveTheirOwnKeys() {
    assertThat(TOKENIZER.token(IdentityKind.PHONE, "11100001234"))
        .isNotEqualTo(TOKENIZER.token(IdentityKind.ACCOUNT, "11100001234"));
    assertThat(TOKENIZER.token(IdentityKind.DEVICE, "A1"))
        .isNotEqualTo(TOKENIZER.token(IdentityKind.TEXT, "A1"));
  }

  /** The whole derivation again on BouncyCastle alone: a changed token orphans every lake. */
  @Test
  void tokensAreTheDocumentedFunctionOfTheMasterKey() {
    byte[] phoneKey = hmac(KEY, "cluelake/v1/phone");
    String bits = Long.toBinaryString(11_111_111_110L + 11_100_001_234L);
    String padded = "0".repeat(62 - bits.length()) + bits;
    String image = Ff1Test.bouncyCastle(true, phoneKey, 2, new byte[0], padded);
    assertThat(TOKENIZER.token(IdentityKind.PHONE, "11100001234"))
        .isEqualTo(Long.parseLong(image, 2));

    byte[] hash = hmac(hmac(KEY, "cluelake/v1/text"), "invented.example");
    ByteBuffer longs = ByteBuffer.wrap(hash);
    TokenColumn out = new TokenColumn(1);
    TOKENIZER.tokens(IdentityKind.TEXT, TextColumn.of("Invented.Example"), 1, out);
    assertThat(out.token(0)).isEqualTo((longs.getLong() & (1L << 62) - 1) | 1L << 62);
    assertThat(out.fingerprint(0)).isEqualTo(longs.getLong() >>> 1);
  }

  @ParameterizedTest
  @EnumSource(IdentityKind.class)
  void turnsBackOnlyItsOwn(IdentityKind kind) {
    long[] foreign = {-1, RegistryToken.BIT | 5, Long.MAX_VALUE};
    for (long token : foreign) {
      assertThatThrownBy(() -> TOKENIZER.identityOf(kind, token))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(Long.toString(token));
    }
    // The last long of the domain is no identity of any kind.
    long[] unused = {(1L << 62) - 1};
    new Ff1(hmac(KEY, "cluelake/v1/" + kind.id())).encrypt(unused, 0, 1);
    assertThatThrownBy(() -> TOKENIZER.identityOf(kind, unused[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(kind.id());
  }

  @Test
  void aColumnIsReusedWithoutTraces() {
    TokenColumn column = new TokenColumn(2);
    TOKENIZER.tokens(IdentityKind.TEXT, TextColumn.of("a.b", "c.d"), 2, column);
    TOKENIZER.tokens(IdentityKind.PHONE, TextColumn.of(null, "11100001234"), 2, column);
    assertThat(column.isPresent(0)).isFalse();
    assertThat(column.fingerprint(0)).isZero();
    assertThat(column.fingerprint(1)).isZero();
    assertThatThrownBy(() -> column.token(0)).isInstanceOf(IllegalStateException.class);
    TOKENIZER.tokens(IdentityKind.PHONE, TextColumn.of("11100001234"), 1, column);
    assertThatThrownBy(() -> column.isPresent(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(
            () -> TOKENIZER.tokens(IdentityKind.PHONE, TextColumn.of(new String[3]), 3, column))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingButSeparatorsIsNoIdentity() {
    for (String text : new String[] {"", " ", "- -", "\u3000"}) {
      assertThatThrownBy(() -> TOKENIZER.token(IdentityKind.PHONE, text))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> TOKENIZER.documentToken("passport", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opensFromAKeyFile(@TempDir Path folder) {
    Path file = folder.resolve("master.key");
    assertThatThrownBy(() -> Tokenizer.open(file)).isInstanceOf(PipelineException.class);
    KeyFile.create(file, KEY);
    assertThat(Tokenizer.open(file).token(IdentityKind.PHONE, "11100001234"))
        .isEqualTo(TOKENIZER.token(IdentityKind.PHONE, "11100001234"));
  }

  private static void assertSameRow(TokenColumn batch, int row, TokenColumn single) {
    assertThat(batch.isPresent(row)).isEqualTo(single.isPresent(0));
    assertThat(batch.fingerprint(row)).isEqualTo(single.fingerprint(0));
    if (single.isPresent(0)) {
      assertThat(batch.token(row)).isEqualTo(single.token(0));
      assertThat(RegistryToken.is(single.token(0))).isEqualTo(single.fingerprint(0) != 0);
    }
  }

  /** The normal form, or null where there is no identity. */
  private static String normal(IdentityKind kind, String raw) {
    if (raw == null) {
      return null;
    }
    if (kind != IdentityKind.DOCUMENT) {
      String normal = Normal.of(kind, raw);
      return normal.isEmpty() ? null : normal;
    }
    String[] parts = raw.contains(":") ? raw.split(":", 2) : new String[] {"", raw};
    String number = Normal.documentNumber(parts[1]);
    return number.isEmpty() ? null : Normal.documentType(parts[0]) + ":" + number;
  }

  private static byte[] hmac(byte[] key, String text) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mac.update(bytes, 0, bytes.length);
    byte[] hash = new byte[mac.getMacSize()];
    mac.doFinal(hash, 0);
    return hash;
  }
}
