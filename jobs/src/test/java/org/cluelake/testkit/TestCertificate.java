package org.cluelake.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A self-signed certificate of an invented recipient, with its private key.
 *
 * @param certificate the certificate
 * @param keys its key pair
 */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  /**
   * Makes one.
   *
   * @param algorithm RSA or EC
   * @param bits of its key
   * @param usage what {@link KeyUsage} allows
   */
  public static TestCertificate of(
      String algorithm, int bits, int usage, LocalDate from, LocalDate to) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      KeyPair keys = generator.generateKeyPair();
      X500Name name = new X500Name("CN=invented recipient");
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name, BigInteger.ONE, date(from), date(to), name, keys.getPublic());
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      String signed = algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      return new TestCertificate(
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(new JcaContentSignerBuilder(signed).build(keys.getPrivate()))),
          keys);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An RSA one that is valid in 2026. */
  public static TestCertificate rsa() {
    return of("RSA", 2048, KeyUsage.keyEncipherment, day(2026, 1), day(2027, 1));
  }

  /** One of the curve P-256 that is valid in 2026. */
  public static TestCertificate ec() {
    return of("EC", 256, KeyUsage.keyAgreement, day(2026, 1), day(2027, 1));
  }

  private static LocalDate day(int year, int month) {
    return LocalDate.of(year, month, 1);
  }

  private static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Writes the certificate as PEM. */
  public Path write(Path file) {
    try {
      return pem(file, "CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the private key as PEM. */
  public Path writeKey(Path file) {
    return pem(file, "PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  private static Path pem(Path file, String label, byte[] der) {
    try {
      return Files.writeString(
          file,
          "-----BEGIN "
              + label
              + "-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
              + "\n-----END "
              + label
              + "-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Decrypts what was encrypted to it. */
  public String decrypted(Path cms) {
    try {
      CMSAuthEnvelopedData data = new CMSAuthEnvelopedData(Files.readAllBytes(cms));
      Collection<RecipientInformation> all = data.getRecipientInfos().getRecipients();
      RecipientInformation only = all.iterator().next();
      byte[] plain =
          keys.getPrivate().getAlgorithm().equals("RSA")
              ? only.getContent(
                  new JceKeyTransAuthEnvelopedRecipient(keys.getPrivate()).setProvider(PROVIDER))
              : only.getContent(
                  new JceKeyAgreeAuthEnvelopedRecipient(keys.getPrivate()).setProvider(PROVIDER));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (CMSException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
