package org.cluelake.source.layout;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The words of steps as steps. */
final class StepCompiler {

  private static final int LONGEST = 64;
  private static final int MOST_PLACES = 18;

  private final Map<String, List<StepWords>> named;
  private final LayoutParser parser;

  StepCompiler(Map<String, List<StepWords>> named, LayoutParser parser) {
    this.named = named == null ? Map.of() : named;
    this.parser = parser;
    this.named.forEach(this::checkNamed);
  }

  /**
   * Compiles the steps of a value.
   *
   * @param zone of the source, or null
   * @param key where the words stand
   */
  List<ValueStep> steps(List<StepWords> words, ZoneId zone, String key) {
    List<ValueStep> steps = new ArrayList<>();
    for (int i = 0; words != null && i < words.size(); i++) {
      StepWords step = words.get(i);
      String at = key + "[" + i + "]";
      single(step, at);
      if (step.use() == null) {
        steps.add(step(step, zone, at));
      } else if (named.containsKey(step.use())) {
        named.get(step.use()).forEach(s -> steps.add(step(s, zone, at)));
      } else {
        throw parser.wrong(at + ".use", "must be one of %s", named.keySet());
      }
    }
    return steps;
  }

  private void checkNamed(String name, List<StepWords> steps) {
    String key = "expressions." + name;
    parser.required(steps, key);
    for (int i = 0; i < steps.size(); i++) {
      String at = key + "[" + i + "]";
      single(steps.get(i), at);
      if (steps.get(i).use() != null) {
        throw parser.wrong(at + ".use", "a named expression uses no other");
      }
      // The zone is the source's, which is known where the expression is used.
      ValueStep unused = step(steps.get(i), ZoneId.of("UTC"), at);
    }
  }

  private void single(StepWords step, String key) {
    parser.required(step, key);
    if (step.set() != 1) {
      throw parser.wrong(key, "must be one step; write each in braces of its own");
    }
    for (Boolean flag : new Boolean[] {step.trim(), step.upper(), step.lower(), step.toSeconds()}) {
      if (Boolean.FALSE.equals(flag)) {
        throw parser.wrong(key, "must be true; leave the step out otherwise");
      }
    }
  }

  private ValueStep step(StepWords step, ZoneId zone, String key) {
    if (step.map() != null || step.toBoolean() != null) {
      return wordStep(step, key);
    }
    if (step.dayOffset() != null || step.timestamp() != null || step.date() != null) {
      return timeStep(step, zone, key);
    }
    if (step.checkDigit() != null) {
      return step.checkDigit() == StepWords.CheckDigit.LUHN
          ? new NumberStep.Luhn()
          : new NumberStep.Gb11643();
    }
    if (step.decimalScale() != null) {
      int places = within(step.decimalScale(), 0, MOST_PLACES, key + ".decimal_scale");
      return new NumberStep.DecimalScale(places);
    }
    if (step.scale() != null) {
      return new NumberStep.Scale(within(step.scale(), -MOST_PLACES, MOST_PLACES, key + ".scale"));
    }
    return step.toSeconds() != null ? new NumberStep.ToSeconds() : textStep(step, key);
  }

  private ValueStep textStep(StepWords step, String key) {
    if (step.trim() != null) {
      return new TextStep.Trim();
    }
    if (step.upper() != null || step.lower() != null) {
      return new TextStep.Cased(step.upper() != null);
    }
    if (step.prefix() != null) {
      return new TextStep.Prefix(step.prefix());
    }
    if (step.stripPrefix() != null) {
      return new TextStep.StripPrefix(texts(step.stripPrefix(), key + ".strip_prefix"));
    }
    if (step.padLeft() != null) {
      return new TextStep.PadLeft(within(step.padLeft(), 1, LONGEST, key + ".pad_left"));
    }
    if (step.insert() != null) {
      parser.required(step.insert().text(), key + ".insert.text");
      int at = within(step.insert().at(), 0, LONGEST, key + ".insert.at");
      return new TextStep.Insert(at, step.insert().text());
    }
    if (step.substring() != null) {
      Integer length = step.substring().length();
      if (length != null) {
        length = within(length, 1, LONGEST, key + ".substring.length");
      }
      int skip = within(step.substring().skip(), 0, LONGEST, key + ".substring.skip");
      return new TextStep.Substring(skip, length);
    }
    Pattern pattern = pattern(step.replace().pattern(), key + ".replace.pattern");
    if (pattern.matcher("").find()) {
      throw parser.wrong(key + ".replace.pattern", "matches no text at all; write + for *");
    }
    if (step.replace().with() == null) {
      throw parser.wrong(key + ".replace.with", "is missing; write \"\" to take matches away");
    }
    return new TextStep.Replace(pattern, step.replace().with());
  }

