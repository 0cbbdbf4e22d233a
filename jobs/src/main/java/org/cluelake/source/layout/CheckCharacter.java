package org.cluelake.source.layout;

/** Check characters of invented identities, so that they pass for well-formed. */
final class CheckCharacter {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHARACTERS = "10X98765432";

  private CheckCharacter() {}

  /** ISO/IEC 7812-1 for any number of digits. */
  static char luhn(String digits) throws RowRefused {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits, digits.length() - 1 - i);
      int counted = i % 2 == 0 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /** GB 11643 for 17 digits. */
  static char gb11643(String digits) throws RowRefused {
    if (digits.length() != WEIGHTS.length) {
      throw new RowRefused("CHECK_DIGIT");
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * digit(digits, i);
    }
    return CHARACTERS.charAt(sum % 11);
  }

  private static int digit(String digits, int at) throws RowRefused {
    int digit = digits.charAt(at) - '0';
    if (digit < 0 || digit > 9) {
      throw new RowRefused("CHECK_DIGIT");
    }
    return digit;
  }
}
