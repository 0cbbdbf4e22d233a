package org.cluelake.source.layout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cluelake.contract.Property;

/** The words of values and comparisons over one source, checked against the contract's column. */
final class ValueCompiler {

  private final LayoutParser parser;
  private final StepCompiler steps;
  private final SourceFile source;
  private final Set<String> refused;

  /**
   * @param refused columns no value may come from: the truth is compared with, never fed in
   */
  ValueCompiler(LayoutParser parser, StepCompiler steps, SourceFile source, Set<String> refused) {
    this.parser = parser;
    this.steps = steps;
    this.source = source;
    this.refused = refused;
  }

  /**
   * Compiles a value.
   *
   * @param property the contract's column, or null where the value is only a part of one
   * @param key where the words stand
   */
  MappedValue value(ValueWords words, Property property, String key) {
    MappedValue value = nested(words, property, key);
    for (ValueStep step : value.steps()) {
      if (step instanceof TimeStep.DayOffset
          && (value.steps().size() > 1 || !(value.origin() instanceof Origin.Field))) {
        throw parser.wrong(key, "day_offset must stand alone, on a column of the source");
      }
    }
    return value;
  }

  private MappedValue nested(ValueWords words, Property property, String key) {
    parser.required(words, key);
    if (words.ways() != 1 || Boolean.FALSE.equals(words.rowNumber()) || isFalse(words.empty())) {
      throw parser.wrong(
          key,
          "must have one of from, constant, row_number: true, empty: true, concat, coalesce, when");
    }
    if (words.otherwise() != null && words.when() == null) {
      throw parser.wrong(key + ".else", "stands beside when only");
    }
    List<ValueStep> applied = steps.steps(words.apply(), source.zone(), key + ".apply");
    boolean fixed = words.constant() != null || words.empty() != null;
    if (fixed && !applied.isEmpty()) {
      throw parser.wrong(key, "a constant is written as it is, without apply");
    }
    checkSteps(applied, property, key);
    return new MappedValue(origin(words, applied.isEmpty() ? property : null, key), applied);
  }

  private static boolean isFalse(Boolean flag) {
    return Boolean.FALSE.equals(flag);
  }

  private Origin origin(ValueWords words, Property property, String key) {
    if (words.from() != null) {
      return new Origin.Field(column(words.from(), key + ".from"));
    }
    if (words.constant() != null) {
      checkValue(words.constant(), property, key + ".constant");
      return new Origin.Constant(words.constant());
    }
    if (words.concat() != null) {
      return new Origin.Concat(list(words.concat(), null, key + ".concat"));
    }
    if (words.coalesce() != null) {
      return new Origin.Coalesce(list(words.coalesce(), property, key + ".coalesce"));
    }
    if (words.when() != null) {
      return when(words, property, key);
    }
    return words.rowNumber() != null ? new Origin.RowNumber() : new Origin.Empty();
  }

