package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.testkit.CanIgnoreReturnValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCheckTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static List<String> reasons(String feed, String column, String value) {
    Findings findings = new Findings(1);
    read(feed, column, value, findings);
    return findings.reasons(0);
  }

  @CanIgnoreReturnValue
  private static long read(String feed, String column, String value, Findings findings) {
    TableContract contract = Tables.feed(feed);
    return ValueCheck.of(
            contract.property(column).orElseThrow(),
            contract,
            Tables.cleanOf(contract),
            SampleRows.DAY)
        .read(Field.of(value), 0, findings);
  }

  @ParameterizedTest
  @CsvSource({
    "telecom_call, duration_s, 1.0, BAD_INTEGER",
    "telecom_call, duration_s, '+5', BAD_INTEGER",
    "telecom_call, duration_s, -, BAD_INTEGER",
    "telecom_call, duration_s, -1, RANGE",
    "telecom_call, duration_s, 86401, RANGE",
    "telecom_call, duration_s, 99999999999999999999, RANGE",
    "region, resident_male_0_15, 999999999999, ''",
    "bank_transfer, amount, 1e5, BAD_DECIMAL",
    "bank_transfer, amount, NaN, BAD_DECIMAL",
    "bank_transfer, amount, '1,000.00', BAD_DECIMAL",
    "bank_transfer, amount, .5, BAD_DECIMAL",
    "bank_transfer, amount, 5., BAD_DECIMAL",
    "bank_transfer, amount, 1.005, MONEY_SCALE",
    "bank_transfer, amount, 1.000, MONEY_SCALE",
    "bank_transfer, amount, 12345678901234567.00, MONEY_OVERFLOW",
    "bank_transfer, amount, 9999999999999999.99, ''",
    "bank_transfer, amount, 0000000000000000001.00, ''",
    "bank_transfer, amount, -5.00, MONEY_SIGN",
    "bank_transfer, amount, 0.00, RANGE",
    "bank_transfer, payer_balance_after, -5.00, ''",
    "telecom_subscriber, opened_on, 2026-02-30, BAD_DATE",
    "telecom_subscriber, opened_on, 2026-1-5, BAD_DATE",
    "telecom_subscriber, opened_on, 20260105, BAD_DATE",
    "telecom_subscriber, opened_on, 1899-12-31, DATE_RANGE",
    "telecom_subscriber, opened_on, 0001-01-01, DATE_RANGE",
    "telecom_subscriber, opened_on, 10000-01-01, DATE_RANGE",
    "telecom_subscriber, opened_on, 1900-01-01, ''",
    "telecom_subscriber, opened_on, 9999-12-31, ''",
    "police_case, accepted_at, 2026-02-30 00:00:00, BAD_TIME",
    "police_case, accepted_at, 2026-02-28 24:00:00, BAD_TIME",
    "police_case, accepted_at, 2026-02-28T10:00:00, BAD_TIME",
    "police_case, accepted_at, 2026-02-28 10:00, BAD_TIME",
    "police_case, accepted_at, 1986-05-04 02:30:00, BAD_TIME",
    "police_case, accepted_at, 1899-12-31 23:59:59, DATE_RANGE",
    "police_case, accepted_at, 2026-02-28T10:00:00.1234567+08:00, BAD_TIME",
    "police_case, accepted_at, 2026-02-28T10:00:00.123456Z, ''",
    "telecom_call, started_at, 2026-03-01 00:00:00, ''",
    "telecom_call, started_at, 2026-02-28T16:00:00Z, ''",
    "telecom_call, started_at, 2026-03-02 00:00:00, DAY_MISMATCH",
    "telecom_call, started_at, 2026-02-28 23:59:59, DAY_MISMATCH",
    "police_case, occurred_at, 2026-02-28 23:59:59, ''",
    "telecom_call, answered, yes, BAD_BOOLEAN",
    "telecom_call, answered, N, ''",
    "telecom_call, direction, MX, UNKNOWN_WORD",
    "telecom_call, direction, 'MO ', UNKNOWN_WORD",
    "telecom_call, served_number, 111-1, PATTERN",
    "telecom_call, served_number, '+11100000001', ''",
    "telecom_call, cell, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, TOO_LONG",
    "telecom_call, cell, ' a ', ''",
  })
  void namesWhatIsBroken(String feed, String column, String value, String code) {
    assertThat(reasons(feed, column, value))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code + ":" + column));
  }

  @Property
  void moneyReadsAsBigDecimalDoes(
      @ForAll @Scale(2) @BigRange(min = "-9999999999999999.99", max = "9999999999999999.99")
          BigDecimal money) {
    Findings findings = new Findings(1);
    assertThat(read("bank_transfer", "payer_balance_after", money.toPlainString(), findings))
        .isEqualTo(money.movePointRight(2).longValueExact());
    assertThat(findings.has(0)).isFalse();
  }

  @Property
  void datesReadAsTheCalendarSays(@ForAll("days") LocalDate day) {
    assertThat(read("telecom_subscriber", "opened_on", day.toString(), new Findings(1)))
        .isEqualTo(day.toEpochDay());
  }

  @Property
  void localTimesReadAsTheZoneSays(@ForAll("days") LocalDate day) {
    // Noon exists on every day, also in the summers of 1986 to 1991.
    LocalDateTime noon = day.atTime(12, 0, 1);
    String text = day + " 12:00:01";
    assertThat(read("police_case", "accepted_at", text, new Findings(1)))
        .isEqualTo(noon.atZone(SHANGHAI).toEpochSecond() * 1_000_000);
  }

  @Property
  void handCheckedPatternsAgreeWithRegularExpressions(
      @ForAll("patterns") String pattern, @ForAll("nearMisses") String text) {
    assertThat(TextPattern.compile(pattern).matches(Field.of(text)))
        .isEqualTo(Pattern.compile(pattern).matcher(text).matches());
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1900, 1, 2).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay)
        .edgeCases(e -> e.add(LocalDate.of(1986, 7, 1), LocalDate.of(2024, 2, 29)));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
        "\\+?[0-9]{3,17}",
        "[0-9]{6}",
        "[A-Z]{2}",
        "[a-z_]{3,40}",
        "[0-9A-Za-z]{4,34}",
        "(vpn|overseas)(\\|(vpn|overseas))*",
        "[a-c]+",
        "x{3}");
  }

  @Provide
  Arbitrary<String> nearMisses() {
    return Arbitraries.strings().withChars("+0129azAZ_cx|\u6587 ").ofMaxLength(20);
  }
}
