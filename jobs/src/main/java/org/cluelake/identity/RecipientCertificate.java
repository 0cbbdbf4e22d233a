package org.cluelake.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * The X.509 certificate that a recipient's identities are encrypted to, held to what makes it fit
 * for that. Who it belongs to is not asked of an authority: the operator of the lake put the file
 * beside {@code recipients.yaml} and answers for it.
 */
public final class RecipientCertificate {

  /** NIST SP 800-57: 112 bits of strength are 2048 bits of RSA; less is refused. */
  private static final int LEAST_RSA_BITS = 2048;

  private static final long MOST_BYTES = 65_536;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  private final X509Certificate certificate;

  private RecipientCertificate(X509Certificate certificate) {
    this.certificate = certificate;
  }

  /**
   * The certificate in a PEM or DER file.
   *
   * @param night the business date by which it must not have expired, so that a rerun judges as the
   *     first run
   * @throws PipelineException CONFIG where it is missing, unreadable, expired or unfit
   */
  public static RecipientCertificate read(Path file, LocalDate night) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        throw refused(file, "is missing or no certificate; without one no identity leaves");
      }
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
      check(file, certificate, night);
      return new RecipientCertificate(certificate);
    } catch (CertificateException e) {
      throw refused(file, "holds no X.509 certificate; ask the recipient for it in PEM");
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", file);
    }
  }

  private static void check(Path file, X509Certificate certificate, LocalDate night)
      throws CertificateParsingException {
    Date day = Date.from(night.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());
    // A night older than the certificate may be encrypted to it; one younger than its end may not.
    if (day.after(certificate.getNotAfter())) {
      throw refused(file, "has expired by " + night + "; ask the recipient for a new one");
    }
    PublicKey key = certificate.getPublicKey();
    boolean isRsa = key instanceof RSAPublicKey;
    if (!isRsa && !key.getAlgorithm().equals("EC")) {
      throw refused(file, "has neither an RSA nor an EC key; the recipient wants one of those");
    }
    if (isRsa && ((RSAPublicKey) key).getModulus().bitLength() < LEAST_RSA_BITS) {
      throw refused(file, "has an RSA key of less than 2048 bits; ask for a longer one");
    }
    boolean[] use = certificate.getKeyUsage();
    if (use != null && !use[isRsa ? KEY_ENCIPHERMENT : KEY_AGREEMENT]) {
      throw refused(file, "does not allow encryption by its key usage; ask for one that does");
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  boolean isRsa() {
    return certificate.getPublicKey() instanceof RSAPublicKey;
  }

  /** SHA-256 of the certificate, as {@code openssl x509 -fingerprint -sha256} prints it. */
  public String fingerprint() {
    try {
      return Sha256.hex(certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was read has an encoding", e);
    }
  }

  private static PipelineException refused(Path file, String why) {
    return PipelineException.of(
        ErrorKind.CONFIG, "certificate %s of recipients.yaml %s", file.getFileName(), why);
  }
}
