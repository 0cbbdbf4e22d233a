package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;

/** How the score of a payment after a talk goes with the payment. */
class CallThenPayProperties {

  private static final String NIGHT = "2026-03-10";

  @Property(tries = 30)
  void aLargerPaymentAfterAListedCallNeverLowersTheScore(
      @ForAll @IntRange(min = 500, max = 40_000) int yuan,
      @ForAll @IntRange(min = 0, max = 40_000) int more) {
    Detector detector =
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("call-then-pay"))
            .findFirst()
            .orElseThrow();
    List<Double> scores =
        Stream.of(yuan, yuan + more)
            .map(
                amount -> {
                  try (StepBench bench =
                      StepBench.of(detector, NIGHT)
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
