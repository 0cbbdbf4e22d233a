package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class TestedPaymentTest {

  private static final SmallPayment SMALL =
      new SmallPayment(new SmallPayment.Params(new BigDecimal(10), List.of("red_packet")));
  private static final TestedPayment TESTED =
      new TestedPayment(
          new TestedPayment.Params(new BigDecimal(1000), 100, 24, List.of("rent", "salary")));
  private static final String LEG =
      "transfer_id, account, counterparty, direction, at, amount, currency, purpose, state";

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private record Leg(String id, long counterparty, LocalDateTime at, String amount, String rest) {
    String row() {
      return "'%s', 1, %d, 'in', TIMESTAMPTZ '%s+08:00', %s, %s"
          .formatted(id, counterparty, CLOCK.format(at), amount, rest);
    }
  }

  private static final String PLAIN = "'CNY', NULL, 'settled'";

  /** Both steps over as many nights as the legs span, as the night runs them. */
  private static List<String> found(List<Leg> legs) {
    List<String> found = new ArrayList<>();
    List<String> smalls = new ArrayList<>();
    legs.stream()
        .map(l -> l.at().toLocalDate())
        .distinct()
        .sorted()
        .forEach(
            night -> {
              String[] rows =
                  legs.stream()
                      .filter(l -> l.at().toLocalDate().equals(night))
                      .map(Leg::row)
                      .toArray(String[]::new);
              try (StepBench bench = StepBench.of(SMALL, night.toString())) {
                bench.given("account_leg", LEG, rows);
                bench
                    .lines("counterparty", "direction", "largest", "first_at", "last_at")
                    .forEach(
                        line ->
                            smalls.add(
                                "DATE '%s', 1, %s, '%s', 1, %s, TIMESTAMPTZ '%s', TIMESTAMPTZ '%s'"
                                    .formatted(
                                        Stream.concat(
                                                Stream.of(night), Stream.of(line.split("\\|")))
                                            .toArray())));
              }
              try (StepBench bench = StepBench.of(TESTED, night.toString())) {
                bench.given("account_leg", LEG, rows);
                String[] near =
                    smalls.stream()
                        .filter(
                            s ->
                                s.startsWith("DATE '" + night)
                                    || s.startsWith("DATE '" + night.minusDays(1)))
                        .toArray(String[]::new);
                bench.given(
                    "small_payment",
                    "biz_date, account, counterparty, direction, payments, largest, first_at,"
                        + " last_at",
                    near);
                found.addAll(
                    bench.lines("transfer_id", "test_counterparty", "test_amount", "is_same_pair"));
              }
            });
    return found;
  }

  private static final LocalDateTime NOON = LocalDateTime.parse("2026-03-10T12:00:00");

  @Test
  void aPaymentAHundredTimesTheTestIsFoundAndOrdinaryOnesAreNot() {
    assertThat(
            found(
                List.of(
                    new Leg("try", 7, NOON, "10.00", PLAIN),
                    new Leg("enough", 7, NOON.plusHours(1), "1000.00", PLAIN),
                    new Leg("short", 7, NOON.plusHours(1), "999.99", PLAIN),
                    new Leg("rent", 7, NOON.plusHours(1), "5000.00", "'CNY', 'rent', 'settled'"),
                    new Leg("refused", 7, NOON.plusHours(1), "5000.00", "'CNY', NULL, 'rejected'"),
                    new Leg("foreign", 7, NOON.plusHours(1), "5000.00", "'USD', NULL, 'settled'"),
                    new Leg("before", 7, NOON.minusSeconds(1), "5000.00", PLAIN),
                    new Leg("other", 8, NOON.plusHours(1), "5000.00", PLAIN))))
        .containsExactly("enough|7|10.00|true", "other|7|10.00|false");
  }

  @Test
  void redPacketsAreNoTests() {
    assertThat(
            found(
                List.of(
                    new Leg("packet", 7, NOON, "1.00", "'CNY', 'red_packet', 'settled'"),
                    new Leg("large", 7, NOON.plusHours(1), "5000.00", PLAIN))))
        .isEmpty();
  }

  @Test
  void theTestOfTheSamePairIsPreferredToALaterOne() {
    assertThat(
            found(
                List.of(
                    new Leg("same", 7, NOON, "2.00", PLAIN),
                    new Leg("later", 8, NOON.plusMinutes(5), "1.00", PLAIN),
                    new Leg("large", 7, NOON.plusHours(1), "5000.00", PLAIN))))
        .containsExactly("large|7|2.00|true");
  }

  @Property(tries = 25)
  void midnightChangesNothing(
      @ForAll @IntRange(min = 0, max = 60 * 24) int start,
      @ForAll @IntRange(min = -90, max = 1600) int minutesAfter) {
    LocalDateTime test = NOON.toLocalDate().atStartOfDay().plusMinutes(start);
    Leg small = new Leg("try", 7, test, "1.00", PLAIN);
    Leg large = new Leg("large", 7, test.plusMinutes(minutesAfter), "5000.00", PLAIN);
    boolean follows = minutesAfter > 0 && minutesAfter <= Duration.ofHours(24).toMinutes();
    assertThat(found(List.of(small, large)))
        .isEqualTo(follows ? List.of("large|7|1.00|true") : List.of());
  }

  @Property(tries = 15)
  void aTestAmongOthersIsFoundWhereverTheDayEnds(
      @ForAll @IntRange(min = 0, max = 60 * 24) int start,
      @ForAll @IntRange(min = 1, max = 1400) int minutesAfter) {
    LocalDateTime test = NOON.toLocalDate().atStartOfDay().plusMinutes(start);
    LocalDateTime paid = test.plusMinutes(minutesAfter);
    List<Leg> legs =
        List.of(
            new Leg("early", 7, test.minusHours(30), "1.00", PLAIN),
            new Leg("try", 7, test, "1.00", PLAIN),
            new Leg("late", 7, paid.plusMinutes(1), "1.00", PLAIN),
            new Leg("large", 7, paid, "5000.00", PLAIN));
    assertThat(found(legs)).containsExactly("large|7|1.00|true");
  }
}
