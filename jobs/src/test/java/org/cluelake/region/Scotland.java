package org.cluelake.region;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lip cancer in 56 districts of Scotland (Clayton and Kaldor 1987; expected counts to one decimal,
 * as in SpatialEpi and BUGS). The first are Skye-Lochalsh, Banff-Buchan, Caithness, Berwickshire
 * and Ross-Cromarty; the last is Annandale.
 */
final class Scotland {

  static final double[] OBSERVED = {
    9, 39, 11, 9, 15, 8, 26, 7, 6, 20, 13, 5, 3, 8, 17, 9, 2, 7, 9, 7, 16, 31, 11, 7, 19, 15, 7, 10,
    16, 11, 5, 3, 7, 8, 11, 9, 11, 8, 6, 4, 10, 8, 2, 6, 19, 3, 2, 3, 28, 6, 1, 1, 1, 1, 0, 0
  };
  static final double[] EXPECTED = {
    1.4, 8.7, 3, 2.5, 4.3, 2.4, 8.1, 2.3, 2, 6.6, 4.4, 1.8, 1.1, 3.3, 7.8, 4.6, 1.1, 4.2, 5.5, 4.4,
    10.5, 22.7, 8.8, 5.6, 15.5, 12.5, 6, 9, 14.4, 10.2, 4.8, 2.9, 7, 8.5, 12.3, 10.1, 12.7, 9.4,
    7.2, 5.3, 18.8, 15.8, 4.3, 14.6, 50.7, 8.2, 5.6, 9.3, 88.7, 19.6, 3.4, 3.6, 5.7, 7, 4.2, 1.8
  };
  static final int SKYE = 0;
  static final int BANFF = 1;
  static final int ROSS = 4;
  static final int MORAY = 6;

  private Scotland() {}

  static List<Posterior> posteriors(GammaPrior prior) {
    return IntStream.range(0, OBSERVED.length)
        .mapToObj(i -> prior.posterior(OBSERVED[i], EXPECTED[i]))
        .toList();
  }

  static double[] ratios() {
    return IntStream.range(0, OBSERVED.length)
        .mapToDouble(i -> OBSERVED[i] / EXPECTED[i])
        .toArray();
  }

  /** The variance of some values, with n - 1 below. */
  static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }
}
