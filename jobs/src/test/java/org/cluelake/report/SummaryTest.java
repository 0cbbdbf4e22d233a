package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void theConsoleSaysWhatTheNightMade() {
    assertThat(Summary.of(SampleFacts.night(), List.of("page: night.html")))
        .isEqualTo(
            """
            Night of 2026-03-10, generation 2: published
            Synthetic nation: every person, number and place is invented
            200 clues are open, 26 of them urgent; 1,238,976 delivered rows were read, 1,158 set aside with a reason.
            ! Feeds missing, the night was made without them: telecom_subscriber.

            Rows
              feed                  in  accepted  quarantined  refused
              -------------  ---------  --------  -----------  -------
              telecom_call   1,000,021   998,877        1,144        0
              bank_transfer    240,113   240,099           14    5,120
            ! refused bank_transfer-0002.csv.gz: GZ_TRUNCATED
            ! refused extra.csv: MANIFEST_MISSING

            Clues (187 last night, +13)
                      opened  raised  renewed  kept  closed  tonight
              ------  ------  ------  -------  ----  ------  -------
              urgent      19       7        0     0       0       26
              high        33       0        0    48       0       81
              medium       0       0       52     0       0       52
              low          0       0        0    41      31       41
              all         52       7       52    89      31      200

            High-risk phone cards (no night before to compare with)
                   added  lowered  kept  removed  tonight
              ---  -----  -------  ----  -------  -------
              A       22        0   130        0      152
              B       65        8     0        0       73
              C        0        0   150       37      150
              all     87        8   280       37      375

            High-risk bank cards (15 last night, unchanged)
                   added  raised  tonight
              ---  -----  ------  -------
              A       11       0       11
              B        0       4        4
              all     11       4       15

            Where to look next
              page: night.html
            """);
  }

  @Test
  void anUnpublishedNightSaysSoAtOnce() {
    assertThat(Summary.of(NightReportTest.empty(), List.of()))
        .startsWith("Night of 2026-03-01, generation 1: published\n0 clues are open");
  }
}
