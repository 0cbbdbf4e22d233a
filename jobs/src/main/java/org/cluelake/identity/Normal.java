package org.cluelake.identity;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * The one written form of an identity. Forms are idempotent, and a text already normal is returned
 * as it is, without a copy. An empty result means there is no identity.
 *
 * <p>Letters are folded in ASCII only, so that no locale and no Unicode version changes a token.
 */
final class Normal {

  /** The full stops that separate labels as a dot does (RFC 3490, section 3.1). */
  private static final Pattern STOPS = Pattern.compile("[\u3002\uff0e\uff61]");

  private Normal() {}

  /** Normal form of every kind but documents, which have two parts. */
  static String of(IdentityKind kind, String raw) {
    return switch (kind) {
      case PHONE -> phone(raw);
      case ACCOUNT -> compact(raw, true);
      case DOCUMENT -> throw new IllegalArgumentException("a document has a type and a number");
      case IMEI -> imei(raw);
      case DEVICE -> upper(raw.strip());
      case TEXT -> name(raw);
    };
  }

  /** Spaces and hyphens dropped; {@code +} is 00; 0086 before 11 digits is the national number. */
  static String phone(String raw) {
    String text = compact(raw, true);
    if (text.startsWith("+")) {
      text = "00" + text.substring(1);
    }
    return isHomeFromAbroad(text) && Digits.all(text) ? text.substring(4) : text;
  }

  /** Whether a text is 0086 and 11 characters: the one form that would fit without being normal. */
  static boolean isHomeFromAbroad(String text) {
    return text.length() == 15 && text.startsWith("0086");
  }

  /** The same of ASCII from {@code from} to {@code to}. */
  static boolean isHomeFromAbroad(byte[] text, int from, int to) {
    return to - from == 15
        && text[from] == '0'
        && text[from + 1] == '0'
        && text[from + 2] == '8'
        && text[from + 3] == '6';
  }

  /**
   * The first 14 of 14 to 16 digits: type allocation code and serial number. What follows is a
   * check digit or, with 16 digits, the software version; without them a handset meets itself.
   */
  static String imei(String raw) {
    String text = compact(raw, true);
    return text.length() > 14 && text.length() <= 16 && Digits.all(text)
        ? text.substring(0, 14)
        : text;
  }

  /** White space dropped, upper case; a hyphen stays, since it may separate parts that matter. */
  static String documentNumber(String raw) {
    return compact(raw, false);
  }

  /** The lower-case word of contracts. */
  static String documentType(String raw) {
    return lower(raw.strip());
  }

  /**
   * Dotted names, domains and packages: lower case, the root's trailing dot dropped, letters beyond
   * ASCII as the A-labels name servers use (IDNA 2003, whose tables never change), so that a domain
   * meets itself however it was written down. Others, such as group ids, as written.
   */
  private static String name(String raw) {
    String text = isAscii(raw) ? raw : STOPS.matcher(raw).replaceAll(".");
    if (text.indexOf('.') < 0) {
      return text.strip();
    }
    String trimmed = trimmed(text);
    return lower(isAscii(trimmed) ? trimmed : trimmed(aLabels(trimmed)));
  }

  /** Without white space around and dots behind. */
  private static String trimmed(String text) {
    int end = text.length();
    while (end > 1
        && (text.charAt(end - 1) == '.' || Character.isWhitespace(text.charAt(end - 1)))) {
      end--;
    }
    return text.substring(0, end).strip();
  }

  /** The A-labels of a name, or the name itself where it is no domain. */
  private static String aLabels(String text) {
    try {
      return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String compact(String raw, boolean hyphensToo) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
        return compactFrom(i, raw, hyphensToo);
      }
    }
    return raw;
  }

  private static String compactFrom(int first, String raw, boolean hyphensToo) {
    StringBuilder text = new StringBuilder(raw.length()).append(raw, 0, first);
    for (int i = first; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (!isSpace(c) && !(hyphensToo && isHyphen(c))) {
        text.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
      }
    }
    return text.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u3000';
  }

  private static boolean isHyphen(char c) {
    return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\uff0d';
  }

  private static String upper(String text) {
    return shifted(text, 'a', 'A');
  }

  private static String lower(String text) {
    return shifted(text, 'A', 'a');
  }

  /** The 26 letters from {@code from} moved to those from {@code to}. */
  private static String shifted(String text, char from, char to) {
    StringBuilder shifted = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= from && c < from + 26) {
        shifted = shifted == null ? new StringBuilder(text) : shifted;
        shifted.setCharAt(i, (char) (c - from + to));
      }
    }
    return shifted == null ? text : shifted.toString();
  }
}
