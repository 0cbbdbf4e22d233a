package org.cluelake.identity;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Turns identities into tokens, a column of a batch at a time, and the release step's tokens back.
 *
 * <p>Texts are brought to their normal form first, so every way of writing an identity gives one
 * token. A null, or a text of nothing but separators, is no identity. Whatever does not fit 62 bits
 * gets the registry token it wants, with the fingerprint the {@link TokenRegistry} needs.
 *
 * <p>A document given as one text is written {@code type:number}.
 *
 * <p>Not safe for use by several threads, and not serializable: each task opens its own. No message
 * or text form of this class shows a key or an identity.
 */
public final class Tokenizer {

  private record KindKeys(Ff1 permutation, KeyedHash hash, KnownTokens known, KnownTexts texts) {

    KindKeys(byte[] key) {
      this(new Ff1(key), new KeyedHash(key), new KnownTokens(), new KnownTexts());
    }
  }

  private final Map<IdentityKind, KindKeys> keys = new EnumMap<>(IdentityKind.class);
  private final TokenColumn single = new TokenColumn(1);

  private Tokenizer(MasterKey master) {
    for (IdentityKind kind : IdentityKind.values()) {
      byte[] key = master.derive(kind);
      keys.put(kind, new KindKeys(key));
      Arrays.fill(key, (byte) 0);
    }
  }

  /** A tokenizer with the keys of a key file; see {@link KeyFile#read} for what is refused. */
  public static Tokenizer open(Path keyFile) {
    try (MasterKey master = KeyFile.read(keyFile)) {
      return new Tokenizer(master);
    }
  }

  /** A tokenizer with the keys of a master key, which stays the caller's to close. */
  static Tokenizer of(MasterKey master) {
    return new Tokenizer(master);
  }

  /** Fills a column with the tokens of the first {@code count} values, all of one kind. */
  public void tokens(IdentityKind kind, TextColumn values, int count, TokenColumn out) {
    KindKeys of = keys.get(kind);
    out.start(count, of.known());
    for (int row = 0; row < count; row++) {
      if (!values.isEmpty(row)) {
        add(kind, values, row, out);
      }
    }
    out.encrypt(of.permutation());
  }

  /** The same where each row has a kind of its own; a row without a kind or value has no token. */
  public void tokens(IdentityKind[] kinds, TextColumn values, int count, TokenColumn out) {
    out.start(count, null);
    for (IdentityKind kind : IdentityKind.values()) {
      KindKeys of = keys.get(kind);
      out.knowing(of.known());
      for (int row = 0; row < count; row++) {
        if (kinds[row] == kind && !values.isEmpty(row)) {
          add(kind, values, row, out);
        }
      }
      out.encrypt(of.permutation());
    }
  }

  /** Fills a column with the tokens of documents; both type and number make a document. */
  public void documentTokens(TextColumn types, TextColumn numbers, int count, TokenColumn out) {
    KindKeys of = keys.get(IdentityKind.DOCUMENT);
    out.start(count, of.known());
    for (int row = 0; row < count; row++) {
      if (!types.isEmpty(row) && !numbers.isEmpty(row)) {
        addDocument(types.text(row), numbers.text(row), row, out);
      }
    }
    out.encrypt(of.permutation());
  }

  /**
   * The token of one identity; slow, for tests and evaluation.
   *
   * @throws IllegalArgumentException where the text holds no identity
   */
  public long token(IdentityKind kind, String value) {
    tokens(kind, TextColumn.of(value), 1, single);
    return onlyToken();
  }

  /** The token of one document; slow, for tests and evaluation. */
  public long documentToken(String type, String number) {
    documentTokens(TextColumn.of(type), TextColumn.of(number), 1, single);
    return onlyToken();
  }

  /**
   * The normal form of the identity a token stands for; a document is written {@code type:number}.
   * Only {@link SealedIdentities} has a reason to ask.
   *
   * @throws IllegalArgumentException where it is a registry token, or no token of this kind and key
   */
  public String identityOf(IdentityKind kind, long token) {
    if (token < 0 || RegistryToken.is(token)) {
      throw new IllegalArgumentException("only a token below 2^62 can be turned back");
    }
    long[] value = {token};
    keys.get(kind).permutation().decrypt(value, 0, 1);
    return Encoding.decode(kind, value[0]);
  }

  private long onlyToken() {
    if (!single.isPresent(0)) {
      throw new IllegalArgumentException("the text holds no identity");
    }
    return single.token(0);
  }

  private void add(IdentityKind kind, TextColumn values, int row, TokenColumn out) {
    // Most texts arrive in normal form, and those that fit as they are need no second look.
    long asDelivered =
        Encoding.encodeDelivered(kind, values.bytes(row), values.from(row), values.to(row));
    if (asDelivered != Encoding.DOES_NOT_FIT) {
      out.fits(row, asDelivered);
      return;
    }
    if (kind == IdentityKind.DOCUMENT) {
      String raw = values.text(row);
      int colon = raw.indexOf(':');
      addDocument(raw.substring(0, Math.max(0, colon)), raw.substring(colon + 1), row, out);
      return;
    }
    KnownTexts known = keys.get(kind).texts();
    RegistryToken token = known.of(values.bytes(row), values.from(row), values.to(row));
    if (token != null) {
      out.wants(row, token);
      return;
    }
    String normal = Normal.of(kind, values.text(row));
    if (normal.isEmpty()) {
      return;
    }
    long value = Encoding.encode(kind, normal);
    if (value == Encoding.DOES_NOT_FIT) {
      token = keys.get(kind).hash().registryToken(normal);
      known.put(values.bytes(row), values.from(row), values.to(row), token);
      out.wants(row, token);
    } else {
      out.fits(row, value);
    }
  }

  private void addDocument(String rawType, String rawNumber, int row, TokenColumn out) {
    String type = Normal.documentType(rawType);
    String number = Normal.documentNumber(rawNumber);
    if (number.isEmpty()) {
      return;
    }
    long value = Encoding.encodeDocument(type, number);
    if (value == Encoding.DOES_NOT_FIT) {
      out.wants(row, keys.get(IdentityKind.DOCUMENT).hash().registryToken(type + ":" + number));
    } else {
      out.fits(row, value);
    }
  }
}
