package org.cluelake.region;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * The prior of an indicator from all its areas: the maximum of the negative binomial likelihood of
 * events given expected events, from the moments of Clayton and Kaldor; Marshall's moments where
 * the search does not settle. It is empty where areas differ no more than by chance: then there is
 * one value for all and nothing to rank.
 *
 * @param prior what was found
 * @param method {@code likelihood} or {@code marshall}
 * @param logLikelihood of the events under it
 */
record GammaPoissonFit(GammaPrior prior, String method, double logLikelihood) {

  private static final int MOST_STEPS = 200;
  private static final double SETTLED = 1e-9;

  /** Beyond this shape, risks spread by less than 1% of their mean: no spread to speak of. */
  private static final double ALIKE = 1e4;

  static Optional<GammaPoissonFit> of(double[] observed, double[] expected) {
    if (Arrays.stream(observed).sum() == 0) {
      return Optional.empty();
    }
    Optional<GammaPrior> marshall = Moments.marshall(observed, expected);
    GammaPrior start =
        Moments.claytonKaldor(observed, expected)
            .map(Moments.Iterated::prior)
            .or(() -> marshall)
            .orElse(new GammaPrior(1, 1));
    double[] at = {Math.log(start.shape()), Math.log(start.rate())};
    double best = logLikelihood(observed, expected, prior(at));
    double damping = 1e-3;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] move = newton(observed, expected, prior(at), damping);
      double[] next = {at[0] + move[0], at[1] + move[1]};
      double there = logLikelihood(observed, expected, prior(next));
      if (there >= best) {
        boolean settled = Math.abs(move[0]) < SETTLED && Math.abs(move[1]) < SETTLED;
        at = next;
        best = there;
        damping = damping / 10;
        if (prior(at).shape() > ALIKE) {
          return Optional.empty();
        }
        if (settled) {
          return Optional.of(new GammaPoissonFit(prior(at), "likelihood", best));
        }
      } else if (Math.abs(move[0]) < SETTLED && Math.abs(move[1]) < SETTLED) {
        return Optional.of(new GammaPoissonFit(prior(at), "likelihood", best));
      } else {
        damping = damping * 10;
      }
    }
    return marshall.map(
        p -> new GammaPoissonFit(p, "marshall", logLikelihood(observed, expected, p)));
  }

  private static GammaPrior prior(double[] logarithms) {
    return new GammaPrior(Math.exp(logarithms[0]), Math.exp(logarithms[1]));
  }

  static double logLikelihood(double[] observed, double[] expected, GammaPrior prior) {
    double a = prior.shape();
    double b = prior.rate();
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      double o = observed[i];
      double e = expected[i];
      sum +=
          LogGamma.value(a + o)
              - LogGamma.value(a)
              - LogGamma.value(o + 1)
              + a * Math.log(b / (b + e))
              + (o == 0 ? 0 : o * Math.log(e / (b + e)));
    }
    return sum;
  }

  /** A damped Newton step uphill in the logarithms of shape and rate. */
  private static double[] newton(
      double[] observed, double[] expected, GammaPrior prior, double damping) {
    double a = prior.shape();
    double b = prior.rate();
    double da = 0;
    double db = 0;
    double daa = 0;
    double dab = 0;
    double dbb = 0;
    for (int i = 0; i < observed.length; i++) {
      double o = observed[i];
      double be = b + expected[i];
      da += Digamma.value(a + o) - Digamma.value(a) + Math.log(b / be);
      db += a / b - (a + o) / be;
      daa += Trigamma.value(a + o) - Trigamma.value(a);
      dab += 1 / b - 1 / be;
      dbb += (a + o) / (be * be) - a / (b * b);
    }
    double ga = a * da;
    double gb = b * db;
    double haa = a * a * daa + ga;
    double hab = a * b * dab;
    double hbb = b * b * dbb + gb;
    // Lifted until it curves downwards, so that the step goes uphill.
    double lift = damping * (Math.abs(haa) + Math.abs(hbb));
    while (haa - lift >= 0 || (haa - lift) * (hbb - lift) - hab * hab <= 0) {
      lift = lift == 0 ? 1e-6 * (1 + Math.abs(haa) + Math.abs(hbb)) : lift * 4;
    }
    haa -= lift;
    hbb -= lift;
    double determinant = haa * hbb - hab * hab;
    return new double[] {
      bounded((hab * gb - hbb * ga) / determinant), bounded((hab * ga - haa * gb) / determinant)
    };
  }

  private static double bounded(double move) {
    return Math.max(-2, Math.min(2, move));
  }
}
