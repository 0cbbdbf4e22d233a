package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake a mapping can have is told before a row is read, with file, line, key, remedy. */
class LayoutMistakesTest {

  private static final String YAML =
      """
      name: mistakes
      description: A layout to be spoiled.
      first_day: "2026-03-01"
      sources:
        calls:
          file: "c-*.csv"
          delimiter: ";"
          zone: Europe/Warsaw
          columns: [id, a, b, t, d, note]
        events:
          file: e.jsonl.gz
          format: jsonl
          optional: [memo]
          ignored: [more]
      expressions:
        number: [{trim: true}, {strip_prefix: ["00"]}]
      feeds:
        telecom_call:
          source: calls
          day_from: started_at
          where:
            - {column: a, empty: false}
          columns:
            record_id: {from: id}
            served_number: {from: a, apply: [{use: number}]}
            other_party:
              when:
                - {column: b, matches: "[0-9]+", then: {from: b}}
              else: {constant: "0000"}
            direction: {from: note, apply: [{map: {values: {o: MO}, else: MT}}]}
            started_at: {from: t, apply: [{timestamp: {format: "dd/MM/yyyy HH:mm"}}]}
            duration_s: {from: d, apply: [{to_seconds: true}]}
            answered: {from: d, apply: [{to_boolean: {yes: ["1"], no: ["0"]}}]}
            trunk: {constant: domestic}
            cell: {concat: [{from: a}, {constant: "-"}, {from: b}]}
        bank_transfer:
          source: events
          day_from: at
          columns:
            transfer_id: {from: id}
            at: {from: ms, apply: [{timestamp: {epoch: millis}}]}
            amount: {from: minor, apply: [{scale: -2}, {decimal_scale: 2}]}
            currency: {constant: CNY}
            channel: {constant: mobile}
            purpose: {coalesce: [{from: memo}, {from: note}]}
            state: {constant: settled}
      """;

  @TempDir private Path temp;

  @Test
  void withoutAMistakeItIsRead() {
    assertThat(LayoutSample.layout(temp, YAML).feeds()).hasSize(2);
  }

