package org.cluelake.feature;

import java.io.Serializable;
import org.cluelake.run.Require;

/**
 * When a domain or app is shared with ordinary sites, so that it says nothing about who visits it
 * or which cases name it: both limits must be reached.
 *
 * @param numbers numbers that hit it in the window of {@code web_target}
 * @param perMille and their share of all active numbers, in parts per thousand
 */
public record SharedName(int numbers, int perMille) implements Serializable {

  public SharedName {
    Require.that(numbers >= 1, "shared.numbers is %s; want 1 or more", numbers);
    Require.that(
        perMille >= 1 && perMille <= 1000, "shared.perMille is %s; want 1 to 1000", perMille);
  }

  /** The condition over the columns of {@code web_target}. */
  String condition() {
    return "numbers >= %d AND numbers * 1000 >= subscribers * %d".formatted(numbers, perMille);
  }
}
