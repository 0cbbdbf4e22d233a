package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Comparator;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignLayoutTest {

  @TempDir private Path temp;

  @Test
  void columnsStandInTheContractsOrder() {
    ForeignLayout layout = LayoutSample.layout(temp, LayoutSample.YAML);
    assertThat(layout.feeds())
        .allSatisfy(
            feed ->
                assertThat(feed.columns())
                    .extracting(ColumnMapping::column)
                    .isSubsetOf(feed.contract().columns())
                    .isSortedAccordingTo(Comparator.comparing(feed.contract().columns()::indexOf)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: sample | nome: sample | nome: unknown key",
        "name: sample | name: '' | name: is missing",
        "name: sample | name: [] | name: must be a text",
        "name: sample | @ | layout.yaml line 1",
        "day_from: at | day_of: at | feeds.bank_transfer.day_of: unknown key",
        "day_from: at | day_from: amount | feeds.bank_transfer.day_from",
        "day_from: at | day_from: payee | feeds.bank_transfer.day_from",
        "{constant: CNY} | {constant: yuan} | feeds.bank_transfer.columns.currency.constant",
        "{constant: CNY} | {constant: CNY, from: a} | feeds.bank_transfer.columns.currency",
        "{constant: CNY} | {} | feeds.bank_transfer.columns.currency",
        "status: {constant: active} | status: {constant: fine} | must be one of [active",
        "status: {constant: active} | | required columns are not mapped: [status]",
        "status: {constant: active} | colour: {constant: red} | bank_account.columns.colour",
        "bank: {from: bank} | bank: {from: secret} | bank_account.columns.bank.from",
        "bank: {from: bank} | bank: {from: truth} | bank_account.columns.bank.from",
        "{from: bank} | {coalesce: [{from: bank}, {from: secret}]} | bank.coalesce[1].from",
        "{from: bank} | {when: [{column: truth, equals: y, then: {from: id}}]} | bank.when[0].column",
        "w: wallet | w: purse | bank_account.columns.kind.apply",
        "bank_account: | bank_accounts: | feeds.bank_accounts: is no feed",
        "source: moves | source: nowhere | feeds.bank_transfer.source",
        "{pad_left: 4} | {pad_left: 400} | bank_transfer.columns.transfer_id.apply[0].pad_left",
        "{pad_left: 4} | {pad_left: 4, prefix: x} | transfer_id.apply[0]: must be one step",
        "{pad_left: 4} | {pad_leftt: 4} | pad_leftt: unknown key",
        "{pad_left: 4} | {use: nothing} | transfer_id.apply[0].use",
        "{check_digit: luhn} | {check_digit: crc} | expressions.account",
        "{decimal_scale: 2} | {decimal_scale: -2} | amount.apply[0].decimal_scale",
        "file: people.csv | file: ../people.csv | sources.people.file",
        "charset: GB18030 | charset: nothing | sources.people.charset",
        "delimiter: ';' | delimiter: ';;' | sources.people.delimiter",
        "label: truth | label: | labels.label",
        "n: false | n: true | labels.values",
      })
  void aMistakeIsNamedWithFileAndKey(String old, String replaced, String named) {
    String before = LayoutSample.YAML.replace("\"n\"", "n").replace("\";\"", "';'");
    String yaml = before.replace(old, replaced == null ? "" : replaced);
    assertThat(yaml).isNotEqualTo(before);

    assertThatThrownBy(() -> LayoutSample.layout(temp, yaml))
        .isInstanceOf(PipelineException.class)
        .message()
        .containsPattern("layout\\.yaml line [1-9][0-9]*: ")
        .contains(named);
    assertThatThrownBy(() -> LayoutSample.layout(temp, yaml))
        .isInstanceOf(PipelineException.class)
        .extracting(e -> ((PipelineException) e).kind())
        .isEqualTo(ErrorKind.CONFIG);
  }

  /** Rows kept by the truth would carry it in as well as values made from it. */
  @ParameterizedTest
  @ValueSource(strings = {"truth", "secret"})
  void rowsAreNotKeptByWhatIsWithheld(String column) {
    String yaml =
        LayoutSample.YAML.replace(
            "    source: people\n    columns:",
            "    source: people\n    where: [{column: %s, equals: y}]\n    columns:"
                .formatted(column));
    assertThat(yaml).isNotEqualTo(LayoutSample.YAML);
    assertThatThrownBy(() -> LayoutSample.layout(temp, yaml))
        .hasMessageContaining(
            "feeds.bank_account.where[0].column: names a column that is withheld");
  }
}
