package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Cases still to be delivered, where it is known how many there are. */
class CompletionTest {

  private static final int WEEKS = 6;

  /** Weekly cases of a county of which the same shares are delivered after 0, 1, 2... weeks. */
  private static double given(Completion completion, String county, int cases, double... shares) {
    double hidden = 0;
    for (int ago = 0; ago < WEEKS; ago++) {
      for (int delay = 0; delay < shares.length; delay++) {
        long some = Math.round(cases * shares[delay]);
        if (delay <= ago) {
          completion.add(county, ago, delay, some);
        } else {
          hidden += some;
        }
      }
    }
    return hidden;
  }

  @Test
  void whatIsHiddenIsFoundAgain() {
    Completion completion = new Completion(WEEKS, 100);
    double quick = given(completion, "960101", 1000, .9, .1);
    double slow = given(completion, "960102", 1000, .4, .3, .2, .1);
    assertThat(completion.outstanding().get("960101")).isCloseTo(quick, within(1e-6));
    assertThat(completion.outstanding().get("960102")).isCloseTo(slow, within(1e-6));
    assertThat(slow).isGreaterThan(5 * quick);
  }

  @Test
  void aSmallCountyGoesByTheNation() {
    Completion completion = new Completion(WEEKS, 1000);
    double unused = given(completion, "960101", 100_000, .5, .5);
    completion.add("960102", 0, 0, 10);
    assertThat(completion.outstanding().get("960102")).isCloseTo(10, within(0.01));
  }

  @Test
  void deliveredAtOnceNothingIsOutstanding() {
    Completion completion = new Completion(WEEKS, 100);
    double unused = given(completion, "960101", 70, 1);
    assertThat(completion.outstanding().get("960101")).isZero();
    assertThat(new Completion(WEEKS, 100).outstanding()).isEmpty();
  }

  /** Twice the cases of every week and delay: twice as many are outstanding. */
  @Property(tries = 200)
  void outstandingGrowsWithTheCases(
      @ForAll @Size(WEEKS * (WEEKS + 1) / 2) List<@IntRange(max = 500) Integer> cells) {
    Completion once = new Completion(WEEKS, 1);
    Completion twice = new Completion(WEEKS, 1);
    int at = 0;
    for (int ago = 0; ago < WEEKS; ago++) {
      for (int delay = 0; delay <= ago; delay++) {
        once.add("960101", ago, delay, cells.get(at));
        twice.add("960101", ago, delay, 2L * cells.get(at++));
      }
    }
    double rest = once.outstanding().get("960101");
    assertThat(rest).isGreaterThanOrEqualTo(0);
    assertThat(twice.outstanding().get("960101")).isCloseTo(2 * rest, within(1e-6 * (1 + rest)));
  }
}
