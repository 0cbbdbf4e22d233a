package org.cluelake.evaluate;

import org.cluelake.metric.WilsonInterval;

/** Whether a bar is met, as far as the numbers can tell. */
public enum Verdict {
  MET("met"),
  NOT_MET("not met"),
  TOO_FEW("too few to say");

  /** Least base of a precision or a recall for its figure to decide. */
  static final int LEAST = 20;

  /** Least base of a share of one in a thousand: at the bar, one is expected among so many. */
  static final int LEAST_INNOCENT = 1000;

  private static final double LEVEL = 0.95;

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As people say it. */
  public String words() {
    return words;
  }

  /**
   * On a share that must reach a limit. Among fewer than {@value #LEAST} only a share whose whole
   * interval lies below the limit decides; a single case never does.
   */
  static Verdict atLeast(double limit, long count, long base) {
    if (base >= LEAST) {
      return (double) count / base >= limit ? MET : NOT_MET;
    }
    return base > 1 && WilsonInterval.of(count, base, LEVEL).high() < limit ? NOT_MET : TOO_FEW;
  }

  /**
   * On a share that must not exceed a limit. Among fewer than {@value #LEAST_INNOCENT} only a share
   * whose whole interval lies above the limit decides.
   */
  static Verdict atMost(double limit, long count, long base) {
    if (base >= LEAST_INNOCENT) {
      return (double) count / base <= limit ? MET : NOT_MET;
    }
    return base > 0 && WilsonInterval.of(count, base, LEVEL).low() > limit ? NOT_MET : TOO_FEW;
  }
}
