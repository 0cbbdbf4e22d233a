package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cluelake.run.Step;
import org.cluelake.testkit.ShippedNight;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No query says what could answer differently tomorrow, in another order, or on other cores. */
class QueryTextTest {

  private static final Map<String, String> BANNED =
      Map.of(
          "\\bapprox_\\w*", "a sketch's answer depends on the order of rows",
          "\\b(first|last|any_value|arbitrary|mode)\\s*\\(", "which row comes first is not defined",
          "\\b(string_agg|array_agg|group_concat)\\s*\\(", "their order is not defined; sort lists",
          "\\b(random|setseed|uuid|gen_random_uuid|nextval)\\s*\\(", "ids are made from content",
          "\\b(now|today)\\s*\\(|\\b(current_date|current_timestamp|current_time|localtime\\w*)\\b",
              "the night is an argument",
          "\\b(avg|mean|stddev\\w*|var_\\w+|variance|favg|fsum|kahan_sum)\\s*\\(",
              "sums of doubles depend on the order of rows",
          "::\\s*(double|float|real)\\b", "sums of doubles depend on the order of rows",
          "\\brow_number\\(\\)\\s*over\\s*\\((?![^)]*order by)", "rows have no order of their own",
          "\\blimit\\s+\\d", "which rows are left out is not defined",
          "\\b(tablesample|rowid|read_csv|read_parquet|glob|getenv)\\b",
              "a step reads its declared inputs");

  /**
   * Lists without an order, by step: every one of these is counted, unnested again, or ends in the
   * keys and tokens that {@code Detector} sorts. A new one is looked at before it is added here.
   */
  private static final Map<String, Integer> UNORDERED_LISTS =
      new TreeMap<>(
          Map.of(
              "burst-caller", 2,
              "call-then-pay", 3,
              "contact-with-fraud-number", 3,
              "paid-a-mule", 2,
              "pass-through", 1));

  private static final Pattern LIST =
      Pattern.compile("\\blist\\s*\\((?:[^()]|\\([^()]*\\))*\\)", Pattern.CASE_INSENSITIVE);

  @TestFactory
  Stream<DynamicTest> noQueryUsesABannedWord() {
    return ShippedNight.steps().stream()
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s.id(),
                    () ->
                        BANNED.forEach(
                            (word, why) ->
                                assertThat(found(word, ShippedNight.text(s))).as(why).isEmpty())));
  }

  @Test
  void everyListIsOrderedOrKnownNotToNeedIt() {
    Map<String, Integer> unordered = new TreeMap<>();
    for (Step step : ShippedNight.steps()) {
      int lists =
          (int)
              LIST.matcher(ShippedNight.text(step))
                  .results()
                  .filter(m -> !m.group().contains("order by"))
                  .count();
      if (lists > 0) {
        int unused = unordered.merge(step.id(), lists, Integer::sum);
      }
    }
    assertThat(unordered).isEqualTo(UNORDERED_LISTS);
  }

  @Test
  void theSameNightGivesTheSameText() {
    for (Step step : ShippedNight.steps()) {
      assertThat(ShippedNight.text(step)).isEqualTo(ShippedNight.text(step));
    }
  }

  @Test
  void everyBannedWordIsNoticed() {
    String text =
        """
        SELECT approx_count_distinct(a), first(b), string_agg(c), random(), now(), avg(d),
               e::DOUBLE, row_number() OVER (PARTITION BY f), read_csv
        FROM t LIMIT 5""";
    BANNED.keySet().forEach(word -> assertThat(found(word, text)).as(word).isNotEmpty());
    assertThat(found("\\b(first|last)\\s*\\(", "first_at, max(last_at)")).isEmpty();
    assertThat(found("\\blimit\\s+\\d", "concat('over the limit 5 times')")).isEmpty();
  }

  /** The uses of a word outside of quoted sentences. */
  private static Stream<String> found(String word, String sql) {
    return Pattern.compile(word, Pattern.CASE_INSENSITIVE)
        .matcher(sql.replaceAll("'[^']*'", "''"))
        .results()
        .map(m -> m.group());
  }
}
