package org.cluelake.identity;

import java.util.List;

/**
 * Normalised identities as distinct longs below 2^62, and back. What cannot be told apart in 62
 * bits does not fit.
 *
 * <p>The ranges are part of every token: they never change, and a new document type goes last.
 */
final class Encoding {

  /** The answer for an identity that needs a registry token. */
  static final long DOES_NOT_FIT = -1;

  private static final int PHONE_DIGITS = 17;
  private static final int ACCOUNT_DIGITS = 18;
  private static final int IMEI_DIGITS = 14;

  private static final String ID_CARD = "id_card";
  private static final int ID_CARD_DIGITS = 17;
  private static final long ID_CARDS = 11 * 100_000_000_000_000_000L;

  /** Types whose short numbers follow the id cards, each in a range of its own. */
  private static final List<String> OTHER_DOCUMENTS =
      List.of("passport", "residence_permit", "org_code", "other");

  private static final int OTHER_CHARACTERS = 10;
  private static final long OTHER_SPAN = Digits.span(36, OTHER_CHARACTERS);

  private Encoding() {}

  /** The long of a normalised identity, or {@link #DOES_NOT_FIT}. */
  static long encode(IdentityKind kind, String normal) {
    return switch (kind) {
      case PHONE -> decimal(normal, PHONE_DIGITS);
      case ACCOUNT -> decimal(normal, ACCOUNT_DIGITS);
      case IMEI ->
          normal.length() == IMEI_DIGITS && Digits.all(normal)
              ? Digits.number(normal, 0, IMEI_DIGITS)
              : DOES_NOT_FIT;
      case DOCUMENT -> throw new IllegalArgumentException("a document has a type and a number");
      case DEVICE, TEXT -> DOES_NOT_FIT;
    };
  }

  /**
   * The long of a text as delivered that needs no normalising: digits and nothing else. Whatever
   * else does not fit here may fit once it is normalised.
   */
  static long encodeDelivered(IdentityKind kind, byte[] text, int from, int to) {
    int length = to - from;
    return switch (kind) {
      case PHONE ->
          length > PHONE_DIGITS || Normal.isHomeFromAbroad(text, from, to)
              ? DOES_NOT_FIT
              : Digits.encodeDecimal(text, from, to);
      case ACCOUNT -> length > ACCOUNT_DIGITS ? DOES_NOT_FIT : Digits.encodeDecimal(text, from, to);
      case IMEI ->
          length >= IMEI_DIGITS
                  && length <= IMEI_DIGITS + 2
                  && Digits.encodeDecimal(text, from, to) != DOES_NOT_FIT
              ? Digits.number(text, from, from + IMEI_DIGITS)
              : DOES_NOT_FIT;
      case DOCUMENT, DEVICE, TEXT -> DOES_NOT_FIT;
    };
  }

  /** The long of a normalised document, or {@link #DOES_NOT_FIT}. */
  static long encodeDocument(String type, String number) {
    if (type.equals(ID_CARD)) {
      return idCard(number);
    }
    int range = OTHER_DOCUMENTS.indexOf(type);
    if (range < 0 || number.length() > OTHER_CHARACTERS) {
      return DOES_NOT_FIT;
    }
    long value = Digits.encode(36, number);
    return value < 0 ? DOES_NOT_FIT : ID_CARDS + range * OTHER_SPAN + value;
  }

  /**
   * The normalised identity of a long; a document is written {@code type:number}.
   *
   * @throws IllegalArgumentException where no identity of the kind has this long
   */
  static String decode(IdentityKind kind, long value) {
    long limit =
        switch (kind) {
          case PHONE -> Digits.span(10, PHONE_DIGITS);
          case ACCOUNT -> Digits.span(10, ACCOUNT_DIGITS);
          case IMEI -> 100_000_000_000_000L;
          case DOCUMENT -> ID_CARDS + OTHER_DOCUMENTS.size() * OTHER_SPAN;
          case DEVICE, TEXT -> 0;
        };
    if (value < 0 || value >= limit) {
      throw new IllegalArgumentException("no token of kind " + kind.id() + " under this key");
    }
    return switch (kind) {
      case PHONE, ACCOUNT -> Digits.decode(10, value);
      case IMEI -> Digits.padded(10, value, IMEI_DIGITS);
      case DOCUMENT -> value < ID_CARDS ? idCard(value) : otherDocument(value - ID_CARDS);
      case DEVICE, TEXT -> throw new AssertionError("nothing of these kinds fits");
    };
  }

  private static long decimal(String digits, int most) {
    return digits.length() > most ? DOES_NOT_FIT : Digits.encodeDecimal(digits);
  }

  private static long idCard(String number) {
    if (number.length() != ID_CARD_DIGITS + 1 || !Digits.all(number, 0, ID_CARD_DIGITS)) {
      return DOES_NOT_FIT;
    }
    char check = number.charAt(ID_CARD_DIGITS);
    int last = check == 'X' ? 10 : check - '0';
    return last < 0 || last > 10 || (last == 10 && check != 'X')
        ? DOES_NOT_FIT
        : Digits.number(number, 0, ID_CARD_DIGITS) * 11 + last;
  }

  private static String idCard(long value) {
    String check = value % 11 == 10 ? "X" : Long.toString(value % 11);
    return ID_CARD + ":" + Digits.padded(10, value / 11, ID_CARD_DIGITS) + check;
  }

  private static String otherDocument(long value) {
    String type = OTHER_DOCUMENTS.get((int) (value / OTHER_SPAN));
    return type + ":" + Digits.decode(36, value % OTHER_SPAN);
  }
}
