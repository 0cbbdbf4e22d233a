package org.cluelake.source.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Reads a mapping file strictly and resolves its names. Complaints name file, line and key. */
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
  private YamlLines lines;

  LayoutParser(Path file, List<TableContract> feeds) {
    this.file = file;
    this.contracts =
        feeds.stream().collect(Collectors.toMap(TableContract::name, Function.identity()));
  }

  ForeignLayout parse() {
    LayoutFile words = words();
    required(words.name(), "name");
    if (!words.name().matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw wrong("name", "must be small letters, digits and hyphens, at most 40");
    }
    required(words.description(), "description");
    LocalDate firstDay = date(words.firstDay(), "first_day");
    required(words.sources(), "sources");
    required(words.feeds(), "feeds");
    checkSourceNames(words);
    Map<String, SourceFile> sources = new SourceCompiler(this, words).sources();
    StepCompiler steps = new StepCompiler(words.expressions(), this);
    List<ForeignLayout.FeedMapping> feeds = new ArrayList<>();
    new TreeMap<>(words.feeds())
        .forEach((name, feed) -> feeds.add(feed(name, feed, words.labels(), sources, steps)));
    return new ForeignLayout(
        words.name(),
        words.description(),
        firstDay,
        List.copyOf(feeds),
        words.labels() == null ? null : labels(words.labels(), sources, steps));
  }

  private LayoutFile words() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      lines = YamlLines.of(bytes);
      return YAML.readValue(bytes);
    } catch (UnrecognizedPropertyException e) {
      throw wrong(path(e), "unknown key; known are %s", e.getKnownPropertyIds());
    } catch (MismatchedInputException e) {
      throw wrong(path(e), "%s", wanted(e.getTargetType()));
    } catch (JsonProcessingException e) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s line %d: cannot be read: %s",
          file,
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "%s cannot be read. Check --layout.", file);
    }
  }

  private ForeignLayout.FeedMapping feed(
      String name,
      LayoutFile.Feed feed,
      LayoutFile.Labelling labels,
      Map<String, SourceFile> sources,
      StepCompiler steps) {
    String key = "feeds." + name;
    TableContract contract = contracts.get(name);
    if (contract == null) {
      throw wrong(key, "is no feed; feeds are %s", new TreeMap<>(contracts).keySet());
    }
    SourceFile source = sources.get(feed.source());
    required(feed.columns(), key + ".columns");
    for (String column : feed.columns().keySet()) {
      if (contract.property(column).isEmpty()) {
        throw wrong(
            key + ".columns." + column,
            "is no column of feed %s; columns are %s",
            name,
            contract.columns());
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
    ValueCompiler values =
        new ValueCompiler(this, steps, source, truth(source, feed.source(), labels));
    List<ColumnMapping> columns = new ArrayList<>();
    for (Property property : contract.properties()) {
      if (feed.columns().containsKey(property.name())) {
        String at = key + ".columns." + property.name();
        ValueWords words = feed.columns().get(property.name());
        columns.add(new ColumnMapping(property.name(), values.value(words, property, at)));
      }
    }
    checkDay(feed, contract, columns, key);
    return new ForeignLayout.FeedMapping(
        contract,
        source,
        feed.dayFrom(),
        values.where(feed.where(), key + ".where"),
        List.copyOf(columns));
  }

  /** The truth is compared with, never fed in. */
  private static Set<String> truth(
      SourceFile source, String sourceName, LayoutFile.Labelling labels) {
    Set<String> truth = new HashSet<>(source.withheld());
    if (labels != null && sourceName.equals(labels.source())) {
      truth.add(labels.label());
    }
    return truth;
  }

  private void checkDay(
      LayoutFile.Feed feed, TableContract contract, List<ColumnMapping> columns, String key) {
    long offsets =
        columns.stream()
            .flatMap(c -> c.value().steps().stream())
            .filter(TimeStep.DayOffset.class::isInstance)
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

  private ForeignLayout.LabelMapping labels(
      LayoutFile.Labelling labels, Map<String, SourceFile> sources, StepCompiler steps) {
    SourceFile source = sources.get(labels.source());
    required(labels.label(), "labels.label");
    required(labels.values(), "labels.values");
    if (!labels.values().containsValue(true) || !labels.values().containsValue(false)) {
      throw wrong("labels.values", "must say which words mean true and which false");
    }
    MappedValue key =
        new ValueCompiler(this, steps, source, Set.of()).value(labels.key(), null, "labels.key");
    if (!(key.origin() instanceof Origin.Field)) {
      throw wrong("labels.key", "must come from a column");
    }
    return new ForeignLayout.LabelMapping(source, key, labels.label(), Map.copyOf(labels.values()));
  }

  /** Before all else: a source nobody names would be blamed for the columns nobody asks for. */
  private void checkSourceNames(LayoutFile words) {
    Map<String, String> named = new TreeMap<>();
    words
        .feeds()
        .forEach(
            (name, feed) -> {
              required(feed, "feeds." + name);
              named.put("feeds." + name + ".source", feed.source());
            });
    if (words.labels() != null) {
      named.put("labels.source", words.labels().source());
    }
    named.forEach(
        (key, source) -> {
          if (source == null || !words.sources().containsKey(source)) {
            throw wrong(key, "must be one of %s", new TreeMap<>(words.sources()).keySet());
          }
        });
  }

  LocalDate date(String text, String key) {
    required(text, key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(key, "is no date yyyy-MM-dd");
    }
  }

  ZoneId zone(String text, String key) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw wrong(key, "is no zone; write such as Asia/Shanghai or +08:00");
    }
  }

  void required(Object value, String key) {
    if (value == null || value.equals("")) {
      throw wrong(key, "is missing; write it");
    }
  }

  PipelineException wrong(String key, String problem, Object... values) {
    return PipelineException.of(
        ErrorKind.CONFIG,
        "%s line %d: %s: %s",
        file,
        lines.of(key),
        key,
        String.format(problem, values));
  }

  private static String wanted(Class<?> type) {
    if (type != null && type.isEnum()) {
      String words =
          Arrays.stream(type.getEnumConstants())
              .map(c -> c.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      return "must be one of " + words;
    }
    if (type != null && List.class.isAssignableFrom(type)) {
      return "must be a list";
    }
    if (type == Boolean.class) {
      return "must be true or false";
    }
    if (type == Integer.class || type == int.class) {
      return "must be a whole number";
    }
    return type == String.class ? "must be a text" : "must be keys with values";
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
