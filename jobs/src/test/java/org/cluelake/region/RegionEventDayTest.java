package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What happened in a small world, by indicator, county and day. */
class RegionEventDayTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final String NIGHT = "2026-03-10";
  private static final String CASE = "case_id, accepted_on, region, loss, currency, status";
  private static final String[] COUNTIES = {
    "'960101', 'county', DATE '2020-01-01', NULL::DATE",
    "'960102', 'county', DATE '2020-01-01', NULL::DATE"
  };

  private static List<String> lines(String indicator, String... cases) {
    try (StepBench bench = StepBench.of(new RegionEventDay(CONF), NIGHT)) {
      bench.given("region", "code, level, valid_from, valid_to", COUNTIES);
      bench.given("region_case", CASE, cases);
      return bench
          .lines(
              "indicator", "region", "day", "events", "loss", "loss_capped", "loss_capped_squared")
          .stream()
          .filter(l -> l.startsWith(indicator))
          .toList();
    }
  }

  @Test
  void moneyIsThatOfLiveCasesAndTheHugeOneIsCutOff() {
    String[] cases = new String[1001];
    for (int i = 0; i < 1000; i++) {
      cases[i] =
          "'c%d', DATE '2026-03-0%d', '960101', 10.00, 'CNY', 'filed'".formatted(i, 1 + i % 2);
    }
    cases[1000] = "'huge', DATE '2026-03-05', '960102', 9000000.00, 'CNY', 'accepted'";
    assertThat(lines("VIC2", cases))
        .containsExactly(
            "VIC2|960101|2026-03-01|500|5000.00|5000.00|50000.00",
            "VIC2|960101|2026-03-02|500|5000.00|5000.00|50000.00",
            "VIC2|960102|2026-03-05|1|9000000.00|10.00|100.00");
  }

  @Test
  void withdrawnCasesAndForeignMoneyAreNoLoss() {
    assertThat(
            lines(
                "VIC2",
                "'a', DATE '2026-03-01', '960101', 30.00, 'CNY', 'filed'",
                "'b', DATE '2026-03-01', '960101', 70.00, 'CNY', 'withdrawn'",
                "'c', DATE '2026-03-01', '960101', 50.00, 'USD', 'filed'",
                "'d', DATE '2026-03-01', '970101', 20.00, 'CNY', 'filed'"))
        .containsExactly(
            "VIC2|960101|2026-03-01|2|30.00|30.00|900.00",
            "VIC2|unplaced|2026-03-01|1|20.00|20.00|400.00");
  }
}
