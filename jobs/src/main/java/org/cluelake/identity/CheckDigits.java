package org.cluelake.identity;

/** Check characters of cards (ISO/IEC 7812, Luhn) and id cards (GB 11643, ISO 7064 MOD 11-2). */
final class CheckDigits {

  private static final String MOD_11_2 = "10X98765432";

  private CheckDigits() {}

  /** Whether the last of some digits is the Luhn check digit of those before it. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      boolean doubled = (digits.length() - i) % 2 == 0;
      sum += !doubled ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
    }
    return sum % 10 == 0;
  }

  /** Whether a text is 17 digits and their check character, 0 to 9 or X. */
  static boolean idCard(String number) {
    if (number.length() != 18 || !Digits.all(number, 0, 17)) {
      return false;
    }
    int remainder = 0;
    for (int i = 0; i < 17; i++) {
      remainder = (remainder + number.charAt(i) - '0') * 2 % 11;
    }
    return number.charAt(17) == MOD_11_2.charAt(remainder);
  }
}