  private ValueStep wordStep(StepWords step, String key) {
    if (step.map() != null) {
      Map<String, String> words = step.map().values();
      parser.required(words, key + ".map.values");
      if (words.isEmpty() || words.containsValue(null) || "".equals(step.map().otherwise())) {
        throw parser.wrong(key + ".map", "must give a word for each word");
      }
      return new WordStep.WordMap(Map.copyOf(words), step.map().otherwise());
    }
    Set<String> yes = Set.copyOf(texts(step.toBoolean().yes(), key + ".to_boolean.yes"));
    Set<String> no = Set.copyOf(texts(step.toBoolean().no(), key + ".to_boolean.no"));
    if (yes.stream().anyMatch(no::contains)) {
      throw parser.wrong(key + ".to_boolean", "one word cannot mean yes and no");
    }
    return new WordStep.ToBoolean(yes, no);
  }

  private ValueStep timeStep(StepWords step, ZoneId zone, String key) {
    if (step.dayOffset() != null) {
      return new TimeStep.DayOffset(
          parser.date(step.dayOffset().base(), key + ".day_offset.base"),
          step.dayOffset().firstStep());
    }
    if (step.date() != null) {
      parser.required(step.date().format(), key + ".date.format");
      TimeForm form = TimeForm.ofDate(step.date().format());
      if (form == null) {
        throw parser.wrong(key + ".date.format", "must give a date by letters of y, M and d");
      }
      return new TimeStep.Date(form.formatter());
    }
    StepWords.Timestamp time = step.timestamp();
    String at = key + ".timestamp";
    if ((time.format() == null) == (time.epoch() == null)) {
      throw parser.wrong(at, "must have one of format and epoch");
    }
    if (time.epoch() != null) {
      if (time.zone() != null) {
        throw parser.wrong(at + ".zone", "a count since 1970 has no zone; leave it out");
      }
      return new TimeStep.EpochTime(time.epoch() == StepWords.Epoch.MILLIS);
    }
    TimeForm form = TimeForm.ofTime(time.format());
    if (form == null) {
      throw parser.wrong(
          at + ".format",
          "must give a date and an hour by letters of y, M, d, H, h with a, m, s, S, X; others in"
              + " single quotes");
    }
    ZoneId own = time.zone() == null ? zone : parser.zone(time.zone(), at + ".zone");
    if (!form.offset() && own == null) {
      throw parser.wrong(at, "has no offset, and its source no zone; give one of them");
    }
    return new TimeStep.Timestamp(form.formatter(), form.offset() ? null : own);
  }

  /** A pattern for a whole value or a part of it. */
  Pattern pattern(String text, String key) {
    parser.required(text, key);
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw parser.wrong(key, "is no regular expression: %s", e.getDescription());
    }
  }

  /** Texts that must be there, none empty and none twice. */
  List<String> texts(List<String> texts, String key) {
    parser.required(texts, key);
    if (texts.isEmpty()
        || texts.stream().anyMatch(t -> t == null || t.isEmpty())
        || new HashSet<>(texts).size() != texts.size()) {
      throw parser.wrong(key, "must be a list of texts, none empty and none twice");
    }
    return List.copyOf(texts);
  }

  private int within(int value, int least, int most, String key) {
    if (value < least || value > most) {
      throw parser.wrong(key, "must be from %d to %d", least, most);
    }
    return value;
  }
}
