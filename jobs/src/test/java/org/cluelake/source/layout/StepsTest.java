package org.cluelake.source.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every construct of the mapping language on one value: what it gives, or why it refuses. */
class StepsTest {

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{from: v, apply: [{trim: true}]} | `  a b  ` | a b",
        "{from: v, apply: [{trim: true}]} | `   ` | ``",
        "{from: v, apply: [{upper: true}]} | aß1 | ASS1",
        "{from: v, apply: [{lower: true}]} | AÄ1 | aä1",
        "{from: v, apply: [{prefix: x-}]} | 7 | x-7",
        "{from: v, apply: [{prefix: x-}]} | `` | ``",
        "{from: v, apply: [{strip_prefix: [\"+86\", \"86\"]}]} | +8686 | 86",
        "{from: v, apply: [{strip_prefix: \"00\"}]} | 0000 | 00",
        "{from: v, apply: [{pad_left: 3}]} | 7 | 007",
        "{from: v, apply: [{pad_left: 3}]} | 07 | !PAD_LEFT",
        "{from: v, apply: [{pad_left: 3}]} | 1234 | !PAD_LEFT",
        "{from: v, apply: [{insert: {at: 2, text: -}}]} | 1234 | 12-34",
        "{from: v, apply: [{insert: {at: 2, text: -}}]} | 1 | !INSERT",
        "{from: v, apply: [{substring: {skip: 1, length: 2}}]} | 一二三四 | 二三",
        "{from: v, apply: [{substring: {skip: 1}}]} | \uD840\uDC00二三 | 二三",
        "{from: v, apply: [{substring: {skip: 3, length: 2}}]} | 1234 | !SUBSTRING",
        "{from: v, apply: [{replace: {pattern: \"[^0-9]+\", with: \"\"}}]} | 1-2 (3) | 123",
        "{from: v, apply: [{replace: {pattern: \"[0-9]\", with: \"$0\"}}]} | a1 | a$0",
        "{from: v, apply: [{check_digit: luhn}]} | 7992739871 | 79927398713",
        "{from: v, apply: [{check_digit: luhn}]} | 79x | !CHECK_DIGIT",
        "{from: v, apply: [{check_digit: gb11643}]} | 11010519491231002 | 11010519491231002X",
        "{from: v, apply: [{decimal_scale: 2}]} | 5 | 5.00",
        "{from: v, apply: [{decimal_scale: 2}]} | 5.000 | 5.00",
        "{from: v, apply: [{decimal_scale: 2}]} | 5.001 | !DECIMAL_SCALE",
        "{from: v, apply: [{decimal_scale: 2}]} | 1e3 | !DECIMAL_FORMAT",
        "{from: v, apply: [{scale: -2}]} | 9007199254740993 | 90071992547409.93",
        "{from: v, apply: [{scale: -2}]} | -5 | -0.05",
        "{from: v, apply: [{scale: 3}]} | 1.5 | 1500",
        "{from: v, apply: [{scale: 3}]} | 1.5 yuan | !DECIMAL_FORMAT",
        "{from: v, apply: [{to_seconds: true}]} | 100:00:01 | 360001",
        "{from: v, apply: [{to_seconds: true}]} | 007 | 7",
        "{from: v, apply: [{to_seconds: true}]} | 00:60:00 | !TO_SECONDS",
        "{from: v, apply: [{map: {values: {a: b}}}]} | a | b",
        "{from: v, apply: [{map: {values: {a: b}}}]} | A | !MAP",
        "{from: v, apply: [{map: {values: {a: b}, else: c}}]} | A | c",
        "{from: v, apply: [{lower: true}, {map: {values: {a: b}}}, {prefix: x}]} | A | xb",
        "{constant: fixed} | 1 | fixed",
        "{empty: true} | 1 | ``",
        "{row_number: true} | a | 1",
        "{concat: [{from: v}, {constant: /}, {from: w}]} | a | a/w",
        "{concat: [{from: v}, {constant: /}]} | `` | ``",
        "{concat: [{from: v}, {constant: /}, {from: w}]} | `` | !CONCAT",
        "{coalesce: [{from: v}, {from: w, apply: [{upper: true}]}]} | `` | W",
        "{coalesce: [{from: v}, {from: w}]} | a | a",
        "{when: [{column: v, equals: a, then: {constant: x}}]} | a | x",
        "{when: [{column: v, equals: a, then: {constant: x}}]} | b | !WHEN",
        "{when: [{column: v, in: [a, b], then: {from: w}}], else: {from: v}} | b | w",
        "{when: [{column: v, in: [a, b], then: {from: w}}], else: {from: v}} | c | c",
        "{when: [{column: v, not_in: [a], then: {constant: x}}], else: {empty: true}} | `` | x",
        "{when: [{column: v, not_equals: a, then: {constant: x}}], else: {constant: y}} | a | y",
        "{when: [{column: v, empty: true, then: {constant: x}}], else: {constant: y}} | `` | x",
        "{when: [{column: v, matches: \"a+\", then: {constant: x}}], else: {constant: y}} | aab | y",
        "{when: [{column: v, at_least: 10, then: {constant: x}}], else: {constant: y}} | 9.99 | y",
        "{when: [{column: v, at_most: 10, then: {constant: x}}], else: {constant: y}} | 10.0 | x",
        "{when: [{column: v, above: 10, then: {constant: x}}], else: {constant: y}} | 10.0 | y",
        "{when: [{column: v, below: -1, then: {constant: x}}], else: {constant: y}} | -1.5 | x",
        "{when: [{column: v, below: 1, then: {constant: x}}], else: {constant: y}} | `` | y",
        "{when: [{column: v, below: 1, then: {constant: x}}], else: {constant: y}} | one | !COMPARE",
      })
  void aConstructGivesItsValueOrItsReason(String words, String value, String wanted) {
    check("purpose", words, value, wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{format: \"dd/MM/yyyy HH:mm:ss\"} | 29/03/2026 03:30:00 | 2026-03-29 09:30:00",
        "{format: \"dd/MM/yyyy HH:mm:ss\"} | 29/03/2026 02:30:00 | !TIME_NONEXISTENT",
        "{format: \"dd/MM/yyyy HH:mm:ss\"} | 25/10/2026 02:30:00 | !TIME_AMBIGUOUS",
        "{format: \"dd/MM/yyyy HH:mm:ss\", zone: \"+01:00\"} | 25/10/2026 02:30:00 | 2026-10-25"
            + " 09:30:00",
        "{format: \"dd/MM/yyyy HH:mm:ssXXX\"} | 25/10/2026 02:30:00+02:00 | 2026-10-25 08:30:00",
        "{format: \"dd/MM/yyyy HH:mm:ssXXX\"} | 25/10/2026 02:30:00Z | 2026-10-25 10:30:00",
        "{format: \"dd/MM/yyyy HH:mm:ss\"} | 30/02/2026 02:30:00 | !TIME_FORMAT",
        "{format: \"dd/MM/yyyy HH:mm:ss\"} | 1/3/2026 02:30:00 | !TIME_FORMAT",
        "{format: \"dd/MM/yyyy HH:mm:ss\"} | 01/03/2026 24:00:00 | !TIME_FORMAT",
        "{format: \"dd/MM/yy h:mm a\"} | 01/03/26 9:05 PM | 2026-03-02 04:05:00",
        "{format: \"yyyy-MM-dd'T'HH:mm:ss.SSS\"} | 2026-03-01T00:00:00.250 |"
            + " 2026-03-01T07:00:00.25+08:00",
        "{format: \"yyyyMMddHHmmssSSSSSSSSS\"} | 20260301000000000000001 | !TIME_PRECISION",
        "{format: yyyyMMddHHmmss, zone: Asia/Shanghai} | 20260301235959 | 2026-03-01 23:59:59",
        "{format: yyyyMMddHHmmss, zone: Asia/Shanghai} | 120260301235959 | !TIME_FORMAT",
        "{epoch: seconds} | 1772323200 | 2026-03-01 08:00:00",
        "{epoch: seconds} | 1772323200.5 | !TIME_FORMAT",
        "{epoch: seconds} | 999999999999999 | !TIME_RANGE",
        "{epoch: millis} | 1772323200001 | 2026-03-01T08:00:00.001+08:00",
        // The clocks of Shanghai showed this hour twice; its instants stay apart.
        "{epoch: seconds} | 684865800 | 1991-09-15T01:30:00+09:00",
        "{epoch: seconds} | 684869400 | 1991-09-15T01:30:00+08:00",
        "{epoch: seconds} | 684873000 | 1991-09-15 02:30:00",
      })
  void aTimeBecomesTheHousesOrIsRefused(String words, String value, String wanted) {
    String column = "{from: v, apply: [{timestamp: " + words + "}]}";
    check("at", column, value, wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "dd.MM.yyyy, 01.03.2026, 2026-03-01",
    "dd.MM.yyyy, 31.02.2026, !DATE_FORMAT",
    "yyMMdd, 260301, 2026-03-01",
    "yyyyMMdd, 2026031, !DATE_FORMAT",
  })
  void aDateBecomesTheHousesOrIsRefused(String format, String value, String wanted) {
    String layout =
        """
        name: foreign
        description: One date.
        first_day: "2026-03-01"
        sources:
          s: {file: f.csv}
        feeds:
          calendar:
            source: s
            columns:
              day: {from: v, apply: [{date: {format: %s}}]}
              is_workday: {from: w, apply: [{to_boolean: {yes: [w], no: [h]}}]}
              lunar_year: {constant: "2026"}
              lunar_month: {constant: "1"}
              lunar_day: {constant: "13"}
              is_leap_month: {constant: "false"}
              spring_festival_offset: {constant: "12"}
        """
            .formatted(format);
    Foreign.Result result =
        new Foreign(temp).run(layout, "f.csv", ("v,w\n" + value + ",w\n").getBytes(UTF_8));
    if (wanted.startsWith("!")) {
      assertThat(result.feed().refused()).containsOnlyKeys(wanted.substring(1) + ":day");
    } else {
      assertThat(result.delivered()).containsExactly(wanted + ",true,,2026,1,13,false,12");
    }
  }

  @Test
  void dateAndTimeOfTwoColumnsAreJoined() {
    String columns =
        Foreign.COLUMNS.replace(
            "at: {from: at}",
            "at: {concat: [{from: day}, {constant: \" \"}, {from: time}], apply: [{timestamp:"
                + " {format: \"d/M/yyyy HH:mm\", zone: Asia/Tokyo}}]}");
    Foreign.Result result =
        new Foreign(temp)
            .run(
                Foreign.layout("file: f.csv", "", columns),
                "f.csv",
                "id,payer,day,time,amount,purpose\na,99,1/3/2026,0:30,1.00,x\na,99,1/3/2026,00:30,1.00,x\n"
                    .getBytes(UTF_8));
    assertThat(result.delivered())
        .singleElement()
        .asString()
        .startsWith("a,99,,2026-02-28 23:30:00,");
    assertThat(result.feed().refused()).containsOnlyKeys("TIME_FORMAT:at");
  }

  private void check(String column, String words, String value, String wanted) {
    Foreign.Result result = run(column, words, value);
    if (wanted.startsWith("!")) {
      assertThat(result.feed().refused())
          .containsExactly(Map.entry(wanted.substring(1) + ":" + column, 1L));
      assertThat(result.delivered()).isEmpty();
    } else {
      assertThat(result.feed().refused()).isEmpty();
      int at =
          LayoutSample.FEEDS.stream()
              .filter(f -> f.name().equals("bank_transfer"))
              .findFirst()
              .orElseThrow()
              .columns()
              .indexOf(column);
      assertThat(result.delivered().get(0).split(",", -1)[at]).isEqualTo(wanted);
    }
  }

  private Foreign.Result run(String column, String words, String value) {
    String at = column.equals("at") ? words : "{constant: \"2026-03-01 00:00:00\"}";
    String purpose = column.equals("purpose") ? words : "{constant: x}";
    String columns =
        """
              transfer_id: {constant: x}
              payee: {from: w}
              payer: {from: v}
              at: %s
              amount: {constant: "1.00"}
              currency: {constant: CNY}
              channel: {constant: mobile}
              purpose: %s
              state: {constant: settled}
        """
            .formatted(at, purpose);
    String layout =
        Foreign.layout("file: f.csv, zone: Europe/Warsaw", "", columns)
            .replace("    day_from: at\n", "");
    String quoted = '"' + (value == null ? "" : value) + '"';
    return new Foreign(temp).run(layout, "f.csv", ("v,w\n" + quoted + ",w\n").getBytes(UTF_8));
  }
}
