package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.Tables;
import org.cluelake.job.PublishedCounties;
import org.cluelake.region.RegionConf;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.ShippedConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The reference year as its keeper works it out: from the cases of a lake to lines of settings. */
class ListingStandardCommandTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 10);

  @TempDir private Path folder;

  private String standard(List<String> cases) {
    PublishedCounties counties = new PublishedCounties(folder);
    Map<String, Long> people = new TreeMap<>();
    Tables.REGION.columns().stream()
        .filter(c -> c.startsWith("resident_"))
        .forEach(c -> people.put(c, 1_000L));
    counties.deliver(NIGHT, List.of("961101", "961110"), people);
    counties.keepCases(NIGHT, cases);
    counties.publish(NIGHT, Map.of("961101", 1.0, "961110", 1.0), 100);
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    int unused =
        line.execute(
            "listing",
            "standard",
            "--lake",
            folder.resolve("lake").toString(),
            "--scratch",
            folder.resolve("scratch").toString(),
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31");
    return out.toString();
  }

  /** 1,600 cases, 200 a group were all the same; other years, withdrawn and unknown ones apart. */
  @Test
  void theLinesArePartOfTheSettings() throws IOException {
    String said =
        standard(
            List.of(
                "'filed', DATE '2025-01-01', 'female', '60_up', 1300",
                "'solved', DATE '2025-12-31', 'male', '16_35', 300",
                "'filed', DATE '2025-06-01', NULL, NULL, 400",
                "'filed', DATE '2024-12-31', 'male', '0_15', 5000",
                "'filed', DATE '2026-01-01', 'male', '0_15', 5000",
                "'withdrawn', DATE '2025-06-01', 'male', '0_15', 5000"));
    assertThat(said)
        .contains("80 % of them say sex and age")
        .contains("resident_female_60_up: 6.0\n", "resident_male_16_35: 1.5\n")
        .contains("resident_male_0_15: 0.091\n");
    String shipped = Files.readString(Repository.conf().resolve("regions.yaml"));
    String settings = shipped.replace("standard: {}", said);
    assertThat(ShippedConf.parse(settings, RegionConf.class).standard()).hasSize(1);
  }

  @Test
  void aLakeWithFewCasesSaysNothing() {
    assertThat(standard(List.of("'filed', DATE '2025-01-01', 'female', '60_up', 399")))
        .contains("fewer than 400 cases")
        .doesNotContain("resident_");
  }
}
