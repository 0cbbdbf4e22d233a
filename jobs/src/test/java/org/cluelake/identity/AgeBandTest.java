package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.contract.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {

  /** A card of an invented county with its right check character. */
  private static String card(String born) {
    String head = "960101" + born + "123";
    for (char check : "0123456789X".toCharArray()) {
      if (CheckDigits.idCard(head + check)) {
        return head + check;
      }
    }
    throw new AssertionError(head);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "20100311, 0_15",
        "20100310, 16_35",
        "19900311, 16_35",
        "19900310, 36_59",
        "19660311, 36_59",
        "19660310, 60_up",
        "20260310, 0_15",
        "20260311, null",
        "19060310, 60_up",
        "19050310, null",
        "19900230, null",
        "19901301, null",
        "00000101, null",
      })
  void completedYearsOnTheDay(String born, String band) {
    assertThat(AgeBand.of("id_card", card(born), LocalDate.parse("2026-03-10"))).isEqualTo(band);
  }

  @Test
  void aCardOfFifteenDigitsIsOfTheTwentiethCentury() {
    LocalDate day = LocalDate.parse("2026-03-10");
    assertThat(AgeBand.of("id_card", "960101660310123", day)).isEqualTo("60_up");
    assertThat(AgeBand.of("id_card", "960101991399123", day)).isNull();
  }

  @Test
  void anyWrittenFormIsReadAndNoOtherDocument() {
    LocalDate day = LocalDate.parse("2026-03-10");
    String card = card("19900101");
    String spaced = card.substring(0, 6) + " " + card.substring(6);
    assertThat(AgeBand.of(" ID_CARD", spaced, day)).isEqualTo("36_59");
    assertThat(AgeBand.of("passport", card, day)).isNull();
    assertThat(AgeBand.of("org_code", card, day)).isNull();
    assertThat(AgeBand.of(null, card, day)).isNull();
    assertThat(AgeBand.of("id_card", null, day)).isNull();
  }

  /** A slip of the pen makes no age: it may lie in the birth date. */
  @Test
  void aWrongCheckCharacterSaysNothing() {
    String card = card("19900101");
    String wrong = card.substring(0, 10) + (char) (card.charAt(10) ^ 1) + card.substring(11);
    assertThat(AgeBand.of("id_card", wrong, LocalDate.parse("2026-03-10"))).isNull();
  }

  @Property
  void theBandIsThatOfTheCompletedYears(
      @ForAll @IntRange(max = 40_000) int bornAfter, @ForAll @IntRange(max = 3_000) int day) {
    LocalDate born = LocalDate.parse("1908-01-01").plusDays(bornAfter);
    LocalDate at = LocalDate.parse("2020-02-28").plusDays(day);
    int years = born.isAfter(at) ? -1 : yearsOf(born, at);
    String expected =
        years < 0
            ? null
            : years < 16 ? "0_15" : years < 36 ? "16_35" : years < 60 ? "36_59" : "60_up";
    assertThat(AgeBand.of("id_card", card(born.toString().replace("-", "")), at))
        .isEqualTo(expected);
  }

  private static int yearsOf(LocalDate born, LocalDate at) {
    return Period.between(born, at).getYears();
  }

  @Test
  void everyBandIsAStratumOfTheRegions() {
    for (String band : AgeBand.all()) {
      assertThat(Tables.REGION.columns()).contains("resident_female_" + band);
    }
    assertThat(Tables.REGION.columns().stream().filter(c -> c.startsWith("resident_female")))
        .hasSameSizeAs(AgeBand.all());
  }

  @Test
  void aContractNamesTheDay() {
    assertThat(AgeBand.dayColumn("age_band(accepted_at)")).contains("accepted_at");
    assertThat(AgeBand.dayColumn("number_class")).isEmpty();
  }
}
