package org.cluelake.sample;

/** Invented identities, injective in their index, from ranges nobody has been assigned. */
final class Identities {

  private static final int[] DOCUMENT_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };
  private static final String DOCUMENT_CHECK = "10X98765432";
  private static final int[] ACCOUNT_LENGTHS = {16, 18, 19, 19};

  /** Message ports below serve people and, above the first hundreds, nobody. */
  static final int FIRST_PORT_OF_MACHINES = 8000;

  private Identities() {}

  /** Mobile number: 111 or 112 and eight digits. */
  static String mobile(long index) {
    long scattered = scatter(index, 200_000_000L);
    return "11" + (1 + scattered / 100_000_000L) + digits(scattered % 100_000_000L, 8);
  }

  /** Virtual operators' number: 1170 and seven digits. */
  static String virtualMobile(long index) {
    return "1170" + digits(scatter(index, 10_000_000L), 7);
  }

  /** IoT card: 1064 and nine digits. */
  static String iot(long index) {
    return "1064" + digits(scatter(index, 1_000_000_000L), 9);
  }

  /** Fixed line: 0999 and seven digits. */
  static String fixed(long index) {
    return "0999" + digits(scatter(index, 10_000_000L), 7);
  }

  /** Overseas number: 00, an unassigned country code 210 to 219, eight digits. */
  static String overseas(long index) {
    return "00" + (210 + scatter(index, 10)) + digits(scatter(index, 100_000_000L), 8);
  }

  /**
   * Service number: ten of 9599x, a thousand 400 numbers, then long 95 numbers among those that
   * send no messages; 8000 in all.
   */
  static String service(long index) {
    if (index < 10) {
      return "9599" + index;
    }
    if (index >= FIRST_PORT_OF_MACHINES) {
      throw new IllegalArgumentException("the ranges hold no service number " + index);
    }
    return index < 1010 ? "4009900" + digits(scatter(index, 1000), 3) : port(index);
  }

  /** Identity card of GB 11643 with its check character. */
  static String idCard(String county, int year, int month, int day, int sequence) {
    String body =
        county + digits(year, 4) + digits(month, 2) + digits(day, 2) + digits(sequence, 3);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * DOCUMENT_WEIGHTS[i];
    }
    return body + DOCUMENT_CHECK.charAt(sum % 11);
  }

  /** Passport: Z and eight digits. */
  static String passport(long index) {
    return "Z" + digits(scatter(index, 100_000_000L), 8);
  }

  /** Organisation code: 9A and sixteen digits. */
  static String organisation(long index) {
    return "9A" + digits(scatter(index, 10_000_000_000_000_000L), 16);
  }

  /** Bank account of 16, 18 or 19 digits from 99 with the Luhn digit. */
  static String account(long index) {
    int length = ACCOUNT_LENGTHS[(int) (index % ACCOUNT_LENGTHS.length)];
    return luhn("99" + digits(scatter(index, 10_000_000_000L), 10) + "0".repeat(length - 13));
  }

  /** Wallet: W99 and fourteen digits. */
  static String wallet(long index) {
    return "W99" + digits(scatter(index, 100_000_000_000_000L), 14);
  }

  /** Message port: 9599 and four digits. */
  static String port(long index) {
    return "9599" + digits(scatter(index, 10_000), 4);
  }

  /** Handset identity with the Luhn digit; its model code is 9900, a digit but 9, 0, two digits. */
  static String imei(long index) {
    String serial = digits(scatter(index, 900_000_000L), 9);
    return luhn("9900" + serial.charAt(0) + "0" + serial.substring(1));
  }

  /** Identity of a radio module in a machine, with the Luhn digit; its model code is 990090xx. */
  static String module(long index) {
    return luhn("990090" + digits(scatter(index, 100_000_000L), 8));
  }

  /** Identity of a device of a model of four digits whose second is not 0, with the Luhn digit. */
  static String ofModel(int model, long index) {
    return luhn("9900" + digits(model, 4) + digits(scatter(index, 1_000_000L), 6));
  }

  private static String luhn(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return body + (10 - sum % 10) % 10;
  }

  /** A permutation of 0..size-1 for sizes that are 1, 2 or 9 times a power of ten. */
  private static long scatter(long index, long size) {
    return Math.floorMod(Math.floorMod(index, size) * 7_368_787L + 1_299_709L, size);
  }

  private static String digits(long value, int width) {
    String text = Long.toString(value);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }
}
