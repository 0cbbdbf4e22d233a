package org.cluelake.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers and foreign texts are written, the same on every machine. */
final class Words {

  /** Longer than any count a sentence holds, shorter than any phone, account or common token. */
  private static final Pattern IDENTITY = Pattern.compile("\\d{9,}");

  /** Controls and direction marks have no place in a page and let a name pose as another. */
  private static final Pattern UNSHOWABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\uFFFE\\uFFFF\\u2028\\u2029]");

  private Words() {}

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String money(BigDecimal yuan) {
    return String.format(Locale.ROOT, "%,.2f", yuan.setScale(2, RoundingMode.HALF_UP));
  }

  static String seconds(long millis) {
    return BigDecimal.valueOf(millis).movePointLeft(3).setScale(1, RoundingMode.HALF_UP) + "";
  }

  /** With its sign, so that a change reads as one. */
  static String difference(long value) {
    return value == 0 ? "unchanged" : String.format(Locale.ROOT, "%+,d", value);
  }

  /** A text from outside, fit to be shown; null stays a dash. */
  static String shown(String text) {
    return text == null || text.isBlank() ? "–" : UNSHOWABLE.matcher(text).replaceAll("�");
  }

  /** The same as the start of a line. */
  static String capital(String text) {
    String shown = shown(text);
    return shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1);
  }

  /** The same without anything long enough to be an identity or a token. */
  static String withoutIdentities(String text) {
    return IDENTITY.matcher(shown(text)).replaceAll("[number withheld]");
  }

  /** Percent of a whole, for the width of a bar: at least 1 where there is anything. */
  static int share(long part, long whole) {
    return part <= 0 || whole <= 0 ? 0 : (int) Math.max(1, Math.round(100.0 * part / whole));
  }
}
