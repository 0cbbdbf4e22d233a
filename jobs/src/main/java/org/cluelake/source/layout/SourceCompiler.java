package org.cluelake.source.layout;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a mapping's sources, checked, with the columns the layout asks them for. */
final class SourceCompiler {

  private final LayoutParser parser;
  private final LayoutFile words;

  SourceCompiler(LayoutParser parser, LayoutFile words) {
    this.parser = parser;
    this.words = words;
  }

  /** Every source by its name. */
  Map<String, SourceFile> sources() {
    Map<String, SourceFile> sources = new TreeMap<>();
    words.sources().forEach((name, source) -> sources.put(name, source(name, source)));
    return sources;
  }

  private SourceFile source(String name, LayoutFile.Source source) {
    String key = "sources." + name;
    parser.required(source, key);
    parser.required(source.file(), key + ".file");
    if (!SourceFiles.isName(source.file())) {
      throw parser.wrong(
          key + ".file", "must be a plain file name, in which * and ? stand for several files");
    }
    SourceFile.Format format = Objects.requireNonNullElse(source.format(), SourceFile.Format.CSV);
    refuseForeign(source, format, key);
    Set<String> used = used(name);
    Set<String> withheld = names(source.withheld(), key + ".withheld");
    Set<String> ignored = names(source.ignored(), key + ".ignored");
    Set<String> optional = names(source.optional(), key + ".optional");
    if (ignored.stream().anyMatch(used::contains)) {
      throw parser.wrong(key + ".ignored", "names a column that is asked for");
    }
    if (!used.containsAll(optional)) {
      throw parser.wrong(key + ".optional", "names a column that nothing asks for");
    }
    if (source.columns() != null) {
      Set<String> all = names(source.columns(), key + ".columns");
      if (all.isEmpty()) {
        throw parser.wrong(key + ".columns", "must name the columns in their order");
      }
    }
    return new SourceFile(
        source.file(),
        format,
        compression(source, format, key),
        charset(source.charset(), key + ".charset"),
        source.zone() == null ? null : parser.zone(source.zone(), key + ".zone"),
        delimiter(source.delimiter(), key + ".delimiter"),
        quote(source, key),
        source.columns(),
        used,
        withheld,
        ignored,
        optional);
  }

  /** A key that means nothing for a format would be believed to mean something. */
  private void refuseForeign(LayoutFile.Source source, SourceFile.Format format, String key) {
    boolean csv = format == SourceFile.Format.CSV;
    Map<String, Object> foreign = new TreeMap<>();
    if (!csv) {
      put(foreign, "delimiter", source.delimiter());
      put(foreign, "quote", source.quote());
      put(foreign, "columns", source.columns());
    }
    if (format == SourceFile.Format.PARQUET) {
      put(foreign, "charset", source.charset());
    }
    if (csv && source.columns() != null) {
      put(foreign, "optional", source.optional());
      put(foreign, "ignored", source.ignored());
    }
    if (!foreign.isEmpty()) {
      String word = foreign.keySet().iterator().next();
      throw parser.wrong(
          key + "." + word,
          csv
              ? "means nothing where columns names every field; leave it out"
              : "means nothing for this format; leave it out");
    }
  }

  private static void put(Map<String, Object> found, String word, Object value) {
    if (value != null) {
      found.put(word, value);
    }
  }

  private Compression compression(LayoutFile.Source source, SourceFile.Format format, String key) {
    Compression compression =
        source.compression() == null ? Compression.ofName(source.file()) : source.compression();
    if (format == SourceFile.Format.PARQUET && compression != Compression.NONE) {
      throw parser.wrong(
          key + ".compression", "must be none: Parquet is compressed within; unpack the file");
    }
    return compression;
  }

  private Charset charset(String name, String key) {
    try {
      return Charset.forName(name == null ? "UTF-8" : name);
    } catch (IllegalArgumentException e) {
      throw parser.wrong(key, "is no charset this JVM knows; write such as UTF-8 or GB18030");
    }
  }

  private char delimiter(String text, String key) {
    if (text == null) {
      return ',';
    }
    if (text.length() != 1 || "\r\n\0".contains(text)) {
      throw parser.wrong(key, "must be one character and no line end");
    }
    return text.charAt(0);
  }

  private Character quote(LayoutFile.Source source, String key) {
    String text = source.quote() == null ? "\"" : source.quote();
    if (text.equals("none")) {
      return null;
    }
    if (text.length() != 1 || "\r\n\0".contains(text)) {
      throw parser.wrong(key + ".quote", "must be one character, or none");
    }
    if (text.equals(source.delimiter() == null ? "," : source.delimiter())) {
      throw parser.wrong(key + ".delimiter", "must not be the quote; give quote another, or none");
    }
    return text.charAt(0);
  }

  private Set<String> names(List<String> names, String key) {
    if (names == null) {
      return Set.of();
    }
    if (names.stream().anyMatch(n -> n == null || n.isEmpty())
        || new HashSet<>(names).size() != names.size()) {
      throw parser.wrong(key, "must be a list of column names, none empty and none twice");
    }
    return Set.copyOf(names);
  }

  private Set<String> used(String source) {
    Set<String> used = new TreeSet<>();
    for (LayoutFile.Feed feed : words.feeds().values()) {
      if (feed != null && source.equals(feed.source())) {
        used.addAll(columns(feed));
      }
    }
    LayoutFile.Labelling labels = words.labels();
    if (labels != null && source.equals(labels.source())) {
      used.addAll(
          Stream.concat(ValueWords.columns(labels.key()), Stream.ofNullable(labels.label()))
              .collect(Collectors.toSet()));
    }
    return used;
  }

  private static Set<String> columns(LayoutFile.Feed feed) {
    Stream<String> mapped =
        Stream.ofNullable(feed.columns())
            .flatMap(c -> c.values().stream())
            .flatMap(ValueWords::columns);
    Stream<String> filtered =
        Stream.ofNullable(feed.where())
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .flatMap(c -> Stream.ofNullable(c.column()));
    return Stream.concat(mapped, filtered).collect(Collectors.toSet());
  }
}
