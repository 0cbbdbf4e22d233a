package org.cluelake.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The words of the policymakers' pages in one language. */
final class ListingTexts {

  /** A language of the pages. */
  enum Language {
    /** Chinese, the first. */
    ZH("zh-CN", ""),
    EN("en", ".en");

    private final String tag;
    private final String suffix;

    Language(String tag, String suffix) {
      this.tag = tag;
      this.suffix = suffix;
    }

    /** BCP 47 tag. */
    String tag() {
      return tag;
    }

    /** Name of the page of a side. */
    String file(String side) {
      return side + suffix + ".html";
    }

    Language other() {
      return this == ZH ? EN : ZH;
    }
  }

  private final Language language;
  private final Map<String, String> texts;

  private ListingTexts(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  static ListingTexts of(Language language) {
    String file = "listing_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
    Properties read = new Properties();
    try (Reader in =
        new InputStreamReader(
            ListingTexts.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
    return new ListingTexts(language, texts);
  }

  Language language() {
    return language;
  }

  /** Every text by its key, for those a template shows as they are. */
  Map<String, String> all() {
    return texts;
  }

  /** A text with its places filled. */
  String of(String key, Object... values) {
    String text = texts.get(key);
    if (text == null) {
      throw PipelineException.of(
          ErrorKind.INTERNAL, "the pages have no text %s in %s", key, language.tag());
    }
    return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
  }

  /** The text of a word of a contract: {@code state.red} and the like. */
  String word(String kind, String word) {
    return of(kind + "." + word);
  }
}
