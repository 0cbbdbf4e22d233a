package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.run.Read;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Assertions;

/** What must not change the findings of the money and border detectors, on their golden tables. */
class MoneyDetectorProperties {

  private static final Set<String> IDS =
      Set.of(
          "absent-holder",
          "call-then-pay",
          "cash-out",
          "cash-route",
          "dormant-burst",
          "fake-investment",
          "fake-loan",
          "fake-police",
          "fake-service",
          "fan-in-fan-out",
          "money-ring",
          "motorcade",
          "new-contact-payee",
          "otc-merchant",
          "paid-a-mule",
          "pass-through",
          "rebate-task",
          "recruit-chain",
          "smuggled-exit",
          "sold-account",
          "test-payment");
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-10");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static List<Detector> detectors() {
    return Configured.allDetectors(Repository.conf()).stream()
        .filter(d -> IDS.contains(d.id()))
        .toList();
  }

  @Property(tries = 10)
  void theOrderOfRowsDoesNotMatter(@ForAll long seed) {
    for (Detector detector : detectors()) {
      assertThat(findings(detector, NIGHT, new Random(seed), 0))
          .isEqualTo(findings(detector, NIGHT, null, 0));
    }
  }

  @Property(tries = 6)
  void wholeWeeksLaterTheFindingsAreTheSame(@ForAll @IntRange(min = 1, max = 60) int weeks) {
    for (Detector detector : detectors()) {
      assertThat(findings(detector, NIGHT.plusWeeks(weeks), null, 7 * weeks))
          .isEqualTo(
              findings(detector, NIGHT, null, 0).stream()
                  .map(line -> DATE.matcher(line).replaceAll(m -> later(m, 7 * weeks)))
                  .toList());
    }
  }

  @Property(tries = 1)
  void fourBucketsFindWhatOneFinds() {
    for (Detector detector : detectors()) {
      boolean bucketed = detector.reads().stream().anyMatch(r -> r.table().isBucketed());
      if (!bucketed) {
        continue;
      }
      List<String> united = new ArrayList<>();
      for (int bucket = 0; bucket < 4; bucket++) {
        united.addAll(findings(detector, NIGHT, bucket));
      }
      Collections.sort(united);
      assertThat(united).isEqualTo(findings(detector, NIGHT, null, 0));
    }
  }

  private static List<String> findings(Detector detector, LocalDate night, int bucket) {
    try (StepBench bench = StepBench.ofBucket(detector, night.toString(), bucket, 4)) {
      return findings(detector, bench, null, 0, bucket);
    }
  }

  private static List<String> findings(Detector detector, LocalDate night, Random order, int days) {
    try (StepBench bench = StepBench.of(detector, night.toString())) {
      return findings(detector, bench, order, days, -1);
    }
  }

  private static List<String> findings(
      Detector detector, StepBench bench, Random order, int days, int bucket) {
    for (Read read : detector.reads()) {
      Path csv = Repository.pack(detector.id()).resolve(read.view() + ".csv");
      if (Files.exists(csv)) {
        StepBench unused = bench.givenCsv(read.view(), changed(csv, read, order, days, bucket));
      }
    }
    List<String> lines =
        new ArrayList<>(
            bench.lines("subject", "person", "verdict", "score", "reason", "evidence", "network"));
    Collections.sort(lines);
    return lines;
  }

  private static Path changed(Path csv, Read read, Random order, int days, int bucket) {
    try {
      List<String> lines = Files.readAllLines(csv);
      List<String> header = List.of(lines.get(0).split(","));
      List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
      if (bucket >= 0 && read.table().isBucketed()) {
        int subject = header.indexOf(read.table().subject());
        rows.removeIf(r -> (Long.parseLong(r.split(",")[subject]) & 3) != bucket);
      }
      if (order != null) {
        Collections.shuffle(rows, order);
      }
      rows.replaceAll(r -> DATE.matcher(r).replaceAll(m -> later(m, days)));
      Path file = Files.createTempFile("golden", ".csv");
      file.toFile().deleteOnExit();
      Path unused = Files.writeString(file, lines.get(0) + "\n");
      unused = Files.write(file, rows, StandardOpenOption.APPEND);
      return file;
    } catch (IOException e) {
      return Assertions.fail(e);
    }
  }

  private static String later(MatchResult date, int days) {
    return LocalDate.parse(date.group()).plusDays(days).toString();
  }

  @Property(tries = 30)
  void aLargerPaymentAfterAListedCallNeverLowersTheScore(
      @ForAll @IntRange(min = 500, max = 40_000) int yuan,
      @ForAll @IntRange(min = 0, max = 40_000) int more) {
    Detector detector =
        detectors().stream().filter(d -> d.id().equals("call-then-pay")).findFirst().orElseThrow();
    List<Double> scores =
        Stream.of(yuan, yuan + more)
            .map(
                amount -> {
                  try (StepBench bench =
                      StepBench.of(detector, NIGHT.toString())
                          .given(
                              "contact_then_pay",
                              "contact_kind, talk_s, amount, usual_amount, history_payments,"
                                  + " minutes_after",
                              "'listed', 700, " + amount + ", 1024, 30, 10")) {
                    return bench.lines("score").stream()
                        .mapToDouble(Double::parseDouble)
                        .max()
                        .orElse(0);
                  }
                })
            .toList();
    assertThat(scores.get(1)).isGreaterThanOrEqualTo(scores.get(0));
  }
}
