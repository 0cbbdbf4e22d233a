package org.cluelake.identity;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;

/**
 * Turns the tokens of a package back and writes what they stand for as CMS (RFC 5652, RFC 5083):
 * AES-256-GCM, its key encrypted to the recipient's certificate. The plain text goes row by row
 * into the cipher; it is in no file, no log and no answer of this class.
 *
 * <p>Inside is CSV in UTF-8 with CRLF, every field quoted: {@code kind, pseudonym, identity}; a
 * document is written {@code type:number}.
 */
public final class SealedIdentities {

  /** Its name in a package. */
  public static final String NAME = "identities.csv.cms";

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private SealedIdentities() {}

  /**
   * Counts, the only thing of identities that is written in clear.
   *
   * @param given identities in the file, by kind
   * @param missing tokens of the package that could not be turned back, by kind
   */
  public record Counts(Map<IdentityKind, Long> given, Map<IdentityKind, Long> missing) {

    public Counts {
      given = Map.copyOf(given);
      missing = Map.copyOf(missing);
    }
  }

  /**
   * Encrypts the identities behind some pseudonyms.
   *
   * @param keys the recipient's
   * @param pseudonyms those its package holds, and no other, by kind
   * @param longOnes identities too long for a token to be turned back, as found in deliveries
   * @param file where the encrypted bytes go; a new file
   */
  public static Counts write(
      RecipientCertificate to,
      Tokenizer tokenizer,
      ReleaseKeys keys,
      Map<IdentityKind, ? extends Collection<String>> pseudonyms,
      LongIdentities longOnes,
      Path file)
      throws IOException {
    Map<IdentityKind, Long> given = new EnumMap<>(IdentityKind.class);
    Map<IdentityKind, Long> missing = new EnumMap<>(IdentityKind.class);
    try (OutputStream all = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        // Closes what it wraps once; the cipher bears no second time.
        OutputStream sealed = new BufferedOutputStream(sealing(to, all));
        Writer utf8 = new OutputStreamWriter(sealed, StandardCharsets.UTF_8);
        CsvWriter csv =
            CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(utf8)) {
      csv.writeRecord("kind", "pseudonym", "identity");
      for (Map.Entry<IdentityKind, ? extends Collection<String>> kind :
          new EnumMap<IdentityKind, Collection<String>>(pseudonyms).entrySet()) {
        for (String pseudonym : new TreeSet<>(kind.getValue())) {
          long token = keys.token(kind.getKey(), pseudonym);
          String identity = identity(kind.getKey(), token, tokenizer, longOnes);
          Long unused = (identity == null ? missing : given).merge(kind.getKey(), 1L, Long::sum);
          if (identity != null) {
            csv.writeRecord(kind.getKey().id(), pseudonym, identity);
          }
        }
      }
    }
    return new Counts(given, missing);
  }

  private static String identity(
      IdentityKind kind, long token, Tokenizer tokenizer, LongIdentities longOnes) {
    if (RegistryToken.is(token)) {
      return longOnes.of(kind, token);
    }
    try {
      return tokenizer.identityOf(kind, token);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static OutputStream sealing(RecipientCertificate to, OutputStream out)
      throws IOException {
    try {
      CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
      generator.addRecipientInfoGenerator(recipient(to));
      return generator.open(
          out,
          (OutputAEADEncryptor)
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                  .setProvider(PROVIDER)
                  .build());
    } catch (CMSException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was checked can be encrypted to", e);
    }
  }

  private static RecipientInfoGenerator recipient(RecipientCertificate to)
      throws GeneralSecurityException {
    if (to.isRsa()) {
      AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
      AlgorithmIdentifier oaep =
          new AlgorithmIdentifier(
              PKCSObjectIdentifiers.id_RSAES_OAEP,
              new RSAESOAEPparams(
                  sha256,
                  new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
                  RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
      return new JceKeyTransRecipientInfoGenerator(to.certificate(), oaep).setProvider(PROVIDER);
    }
    ECPublicKey theirs = (ECPublicKey) to.certificate().getPublicKey();
    KeyPairGenerator ephemeral = KeyPairGenerator.getInstance("EC", PROVIDER);
    ephemeral.initialize(theirs.getParams());
    KeyPair once = ephemeral.generateKeyPair();
    return new JceKeyAgreeRecipientInfoGenerator(
            CMSAlgorithm.ECDH_SHA256KDF,
            once.getPrivate(),
            once.getPublic(),
            CMSAlgorithm.AES256_WRAP)
        .addRecipient(to.certificate())
        .setProvider(PROVIDER);
  }
}
