package org.cluelake.region;

/** The score interval of a proportion (Wilson 1927), for events that are a part of their base. */
final class WilsonInterval {

  private WilsonInterval() {}

  static Interval of(long count, long base, double level) {
    double z = PoissonInterval.z(level);
    double z2 = z * z;
    double middle = 2.0 * count + z2;
    double reach = z * Math.sqrt(z2 + 4.0 * count * (1 - (double) count / base));
    double scale = 2 * (base + z2);
    return new Interval(
        Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale));
  }
}
