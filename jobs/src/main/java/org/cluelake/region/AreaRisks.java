package org.cluelake.region;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Relative risks of all areas of one indicator, each drawn towards the others as far as its own
 * events leave room: gamma distributions by area (Clayton and Kaldor 1987).
 *
 * @param shapes events, the prior's included, by area
 * @param rates expected events, the prior's included, by area
 */
public record AreaRisks(double[] shapes, double[] rates) {

  /**
   * The risks given events and expected events, or nothing where areas differ no more than chance
   * would make them: then there is one value for all and nothing to rank.
   */
  public static Optional<AreaRisks> of(double[] observed, double[] expected) {
    return GammaPoissonFit.of(observed, expected)
        .map(
            fit ->
                new AreaRisks(
                    IntStream.range(0, observed.length)
                        .mapToDouble(i -> observed[i] + fit.prior().shape())
                        .toArray(),
                    IntStream.range(0, observed.length)
                        .mapToDouble(i -> expected[i] + fit.prior().rate())
                        .toArray()));
  }

  /** Probability that an area's risk is above so many times the nation's. */
  public double above(int area, double ratio) {
    return new Posterior(shapes[area], rates[area]).above(ratio);
  }
}
