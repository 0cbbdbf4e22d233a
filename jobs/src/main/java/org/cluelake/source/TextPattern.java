package org.cluelake.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern a whole text matches. The common shape, one set of ASCII characters so many times with
 * perhaps a plus sign before, is checked by hand at a tenth of the cost; others by the regular
 * expression itself.
 */
abstract class TextPattern {

  private static final Pattern ONE_SET =
      Pattern.compile(
          "(\\\\\\+\\?)?\\[((?:[0-9A-Za-z]-[0-9A-Za-z]|[0-9A-Za-z_])+)\\]\\{(\\d+)(?:,(\\d+))?\\}");

  abstract boolean matches(Field text);

  static TextPattern compile(String expression) {
    Matcher shape = ONE_SET.matcher(expression);
    if (!shape.matches()) {
      return new Regular(Pattern.compile(expression));
    }
    int least = Integer.parseInt(shape.group(3));
    int most = shape.group(4) == null ? least : Integer.parseInt(shape.group(4));
    return new OneSet(shape.group(1) != null, characters(shape.group(2)), least, most);
  }

  private static boolean[] characters(String set) {
    boolean[] member = new boolean[128];
    for (int i = 0; i < set.length(); i++) {
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      char last = range ? set.charAt(i + 2) : set.charAt(i);
      for (char c = set.charAt(i); c <= last; c++) {
        member[c] = true;
      }
      i += range ? 2 : 0;
    }
    return member;
  }

  private static final class OneSet extends TextPattern {

    private final boolean plus;
    private final boolean[] member;
    private final int least;
    private final int most;

    private OneSet(boolean plus, boolean[] member, int least, int most) {
      this.plus = plus;
      this.member = member;
      this.least = least;
      this.most = most;
    }

    @Override
    boolean matches(Field text) {
      int from = plus && text.length() > 0 && text.at(0) == '+' ? 1 : 0;
      int length = text.length() - from;
      if (length < least || length > most) {
        return false;
      }
      for (int i = from; i < text.length(); i++) {
        int b = text.at(i);
        if (b < 0 || !member[b]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Regular extends TextPattern {

    private final Matcher matcher;

    private Regular(Pattern pattern) {
      this.matcher = pattern.matcher("");
    }

    @Override
    boolean matches(Field text) {
      return matcher.reset(text.toString()).matches();
    }
  }
}
