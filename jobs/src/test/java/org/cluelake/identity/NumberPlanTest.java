package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cluelake.identity.NumberPlan.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPlanTest {

  private static final NumberPlan PLAN = NumberPlan.bundled();

  /** Subscriber parts are zeros: a shape of the plan, nobody's number. */
  @ParameterizedTest
  @CsvSource({
    "13000000000, MOBILE",
    "19900000000, MOBILE",
    "1300000000, UNKNOWN",
    "130000000000, UNKNOWN",
    "16200000000, VIRTUAL_OPERATOR",
    "16500000000, VIRTUAL_OPERATOR",
    "16700000000, VIRTUAL_OPERATOR",
    "17000000000, VIRTUAL_OPERATOR",
    "17100000000, VIRTUAL_OPERATOR",
    "16600000000, MOBILE",
    "1064000000000, IOT",
    "1440000000000, IOT",
    "14800000000, IOT",
    "106400000000, SHORT_CODE",
    "10690000000000000, SHORT_CODE",
    "110, SHORT_CODE",
    "12345, SHORT_CODE",
    "10086, SHORT_CODE",
    "95000, SERVICE_95",
    "95000000, SERVICE_95",
    "950000000, UNKNOWN",
    "96000, SERVICE_95",
    "4000000000, SERVICE_400",
    "8000000000, SERVICE_400",
    "40000000000, UNKNOWN",
    "01000000000, FIXED",
    "0100000000, UNKNOWN",
    "02000000000, FIXED",
    "075500000000, FIXED",
    "0021000000, OVERSEAS",
    "00, UNKNOWN",
    "00000000, OVERSEAS",
    "00861000000000, FIXED",
    "008601000000000, FIXED",
    "00861064000000000, IOT",
    "00864000000000, SERVICE_400",
    "0086, UNKNOWN",
    "20000000, UNKNOWN",
    "1110000X, UNKNOWN",
    "'', UNKNOWN",
  })
  void classOfTheShapesOfThePlan(String number, NumberClass expected) {
    assertThat(PLAN.classOf(number)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "11100001234, MOBILE",
    "11200001234, MOBILE",
    "11700001234, VIRTUAL_OPERATOR",
    "1064000001234, IOT",
    "00210000123, OVERSEAS",
    "09990001234, FIXED",
    "099900001234, FIXED",
    "95990, SERVICE_95",
    "959990, SERVICE_95",
    "4009900123, SERVICE_400",
  })
  void classOfTheSampleNation(String number, NumberClass expected) {
    assertThat(PLAN.classOf(number)).isEqualTo(expected);
  }

  @Test
  void everyEntryDecidesForItsPlainestNumber() {
    NumberPlan.Entries written = NumberPlan.bundledEntries();
    NumberPlan assigned = new NumberPlan(written.assigned());
    assertThat(written.assigned()).isNotEmpty();
    assertThat(written.invented()).isNotEmpty();
    for (Entry entry : written.assigned()) {
      for (int length : new int[] {entry.min(), entry.max()}) {
        boolean decides =
            "0123456789"
                .chars()
                .mapToObj(
                    c ->
                        entry.prefix()
                            + Character.toString(c).repeat(length - entry.prefix().length()))
                .anyMatch(number -> assigned.classOf(number) == entry.numberClass());
        assertThat(decides).as("prefix %s, %d digits", entry.prefix(), length).isTrue();
      }
    }
  }

  @Test
  void theLongestPrefixWhoseLengthFitsDecides() {
    NumberPlan plan =
        new NumberPlan(
            List.of(
                new Entry("1", 3, 9, NumberClass.SHORT_CODE),
                new Entry("12", 5, 5, NumberClass.MOBILE),
                new Entry("12", 6, 6, NumberClass.IOT)));
    assertThat(plan.classOf("1200")).isEqualTo(NumberClass.SHORT_CODE);
    assertThat(plan.classOf("12000")).isEqualTo(NumberClass.MOBILE);
    assertThat(plan.classOf("120000")).isEqualTo(NumberClass.IOT);
    assertThat(plan.classOf("1200000")).isEqualTo(NumberClass.SHORT_CODE);
  }

  @Test
  void refusesAPlanThatContradictsItself() {
    assertThatThrownBy(
            () ->
                new NumberPlan(
                    List.of(
                        new Entry("12", 5, 7, NumberClass.MOBILE),
                        new Entry("12", 7, 9, NumberClass.IOT))))
        .hasMessageContaining("prefix 12 has two classes");
    assertThatThrownBy(() -> new Entry("12", 5, 4, NumberClass.IOT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Entry("1x", 5, 5, NumberClass.IOT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
