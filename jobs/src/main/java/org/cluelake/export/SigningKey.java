package org.cluelake.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.OwnerOnly;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * The key that packages are signed with: Ed25519 (RFC 8032), whose signatures depend on nothing but
 * key and message, so the same package has the same signature. Both files are PEM as {@code
 * openssl} reads them: the private key PKCS#8, readable by its owner alone, the public key
 * SubjectPublicKeyInfo.
 */
public final class SigningKey {

  /** File of the private key. */
  public static final String PRIVATE = "signing-key.pem";

  /** File of the public key, which recipients get by another way than the packages. */
  public static final String PUBLIC = "signing-key.pub.pem";

  private static final String ALGORITHM = "Ed25519";
  private static final String REMEDY = "make one with: ./cluelake export key --out DIR";

  /** Far more than a key of this kind; keeps a wrong path from being read whole. */
  private static final long MOST_BYTES = 4096;

  private final PrivateKey secret;
  private final PublicKey shown;

  private SigningKey(PrivateKey secret, PublicKey shown) {
    this.secret = secret;
    this.shown = shown;
  }

  /**
   * Makes a key pair as two new files of a folder. Nothing is replaced: recipients hold the public
   * key of an existing one.
   *
   * @throws PipelineException CONFIG where a file exists, RESOURCE where none can be written
   */
  public static SigningKey create(Path folder) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      if (Files.exists(folder.resolve(PUBLIC))) {
        throw new FileAlreadyExistsException(PUBLIC);
      }
      OwnerOnly.create(folder.resolve(PRIVATE), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      Path unused =
          Files.write(folder.resolve(PUBLIC), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
      return new SigningKey(pair.getPrivate(), pair.getPublic());
    } catch (FileAlreadyExistsException e) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "%s holds a signing key already; choose another folder", folder);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the signing key cannot be written to %s", folder);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks Ed25519", e);
    }
  }

  /**
   * The key pair of a private key's file.
   *
   * @throws PipelineException CONFIG where it is missing, open to group or others, or no such key
   */
  public static SigningKey read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw refused(file, "is missing; " + REMEDY);
      }
      if (OwnerOnly.isOpenToOthers(file)) {
        throw refused(file, "is open to group or others; close it with: chmod 600 " + file);
      }
      byte[] encoded = content(file, "PRIVATE KEY");
      PrivateKey secret =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      Arrays.fill(encoded, (byte) 0);
      return new SigningKey(secret, publicKey((EdECPrivateKey) secret));
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", file);
    } catch (GeneralSecurityException e) {
      // The cause may quote what it could not read, and that may be a key.
      throw refused(file, "is no Ed25519 key in PKCS#8 PEM; " + REMEDY);
    }
  }

  /**
   * A public key from its file.
   *
   * @throws PipelineException CONFIG where it is missing or no Ed25519 public key
   */
  public static PublicKey publicKey(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw refused(file, "is missing; ask the sender of the packages for it");
      }
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(content(file, "PUBLIC KEY")));
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", file);
    } catch (GeneralSecurityException e) {
      throw refused(file, "is no Ed25519 public key in PEM");
    }
  }

  /** The Java runtime cannot give the public half of a key it reads. */
  private static PublicKey publicKey(EdECPrivateKey secret)
      throws GeneralSecurityException, IOException {
    byte[] seed = secret.getBytes().orElseThrow(GeneralSecurityException::new);
    byte[] encoded =
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                new Ed25519PrivateKeyParameters(seed).generatePublicKey())
            .getEncoded();
    Arrays.fill(seed, (byte) 0);
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** The public key. */
  public PublicKey publicKey() {
    return shown;
  }

  /** Signs some bytes; 64 bytes, the same for the same. */
  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read signs", e);
    }
  }

  /** Whether a signature is this message's by the holder of the key. */
  static boolean isSigned(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * SHA-256 of a public key's DER: {@code openssl pkey -pubin -in FILE -outform DER | sha256sum}.
   */
  public static String fingerprint(PublicKey key) {
    return Sha256.hex(key.getEncoded());
  }

  private static byte[] pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] content(Path file, String label)
      throws IOException, GeneralSecurityException {
    if (Files.size(file) > MOST_BYTES) {
      throw new GeneralSecurityException("too long");
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    if (!text.startsWith(begin) || !text.endsWith(end)) {
      throw new GeneralSecurityException("no PEM");
    }
    try {
      return Base64.getMimeDecoder()
          .decode(text.substring(begin.length(), text.length() - end.length()));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("no base64");
    }
  }

  private static PipelineException refused(Path file, String why) {
    return PipelineException.of(ErrorKind.CONFIG, "key %s %s", file, why);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "SigningKey[hidden]";
  }
}
