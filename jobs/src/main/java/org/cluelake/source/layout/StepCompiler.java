package org.cluelake.source.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cluelake.contract.Property;

/** The words of a column's mapping as steps, checked against the column of the contract. */
final class StepCompiler {

  private static final int LONGEST = 64;

  private final Map<String, List<LayoutFile.Step>> named;
  private final LayoutParser parser;

  StepCompiler(Map<String, List<LayoutFile.Step>> named, LayoutParser parser) {
    this.named = named == null ? Map.of() : named;
    this.parser = parser;
    this.named.forEach((name, steps) -> checkNamed(name, steps));
  }

  /**
   * Compiles a column.
   *
   * @param property the contract's column, or null for one of no contract
   * @param key where the words stand
   */
  ColumnMapping column(String name, LayoutFile.Column column, Property property, String key) {
    parser.required(column, key);
    boolean numbered = Boolean.TRUE.equals(column.rowNumber());
    long ways =
        Stream.of(column.from(), column.constant(), numbered ? column : null)
            .filter(Objects::nonNull)
            .count();
    if (ways != 1) {
      throw parser.wrong(key, "must have one of from, constant, row_number: true");
    }
    List<ValueStep> steps = new ArrayList<>();
    if (column.apply() != null) {
      for (int i = 0; i < column.apply().size(); i++) {
        compile(column.apply().get(i), key + ".apply[" + i + "]", steps);
      }
    }
    ColumnMapping mapping = new ColumnMapping(name, column.from(), column.constant(), steps);
    check(mapping, property, key);
    return mapping;
  }

  private void check(ColumnMapping mapping, Property property, String key) {
    for (int i = 0; i < mapping.steps().size(); i++) {
      boolean time = mapping.steps().get(i) instanceof ValueStep.DayOffset;
      if (time && (mapping.steps().size() > 1 || mapping.from() == null)) {
        throw parser.wrong(key, "day_offset must stand alone, on a column of the source");
      }
      if (time && property != null && !"timestamp".equals(property.logicalType())) {
        throw parser.wrong(key, "day_offset gives a time and the column is none");
      }
    }
    if (mapping.constant() != null) {
      if (!mapping.steps().isEmpty()) {
        throw parser.wrong(key, "a constant is written as it is, without apply");
      }
      checkValue(mapping.constant(), property, key + ".constant");
    }
    if (!mapping.steps().isEmpty()
        && mapping.steps().get(mapping.steps().size() - 1) instanceof ValueStep.ValueMap map) {
      map.words().values().forEach(word -> checkValue(word, property, key + ".value_map"));
    }
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
    if ("date".equals(property.logicalType())) {
      Object unused = parser.date(value, key);
    }
  }

  private void checkNamed(String name, List<LayoutFile.Step> steps) {
    String key = "expressions." + name;
    parser.required(steps, key);
    List<ValueStep> unused = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      LayoutFile.Step step = steps.get(i);
      if (step != null && step.use() != null) {
        throw parser.wrong(key + "[" + i + "].use", "a named expression uses no other");
      }
      compile(step, key + "[" + i + "]", unused);
    }
  }

  private void compile(LayoutFile.Step step, String key, List<ValueStep> into) {
    parser.required(step, key);
    long set =
        Stream.of(
                step.use(),
                step.prefix(),
                step.padLeft(),
                step.insert(),
                step.checkDigit(),
                step.decimalScale(),
                step.valueMap(),
                step.dayOffset())
            .filter(Objects::nonNull)
            .count();
    if (set != 1) {
      throw parser.wrong(key, "must be one step");
    }
    if (step.use() == null) {
      into.add(single(step, key));
      return;
    }
    List<LayoutFile.Step> steps = named.get(step.use());
    if (steps == null) {
      throw parser.wrong(key + ".use", "must be one of %s", named.keySet());
    }
    steps.forEach(s -> into.add(single(s, key)));
  }

  private ValueStep single(LayoutFile.Step step, String key) {
    if (step.prefix() != null) {
      return new ValueStep.Prefix(step.prefix());
    }
    if (step.padLeft() != null) {
      return new ValueStep.PadLeft(within(step.padLeft(), 1, LONGEST, key + ".pad_left"));
    }
    if (step.insert() != null) {
      parser.required(step.insert().text(), key + ".insert.text");
      return new ValueStep.Insert(
          within(step.insert().at(), 0, LONGEST, key + ".insert.at"), step.insert().text());
    }
    if (step.checkDigit() != null) {
      return step.checkDigit() == LayoutFile.CheckDigit.LUHN
          ? new ValueStep.Luhn()
          : new ValueStep.Gb11643();
    }
    if (step.decimalScale() != null) {
      return new ValueStep.DecimalScale(within(step.decimalScale(), 0, 18, key + ".decimal_scale"));
    }
    if (step.valueMap() != null) {
      if (step.valueMap().isEmpty() || step.valueMap().containsValue(null)) {
        throw parser.wrong(key + ".value_map", "must give a word for each word");
      }
      return new ValueStep.ValueMap(Map.copyOf(step.valueMap()));
    }
    return new ValueStep.DayOffset(
        parser.date(step.dayOffset().base(), key + ".day_offset.base"),
        step.dayOffset().firstStep());
  }

  private int within(int value, int least, int most, String key) {
    if (value < least || value > most) {
      throw parser.wrong(key, "must be from %d to %d", least, most);
    }
    return value;
  }
}
