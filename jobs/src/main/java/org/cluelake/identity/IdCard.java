package org.cluelake.identity;

import java.util.Optional;

/**
 * What an identity card number says of its holder (GB 11643), for as long as it takes to make a
 * token of it. Read from cards of 18 characters whose check character is right and from those of 15
 * digits, all of people born in the twentieth century; no other document says anything.
 *
 * @param born the digits of year, month and day, which may be no date
 * @param isOddNumber whether the number within county and day is odd, as those of men are
 */
record IdCard(int born, boolean isOddNumber) {

  /** The type of document it is. */
  static final String TYPE = "id_card";

  /** The card of a document, if it is one that can be read. */
  static Optional<IdCard> of(String documentType, String documentNumber) {
    if (documentType == null
        || documentNumber == null
        || !Normal.documentType(documentType).equals(TYPE)) {
      return Optional.empty();
    }
    String number = Normal.documentNumber(documentNumber);
    if (CheckDigits.idCard(number)) {
      return Optional.of(new IdCard(Integer.parseInt(number, 6, 14, 10), isOdd(number.charAt(16))));
    }
    return number.length() == 15 && Digits.all(number)
        ? Optional.of(
            new IdCard(19_000_000 + Integer.parseInt(number, 6, 12, 10), isOdd(number.charAt(14))))
        : Optional.empty();
  }

  private static boolean isOdd(char digit) {
    return digit % 2 == 1;
  }
}
