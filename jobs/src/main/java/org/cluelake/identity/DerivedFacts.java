package org.cluelake.identity;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What later steps may know of an identity after it became a token, computed before and named in
 * contracts by {@code derivedBeforeToken}.
 *
 * <p>Every function takes any written form and answers null for null. Birthplace digits and birth
 * dates are never derived: a place must not reach a person's score. A victim's sex, and the {@link
 * AgeBand} on the day of the case, are for region tables alone, which compare counties as if they
 * had the same people.
 */
public final class DerivedFacts {

  /** One function of {@code derivedBeforeToken}: text in; String, Boolean or null out. */
  @FunctionalInterface
  public interface Fact {

    /** The fact of an identity as delivered, or null where there is none. */
    Object of(String value);
  }

  private static final NumberPlan PLAN = NumberPlan.bundled();

  private static final Map<String, Fact> FACTS =
      new TreeMap<>(
          Map.of(
              "number_class", value -> numberClass(value).id(),
              "is_overseas", value -> numberClass(value) == NumberClass.OVERSEAS,
              "type_allocation_code", DerivedFacts::typeAllocationCode,
              "bank_identification_number", DerivedFacts::bankIdentificationNumber,
              "account_checksum_ok", DerivedFacts::accountChecksumOk,
              "document_checksum_ok", DerivedFacts::documentChecksumOk,
              "document_country", value -> null,
              "sex", DerivedFacts::sex));

  private static final Set<String> BOOLEAN =
      Set.of("is_overseas", "account_checksum_ok", "document_checksum_ok");

  private DerivedFacts() {}

  /** Names a contract may use. */
  public static Set<String> names() {
    return Set.copyOf(FACTS.keySet());
  }

  /** Whether a function answers Boolean rather than String. */
  public static boolean isBoolean(String function) {
    Fact unused = named(function);
    return BOOLEAN.contains(function);
  }

  /**
   * The function of a name, to be looked up once per column.
   *
   * @throws IllegalArgumentException where no function has the name
   */
  public static Fact named(String function) {
    Fact fact = FACTS.get(function);
    if (fact == null) {
      throw new IllegalArgumentException(
          "derivedBeforeToken '" + function + "' is none of " + FACTS.keySet());
    }
    return value -> value == null ? null : fact.of(value);
  }

  /** The fact of one identity; a document is written {@code type:number}. */
  public static Object of(String function, String value) {
    return named(function).of(value);
  }

  /**
   * The fact of a document delivered in parts.
   *
   * @param declaredCountry the issuing country if the delivery declares it, else null; it is never
   *     guessed from the number, and an id card has none
   */
  public static Object ofDocument(
      String function, String type, String number, String declaredCountry) {
    if (type == null || number == null) {
      return null;
    }
    boolean idCard = Normal.documentType(type).equals(IdCard.TYPE);
    return "document_country".equals(function)
        ? (idCard ? null : declaredCountry)
        : of(function, type + ":" + number);
  }

  private static NumberClass numberClass(String value) {
    return PLAN.classOf(Normal.phone(value));
  }

  /** The first eight digits of an IMEI of 14 to 16 digits. */
  private static String typeAllocationCode(String value) {
    String imei = Normal.imei(value);
    return imei.length() == 14 && Digits.all(imei) ? imei.substring(0, 8) : null;
  }

  /** The first six digits of a card of 16 to 19 digits. */
  private static String bankIdentificationNumber(String value) {
    String account = Normal.of(IdentityKind.ACCOUNT, value);
    return isCard(account) ? account.substring(0, 6) : null;
  }

  private static Boolean accountChecksumOk(String value) {
    String account = Normal.of(IdentityKind.ACCOUNT, value);
    return isCard(account) ? CheckDigits.luhn(account) : null;
  }

  /**
   * Null for other documents and for the id card of 15 digits, which had no check character. A
   * number without its type is taken for an id card where it has the form of one.
   */
  private static Boolean documentChecksumOk(String value) {
    int colon = value.indexOf(':');
    String number = Normal.documentNumber(value.substring(colon + 1));
    boolean applies =
        colon < 0
            ? Encoding.encodeDocument(IdCard.TYPE, number) != Encoding.DOES_NOT_FIT
            : Normal.documentType(value.substring(0, colon)).equals(IdCard.TYPE)
                && !(number.length() == 15 && Digits.all(number));
    return applies ? CheckDigits.idCard(number) : null;
  }

  /** {@code female} or {@code male} by an identity card written {@code type:number}, or null. */
  private static String sex(String value) {
    int colon = value.indexOf(':');
    return colon < 0
        ? null
        : IdCard.of(value.substring(0, colon), value.substring(colon + 1))
            .map(card -> card.isOddNumber() ? "male" : "female")
            .orElse(null);
  }

  private static boolean isCard(String account) {
    return account.length() >= 16 && account.length() <= 19 && Digits.all(account);
  }
}
