package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.OpenSsl;
import org.cluelake.testkit.TestCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities leave for one recipient's eyes, and for nobody without a fit certificate. */
class SealedIdentitiesTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
  private static final byte[] KEY =
      "an invented key of thirty-two by".getBytes(StandardCharsets.UTF_8);
  private static final String CARD = "990101199003070011";
  private static final String LONG_ACCOUNT = "9912345678901234567";
  private static TestCertificate rsa;
  private static TestCertificate ec;

  @TempDir private Path home;
  private final Tokenizer tokenizer = tokenizer();

  private static Tokenizer tokenizer() {
    try (MasterKey master = new MasterKey(KEY)) {
      return Tokenizer.of(master);
    }
  }

  private static ReleaseKeys keys() {
    try (MasterKey master = new MasterKey(KEY)) {
      return ReleaseKeys.of(master, "centre-960000");
    }
  }

  @BeforeAll
  static void certificates() {
    rsa = TestCertificate.rsa();
    ec = TestCertificate.ec();
  }

  private SealedIdentities.Counts seal(TestCertificate to, Path file) throws IOException {
    ReleaseKeys keys = keys();
    long phone = tokenizer.token(IdentityKind.PHONE, "+8699012345678");
    long person = tokenizer.documentToken("id_card", CARD);
    TokenColumn wanted = new TokenColumn(1);
    tokenizer.tokens(IdentityKind.ACCOUNT, TextColumn.of(LONG_ACCOUNT), 1, wanted);
    long moved = wanted.token(0) ^ 1;
    LongIdentities found =
        new LongIdentities(
            tokenizer,
            List.of(
                new RegistryEntry(IdentityKind.ACCOUNT, moved, wanted.fingerprint(0)),
                new RegistryEntry(IdentityKind.ACCOUNT, RegistryToken.BIT | 5, 77)));
    found.look(
        new ByteArrayInputStream(
            ("account,bank\n6217000000000000,x\n\"" + LONG_ACCOUNT + "\",y\n,z\n")
                .getBytes(StandardCharsets.UTF_8)),
        List.of(new LongIdentities.Column(IdentityKind.ACCOUNT, "account", null)));
    assertThat(found.isComplete()).as("one is in no copy").isFalse();
    assertThat(found).hasToString("LongIdentities[hidden]");
    return SealedIdentities.write(
        RecipientCertificate.read(to.write(home.resolve("c.pem")), NIGHT),
        tokenizer,
        keys,
        Map.of(
            IdentityKind.PHONE, List.of(keys.pseudonym(IdentityKind.PHONE, phone)),
            IdentityKind.DOCUMENT, List.of(keys.pseudonym(IdentityKind.DOCUMENT, person)),
            IdentityKind.ACCOUNT,
                List.of(
                    keys.pseudonym(IdentityKind.ACCOUNT, moved),
                    keys.pseudonym(IdentityKind.ACCOUNT, RegistryToken.BIT | 5))),
        found,
        file);
  }

  private String expected() {
    ReleaseKeys keys = keys();
    TokenColumn wanted = new TokenColumn(1);
    tokenizer.tokens(IdentityKind.ACCOUNT, TextColumn.of(LONG_ACCOUNT), 1, wanted);
    return "\"kind\",\"pseudonym\",\"identity\"\r\n"
        + row("phone", keys.pseudonym(IdentityKind.PHONE, phone()), "99012345678")
        + row("account", keys.pseudonym(IdentityKind.ACCOUNT, wanted.token(0) ^ 1), LONG_ACCOUNT)
        + row(
            "document",
            keys.pseudonym(IdentityKind.DOCUMENT, tokenizer.documentToken("id_card", CARD)),
            "id_card:" + CARD);
  }

  private long phone() {
    return tokenizer.token(IdentityKind.PHONE, "+8699012345678");
  }

  private static String row(String kind, String pseudonym, String identity) {
    return "\"" + kind + "\",\"" + pseudonym + "\",\"" + identity + "\"\r\n";
  }

  @Test
  void onlyTheHolderOfTheKeyReadsThem() throws IOException {
    for (TestCertificate to : List.of(rsa, ec)) {
      Path file = home.resolve(to.keys().getPublic().getAlgorithm() + ".cms");
      SealedIdentities.Counts counts = seal(to, file);
      assertThat(counts.given())
          .isEqualTo(
              Map.of(IdentityKind.PHONE, 1L, IdentityKind.DOCUMENT, 1L, IdentityKind.ACCOUNT, 1L));
      assertThat(counts.missing()).isEqualTo(Map.of(IdentityKind.ACCOUNT, 1L));
      String plain = to.decrypted(file);
      assertThat(plain.lines().sorted()).isEqualTo(expected().lines().sorted().toList());
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(bytes)
          .doesNotContain("9012345678")
          .doesNotContain(CARD)
          .doesNotContain(LONG_ACCOUNT)
          .doesNotContain("pseudonym");
      assertThatThrownBy(() -> other(to).decrypted(file)).isInstanceOf(RuntimeException.class);
    }
  }

  private static TestCertificate other(TestCertificate to) {
    return to == rsa ? TestCertificate.rsa() : TestCertificate.ec();
  }

  @Test
  void opensslDecryptsThem() throws IOException {
    OpenSsl.assumed();
    for (TestCertificate to : List.of(rsa, ec)) {
      Path file = home.resolve("o" + to.keys().getPublic().getAlgorithm() + ".cms");
      var unused = seal(to, file);
      Path plain = home.resolve("plain.csv");
      OpenSsl.Answer answer =
          OpenSsl.run(
              "cms",
              "-decrypt",
              "-binary",
              "-inform",
              "DER",
              "-in",
              file,
              "-inkey",
              to.writeKey(home.resolve("k.pem")),
              "-recip",
              home.resolve("c.pem"),
              "-out",
              plain);
      assertThat(answer.exit()).as(answer.out()).isZero();
      assertThat(Files.readString(plain)).isEqualTo(to.decrypted(file));
      assertThat(to.certificate().getIssuerX500Principal()).isNotNull();
    }
  }

  @Test
  void anUnfitCertificateIsRefusedByName() throws IOException {
    LocalDate from = LocalDate.of(2026, 1, 1);
    LocalDate to = LocalDate.of(2027, 1, 1);
    refused(
        TestCertificate.of("RSA", 2048, KeyUsage.keyEncipherment, from, NIGHT),
        "expired by 2026-03-03");
    refused(TestCertificate.of("RSA", 1024, KeyUsage.keyEncipherment, from, to), "2048 bits");
    refused(TestCertificate.of("RSA", 2048, KeyUsage.digitalSignature, from, to), "key usage");
    refused(TestCertificate.of("EC", 256, KeyUsage.digitalSignature, from, to), "key usage");
    Path text = Files.writeString(home.resolve("text.pem"), "no certificate");
    assertThatThrownBy(() -> RecipientCertificate.read(text, NIGHT))
        .hasMessageContaining("text.pem of recipients.yaml holds no X.509 certificate");
    assertThatThrownBy(() -> RecipientCertificate.read(home.resolve("none.pem"), NIGHT))
        .hasMessageContaining("is missing");
  }

  private void refused(TestCertificate certificate, String why) {
    Path file = certificate.write(home.resolve("bad.pem"));
    assertThatThrownBy(() -> RecipientCertificate.read(file, NIGHT.plusDays(1)))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining(why);
  }
}
