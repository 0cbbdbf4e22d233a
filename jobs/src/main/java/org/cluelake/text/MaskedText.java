package org.cluelake.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with its links, telephone numbers and digits masked, so that neither a model nor a
 * campaign depends on whom a message was meant for. Texts that come masked keep their masks: a run
 * of capital letters is one sign, like a Chinese character.
 *
 * @param words as spaces part them
 * @param signs characters and masks across the words, spaces left out
 */
record MaskedText(List<String> words, List<String> signs) {

  private static final Pattern LINK =
      Pattern.compile("(?i)(https?://|www\\.)\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}(/\\S*)?");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9-]{5,}[0-9]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+([.,:][0-9]+)*");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  static MaskedText of(String text) {
    String masked = Normalizer.normalize(text, Normalizer.Form.NFKC);
    masked = LINK.matcher(masked).replaceAll("URL");
    masked = PHONE.matcher(masked).replaceAll("PHONE");
    masked = DIGITS.matcher(masked).replaceAll("DIGIT");
    List<String> words = new ArrayList<>();
    List<String> signs = new ArrayList<>();
    for (String word : SPACE.split(masked.strip())) {
      if (!word.isEmpty()) {
        words.add(word);
        split(word, signs);
      }
    }
    return new MaskedText(words, signs);
  }

  private static void split(String word, List<String> signs) {
    int i = 0;
    while (i < word.length()) {
      int end = i;
      while (end < word.length() && word.charAt(end) >= 'A' && word.charAt(end) <= 'Z') {
        end++;
      }
      end = end == i ? i + Character.charCount(word.codePointAt(i)) : end;
      signs.add(word.substring(i, end));
      i = end;
    }
  }
}