  /** The line told is the line on which the text was changed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: mistakes | name: Mistakes/.. | small letters",
        "file: \"c-*.csv\" | file: \"../c-*.csv\" | sources.calls.file: must be a plain",
        "file: \"c-*.csv\" | file: /etc/c.csv | sources.calls.file",
        "delimiter: \";\" | delimiter: \"\\n\" | sources.calls.delimiter",
        "delimiter: \";\" | delimiter: \"\\\"\" | delimiter",
        "delimiter: \";\" | delimitter: \";\" | sources.calls.delimitter: unknown key; known are [",
        "delimiter: \";\" | quote: ab | sources.calls.quote: must be one character, or none",
        "delimiter: \";\" | compression: zip | compression: must be one of none, gzip, zstd",
        "delimiter: \";\" | format: xml | format: must be one of csv, jsonl, parquet",
        "delimiter: \";\" | optional: [a] | sources.calls.optional: means nothing where columns",
        "delimiter: \";\" | charset: utf9 | sources.calls.charset: is no charset",
        "zone: Europe/Warsaw | zone: Warsaw | sources.calls.zone: is no zone",
        "columns: [id, a, b | columns: [id, a, a | sources.calls.columns: must be a list",
        "columns: [id, a, b | columns: [id, x, a, a | none twice",
        "format: jsonl | `format: jsonl, delimiter: \",\"` | line",
        "optional: [memo] | optional: [nemo] | names a column that nothing asks for",
        "ignored: [more] | ignored: [minor] | names a column that is asked for",
        "ignored: [more] | columns: [more] | events.columns: means nothing for this format",
        "{trim: true}, | {trim: false}, | expressions.number[0]: must be true",
        "{trim: true}, | {trim: true, upper: true}, | expressions.number[0]: must be one step",
        "{trim: true}, | {trum: true}, | trum: unknown key; known are [",
        "{trim: true}, | {use: number}, | a named expression uses no other",
        "{trim: true}, | trim, | expressions.number[0]: must be keys with values",
        "[\"00\"] | [\"00\", \"00\"] | strip_prefix: must be a list of texts",
        "[\"00\"] | [\"\"] | strip_prefix: must be a list of texts",
        "{column: a, empty: false} | {column: a} | where[0]: must have one of [equals",
        "{column: a, empty: false} | {column: a, equals: x, in: [y]} | must have one of",
        "{column: a, empty: false} | {column: z, empty: false} | where[0].column: must be one of [id",
        "{column: a, empty: false} | {empty: false} | where[0].column: is missing",
        "{column: a, empty: false} | {column: a, equals: \"\"} | write empty: true",
        "{column: a, empty: false} | {column: a, in: []} | where[0].in: must be a list",
        "{column: a, empty: false} | {column: a, in: x} | where[0].in: must be a list",
        "{column: a, empty: false} | {column: a, above: ten} | where[0].above: must be a plain",
        "{column: a, empty: false} | {column: a, matches: \"(\"} | is no regular expression",
        "{column: a, empty: false} | {column: a, empty: true, then: {from: b}} | stands in when only",
        "{column: a, empty: false} | {column: a, like: x} | where[0].like: unknown key",
        "record_id: {from: id} | record_id: {from: ids} | must be one of [id, a, b, t, d, note]",
        "record_id: {from: id} | record_id: {} | must have one of from, constant",
        "record_id: {from: id} | record_id: {row_number: false} | must have one of from, constant",
        "record_id: {from: id} | record_id: {from: id, else: {from: a}} | stands beside when only",
        "record_id: {from: id} | record_id: id | record_id: must be keys with values",
        "record_id: {from: id} | record_nr: {from: id} | is no column of feed telecom_call",
        "{from: id} | {from: id, apply: [{pad_left: 0}]} | pad_left: must be from 1 to 64",
        "{from: id} | {from: id, apply: [{pad_left: x}]} | pad_left: must be a whole number",
        "{from: id} | {from: id, apply: {trim: true}} | apply: must be a list",
        "{from: id} | {from: id, apply: [{substring: {skip: -1}}]} | substring.skip: must be from",
        "{from: id} | {from: id, apply: [{substring: {skip: 0, length: 0}}]} | substring.length",
        "{from: id} | {from: id, apply: [{insert: {at: 1}}]} | insert.text: is missing",
        "{from: id} | {from: id, apply: [{replace: {pattern: \"x*\", with: y}}]} | matches no text",
        "{from: id} | {from: id, apply: [{replace: {pattern: x}}]} | replace.with: is missing",
        "{from: id} | {from: id, apply: [{replace: {with: x}}]} | replace.pattern: is missing",
        "{from: id} | {from: id, apply: [{scale: 19}]} | scale: must be from -18 to 18",
        "{from: id} | {from: id, apply: [{map: {else: x}}]} | map.values: is missing",
        "{from: id} | {from: id, apply: [{map: {values: {}}}]} | must give a word for each word",
        "{from: id} | {from: id, apply: [{date: {format: yyyyMMdd}}]} | gives a date must be the last",
        "{from: id} | {from: id, apply: [{execute: rm}]} | execute: unknown key",
        "{use: number} | {use: numbers} | served_number.apply[0].use: must be one of [number]",
        "then: {from: b} | then: {from: z} | other_party.when[0].then.from: must be one of",
        "then: {from: b} | then: {constant: abc} | when[0].then.constant: must match",
        "`, then: {from: b}}` | } | when[0].then: is missing",
        "else: {constant: \"0000\"} | else: {constant: none} | other_party.else.constant: must match",
        "values: {o: MO} | values: {o: OUT} | direction.apply: must be one of [MO, MT]",
        "else: MT} | else: TM} | direction.apply: must be one of [MO, MT]",
        "\"dd/MM/yyyy HH:mm\" | \"dd/MM/yyyy\" | timestamp.format: must give a date and an hour",
        "\"dd/MM/yyyy HH:mm\" | \"dd/MM/yyyy hh:mm\" | timestamp.format: must give a date and an hour",
        "\"dd/MM/yyyy HH:mm\" | \"dd MMM yyyy HH:mm\" | timestamp.format: must give",
        "\"dd/MM/yyyy HH:mm\" | \"dd/MM/yyyy HH:mm VV\" | timestamp.format: must give",
        "\"dd/MM/yyyy HH:mm\" | \"dd/MM/yyyy 'HH:mm\" | timestamp.format: must give",
        "`{format: \"dd/MM/yyyy HH:mm\"}` | {} | must have one of format and epoch",
        "`{format: \"dd/MM/yyyy HH:mm\"}` | {epoch: days} | epoch: must be one of seconds, millis",
        "{to_seconds: true} | {timestamp: {epoch: millis}} | a step that gives a timestamp must be",
        "no: [\"0\"] | no: [\"1\"] | one word cannot mean yes and no",
        "no: [\"0\"] | nope: [\"0\"] | nope: unknown key",
        "trunk: {constant: domestic} | trunk: {constant: local} | must be one of [domestic",
        "trunk: {constant: domestic} | trunk: {empty: true, constant: x} | must have one of",
        "[{from: a}, {constant: \"-\"}, {from: b}] | [{from: a}] | concat: must be a list of two",
        "{constant: \"-\"}, | {day_offset: {base: \"2026-01-01\"}}, | day_offset: unknown key",
        "source: events | source: event | bank_transfer.source: must be one of [calls, events]",
        "day_from: at | day_from: when | bank_transfer.day_from: must be a mapped column",
        "epoch: millis | epoch: millis, zone: UTC | a count since 1970 has no zone",
        "epoch: millis | format: \"yyyy-MM-dd HH\" | has no offset, and its source no zone",
        "[{from: memo}, {from: note}] | {from: memo} | coalesce: must be a list",
        "bank_transfer: | bank_transfers: | feeds.bank_transfers: is no feed; feeds are [",
      })
  void aMistakeIsToldWithItsLine(String from, String to, String told) {
    int at = YAML.indexOf(from);
    String before = YAML.substring(0, at);
    String spoiled = before + to + YAML.substring(at + from.length());
    long line = 1 + before.chars().filter(c -> c == '\n').count();

    assertThatThrownBy(() -> LayoutSample.layout(temp, spoiled))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining(told)
        .hasMessageContaining("layout.yaml line " + line + ":")
        .extracting(e -> ((PipelineException) e).kind())
        .isEqualTo(ErrorKind.CONFIG);
  }

  @Test
  void aKeyWrittenTwiceAndWhatIsNoYamlAreTold() {
    assertThatThrownBy(
            () ->
                LayoutSample.layout(temp, YAML.replace("delimiter:", "zone: UTC\n    delimiter:")))
        .hasMessageContaining("layout.yaml line 9:")
        .hasMessageContaining("zone");
    assertThatThrownBy(() -> LayoutSample.layout(temp, YAML.replace("[id, a,", "[id, a:: {")))
        .hasMessageContaining("layout.yaml line ");
    assertThatThrownBy(() -> LayoutSample.layout(temp, ""))
        .hasMessageContaining("layout.yaml line 1");
    assertThatThrownBy(() -> ForeignLayout.read(temp.resolve("no.yaml"), LayoutSample.FEEDS))
        .hasMessageContaining("no.yaml cannot be read. Check --layout.");
  }
}
