package org.cluelake.source.layout;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Reads a mapping file strictly and resolves its names. Every complaint names file and key. */
final class LayoutParser {

  private static final ObjectReader YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(LayoutFile.class);

  private final Path file;
  private final Map<String, TableContract> contracts;

  LayoutParser(Path file, List<TableContract> feeds) {
    this.file = file;
    this.contracts =
        feeds.stream().collect(Collectors.toMap(TableContract::name, Function.identity()));
  }

  ForeignLayout parse() {
    LayoutFile words = words();
    required(words.name(), "name");
    required(words.description(), "description");
    LocalDate firstDay = date(words.firstDay(), "first_day");
    required(words.sources(), "sources");
    required(words.feeds(), "feeds");
    words.sources().forEach((name, source) -> check(source, "sources." + name));
    StepCompiler steps = new StepCompiler(words.expressions(), this);
    List<ForeignLayout.FeedMapping> feeds = new ArrayList<>();
    new TreeMap<>(words.feeds()).forEach((name, feed) -> feeds.add(feed(name, feed, words, steps)));
    return new ForeignLayout(
        words.name(),
        words.description(),
        firstDay,
        List.copyOf(feeds),
        words.labels() == null ? null : labels(words, steps));
  }

  private LayoutFile words() {
    try {
      return YAML.readValue(Files.readAllBytes(file));
    } catch (UnrecognizedPropertyException e) {
      throw wrong(path(e), "unknown key; known are %s", e.getKnownPropertyIds());
    } catch (JsonMappingException e) {
      throw wrong(path(e), "%s", firstLine(e.getOriginalMessage()));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw wrong("line " + e.getLocation().getLineNr(), "%s", firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "%s cannot be read. Check --layout.", file);
    }
  }

  private void check(SourceFile source, String key) {
    required(source, key);
    required(source.file(), key + ".file");
    if (!source.file().matches("[A-Za-z0-9][A-Za-z0-9_.-]*\\.csv(\\.gz)?")
        || source.file().contains("..")) {
      throw wrong(key + ".file", "must be a plain name ending .csv or .csv.gz");
    }
    if (source.delimiter().length() != 1 || "\"\r\n".contains(source.delimiter())) {
      throw wrong(key + ".delimiter", "must be one character, neither a quote nor a line end");
    }
    try {
      if (!Charset.isSupported(source.charset())) {
        throw wrong(key + ".charset", "is no charset this JVM knows");
      }
    } catch (IllegalArgumentException e) {
      throw wrong(key + ".charset", "is no name of a charset");
    }
  }

  private ForeignLayout.FeedMapping feed(
      String name, LayoutFile.Feed feed, LayoutFile words, StepCompiler steps) {
    String key = "feeds." + name;
    required(feed, key);
    TableContract contract = contracts.get(name);
    if (contract == null) {
      throw wrong(key, "is no feed; feeds are %s", new TreeMap<>(contracts).keySet());
    }
    SourceFile source = source(words, feed.source(), key);
    required(feed.columns(), key + ".columns");
    for (String column : feed.columns().keySet()) {
      if (contract.property(column).isEmpty()) {
        throw wrong(key + ".columns." + column, "is no column of feed %s", name);
      }
    }
    List<String> unmapped =
        contract.properties().stream()
            .filter(p -> p.required() && !feed.columns().containsKey(p.name()))
            .map(Property::name)
            .toList();
    if (!unmapped.isEmpty()) {
      throw wrong(key + ".columns", "required columns are not mapped: %s", unmapped);
    }
    List<ColumnMapping> columns = new ArrayList<>();
    for (Property property : contract.properties()) {
      LayoutFile.Column column = feed.columns().get(property.name());
      if (feed.columns().containsKey(property.name())) {
        String at = key + ".columns." + property.name();
        columns.add(steps.column(property.name(), column, property, at));
        refuseTruth(column, source, feed.source(), words.labels(), at);
      }
    }
    checkDay(feed, contract, columns, key);
    return new ForeignLayout.FeedMapping(contract, source, feed.dayFrom(), List.copyOf(columns));
  }

  /** The truth is compared with, never fed in. */
  private void refuseTruth(
      LayoutFile.Column column,
      SourceFile source,
      String sourceName,
      LayoutFile.Labelling labels,
      String key) {
    boolean isLabel =
        labels != null
            && sourceName.equals(labels.source())
            && column.from() != null
            && column.from().equals(labels.label());
    if (isLabel || (column.from() != null && source.withheld().contains(column.from()))) {
      throw wrong(key + ".from", "names a column that is withheld from feeds");
    }
  }

  private void checkDay(
      LayoutFile.Feed feed, TableContract contract, List<ColumnMapping> columns, String key) {
    long offsets =
        columns.stream()
            .flatMap(c -> c.steps().stream())
            .filter(ValueStep.DayOffset.class::isInstance)
            .count();
    if (offsets > 1) {
      throw wrong(key + ".columns", "day_offset stands in more than one column");
    }
    if (feed.dayFrom() == null) {
      return;
    }
    Property day = contract.property(feed.dayFrom()).orElse(null);
    if (day == null
        || !feed.columns().containsKey(day.name())
        || !Set.of("date", "timestamp").contains(day.logicalType())) {
      throw wrong(key + ".day_from", "must be a mapped column of dates or times");
    }
  }

  private ForeignLayout.LabelMapping labels(LayoutFile words, StepCompiler steps) {
    LayoutFile.Labelling labels = words.labels();
    SourceFile source = source(words, labels.source(), "labels");
    required(labels.label(), "labels.label");
    required(labels.values(), "labels.values");
    if (!labels.values().containsValue(true) || !labels.values().containsValue(false)) {
      throw wrong("labels.values", "must say which words mean true and which false");
    }
    ColumnMapping key = steps.column("key", labels.key(), null, "labels.key");
    if (key.from() == null
        || key.steps().stream().anyMatch(ValueStep.DayOffset.class::isInstance)) {
      throw wrong("labels.key", "must come from a column and not be a time");
    }
    return new ForeignLayout.LabelMapping(source, key, labels.label(), Map.copyOf(labels.values()));
  }

  private SourceFile source(LayoutFile words, String name, String key) {
    SourceFile source = name == null ? null : words.sources().get(name);
    if (source == null) {
      throw wrong(key + ".source", "must be one of %s", new TreeMap<>(words.sources()).keySet());
    }
    return source;
  }

  LocalDate date(String text, String key) {
    required(text, key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(key, "is no date yyyy-MM-dd");
    }
  }

  void required(Object value, String key) {
    if (value == null || value.equals("")) {
      throw wrong(key, "is missing");
    }
  }

  PipelineException wrong(String key, String problem, Object... values) {
    return PipelineException.of(
        ErrorKind.CONFIG, "%s: %s: %s", file, key, String.format(problem, values));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