  private List<MappedValue> list(List<ValueWords> words, Property property, String key) {
    if (words.size() < 2) {
      throw parser.wrong(key, "must be a list of two values or more");
    }
    List<MappedValue> values = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      values.add(part(words.get(i), property, key + "[" + i + "]"));
    }
    return List.copyOf(values);
  }

  private MappedValue part(ValueWords words, Property property, String key) {
    MappedValue value = nested(words, property, key);
    if (value.steps().stream().anyMatch(TimeStep.DayOffset.class::isInstance)) {
      throw parser.wrong(key, "day_offset must stand alone, on a column of the source");
    }
    return value;
  }

  private Origin when(ValueWords words, Property property, String key) {
    if (words.when().isEmpty()) {
      throw parser.wrong(key + ".when", "must be a list of cases");
    }
    List<Origin.Case> cases = new ArrayList<>();
    for (int i = 0; i < words.when().size(); i++) {
      String at = key + ".when[" + i + "]";
      LayoutFile.Condition one = words.when().get(i);
      parser.required(one, at);
      parser.required(one.then(), at + ".then");
      Comparison holds = comparison(one, at);
      cases.add(new Origin.Case(holds, part(one.then(), property, at + ".then")));
    }
    MappedValue otherwise =
        words.otherwise() == null ? null : part(words.otherwise(), property, key + ".else");
    return new Origin.When(List.copyOf(cases), otherwise);
  }

  /** Compiles what every row of a feed must satisfy. */
  List<Comparison> where(List<LayoutFile.Condition> words, String key) {
    List<Comparison> all = new ArrayList<>();
    for (int i = 0; words != null && i < words.size(); i++) {
      String at = key + "[" + i + "]";
      parser.required(words.get(i), at);
      if (words.get(i).then() != null) {
        throw parser.wrong(at + ".then", "stands in when only; where keeps or leaves a row");
      }
      all.add(comparison(words.get(i), at));
    }
    return List.copyOf(all);
  }

  private Comparison comparison(LayoutFile.Condition words, String key) {
    parser.required(words.column(), key + ".column");
    Map<String, Object> tests = new LinkedHashMap<>();
    tests.put("equals", words.equalTo());
    tests.put("not_equals", words.notEqual());
    tests.put("in", words.in());
    tests.put("not_in", words.notIn());
    tests.put("empty", words.empty());
    tests.put("matches", words.matches());
    tests.put("at_least", words.atLeast());
    tests.put("at_most", words.atMost());
    tests.put("above", words.above());
    tests.put("below", words.below());
    List<String> known = List.copyOf(tests.keySet());
    tests.values().removeIf(Objects::isNull);
    if (tests.size() != 1) {
      throw parser.wrong(key, "must have one of %s", known);
    }
    String word = tests.keySet().iterator().next();
    String at = key + "." + word;
    Comparison.Test test =
        switch (word) {
          case "equals" -> new Comparison.OneOf(Set.of(words.equalTo()), true);
          case "not_equals" -> new Comparison.OneOf(Set.of(words.notEqual()), false);
          case "in" -> new Comparison.OneOf(Set.copyOf(steps.texts(words.in(), at)), true);
          case "not_in" -> new Comparison.OneOf(Set.copyOf(steps.texts(words.notIn(), at)), false);
          case "empty" -> new Comparison.IsEmpty(words.empty());
          case "matches" -> new Comparison.Matches(steps.pattern(words.matches(), at));
          case "at_least" -> against(Comparison.Order.AT_LEAST, words.atLeast(), at);
          case "at_most" -> against(Comparison.Order.AT_MOST, words.atMost(), at);
          case "above" -> against(Comparison.Order.ABOVE, words.above(), at);
          default -> against(Comparison.Order.BELOW, words.below(), at);
        };
    if (words.equalTo() != null && words.equalTo().isEmpty()
        || words.notEqual() != null && words.notEqual().isEmpty()) {
      throw parser.wrong(at, "is no text; write empty: true or empty: false");
    }
    return new Comparison(column(words.column(), key + ".column"), test);
  }

  private Comparison.Test against(Comparison.Order order, String number, String key) {
    try {
      BigDecimal bound = Comparison.number(number);
      return new Comparison.Against(order, bound);
    } catch (RowRefused e) {
      throw parser.wrong(key, "must be a plain decimal");
    }
  }

  private String column(String column, String key) {
    if (refused.contains(column)) {
      throw parser.wrong(key, "names a column that is withheld from feeds");
    }
    if (source.columns() != null && !source.columns().contains(column)) {
      throw parser.wrong(key, "must be one of %s", source.columns());
    }
    return column;
  }

  private void checkSteps(List<ValueStep> applied, Property property, String key) {
    for (int i = 0; i < applied.size(); i++) {
      ValueStep step = applied.get(i);
      String type = typeOf(step);
      if (type != null) {
        if (i + 1 < applied.size() || property == null || !type.equals(property.logicalType())) {
          throw parser.wrong(
              key + ".apply",
              "a step that gives a %s must be the last, in a column of that type",
              type);
        }
      }
    }
    if (!applied.isEmpty() && applied.get(applied.size() - 1) instanceof WordStep.WordMap map) {
      map.words().values().forEach(word -> checkValue(word, property, key + ".apply"));
      if (map.otherwise() != null) {
        checkValue(map.otherwise(), property, key + ".apply");
      }
    }
  }

  private static String typeOf(ValueStep step) {
    if (step instanceof TimeStep.Date) {
      return "date";
    }
    if (step instanceof TimeStep) {
      return "timestamp";
    }
    return step instanceof WordStep.ToBoolean ? "boolean" : null;
  }

  /** Fixed texts are known now, so what the contract refuses is an error of the mapping. */
  private void checkValue(String value, Property property, String key) {
    parser.required(value, key);
    if (property == null) {
      return;
    }
    Property.Options options = property.options();
    if (options.values() != null && !options.values().contains(value)) {
      throw parser.wrong(key, "must be one of %s", options.values());
    }
    if (options.pattern() != null && !value.matches(options.pattern())) {
      throw parser.wrong(key, "must match %s", options.pattern());
    }
    if (value.length() > options.maxLengthOrDefault()) {
      throw parser.wrong(key, "has more than %d characters", options.maxLengthOrDefault());
    }
    switch (property.logicalType()) {
      case "date" -> {
        Object unused = parser.date(value, key);
      }
      case "boolean" -> {
        if (!Set.of("true", "false", "1", "0", "Y", "N").contains(value)) {
          throw parser.wrong(key, "must be true or false");
        }
      }
      case "integer", "decimal" -> {
        if (!value.matches("-?[0-9]+(\\.[0-9]+)?")) {
          throw parser.wrong(key, "must be a number");
        }
      }
      default -> {
        // Any text.
      }
    }
  }
}
